import { z } from 'zod';
import type { Failure } from '../failure.ts';
import type { Model, ModelEvent } from './model.ts';
import { TURN_LINE } from './record.ts';

/**
 * A model that plays a recording, one turn for each request, in order, whatever is asked.
 *
 * A damaged recording is not played at all: its first turn fails, naming the line. So does each turn after the last,
 * and one whose end was never recorded.
 *
 * @param recording the text that `recordModel` wrote
 * @param skip how many turns were played before, in a session that is resumed
 */
export function createReplay(recording: string, skip = 0): Model {
  const tape = readTape(recording);
  let played = skip;
  return {
    async *stream(_request, signal) {
      if ('kind' in tape) return yield { type: 'failed', failure: tape };
      const turn = tape.turns[played];
      played += 1;
      if (!turn) return yield failed(`The recording holds ${tape.turns.length} turns; turn ${played} was asked for.`);
      for (const event of turn) {
        if (signal.aborted)
          return yield { type: 'failed', failure: { kind: 'stopped', message: 'The turn was stopped.' } };
        yield event;
        if (isLast(event)) return;
      }
      yield failed(`The recording breaks off in the middle of turn ${played}.`);
    },
  };
}

function failed(message: string): ModelEvent {
  return { type: 'failed', failure: { kind: 'model', message } };
}

function isLast({ type }: ModelEvent): boolean {
  return type === 'ended' || type === 'failed';
}

function readTape(recording: string): { turns: ModelEvent[][] } | Failure {
  const turns: ModelEvent[][] = [];
  for (const [index, line] of recording.split('\n').entries()) {
    if (line.trim() === '') continue;
    const value = readLine(line);
    if (isTurnLine(value)) {
      turns.push([]);
      continue;
    }
    const event = EVENT.safeParse(value);
    const turn = turns.at(-1);
    if (!event.success || !turn) {
      return { kind: 'usage', message: `Line ${index + 1} of the recording cannot be read.`, next: 'Record it again.' };
    }
    turn.push(value as ModelEvent);
  }
  return { turns };
}

function readLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isTurnLine(value: unknown): boolean {
  return z.object({ type: z.literal(TURN_LINE.type), v: z.literal(TURN_LINE.v) }).safeParse(value).success;
}

const FAILURE = z.looseObject({ kind: z.string(), message: z.string() });
const USAGE = z.object({ input: z.number(), output: z.number(), cacheRead: z.number(), cacheWrite: z.number() });
const EVENT = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('thinking'), text: z.string() }),
  z.object({ type: z.literal('waiting'), attempt: z.number(), waitMs: z.number(), failure: FAILURE }),
  z.object({
    type: z.literal('ended'),
    content: z.array(z.looseObject({ type: z.string() })),
    stop: z.string(),
    usage: USAGE,
    cost: z.number().optional(),
  }),
  z.object({ type: z.literal('failed'), failure: FAILURE, usage: USAGE.optional(), cost: z.number().optional() }),
]);
