import type { Action, Leave } from '../session/permission.ts';
import { revealControls, sanitizeLine } from '../text/sanitize.ts';

/** What an action would do, as one line: nothing in it is hidden, controls are written out. */
export function actionWords(action: Action): string {
  return sanitizeLine(revealControls(bareWords(action)));
}

function bareWords(action: Action): string {
  switch (action.kind) {
    case 'write':
      return `${action.isNew ? 'write' : 'change'} ${action.path}`;
    case 'run':
      return `run ${action.command}`;
    case 'fetch':
      return `fetch ${action.url}`;
    case 'call':
      return `call ${action.tool} of ${action.server}`;
    default:
      return action satisfies never;
  }
}

/** What became of an action, and on whose word; nothing where a rule of the user's allowed it. */
export function leaveWords({ allow, by, rule, words }: Leave): string | undefined {
  if (allow)
    return by === 'user' ? `allowed${rule === undefined ? '' : ` for this session: ${sanitizeLine(rule)}`}` : undefined;
  if (by === 'rule') return `denied by the rule ${sanitizeLine(rule ?? '')}`;
  if (by === 'user') return words ? `not allowed: ${sanitizeLine(words)}` : 'not allowed';
  return sanitizeLine(firstSentence(words ?? 'It is denied.'));
}

function firstSentence(words: string): string {
  return /^.*?[.](?=\s|$)/.exec(words)?.[0] ?? words;
}
