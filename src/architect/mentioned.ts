import type { ContextRef, SessionEvent } from '../session/events.ts';
import { maskedWords } from '../session/masked.ts';
import type { Session } from '../session/session.ts';
import type { Engine } from './engine.ts';

/** What words mention of the servers of a session, read; and what is to be said of what could not be. */
export type ReadMentions = (
  words: string,
  signal: AbortSignal,
) => Promise<{ context: ContextRef[]; notices: string[] }>;

/**
 * Reads what the user has mentioned by `@` since the model was last asked, wherever they could say something, and puts
 * it on record: it goes to the model with their words. What a brief mentions came with it, as context.
 */
export async function addMentioned(
  session: Session,
  { readMentions, mask }: Pick<Engine, 'readMentions' | 'mask'>,
  signal: AbortSignal,
): Promise<void> {
  const words = wordsSince(session.events).join('\n');
  if (!readMentions || !words.includes('@')) return;
  const { context, notices } = await readMentions(words, signal);
  if (signal.aborted) return;
  const read = context.map((ref) => ({ ...ref, masked: [], ...mask?.(ref.text, ref.name) }));
  if (read.length > 0) session.append({ type: 'context.added', context: read.map(({ masked: _, ...ref }) => ref) });
  for (const { name, masked } of read) {
    session.append({ type: 'notice', text: `@${name} was read, and goes to the architect.` });
    if (masked.length > 0) session.append({ type: 'notice', text: maskedWords(`@${name}`, masked) });
  }
  for (const text of notices) session.append({ type: 'notice', text });
}

/** Words of the user's own, and never those that they chose of the model's: it could mention what it likes in them. */
function wordsSince(events: readonly SessionEvent[]): string[] {
  const from = events.findLastIndex(({ type }) => type === 'turn.started' || type === 'context.added');
  return events.slice(from + 1).flatMap(wordsOf);
}

function wordsOf(event: SessionEvent): string[] {
  switch (event.type) {
    case 'user.said':
    case 'question.replied':
      return [event.text];
    case 'question.answered':
      return event.answers.flatMap(({ by, text = '', note = '' }) => (by === 'user' ? [text, note] : []));
    case 'answer.changed':
      return [event.answer.text ?? '', event.answer.note ?? ''];
    case 'permission.given':
      return event.leave.by === 'user' ? [event.leave.words ?? ''] : [];
    default:
      return [];
  }
}
