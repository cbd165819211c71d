import { createHash } from 'node:crypto';

/** What the API takes as a tool's name is at most so long. */
const MAX_NAME = 128;

/**
 * A name for a server's tool that the API takes and no other tool has: `mcp__server__tool`.
 *
 * @param server its safe name
 * @param tool as the server calls it, whatever that is
 * @param taken names given so far; this one is added
 * @returns the name, and the part of it that stands for the tool
 */
export function toolName(server: string, tool: string, taken: Set<string>): { name: string; part: string } {
  const head = `mcp__${server}__`;
  const room = MAX_NAME - head.length;
  const plain = tool.replace(/[^A-Za-z0-9_-]/g, '_') || 'tool';
  // The mark of what was changed: two names of the server may come to the same.
  const marked = `${plain.slice(0, room - 9)}_${createHash('sha256').update(tool).digest('hex').slice(0, 8)}`;
  const part = plain.length <= room && !taken.has(head + plain) ? plain : marked;
  taken.add(head + part);
  return { name: head + part, part };
}
