import type { RunFlags } from '../args.ts';
import { Failed, type Failure } from '../failure.ts';
import { chooseModel } from '../model/choose-model.ts';
import type { SessionStarted } from '../session/events.ts';
import { findSession, listSessions, readSession } from '../session/store.ts';
import type { World } from '../world.ts';
import { type Limits, type Running, resumeSession } from './begin.ts';
import { runHeadless } from './headless.ts';
import { openServersFor, type SessionServers } from './mcp/open-for.ts';
import { complain } from './outcome.ts';
import { answersOf, type Bench, rulesFor } from './prepare.ts';
import { tellChanges } from './revise/tell-changes.ts';
import { wrongRule } from './wrong-rule.ts';

/** Opens a session to go on with: the one named, else the newest of this workspace. */
export async function openToResume(
  world: World,
  bench: Bench,
  id: string | undefined,
  flags: RunFlags,
): Promise<Running | Failure> {
  const wrong = await wrongRule(bench.settings, flags);
  if (wrong) return wrong;
  const wanted = id === undefined ? newestHere(bench) : found(bench, id);
  if (typeof wanted !== 'string') return wanted;
  const servers = await serversOf(world, bench, wanted, flags);
  if (servers && 'kind' in servers) return servers;
  const model = flags.model === undefined ? undefined : chooseModel({ flag: flags.model, env: world.env });
  if (model && 'kind' in model) {
    await servers?.servers?.close();
    return model;
  }
  return resumeSession(world, bench.store, wanted, limitsOf(flags, bench), servers, model);
}

/** The servers of a session that began with some, or is given some now; its tools are what they were then. */
export async function serversOf(
  world: World,
  { store, trust }: Bench,
  id: string,
  flags: RunFlags,
): Promise<SessionServers | Failure | undefined> {
  const started = startOf(store, id);
  const began = started?.servers !== undefined || started?.tools.some(({ name }) => name.startsWith('mcp__'));
  if (!started || (!began && flags.mcpConfig.length === 0)) return undefined;
  return openServersFor(world, { workspace: started.workspace, trust }, flags, {});
}

/** Nothing for a journal that cannot be read: whoever opens it says why. */
function startOf(store: Bench['store'], id: string): SessionStarted | undefined {
  try {
    return readSession(store, id).events.find((event) => event.type === 'session.started');
  } catch (thrown) {
    if (thrown instanceof Failed) return undefined;
    throw thrown;
  }
}

/** What the flags of a run change in a session that goes on. */
export function limitsOf(flags: RunFlags, { settings }: Pick<Bench, 'settings'>): Limits {
  return {
    ...(flags.budget !== undefined && { budget: flags.budget }),
    ...(flags.maxTurns !== undefined && { maxTurns: flags.maxTurns }),
    // A place named now is the wish to save there, also in a session that began with --no-save.
    ...(flags.out !== undefined && { out: flags.out, save: true }),
    ...(flags.questions && { questions: flags.questions }),
    ...(!flags.save && { save: false }),
    ...(!flags.check && { checks: false }),
    ...(flags.readOnly && { readOnly: true }),
    ...(flags.sendSecrets && { sendSecrets: true }),
    rules: rulesFor(settings, flags),
  };
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
  const running = await openToResume(world, bench, id, flags);
  if ('kind' in running) return complain(world, running);
  tellChanges(world, running.session);
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
  const all = listSessions(store);
  const newest = all.find((session) => session.workspace === workspace);
  if (newest) return newest.id;
  // One that cannot be read may be of any folder.
  const lost = all.filter((session) => session.workspace === '').map(({ id }) => id);
  const named = lost.slice(0, 3).join(', ') + (lost.length > 3 ? ` and ${lost.length - 3} more` : '');
  const unread = lost.length > 0 ? ` (of ${named} that cannot be told)` : '';
  return {
    kind: 'usage',
    message: `There is no session of this folder to resume${unread}.`,
    next:
      lost.length > 0
        ? 'See `backend-architect sessions`.'
        : 'See `backend-architect sessions` for those of other folders.',
  };
}
