import type { MessageBlock } from './conversation.ts';
import { type Block, isText, type ThinkingBlock } from './events.ts';

/** Whether the provider is yet to bring the result of a call of its own. */
export function awaitsServer(content: readonly MessageBlock[]): (block: MessageBlock) => boolean {
  const answered = new Set(content.map((block) => ('tool_use_id' in block ? block.tool_use_id : undefined)));
  return (block) => block.type === 'server_tool_use' && 'id' in block && !answered.has(block.id);
}

/** Text without a word in it, which is refused. */
export function isBlank(block: Block): boolean {
  return block.type === 'text' && !(isText(block) && block.text.trim() !== '');
}

/** Thinking that was never signed was never finished, or comes from a server that does not want it back. */
export function isUnsigned(block: Block): boolean {
  return block.type === 'thinking' && !(block as Partial<ThinkingBlock>).signature;
}

/** No turn may end in thinking. */
export function withoutThoughtsAtEnd<Kind extends MessageBlock>(content: readonly Kind[]): Kind[] {
  const end = content.findLastIndex(({ type }) => type !== 'thinking' && type !== 'redacted_thinking');
  return content.slice(0, end + 1);
}

/** Whether it is a call that we answer. */
export function isCall({ type }: MessageBlock): boolean {
  return type === 'tool_use';
}
