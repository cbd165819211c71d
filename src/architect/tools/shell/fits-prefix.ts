import { isSecretFile } from '../../../paths/secret-names.ts';
import { simpleWords } from './is-simple.ts';
import { isExactOnly } from './knowledge/exact-only.ts';

/** Start the scripts that the workspace itself names; what else they can do is not meant by these two words. */
const SCRIPT_RUNNERS = new Set(['npm', 'pnpm', 'yarn', 'bun']);

/**
 * Whether a command falls under a rule that allows all that begins with some words. Both must be simple, and the
 * program no one whose arguments can do anything; what comes after the prefix may name no place outside of the
 * workspace, no secret file and no address, and to a runner of scripts no option of its own.
 *
 * @param prefix without its `:*`
 */
export function fitsPrefix(command: string, prefix: string): boolean {
  const words = simpleWords(command);
  const start = simpleWords(prefix);
  if (!words || !start || !goesByPrefix(start) || start.some((word, index) => words[index] !== word)) return false;
  const rest = words.slice(start.length);
  const own = isRunner(start) ? rest.slice(0, indexOrEnd(rest, '--')) : [];
  return !own.some((word) => word.startsWith('-')) && rest.every(staysInside);
}

/** The prefix that a simple command can be allowed by, without `:*`: `npm test`, `pytest`. Nothing where only the exact command is to be offered. */
export function prefixOf(command: string): string | undefined {
  const words = simpleWords(command);
  if (!words) return undefined;
  const start = words.slice(0, isRunner(words) ? scriptWords(words) : 1);
  return goesByPrefix(start) && fitsPrefix(command, start.join(' ')) ? start.join(' ') : undefined;
}

function goesByPrefix(words: readonly string[]): boolean {
  const [program = ''] = words;
  if (isRunner(words)) return scriptWords(words) > 0 && words.length >= scriptWords(words);
  return !program.includes('/') && !isExactOnly(program);
}

function isRunner([program = '']: readonly string[]): boolean {
  return SCRIPT_RUNNERS.has(program);
}

/** How many words name a script: 2 in `npm test`, 3 in `npm run lint`; 0 when they name none. */
function scriptWords([, verb, script]: readonly string[]): number {
  if (verb === 'test' || verb === 't') return 2;
  return (verb === 'run' || verb === 'run-script') && script !== undefined && !script.startsWith('-') ? 3 : 0;
}

/** Also what stands behind the `=` of an option, or the `,` and `:` of a list. */
function staysInside(word: string): boolean {
  if (word.includes('://')) return false;
  return word
    .replace(/^-{1,2}(?=[^-])/, '')
    .split(/[=,:@]/)
    .every((part) => !part.startsWith('/') && !part.split('/').includes('..') && !isSecretFile(part));
}

function indexOrEnd(words: readonly string[], word: string): number {
  const index = words.indexOf(word);
  return index === -1 ? words.length : index;
}
