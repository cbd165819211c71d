import { createHash } from 'node:crypto';
import { type Fields, fields, isObject, list } from './json.ts';

/** What a server remembers of what it gave out, to know it again when it comes back. */
export type Memory = {
  /** By signature: the words, and everything that stood before them. */
  thinking: Map<string, { words: string; before: string[] }>;
  redacted: Set<string>;
  /** By id. `input` is undefined for one whose JSON was broken or never came to its end. */
  calls: Map<string, { name: string; input: string | undefined; whole: boolean; thoughts: string[] }>;
  /** By what it began with, each conversation's newest request, and how much of that must never change again. */
  conversations: Map<string, { pieces: string[]; settled: number }>;
  /** Whether the last reply stopped for the server's own tools, and may be gone on with as it is. */
  paused: boolean;
};

export function createMemory(): Memory {
  return { thinking: new Map(), redacted: new Set(), calls: new Map(), conversations: new Map(), paused: false };
}

export type Turn = { role: unknown; blocks: { block: Fields; at: string }[] };

/** The turns of a request as the API sees them: neighbours of one role are one turn, and a string is a text block. */
export function turnsOf(body: Fields): Turn[] {
  const turns: Turn[] = [];
  for (const [index, message] of list(body.messages).entries()) {
    const { role, content } = fields(message);
    const blocks = (typeof content === 'string' ? [{ type: 'text', text: content }] : list(content)).map(
      (block, place) => ({ block: fields(block), at: `messages.${index}.content.${place}` }),
    );
    const last = turns.at(-1);
    if (last && last.role === role) last.blocks.push(...blocks);
    else turns.push({ role, blocks });
  }
  return turns;
}

/** Everything that the model reads, piece by piece in its order: the tools and the system prompt, then each block. */
export function piecesOf(body: Fields): string[] {
  const system = typeof body.system === 'string' ? [{ type: 'text', text: body.system }] : list(body.system);
  return [
    `tools ${exact(body.tools ?? [])}`,
    `system ${exact(system)}`,
    ...turnsOf(body).flatMap(({ role, blocks }) => blocks.map(({ block }) => `${role} ${exact(block)}`)),
  ];
}

/** JSON to the byte, but for the marks of the cache, which may move. */
export function exact(value: unknown): string {
  return JSON.stringify(value, (_key, each) => {
    if (!isObject(each) || !('cache_control' in each)) return each;
    const { cache_control: _mark, ...rest } = each;
    return rest;
  });
}

/** What makes two requests parts of one conversation: the same beginning, through the first message. */
export function conversationOf(pieces: readonly string[]): string {
  return createHash('sha256').update(pieces.slice(0, 3).join('\n')).digest('hex');
}
