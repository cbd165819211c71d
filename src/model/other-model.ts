import type { ModelChoice } from '../session/events.ts';
import { DEFAULT_MODEL, type Family, modelInfo, todaysId } from './catalogue.ts';
import { chooseModel } from './choose-model.ts';
import { type Environment, isForeign } from './endpoint.ts';

/** Who steps in for whom: another family, since what troubles one model of a family often troubles all of it. */
const STEPS_IN: Record<Family, Family> = {
  opus: 'sonnet',
  sonnet: 'opus',
  haiku: 'sonnet',
  fable: 'opus',
  mythos: 'opus',
};

/**
 * The model to offer in place of one that does not answer; nothing where none is known: on a foreign host, for the
 * planner, without a key. It is offered, never taken.
 */
export function otherModel({ provider, id, effort }: ModelChoice, env: Environment): ModelChoice | undefined {
  if (provider !== 'anthropic' || isForeign(env)) return undefined;
  const family = modelInfo(id)?.family;
  const flag = family ? todaysId(STEPS_IN[family]) : DEFAULT_MODEL;
  const choice = chooseModel({ flag, effort, env });
  return 'kind' in choice || choice.id === id ? undefined : choice;
}
