import type { Model } from './model.ts';

/** The first line of each turn in a recording. */
export const TURN_LINE = { type: 'turn', v: 1 } as const;

/**
 * The same model, with all that it yields written down as it comes, one JSON line an event, for `createReplay`.
 *
 * Only what was answered is recorded: no request and no header, so never a key.
 *
 * @param write is given each line, with its line end
 */
export function recordModel(model: Model, write: (line: string) => void): Model {
  return {
    async *stream(request, signal) {
      write(`${JSON.stringify(TURN_LINE)}\n`);
      for await (const event of model.stream(request, signal)) {
        write(`${JSON.stringify(event)}\n`);
        yield event;
      }
    },
  };
}
