import { appendFileSync } from 'node:fs';
import { runArchitect } from '../architect/loop.ts';
import type { OpenServers } from '../architect/mcp/open-servers.ts';
import { DEFAULT_SECTIONS, systemPrompt } from '../architect/prompt.ts';
import { createTools, toolSpecs } from '../architect/tools/index.ts';
import { webSearchSpec } from '../architect/tools/web-search.ts';
import type { Checks } from '../artifacts/checks.ts';
import { levelled } from '../artifacts/levels.ts';
import { checkBrief } from '../context/limits.ts';
import { maskSecrets } from '../context/secrets/mask-secrets.ts';
import { Failed, type Failure, sentenceOf, toFailure } from '../failure.ts';
import { machineOf } from '../machine.ts';
import { takesWebSearch } from '../model/catalogue.ts';
import { pause, systemClock } from '../model/clock.ts';
import { isForeign } from '../model/endpoint.ts';
import { followModel } from '../model/follow-model.ts';
import type { Model } from '../model/model.ts';
import { openModel } from '../model/open.ts';
import { recordModel } from '../model/record.ts';
import { isOffered } from '../personas/grant.ts';
import type { Persona } from '../personas/persona.ts';
import { saveReport } from '../report/save.ts';
import type { ContextRef, ModelChoice, SessionOptions, SessionStarted, ToolSpec } from '../session/events.ts';
import { addToHistory } from '../session/history.ts';
import type { Journal } from '../session/journal.ts';
import { createSession, type Session } from '../session/session.ts';
import { beginJournal, resumeJournal, type Store } from '../session/store.ts';
import { keepTails } from '../session/tails.ts';
import { fileOf } from '../session/workspace-files.ts';
import type { World } from '../world.ts';
import { doneAfterAll } from './done-after-all.ts';
import { mentionsIn, type SessionServers } from './mcp/open-for.ts';

/** What every session starts from, whichever face it has. */
export type Form = {
  persona: Persona;
  brief: string;
  context: readonly ContextRef[];
  model: ModelChoice;
  workspace: string;
  options: SessionOptions;
  /** MCP servers that are connected, and what is to be said of others. They are closed with the session. */
  servers?: SessionServers;
};

/** A session and what keeps it going. */
export type Running = {
  session: Session;
  /** The MCP servers that it is connected to. */
  servers?: OpenServers;
  /** Starts the loop; resolves when the session is over and its journal closed. */
  run(attended: boolean): Promise<void>;
  /** Whether all of it is on the disk, so that it can be resumed; it is where nobody says. */
  isKept?(): boolean;
};

/** Begins a session: its journal first, then the fact that it has started. */
export function beginSession(world: World, store: Store, form: Form): Running | Failure {
  const wrong = checkBrief(form.brief);
  if (wrong) {
    void form.servers?.servers?.close();
    return wrong;
  }
  return opened(form.servers, () => {
    const started = startOf(world, form);
    const session = createSession(() => isoTime(world), [], maskSecrets);
    const journal = beginJournal(store, started.id, (failure) => tell(session, failure));
    const running = keep(world, session, journal, form.servers?.servers);
    session.append(started);
    for (const text of form.servers?.notices ?? []) session.append({ type: 'notice', text });
    addToHistory(fileOf(store, form.workspace, 'history'), form.brief);
    return running;
  });
}

/** Takes up a session where its journal ends. */
export function resumeSession(
  world: World,
  store: Store,
  id: string,
  limits: Limits,
  servers?: SessionServers,
  model?: ModelChoice,
): Running | Failure {
  return opened(servers, () => {
    let session: Session | undefined;
    const { events, journal, lost, notice } = resumeJournal(store, id, (failure) => session && tell(session, failure));
    session = createSession(() => isoTime(world), events, maskSecrets);
    const running = keep(world, session, journal, servers?.servers);
    const done = doneAfterAll(session, lost);
    session.append({ type: 'session.resumed', limits });
    if (done) session.append(done);
    if (model && model.id !== session.view.started?.model.id) session.append({ type: 'model.changed', model });
    for (const text of servers?.notices ?? []) session.append({ type: 'notice', text });
    if (notice) session.append({ type: 'notice', text: notice });
    if (done) session.append({ type: 'notice', text: `Its report stands as it was saved: ${done.path}.` });
    return running;
  });
}

/** What a resumed session may have otherwise than it began with. */
export type Limits = Partial<
  Pick<
    SessionOptions,
    'budget' | 'maxTurns' | 'out' | 'save' | 'checks' | 'questions' | 'readOnly' | 'rules' | 'sendSecrets'
  >
>;

/** Servers that nobody will speak to would keep the program alive. */
function opened(servers: SessionServers | undefined, open: () => Running): Running | Failure {
  try {
    return open();
  } catch (thrown) {
    void servers?.servers?.close();
    if (thrown instanceof Failed) return thrown.failure;
    throw thrown;
  }
}

