import type { RunFlags } from '../args.ts';
import { readSettings, type Settings } from '../config.ts';
import type { AnswerSheet } from '../context/answers.ts';
import type { Failure } from '../failure.ts';
import { chooseModel } from '../model/choose-model.ts';
import type { Persona } from '../personas/persona.ts';
import { placesOf } from '../places.ts';
import type { Effort, ModelChoice, SessionOptions } from '../session/events.ts';
import type { RuleTexts } from '../session/permission.ts';
import type { Store } from '../session/store.ts';
import { sanitizeLine } from '../text/sanitize.ts';
import { openTrust, type Trust } from '../trust.ts';
import { findWorkspace } from '../workspace.ts';
import type { World } from '../world.ts';

/** The most replies of the model in one session, unless the user says otherwise. */
const MAX_TURNS = 60;

/** What every command that runs sessions needs to know. */
export type Bench = {
  store: Store;
  trust: Trust;
  workspace: string;
  settings: Settings;
  /** Said once, on standard error or the screen. */
  notices: string[];
};

/** Looks around: where things are kept, what is set, whose workspace this is. */
export async function prepare(world: World): Promise<Bench> {
  const places = placesOf(world);
  const { settings, notice } = await readSettings(places.config);
  const trust = openTrust(places.trust, world.now);
  const workspace = findWorkspace(world);
  return {
    trust,
    store: {
      dir: places.sessions,
      pid: world.pid,
      isAlive: world.isAlive,
      ...(world.birthOf && { birthOf: world.birthOf }),
    },
    workspace: workspace.path,
    settings,
    notices: [places.notice, notice, trust.notice, workspace.notice && sanitizeLine(workspace.notice)].filter(
      (each) => each !== undefined,
    ),
  };
}

/** Which model a persona gets here, or why none. A setting counts more than the persona's file, and less than the flag. */
export function modelFor(
  world: World,
  { settings }: Bench,
  flags: { model?: string; effort?: Effort },
  persona: Persona,
): ModelChoice | Failure {
  const flag = flags.model ?? (settings.model === 'planner' ? 'planner' : undefined);
  return chooseModel({
    flag,
    persona: settings.model ?? persona.model,
    effort: flags.effort ?? (settings.effort as Effort | undefined) ?? persona.effort,
    replay: world.env.BACKEND_ARCHITECT_REPLAY !== undefined,
    env: world.env,
  });
}

/** The options of a session, from the flags, else the settings, else the persona's file, else the defaults. */
export function optionsOf({ settings }: Bench, flags: RunFlags, persona: Persona): SessionOptions {
  const budget = flags.budget ?? settings.budget;
  const out = flags.out ?? settings.out;
  const questions = flags.questions ?? settings.questions;
  return {
    assume: flags.assume ?? false,
    ...(questions && { questions }),
    // A persona that only plans is held to it also where a server's tools are concerned.
    ...((flags.readOnly || persona.narrows === 'plan') && { readOnly: true }),
    ...(flags.sendSecrets && { sendSecrets: true }),
    rules: rulesFor(settings, flags),
    maxTurns: flags.maxTurns ?? settings['max-turns'] ?? persona.maxTurns ?? MAX_TURNS,
    save: flags.save,
    checks: flags.check,
    ...(budget !== undefined && { budget }),
    ...(out !== undefined && { out }),
  };
}

/** What is allowed and denied without a question: what the flags say, and what the settings say. */
export function rulesFor(settings: Settings, flags: RunFlags): RuleTexts {
  const { allow = [], ask = [], deny = [] } = settings;
  return { allow: [...flags.allow, ...allow], ask, deny: [...flags.deny, ...deny] };
}

/** The answers written down beforehand, if any were named. */
export async function answersOf(world: World, flags: RunFlags): Promise<AnswerSheet | Failure | undefined> {
  if (flags.answers === undefined) return undefined;
  const { readAnswers } = await import('../context/answers.ts');
  return readAnswers(flags.answers, world.cwd);
}
