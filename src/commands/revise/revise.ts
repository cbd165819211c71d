import type { ReviseWish, RunFlags } from '../../args.ts';
import type { Failure } from '../../failure.ts';
import { textOf } from '../../session/events.ts';
import { sanitize } from '../../text/sanitize.ts';
import type { World } from '../../world.ts';
import type { Running } from '../begin.ts';
import { runHeadless } from '../headless.ts';
import { complain } from '../outcome.ts';
import { answersOf, type Bench } from '../prepare.ts';
import { wrongRule } from '../wrong-rule.ts';
import { findReport } from './find-report.ts';
import { answersTo, sheetFrom, unknownQuestion } from './given-answers.ts';
import { newSession, type Opening, ownSession } from './open-session.ts';
import { asksForMore, nothingToRevise, planRevision } from './plan.ts';
import { tellChanges, tellWishes } from './tell-changes.ts';

/**
 * Opens the session of a report, and puts into it what is to change. Nothing is written before all of it was
 * understood.
 *
 * @param attended somebody is there who can say it later
 */
export async function openToRevise(
  world: World,
  bench: Bench,
  { report, words, answers, flags }: ReviseWish,
  attended: boolean,
): Promise<Running | Failure> {
  const wrong = await wrongRule(bench.settings, flags);
  if (wrong) return wrong;
  const given = sheetFrom(answers);
  if ('kind' in given) return given;
  const file = await answersOf(world, flags);
  if (file && 'kind' in file) return file;
  const opening = await openingOf(world, bench, report, flags);
  if ('kind' in opening) return opening;
  const asked = opening.adopted?.asked ?? opening.view.asked;
  const said = answersTo(asked, file ? [given, file] : [given]);
  const byHand = opening.answers.filter(({ id }) => said.every((answer) => answer.id !== id));
  const unknown = given.unused();
  if (unknown.length > 0) return unknownQuestion(unknown, asked);
  const plan = planRevision(opening.view, { ...opening, answers: [...byHand, ...said], words });
  if (!attended && !asksForMore(plan)) return nothingToRevise(plan);
  const running = await opening.open();
  if ('kind' in running) return running;
  for (const body of plan) running.session.append(body);
  return running;
}

async function openingOf(world: World, bench: Bench, given: string, flags: RunFlags): Promise<Opening | Failure> {
  const found = await findReport(given, world.cwd, bench.store);
  if ('kind' in found) return found;
  const { session: id, file } = found;
  if (id !== undefined) return ownSession(world, bench, { id, ...(file && { file }) }, flags);
  return file ? newSession(world, bench, file, flags) : nothingToRevise([]);
}

/** Revises with nobody to ask: the difference on standard error, the report on standard output. Gives the exit code. */
export async function reviseHeadless(world: World, running: Running, flags: RunFlags): Promise<number> {
  const { session } = running;
  const answers = await answersOf(world, flags);
  if (answers && 'kind' in answers) return complain(world, answers);
  tellWishes(world, session);
  tellChanges(world, session);
  const from = session.events.length;
  const assume = flags.assume ?? session.view.started?.options.assume ?? false;
  const code = await runHeadless(world, running, {
    format: flags.format ?? 'text',
    assume,
    ...(answers && { answers }),
  });
  // Without a change, what the architect said instead is all there is.
  const since = session.events.slice(from);
  const said = since.findLast((event) => event.type === 'turn.ended');
  if (said && !since.some(({ type }) => type === 'report.saved') && session.view.failure?.kind === 'model')
    world.stderr.write(`\n${sanitize(textOf(said.content)).trim()}\n`);
  return code;
}
