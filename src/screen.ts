import type { Readable } from 'node:stream';
import type { RunFlags } from './args.ts';
import type { Running } from './commands/begin.ts';
import { errorsLeft } from './commands/errors-left.ts';
import { LEFT, leave } from './commands/left.ts';
import { complain } from './commands/outcome.ts';
import { isTrusted } from './commands/personas/is-trusted.ts';
import { openRoster, type Roster } from './commands/personas/roster.ts';
import type { Plan } from './commands/plan-design.ts';
import { answersOf, type Bench, modelFor } from './commands/prepare.ts';
import type { Settings } from './config.ts';
import type { AnswerSheet } from './context/answers.ts';
import { readContextFile } from './context/files.ts';
import { editText, pageText } from './editor.ts';
import { EXAMPLE_BRIEF } from './example.ts';
import { answerFrom } from './faces/answerer.ts';
import { signalsOf } from './faces/tui/signals.ts';
import type { Errands, Stage } from './faces/tui/stage.ts';
import { backgroundOf, colorLevelOf, unicodeOf } from './faces/tui/theme.ts';
import { exitCode, type Failure } from './failure.ts';
import { FAMILIES, todaysId } from './model/catalogue.ts';
import { modelName } from './model/model-name.ts';
import { otherModel } from './model/other-model.ts';
import { openDrafts } from './session/drafts.ts';
import { readHistory } from './session/history.ts';
import type { Session } from './session/session.ts';
import { fileOf } from './session/workspace-files.ts';
import type { SessionFlags, Sessions } from './sessions.ts';
import type { World } from './world.ts';

type Keys = Readable & { isTTY?: boolean };

/** Shows the app for a new design. Gives the exit code. */
export async function showDesign(given: World, plan: Plan, keys: Keys): Promise<number> {
  const world = withOwnEnvironment(given);
  const { bench, flags, roster, persona, brief, context, piped } = plan;
  const answers = await answersOf(world, flags);
  if (answers && 'kind' in answers) return complain(world, answers);
  const said: SessionFlags = { ...flags };
  const sessions = lateSessions(world, bench, said, answers);
  const stage: Omit<Stage, 'leaving'> = {
    ...backdrop(world, bench, keys),
    ...castOf(roster, bench),
    ...(flags.trust && { isTrusted: () => true }),
    form: {
      context,
      ...(persona && { persona }),
      ...(brief !== '' && { brief }),
      ...(flags.example && brief === '' && { example: EXAMPLE_BRIEF }),
    },
    ...(piped && { pipe: piped }),
    modelFor: (each) => modelFor(world, bench, said, each),
    errands: errandsFor(world, bench, said, sessions.readReport),
    waitingServers: async (each) =>
      (await import('./commands/mcp/waiting-servers.ts')).waitingServers(world, bench, flags, each),
    ...sessions,
  };
  return show(world, stage, sessions.running);
}

/** Shows the app for a session that goes on. Gives the exit code. */
export async function showResumed(
  world: World,
  bench: Bench,
  running: Running,
  flags: RunFlags,
  keys: Keys,
): Promise<number> {
  const answers = await answersOf(world, flags);
  if (answers && 'kind' in answers) return complain(world, answers);
  const { createSessions } = await import('./sessions.ts');
  const said: SessionFlags = { ...flags };
  const sessions = createSessions(world, bench, said, undefined, running);
  const stage: Omit<Stage, 'leaving'> = {
    ...backdrop(world, bench, keys),
    ...castOf(await openRoster(world), bench),
    form: { context: [] },
    resumed: running.session,
    modelFor: (each) => modelFor(world, bench, said.model === flags.model ? {} : said, each),
    errands: errandsFor(world, bench, said, sessions.readReport),
    waitingServers: async (each) =>
      (await import('./commands/mcp/waiting-servers.ts')).waitingServers(world, bench, flags, each),
    ...sessions,
  };
  const { assume } = running.session.view.started?.options ?? { assume: false };
  answerFrom({ given: (question) => answers?.answer(question), assume, attended: true }, running.session);
  void running.run(true);
  return show(world, stage, sessions.running);
}

/**
 * The sessions of one run of the app. What they need is large, and the first frame does without: it is loaded when the
 * first of them begins.
 */
function lateSessions(world: World, bench: Bench, flags: SessionFlags, answers: AnswerSheet | undefined): Sessions {
  let sessions: Sessions | undefined;
  const load = async (): Promise<Sessions> => {
    const { createSessions } = await import('./sessions.ts');
    sessions ??= createSessions(world, bench, flags, answers);
    return sessions;
  };
  return {
    running: () => sessions?.running(),
    begin: async (form) => (await load()).begin(form),
    resume: async (id) => (await load()).resume(id),
    serverNames: async () => (await sessions?.serverNames?.()) ?? [],
    readReport: (session) => sessions?.readReport(session) ?? '',
    saveAs: async (session, path) => sessions?.saveAs(session, path),
  };
}

