import type { Action, Leave } from '../../session/permission.ts';
import { guardOf } from './guarded.ts';
import { matches } from './matches.ts';
import type { Rule } from './rule.ts';

/** What decides of an action before anybody is asked. */
export type Policy = {
  /** The user's own, from flags and their settings; never the repository's. */
  rules: readonly Rule[];
  /** What the user allowed for this session. */
  granted: readonly Rule[];
  /** Somebody is there to be asked. */
  attended: boolean;
  /** Nothing but the report is written. */
  readOnly: boolean;
  /** The persona wants whatever would be asked denied instead. */
  dontAsk: boolean;
};

/** Either it is decided, or the user is to be asked; `guarded` says why an allowance did not count. */
export type Decision = { ask: false; leave: Leave } | { ask: true; guarded?: string };

/** Decides of an action. Deny beats ask, ask beats allow; what no rule speaks of is asked. */
export function decide(action: Action, policy: Policy): Decision {
  const { rules, granted, attended, readOnly, dontAsk } = policy;
  const first = (effect: Rule['effect']): Rule | undefined =>
    rules.find((rule) => rule.effect === effect && matches(rule, action));
  const denied = first('deny');
  if (denied) return no('rule', `The user's rule ${denied.text} denies it.`, denied.text);
  if (readOnly && action.kind !== 'fetch')
    return no('mode', 'The session only reads: nothing but the report is written.');
  const guarded = action.kind === 'write' ? guardOf(action.path) : undefined;
  const allowed = first('allow') ?? granted.find((rule) => matches(rule, action));
  if (allowed && guarded === undefined && !first('ask'))
    return { ask: false, leave: { allow: true, by: 'rule', rule: allowed.text } };
  if (dontAsk) return no('mode', 'The persona asks nobody for leave, so what is not allowed by a rule is denied.');
  if (!attended) return no('mode', NOBODY);
  return { ask: true, ...(guarded !== undefined && { guarded }) };
}

const NOBODY =
  'Nobody is there to be asked, and no rule of the user allows it. Do without it, and say in the report what is missing.';

function no(by: 'rule' | 'mode', words: string, rule?: string): Decision {
  return { ask: false, leave: { allow: false, by, words, ...(rule !== undefined && { rule }) } };
}