function startOf(world: World, form: Form): SessionStarted {
  const { persona, brief, context, model, workspace, options } = form;
  const sections = persona.report.length > 0 ? persona.report : [...DEFAULT_SECTIONS];
  const { slug, name, prompt, questions, source, narrows } = persona;
  // Who wants to be asked nothing is not asked by a persona that always asks either.
  const habit = options.questions === 'none' ? 'never' : questions;
  const color = persona.accent ?? persona.color;
  const servers = form.servers?.servers?.states.map(({ server }) => server) ?? [];
  return {
    type: 'session.started',
    v: 1,
    id: `${isoTime(world).slice(0, 10).replaceAll('-', '')}-${world.random(6)}`,
    persona: {
      slug,
      name,
      prompt,
      questions: habit,
      source: source.path,
      ...(color && { color }),
      ...(narrows === 'dont-ask' && { dontAsk: true }),
    },
    brief,
    context: [...context],
    model,
    workspace,
    system: systemPrompt({
      persona: prompt,
      sections,
      questions: habit,
      ...(options.questions && { pace: options.questions }),
      ...(options.readOnly && { readOnly: true }),
    }),
    tools: toolsFor(world, form),
    ...(servers.length > 0 && { servers }),
    sections,
    options,
  };
}

/** What the model is told of its tools: frozen for as long as the session lasts. */
function toolsFor(world: World, { persona, model, servers }: Form): ToolSpec[] {
  const offered = (name: string): boolean => isOffered(persona, name);
  const theirs = servers?.servers?.tools.filter(({ spec }) => offered(spec.name)) ?? [];
  const withSearch =
    offered(webSearchSpec.name) && model.provider === 'anthropic' && takesWebSearch(model.id, isForeign(world.env));
  return toolSpecs([...createTools(machineOf(world), offered), ...theirs], withSearch);
}

/** Journals a session from here on, and knows how to run it. */
function keep(world: World, session: Session, journal: Journal, servers?: OpenServers): Running {
  session.subscribe((event) => journal.write(event));
  keepTails(session, (run, ms) => void setTimeout(run, ms).unref());
  return {
    session,
    ...(servers && { servers }),
    isKept: () => journal.isWhole(),
    async run(attended) {
      const { started } = session.view;
      if (!started) return;
      const played = session.events.filter(({ type }) => type === 'turn.started').length;
      const checks = await checksFor(world, session, started.workspace);
      const offered = new Set(started.tools.map(({ name }) => name));
      await runArchitect(session, {
        model: followModel(
          () => session.view.started?.model ?? started.model,
          (choice) => modelOf(world, choice, played),
        ),
        tools: [
          ...createTools(machineOf(world), (tool) => offered.has(tool)),
          ...(servers?.tools.filter(({ spec }) => offered.has(spec.name)) ?? []),
        ],
        workspace: started.workspace,
        attended,
        ...(world.env.PATH && { programPath: world.env.PATH }),
        save: (each, draft) => saveReport(each, { cwd: world.cwd, out: started.options.out, draft }),
        checks,
        ...(started.options.sendSecrets ? {} : { mask: maskSecrets }),
        ...(servers && { readMentions: (words, signal) => mentionsIn(words, servers, signal) }),
        pause: (ms, signal) => pause(systemClock, ms, signal),
      });
      checks.close();
      await servers?.close();
      journal.close();
    },
  };
}

/** What runs the design, at the levels that the repository has settled. Settings that cannot be read are said, and left. */
async function checksFor(world: World, session: Session, workspace: string): Promise<Checks> {
  const [{ openChecks }, { readCheckSettings, DEFAULT_SETTINGS }] = await Promise.all([
    import('../checking.ts'),
    import('./check/settings.ts'),
  ]);
  const settings = await readCheckSettings(workspace, workspace).catch((thrown) => {
    tell(session, toFailure(thrown));
    return DEFAULT_SETTINGS;
  });
  return levelled(openChecks(world), settings.levels);
}

/**
 * The model of a session. `BACKEND_ARCHITECT_RECORD` names a file to which what it answers is written, for a bug report;
 * `BACKEND_ARCHITECT_REPLAY` one to be played instead of asking anybody.
 */
function modelOf(world: World, choice: ModelChoice, played: number): Model {
  const { BACKEND_ARCHITECT_REPLAY: file, BACKEND_ARCHITECT_RECORD: recording } = world.env;
  const model = openModel({
    choice,
    env: world.env,
    clock: systemClock,
    random: world.chance,
    ...(file && { replay: { file, skip: played } }),
  });
  return recording ? recordModel(model, (line) => appendFileSync(recording, line, { mode: 0o600 })) : model;
}

function tell(session: Session, failure: Failure): void {
  session.append({ type: 'notice', text: sentenceOf(failure) });
}

function isoTime(world: World): string {
  return new Date(world.now()).toISOString();
}
