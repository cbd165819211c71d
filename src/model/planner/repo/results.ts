import type { Message, ToolResultBlock } from '../../../session/conversation.ts';
import { type Block, isToolUse, type ToolUseBlock } from '../../../session/events.ts';

/** What a tool call of ours gave back. */
export type Result = { id: string; name: string; input: unknown; output: string; isError: boolean };

/** Our tool calls with their results, in the order of the conversation. A call without a result is an error. */
export function toolResults(messages: readonly Message[]): Result[] {
  const outputs = new Map<string, ToolResultBlock>();
  for (const { content } of messages)
    for (const block of content) if (isResult(block)) outputs.set(block.tool_use_id, block);
  return messages
    .flatMap(({ role, content }) => (role === 'assistant' ? content : []))
    .flatMap((block) => {
      if (!isToolUse(block as Block)) return [];
      const { id, name, input } = block as ToolUseBlock;
      const result = outputs.get(id);
      return [
        { id, name, input, output: result?.content ?? '', isError: result === undefined || result.is_error === true },
      ];
    });
}

function isResult(block: { type: string }): block is ToolResultBlock {
  return block.type === 'tool_result' && typeof (block as ToolResultBlock).content === 'string';
}

/** The paths of a `glob` result: one a line, remarks in brackets. */
export function globbedPaths({ output, isError }: Result): string[] {
  if (isError || output.startsWith('No file matches')) return [];
  return output.split('\n').filter((line) => line !== '' && !line.startsWith('('));
}

/** The text of a `read` result without its line numbers; nothing when the read failed. */
export function readText({ output, isError }: Result): string | undefined {
  if (isError || output === '(the file is empty)') return undefined;
  const lines: string[] = [];
  for (const line of output.split('\n')) {
    const numbered = /^ *(\d+)\t(.*)$/.exec(line);
    if (numbered) lines[Number(numbered[1]) - 1] = numbered[2] ?? '';
  }
  return lines.length === 0 ? output : Array.from(lines, (line) => line ?? '').join('\n');
}

/** The path that a `read` call named. */
export function readPath({ input }: Result): string {
  return typeof input === 'object' && input !== null && 'path' in input && typeof input.path === 'string'
    ? input.path
    : '';
}
