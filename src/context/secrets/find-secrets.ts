import { findByLibrary, type Span } from './library-rules.ts';
import { isStandIn, OWN_RULES } from './own-rules.ts';

/** A secret in a text: where it stands, and what it looks like to be. */
export type Secret = { what: string; line: number; from: number; to: number };

/**
 * Secrets in a text, in its order, none within another. By look alone: one that looks like words is not found, and a
 * harmless string can look like one.
 */
export function findSecrets(text: string, name: string): Secret[] {
  const found = [...findByLibrary(text, name), ...findByOwnRules(text)].sort((a, b) => a.from - b.from || b.to - a.to);
  const secrets: Secret[] = [];
  for (const { what, from, to } of found) {
    const before = secrets.at(-1);
    if (before && from < before.to) before.to = Math.max(before.to, to);
    else secrets.push({ what, from, to, line: 0 });
  }
  let line = 1;
  let at = 0;
  for (const secret of secrets) {
    line += text.slice(at, secret.from).split('\n').length - 1;
    at = secret.from;
    secret.line = line;
  }
  return secrets;
}

function findByOwnRules(text: string): Span[] {
  return OWN_RULES.flatMap(({ what, pattern }) =>
    [...text.matchAll(pattern)].flatMap((match): Span[] => {
      const value = match[1] ?? match[0];
      if (match[1] !== undefined && isStandIn(value)) return [];
      const from = match.index + match[0].lastIndexOf(value);
      return [{ what, from, to: from + value.length }];
    }),
  );
}
