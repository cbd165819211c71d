import type { Failure } from '../failure.ts';
import type { Effort, ModelChoice } from '../session/events.ts';
import { DEFAULT_MODEL, modelInfo } from './catalogue.ts';
import { type Environment, readEndpoint } from './endpoint.ts';
import { resolveModel } from './resolve-model.ts';

export type Wish = {
  /** What `-m` says. */
  flag?: string | undefined;
  /** What the persona's file says. */
  persona?: string | undefined;
  effort?: Effort | undefined;
  /** Whether a recording is to be played instead of asking anybody. */
  replay?: boolean | undefined;
  env: Environment;
};

const PLANNER: ModelChoice = { provider: 'planner', id: 'planner', systemMessages: false };

/**
 * Which model a session runs on: the flag's, else the persona's, else the default.
 *
 * Without a key it is the planner, with a notice; but a model that the user named by the flag fails (`credentials`).
 * A flag that names nothing fails (`usage`), as does an environment that cannot be read; a persona's word never does.
 */
export function chooseModel({ flag, persona, effort, replay, env }: Wish): ModelChoice | Failure {
  if (flag?.trim() === '') return NO_NAME;
  if (replay) return { provider: 'replay', id: 'replay', systemMessages: false };
  if ((flag ?? persona)?.trim().toLowerCase() === 'planner') return PLANNER;
  const endpoint = readEndpoint(env);
  if ('kind' in endpoint) return endpoint;
  const { foreign } = endpoint;
  const found = flag === undefined ? ofPersona(persona, foreign) : ofFlag(flag, foreign);
  if ('kind' in found) return found;
  if (!endpoint.credentials) return flag === undefined ? withoutKey(persona) : noKey(found.id);
  return {
    provider: 'anthropic',
    ...found,
    ...(effort ? { effort } : {}),
    systemMessages: !foreign && (modelInfo(found.id)?.systemMessages ?? false),
  };
}

/** What a script hands on that has nothing to hand on. */
const NO_NAME: Failure = {
  kind: 'usage',
  message: '-m needs the name of a model, and was given none.',
  next: '`backend-architect models` lists those there are.',
};

/** What the user names must be what they get: nothing takes its place. */
function ofFlag(flag: string, foreign: boolean): { id: string; notice?: string } | Failure {
  const found = resolveModel(flag, { foreign });
  if ('kind' in found || found.insteadOf === undefined) return found;
  return {
    kind: 'usage',
    message: `The model “${found.insteadOf}” cannot be used here.`,
    next: '`backend-architect models` lists those that can; for another server, set ANTHROPIC_BASE_URL.',
  };
}

function ofPersona(word: string | undefined, foreign: boolean): { id: string; notice?: string } {
  const found = resolveModel(word, { foreign });
  if (!('kind' in found)) return found;
  const notice = `The persona names a model “${word}” that is not known; ${DEFAULT_MODEL} takes its place.`;
  return { id: DEFAULT_MODEL, notice };
}

function withoutKey(persona: string | undefined): ModelChoice {
  const wish = persona && persona !== 'inherit' ? `The persona asks for ${persona}, but no` : 'No';
  const notice = `${wish} ANTHROPIC_API_KEY is set: the built-in planner designs, by rules and without a language model.`;
  return { ...PLANNER, notice };
}

function noKey(id: string): Failure {
  return {
    kind: 'credentials',
    message: `${id} needs an API key, and neither ANTHROPIC_API_KEY nor ANTHROPIC_AUTH_TOKEN is set.`,
    next: 'Set one of them, or run with `-m planner`, which needs none.',
  };
}