/** What the commands of the screen do; loaded when the first is called. @param said changed where another model is named */
function errandsFor(world: World, bench: Bench, said: SessionFlags, readReport: Sessions['readReport']): Errands {
  const load = () => import('./commands/completion/errands.ts');
  return {
    models: () => [
      ...FAMILIES.map((family) => ({ value: family, detail: modelName(todaysId(family)) })),
      { value: 'planner', detail: 'built in, by rules, no key and no cost' },
    ],
    takeModel(name, persona) {
      const model = modelFor(world, bench, { ...said, model: name }, persona);
      if (!('kind' in model)) said.model = name;
      return model;
    },
    findLocal: async () => (await load()).findOllama(),
    takeLocal({ url, model }) {
      // For this run alone: what the user has set stays as it is.
      Object.assign(world.env, { ANTHROPIC_BASE_URL: url, ANTHROPIC_AUTH_TOKEN: 'local' });
      said.model = model;
    },
    sessions: async () => (await load()).sessionsHere(bench),
    check: async (path) => (await load()).checkedAnew(world, path),
    exportAs: async (session, form) => (await load()).exportSession(world, session, readReport(session), form),
  };
}

/** The same world with an environment that can be changed for this run, and that no other program sees. */
function withOwnEnvironment(world: World): World {
  const own = { env: { value: { ...world.env }, enumerable: true } };
  return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(world), ...own }) as World;
}

type Cast = Pick<Stage, 'personas' | 'otherPersonas' | 'isTrusted' | 'trust'>;

/** Who there is to choose from, and who of them was looked at. */
function castOf(roster: Roster, { trust }: Bench): Cast {
  return {
    personas: roster.near,
    otherPersonas: roster.all,
    isTrusted: (persona) => isTrusted(persona, trust),
    trust: ({ source: { hash, path } }) => {
      if (hash !== undefined) trust.add('persona', hash, path);
    },
  };
}

/** What the app is given whatever it shows. */
function backdrop(
  world: World,
  bench: Bench,
  keys: Keys,
): Omit<Stage, keyof Cast | 'form' | 'modelFor' | 'waitingServers' | 'leaving' | 'errands' | keyof Sessions> {
  const { workspace, store } = bench;
  return {
    input: keys,
    output: world.stdout,
    look: lookOf(world, workspace, bench.settings),
    modelName,
    otherModel: ({ view: { started } }) => started && otherModel(started.model, world.env),
    history: readHistory(fileOf(store, workspace, 'history')),
    drafts: openDrafts(fileOf(store, workspace, 'drafts')),
    edit: (text, extension) => editText(world, text, extension),
    page: (text, extension) => pageText(world, text, extension),
    open: async (address) => (await import('./browser.ts')).openAddress(world, address),
    addFile: (path) => readContextFile(path, world.cwd, 0),
    onStop: world.onStop,
    ...(world.suspend && { suspend: world.suspend }),
    now: world.now,
  };
}

async function show(world: World, stage: Omit<Stage, 'leaving'>, running: () => Running | undefined): Promise<number> {
  const { startScreen } = await import('./faces/tui/start.tsx');
  let left: Failure | undefined;
  const leaving = new AbortController();
  const deaf = world.onSignal((signal) => {
    left = LEFT[signal];
    running()?.session.send({ type: 'leave', failure: left });
    leaving.abort();
  });
  const { workspace } = stage.look;
  const walkFiles: Stage['walkFiles'] = async (tell) =>
    (await import('./commands/completion/walk-files.ts')).walkFiles(workspace, world.cwd, tell, leaving.signal);
  const end = await startScreen({ ...stage, walkFiles, leaving: leaving.signal });
  // What is still looked for would keep the program from its end.
  leaving.abort();
  deaf();
  const session = running()?.session;
  if (session) await leave(session);
  await tellEnd(world, running());
  const failure = left ?? end.failure ?? wrongEnd(session);
  return failure ? exitCode(failure) : 0;
}

/** Leaving after the report was saved is how a session ends; leaving before is an interruption. */
function wrongEnd(session: Session | undefined): Failure | undefined {
  const last = session?.events.findLast(({ type }) => type === 'session.failed' || type === 'session.cancelled');
  if (last?.type === 'session.failed') return last.failure;
  const { saved, draft } = session?.view ?? {};
  const done = saved !== undefined && saved.revision === draft?.revision;
  if (last?.type === 'session.cancelled' && !done) return last.failure;
  return session && errorsLeft(session.view);
}

/** What stays on the terminal: where the report is, and how to come back. */
async function tellEnd(world: World, running: Running | undefined): Promise<void> {
  const { started, saved } = running?.session.view ?? {};
  if (!started) return;
  if (saved) {
    const { shownPath } = await import('./report/save.ts');
    world.stdout.write(` Saved   ${shownPath(saved.path, world.cwd)}\n`);
  }
  world.stdout.write(
    (running?.isKept?.() ?? true)
      ? ` Resume  backend-architect resume ${started.id}\n`
      : ' The session could not be kept to its end: the disk did not take it.\n',
  );
}

function lookOf({ env, home, platform, stdout, version }: World, workspace: string, settings: Settings): Stage['look'] {
  const screenReader = isOn(env.BACKEND_ARCHITECT_SCREEN_READER);
  const background = backgroundOf(env);
  return {
    colorLevel: colorLevelOf(env, stdout.isTTY ?? false),
    unicode: unicodeOf(env, platform),
    screenReader,
    reducedMotion: isOn(env.BACKEND_ARCHITECT_REDUCED_MOTION),
    signals: signalsOf(env, stdout.isTTY ?? false, screenReader, settings),
    env,
    workspace,
    version,
    ...(home && { home }),
    ...(background && { background }),
  };
}

function isOn(value = ''): boolean {
  return /^(1|true|yes)$/i.test(value);
}
