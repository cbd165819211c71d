import type { AnswerSheet } from '../context/answers.ts';
import { answerFrom } from '../faces/answerer.ts';
import type { LastLine } from '../faces/count-down.ts';
import { writeEvents } from '../faces/jsonl.ts';
import { printProgress } from '../faces/print.ts';
import { questionsOf, resultOf } from '../faces/result.ts';
import { exitCode, type Failure, isOfTheModel, sentenceOf } from '../failure.ts';
import { otherModel } from '../model/other-model.ts';
import { reportMarkdown } from '../report/markdown.ts';
import { reportOf } from '../report/report.ts';
import { shownPath } from '../report/save.ts';
import { standingText } from '../report/standing-text.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { cutToWidth } from '../text/width.ts';
import type { World } from '../world.ts';
import type { Running } from './begin.ts';
import { errorsLeft } from './errors-left.ts';
import { LEFT } from './left.ts';

export type HeadlessOptions = {
  format: 'text' | 'json' | 'stream-json';
  answers?: AnswerSheet;
  assume: boolean;
};

/** Runs a session with nobody to ask: the report on standard output, progress on standard error. Gives the exit code. */
export async function runHeadless(world: World, running: Running, options: HeadlessOptions): Promise<number> {
  const { session } = running;
  const line = (text: string): void => void world.stderr.write(`${text}\n`);
  const output = (text: string): void => void world.stdout.write(`${text}\n`);
  printProgress(session, line, lastLineOf(world));
  if (options.format === 'stream-json') {
    for (const event of session.events) output(JSON.stringify(event));
    writeEvents(session, output);
  }
  answerFrom({ given: (question) => options.answers?.answer(question), assume: options.assume }, session);
  const deaf = world.onSignal((signal) => session.send({ type: 'leave', failure: LEFT[signal] }));
  await running.run(false);
  deaf();
  const failure = session.view.failure;
  const left = failure ? undefined : errorsLeft(session.view);
  for (const key of options.answers?.unused() ?? []) line(`No question matched the answer given for ${key}.`);
  tellEnd(world, running, failure, options.format, line);
  if (left) line(sentenceOf(left));
  const wrong = failure ?? left;
  return wrong ? exitCode(wrong) : 0;
}

/** The last line of the terminal that standard error goes to; nothing where there is none, or one without a cursor. */
function lastLineOf({ stderr, env }: World): LastLine | undefined {
  if (!stderr.isTTY || env.TERM === 'dumb') return undefined;
  return {
    // One that wraps could not be taken away again.
    show: (text = '') => void stderr.write(`\r${cutToWidth(text, (stderr.columns ?? 80) - 1)}\u001b[K`),
    everySecond(run) {
      const timer = setInterval(run, 1000);
      return () => clearInterval(timer);
    },
  };
}

function tellEnd(
  world: World,
  { session, isKept = () => true }: Running,
  failure: Failure | undefined,
  format: HeadlessOptions['format'],
  line: (text: string) => void,
): void {
  const { view, events } = session;
  const id = view.started?.id ?? '';
  if (failure) line(sanitizeLine(sentenceOf(failure)));
  if (failure?.kind === 'answers-needed') {
    const needed = questionsOf(session);
    line('Answer the questions in a file (id: answer), and go on with:');
    line(`  backend-architect resume ${id} --print --answers answers.yaml`);
    if (format !== 'stream-json') world.stdout.write(`${JSON.stringify(needed, null, 2)}\n`);
    return;
  }
  if (failure && isKept()) line(`The session is kept: backend-architect resume ${id}`);
  const other = failure && isOfTheModel(failure) && view.started && otherModel(view.started.model, world.env);
  if (other && isKept()) line(`Or have another model go on: backend-architect resume ${id} --model ${other.id}`);
  if (!isKept()) line('The session could not be kept to its end: the disk did not take it.');
  const report = reportOf(events, view);
  if (view.saved) line(`Saved ${shownPath(view.saved.path, world.cwd)}`);
  if (format === 'json') world.stdout.write(`${JSON.stringify(resultOf(session, failure), null, 2)}\n`);
  else if (format === 'text' && report && (!failure || failure.kind === 'not-saved')) {
    const isSaved = view.saved?.revision === view.draft.revision;
    world.stdout.write((isSaved && view.saved && standingText(view.saved)) || reportMarkdown(report));
  }
}
