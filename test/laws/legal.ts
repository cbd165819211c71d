import { expect } from 'vitest';
import type { Message } from '../../src/session/conversation.ts';

/** Each rule is one of the API's. */
export function expectLegal(messages: Message[]): void {
  expect(messages[0]?.role).toBe('user');
  for (const [index, message] of messages.entries()) {
    const before = messages[index - 1];
    expect(message.content.length, 'no message is empty').toBeGreaterThan(0);
    if (message.role === 'system') expect(before?.role, 'a system message follows a user turn').toBe('user');
    else if (before) expect(before.role, 'roles alternate').not.toBe(message.role);
    for (const block of message.content)
      if (block.type === 'text') expect((block as { text: string }).text.trim()).not.toBe('');
    if (message.role !== 'assistant') continue;
    expect(message.content.at(-1)?.type, 'no reply ends in thinking').not.toBe('thinking');
    const calls = message.content.flatMap((block) =>
      block.type === 'tool_use' ? [(block as unknown as { id: string }).id] : [],
    );
    const answers = messages[index + 1]?.content.flatMap((block) =>
      block.type === 'tool_result' ? [(block as { tool_use_id: string }).tool_use_id] : [],
    );
    expect(answers ?? [], 'each call is answered in the next user turn').toEqual(calls);
  }
}

/** Everything before the newest user turn is the same, to the byte, as in the request before. */
export function expectExtends(messages: Message[], before: Message[] | undefined): void {
  if (!before) return;
  const newest = before.findLastIndex(({ role }) => role === 'user');
  expect(JSON.stringify(messages.slice(0, newest))).toBe(JSON.stringify(before.slice(0, newest)));
  const old = before[newest]?.content ?? [];
  expect(JSON.stringify(messages[newest]?.content.slice(0, old.length))).toBe(JSON.stringify(old));
}
