import type { RunFlags } from '../args.ts';
import { Failed, type Failure } from '../failure.ts';
import { findSession, listSessions } from '../session/store.ts';
import type { World } from '../world.ts';
import { type Limits, type Running, resumeSession } from './begin.ts';
import { runHeadless } from './headless.ts';
import { complain } from './outcome.ts';
import { answersOf, type Bench } from './prepare.ts';

/** Opens a session to go on with: the one named, else the newest of this workspace. */
export function openToResume(world: World, bench: Bench, id: string | undefined, flags: RunFlags): Running | Failure {
  const wanted = id === undefined ? newestHere(bench) : found(bench, id);
  if (typeof wanted !== 'string') return wanted;
  const limits: Limits = {
    ...(flags.budget !== undefined && { budget: flags.budget }),
    ...(flags.maxTurns !== undefined && { maxTurns: flags.maxTurns }),
    // A place named now is the wish to save there, also in a session that began with --no-save.
    ...(flags.out !== undefined && { out: flags.out, save: true }),
    ...(flags.questions && { questions: flags.questions }),
    ...(!flags.save && { save: false }),
    ...(!flags.check && { checks: false }),
  };
  return resumeSession(world, bench.store, wanted, limits);
}

/** Goes on with nobody to ask. Gives the exit code. */
export async function resumeHeadless(
  world: World,
  bench: Bench,
  id: string | undefined,
  flags: RunFlags,
): Promise<number> {
  const answers = await answersOf(world, flags);
  if (answers && 'kind' in answers) return complain(world, answers);
  const running = openToResume(world, bench, id, flags);
  if ('kind' in running) return complain(world, running);
  const assume = flags.assume ?? running.session.view.started?.options.assume ?? false;
  return runHeadless(world, running, { format: flags.format ?? 'text', assume, ...(answers && { answers }) });
}

function found({ store }: Bench, id: string): string | Failure {
  try {
    return findSession(store, id);
  } catch (thrown) {
    if (thrown instanceof Failed) return thrown.failure;
    throw thrown;
  }
}

function newestHere({ store, workspace }: Bench): string | Failure {
  const newest = listSessions(store).find((session) => session.workspace === workspace);
  if (newest) return newest.id;
  return {
    kind: 'usage',
    message: 'There is no session of this folder to resume.',
    next: 'See `backend-architect sessions` for those of other folders.',
  };
}
