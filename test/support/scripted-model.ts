import type { Model, ModelEvent, ModelRequest } from '../../src/model/model.ts';
import { type Block, NO_USAGE, type StopReason } from '../../src/session/events.ts';

/** One turn of a scripted model: what it yields, perhaps depending on the request. */
export type ScriptedTurn = ModelEvent[] | ((request: ModelRequest) => ModelEvent[]);

/** A model that plays its turns in order, and keeps the requests. A turn too many fails, and is not retried. */
export function scriptedModel(...turns: ScriptedTurn[]): Model & { requests: ModelRequest[] } {
  const requests: ModelRequest[] = [];
  return {
    requests,
    async *stream(request, signal) {
      requests.push(structuredClone(request));
      const turn = turns[requests.length - 1];
      const events = typeof turn === 'function' ? turn(request) : turn;
      if (!events) {
        yield { type: 'failed', failure: { kind: 'model', message: 'The script has ended.' } };
        return;
      }
      for (const event of events) {
        await Promise.resolve();
        if (signal.aborted) {
          yield { type: 'failed', failure: { kind: 'stopped', message: 'Stopped.' } };
          return;
        }
        yield event;
      }
    },
  };
}

/** A turn of text, in pieces of so many characters, with calls after it. */
export function says(
  words: string,
  options: { calls?: Block[]; stop?: StopReason; piece?: number } = {},
): ModelEvent[] {
  const { calls = [], piece = 7 } = options;
  const pieces = words.match(new RegExp(`[\\s\\S]{1,${piece}}`, 'g')) ?? [];
  const stop = options.stop ?? (calls.length > 0 ? 'tool_use' : 'end_turn');
  const content: Block[] = [...(words ? [{ type: 'text', text: words }] : []), ...calls];
  return [
    ...pieces.map((text): ModelEvent => ({ type: 'text', text })),
    { type: 'ended', content, stop, usage: NO_USAGE },
  ];
}

/** A turn that breaks after so much text. */
export function breaks(words: string, retryable = true): ModelEvent[] {
  const text: ModelEvent[] = words ? [{ type: 'text', text: words }] : [];
  return [...text, { type: 'failed', failure: { kind: 'broken-stream', message: 'The line was cut.', retryable } }];
}
