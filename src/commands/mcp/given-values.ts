import type { McpServer } from '../../architect/mcp/server.ts';
import { maskText } from '../../context/secrets/mask-secrets.ts';
import { wordShown } from './find-servers.ts';

/** A value that a server is given: as a variable of its environment, or as a header. */
export type GivenValue = { name: string; value: string };

/** What no program can take for more than a word: a mark may stand in the place of it without hiding what it does. */
const WORD = /^[\w+/.=~:@-]+$/;

/**
 * What a server is given, as it may be shown: the yes is given to these values too, so they stand there as they are.
 * Only what looks like a secret has a mark in its place, and in a variable only where it is a single word: behind a
 * mark over more than that a command could be hidden.
 */
export function givenValues({ start }: McpServer): GivenValue[] {
  const isHeaders = start.kind === 'http';
  const entries = Object.entries(isHeaders ? start.headers : start.env);
  return entries.map(([name, value]) => ({
    name,
    value: isHeaders || WORD.test(value) ? masked(name, value) : value,
  }));
}

/** One of them as a line: no value makes another line of itself. */
export function givenWords({ name, value }: GivenValue): string {
  return `${wordShown(name)}=${MARKED.test(value) ? value : wordShown(value)}`;
}

/** With a mark of ours in it, and nothing that would have to be quoted. */
const MARKED = /^[\w+/.=~:@ -]*\[masked [0-9a-f]{4}: [\w ]+\]$/;

/** Some secrets are known by the name that they stand under: as a setting, or as a header. */
function masked(name: string, value: string): string {
  const setting = name.toUpperCase().replace(/\W/g, '_');
  for (const before of [`${name}: `, `${setting}="`]) {
    const text = maskText(before + value);
    if (text.startsWith(before) && text !== before + value) return text.slice(before.length);
  }
  return value;
}
