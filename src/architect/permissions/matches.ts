import ignore from 'ignore';
import { type Action, toolOf } from '../../session/permission.ts';
import { prefixOf } from '../tools/shell/fits-prefix.ts';
import { isSimple } from '../tools/shell/is-simple.ts';
import { isExactOnly } from '../tools/shell/knowledge/exact-only.ts';
import type { Rule } from './rule.ts';

/**
 * Whether a rule speaks of an action. To deny or to ask it is enough that some part of the action is meant; an
 * allowance must mean all of it, so none ever covers a command that the shell reads anything into.
 */
export function matches(rule: Rule, action: Action): boolean {
  const { about, effect } = rule;
  const isAllowance = effect === 'allow';
  if (!isNamed(rule.tool, toolOf(action), isAllowance)) return false;
  switch (action.kind) {
    case 'write':
      return about === undefined || pathMatches(about, action.path);
    case 'run':
      if (isAllowance) return allows(about, action.command.trim());
      return partsOf(action.command).some((part) => commandMatches(about && squeezed(about), part));
    case 'fetch':
      return about === undefined || hostsOf(action.host, isAllowance).some((host) => hostMatches(about, host));
    case 'call':
      return about === undefined;
    default:
      return action satisfies never;
  }
}

/** Whether a rule keeps a file of the workspace from being read. `path`: with forward slashes. */
export function isDenied(path: string, rules: readonly Rule[]): boolean {
  return rules.some(
    ({ effect, tool, about }) =>
      effect === 'deny' && tool === 'read' && (about === undefined || pathMatches(about, path)),
  );
}

/** How a server writes its name is its own choice: a rule against it means every way. */
function isNamed(pattern: string, tool: string, isExact: boolean): boolean {
  return new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`, isExact ? 's' : 'is').test(tool);
}

/** As `.gitignore` reads it, from the workspace, without regard to case. */
function pathMatches(about: string, path: string): boolean {
  const pattern = about.replace(/^\.\//, '/');
  return ignore({ ignorecase: true }).add(pattern).ignores(path.normalize('NFC'));
}

/**
 * Whether all of a command is meant: it is simple, and the very one; or it begins so, and nothing that it is given
 * makes it do more than its name says.
 */
function allows(about: string | undefined, command: string): boolean {
  if (!isSimple(command) || !commandMatches(about, command)) return false;
  return about === command || prefixOf(command) !== undefined;
}

/**
 * Whether a rule of the user's can allow nothing: it goes by the start of a command whose program does anything by its
 * arguments, or that means more to a shell than it says.
 */
export function allowsNothing({ effect, tool, about }: Rule): boolean {
  if (effect !== 'allow' || tool !== 'bash' || about === undefined) return false;
  const prefix = prefixIn(about);
  const program = /^\S*/.exec(prefix ?? about)?.[0] ?? '';
  return !isSimple(prefix ?? about) || (prefix !== undefined && isExactOnly(program) && !RUNNERS.has(program));
}

/** Whoever starts scripts by their names can be allowed to start them. */
const RUNNERS = new Set(['npm', 'pnpm', 'yarn', 'bun']);

/** `npm test` is that command and no other; `npm run:*` and `npm run *` are all that begin so. */
function commandMatches(about: string | undefined, command: string): boolean {
  if (about === undefined) return true;
  const prefix = prefixIn(about);
  return command === (prefix ?? about) || (prefix !== undefined && command.startsWith(`${prefix} `));
}

function prefixIn(about: string): string | undefined {
  return /^(.*?)(?::\*| \*)$/s.exec(about)?.[1];
}

/** What the shell would run one after another, as far as can be told without reading its language. */
function partsOf(command: string): string[] {
  return [command, ...command.split(/[;&|\n(){}`]+|\$\(/)].map(squeezed).filter((part) => part !== '');
}

/** A rule against a host means it at every port; one that allows it means the port that it names, or the usual one. */
function hostsOf(host: string, isExact: boolean): string[] {
  return isExact ? [host] : [host, host.replace(/:\d+$/, '')];
}

function hostMatches(about: string, host: string): boolean {
  const wanted = about.replace(/^domain:/i, '').toLowerCase();
  return wanted.startsWith('*.') ? host.endsWith(wanted.slice(1)) : host === wanted;
}

function squeezed(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
