import type { Action } from '../../session/permission.ts';
import { isSimple } from '../tools/shell/is-simple.ts';
import { guardOf } from './guarded.ts';

/**
 * The rule that "allow for this session" would add; nothing where each time is asked: a command that the shell reads
 * anything into, and a guarded place.
 */
export function offerFor(action: Action): string | undefined {
  switch (action.kind) {
    case 'write':
      return guardOf(action.path) === undefined ? `Edit(/${literal(action.path)})` : undefined;
    case 'run':
      return isSimple(action.command) ? `Bash(${action.command.trim()})` : undefined;
    case 'fetch':
      return `WebFetch(domain:${action.host})`;
    case 'call':
      return `mcp__${action.server}__${action.tool}`;
    default:
      return action satisfies never;
  }
}

/** A path as a pattern that means it alone. */
function literal(path: string): string {
  return path.replace(/[\\*?[\]!#]|\s(?=\s*$)/g, '\\$&');
}
