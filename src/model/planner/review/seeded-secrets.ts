import type { Source } from '../repo/reading.ts';
import type { Finding } from './finding.ts';

const SECRET = /^(?:password|passwd|pwd|passcode|pin|secret|api_?key|token|access_token|private_key|client_secret)$/i;
/** What a hash looks like, and what is no value. */
const HASHED =
  /^\$(?:2[aby]|argon2|pbkdf2|scrypt|5|6)\b|^\{?(?:bcrypt|argon2|pbkdf2|scrypt)|^[0-9a-f]{40,}$|^pbkdf2_|^(?:|x+|\*+|change-?me|\$\d|:\w+|\?)$/i;
const INSERT = /\binsert\s+into\s+([\w."`]+)\s*\(([^)]*)\)\s*values\s*/gi;

/** Logins that a schema or a migration inserts with their passwords. The value itself is never said. */
export function seededSecrets({ path, text }: Source): Finding[] {
  if (!/\.sql$/i.test(path) && !/\bcreate\s+table\b/i.test(text)) return [];
  return [...text.matchAll(INSERT)].flatMap((match) => {
    const columns = (match[2] ?? '').split(',').map((name) => name.trim().replace(/["`]/g, ''));
    const at = columns.findIndex((name) => SECRET.test(name));
    const from = match.index + match[0].length;
    const value = at === -1 ? undefined : valuesIn(text.slice(from, from + 2_000))[at];
    const literal = /^'((?:[^']|'')*)'$/.exec(value ?? '')?.[1];
    if (literal === undefined || literal.length < 4 || HASHED.test(literal)) return [];
    const table = (match[1] ?? '').replace(/["`]/g, '');
    return [
      {
        severity: 'high' as const,
        harms: 'security' as const,
        rule: 'secret-in-code',
        path,
        line: text.slice(0, from).split('\n').length,
        what: `a row of \`${table}\` is inserted with its ${columns[at] ?? 'secret'} as it is`,
        why: 'everybody with the repository can sign in with it, wherever this was run',
        fix: `make the first ${table} row by a command that asks for it or takes it from the environment, and change the one that stands here`,
      },
    ];
  });
}

/** The values of the first row. */
function valuesIn(text: string): string[] {
  const open = text.indexOf('(');
  const values: string[] = [''];
  let depth = 0;
  let isQuoted = false;
  for (const char of text.slice(open)) {
    if (char === "'") isQuoted = !isQuoted;
    if (!isQuoted && char === '(' && depth++ === 0) continue;
    if (!isQuoted && char === ')' && --depth === 0) break;
    if (!isQuoted && depth === 1 && char === ',') values.push('');
    else values.push(`${values.pop() ?? ''}${char}`);
  }
  return values.map((value) => value.trim());
}
