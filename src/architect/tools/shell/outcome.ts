import type { Outcome } from '../tool.ts';
import type { Ended } from './run-command.ts';

export type Circumstances = {
  timeoutMs: number;
  /** Guarded places that there are since. */
  made: readonly string[];
  sandbox?: string;
};

/** What came of a command: for the model all that is kept of what it said, and how it ended where that was not well. */
export function outcomeOf(ended: Ended, { timeoutMs, made, sandbox }: Circumstances): Outcome {
  const end = endOf(ended, timeoutMs);
  const notes = [
    ...(end.isError ? [`(${end.sentence})`] : []),
    ...(end.isError && sandbox !== undefined
      ? [`(it ran in a sandbox: ${sandbox}, and only the workspace can be written to)`]
      : []),
    ...(made.length > 0 ? [`(it made ${made.join(', ')}, which other programs act on: tell the user)`] : []),
  ];
  const said = ended.output.replace(/\n$/, '');
  const output = [...(said === '' ? [] : [said]), ...(notes.length > 0 ? [notes.join('\n')] : [])].join('\n\n');
  const summary = made.length > 0 ? `${end.summary}, made ${made.join(', ')}` : end.summary;
  return { output: output || '(it said nothing)', isError: end.isError, summary };
}

function endOf({ why, code, by, output }: Ended, timeoutMs: number) {
  const bad = (sentence: string, summary: string) => ({ isError: true, sentence, summary });
  switch (why) {
    case 'timeout':
      return bad(`ended after ${timeoutMs / 1_000} s, its time limit`, `ended after ${timeoutMs / 1_000} s`);
    case 'stopped':
      return bad('ended by the user before it was done', 'stopped');
    case 'flooded':
      return bad('ended, for it said far too much', 'said too much');
    case 'not started':
      return bad('it could not be started', 'not started');
    case 'ended': {
      if (by !== undefined) return bad(`ended by ${by}`, by);
      const isError = code !== 0;
      const lines = output === '' ? 0 : output.replace(/\n$/, '').split('\n').length;
      const said = `${lines} ${lines === 1 ? 'line' : 'lines'}`;
      return { isError, sentence: `exit code ${code}`, summary: isError ? `exit code ${code}, ${said}` : said };
    }
    default:
      return why satisfies never;
  }
}
