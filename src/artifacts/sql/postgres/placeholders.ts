import type { SqlToken } from './sql-token.ts';

/** A statement whose placeholders read as PostgreSQL's own, on the same lines. */
export type Adapted = { sql: string; count: number };

/** Words after which a value may come: a `@x` or `%s` there is a placeholder, not an operator on a column. */
const BEFORE_VALUES =
  /^(?:in|like|ilike|and|or|not|limit|offset|values|set|any|all|between|where|select|then|else|when|returning|by|on|is|from|similar|to|having|default|using|interval)$/i;

/** How sqlc names a parameter. */
const SQLC = /^(?:arg|narg|slice)$/i;

type Cut = { from: number; to: number; key: string; count: number };

/**
 * Puts `$1`, `$2` … for the placeholders of other drivers: `:id`, `@id`, `%s`, `%(id)s`, `?`, `#{id}`, `sqlc.arg(id)`.
 * The same name gets the same number.
 *
 * @param guess also those that may be PostgreSQL's operators (`?` of jsonb): for a text that does not parse without
 */
export function adaptPlaceholders(sql: string, tokens: readonly SqlToken[], guess: boolean): Adapted {
  const numbers = new Map<string, number>();
  let count = Math.max(
    0,
    ...tokens.filter(({ kind }) => kind === 'parameter').map(({ text }) => Number(text.slice(1))),
  );
  let out = '';
  let done = 0;
  for (let index = 0; index < tokens.length; ) {
    const cut = cutAt(tokens, index, guess);
    if (!cut) {
      index++;
      continue;
    }
    const number = numbers.get(cut.key) ?? ++count;
    if (cut.key) numbers.set(cut.key, number);
    const lost = sql.slice(cut.from, cut.to).replace(/[^\n]/g, '');
    out += `${sql.slice(done, cut.from)} $${number} ${lost}`;
    done = cut.to;
    index += cut.count;
  }
  return { sql: out + sql.slice(done), count };
}

function cutAt(tokens: readonly SqlToken[], index: number, guess: boolean): Cut | undefined {
  const one = tokens[index];
  const next = tokens[index + 1];
  if (!one) return undefined;
  const touches = next !== undefined && next.start === one.end;
  const cut = (count: number, key: string): Cut => ({
    from: one.start,
    to: tokens[index + count - 1]?.end ?? one.end,
    key,
    count,
  });
  if (/^sqlc$/i.test(one.text) && tokens[index + 1]?.text === '.' && SQLC.test(tokens[index + 2]?.text ?? '')) {
    return cut(6, (tokens[index + 4]?.text ?? '').replaceAll("'", ''));
  }
  if (one.kind !== 'symbol' || !opensValue(tokens[index - 1], one)) return undefined;
  const named = touches && next.kind === 'word';
  if (one.text === ':' && (named || (touches && next.kind === 'string'))) return cut(2, next.text);
  if (one.text === '@' && named) return cut(2, next.text);
  if (one.text === '%' && named && /^[sdif]$/.test(next.text)) return cut(2, '');
  if (one.text === '%' && tokens[index + 1]?.text === '(' && /^[sdi]$/.test(tokens[index + 4]?.text ?? '')) {
    return cut(5, tokens[index + 2]?.text ?? '');
  }
  if (/^[#$]$/.test(one.text) && next?.text === '{' && tokens[index + 3]?.text === '}')
    return cut(4, tokens[index + 2]?.text ?? '');
  if (one.text === '?' && guess) return cut(1, '');
  return undefined;
}

/** Whether a value may stand after the token: an operand before would make the sign an operator or a slice. */
function opensValue(before: SqlToken | undefined, one: SqlToken): boolean {
  if (!before) return false;
  if (before.kind === 'symbol') {
    const isSign = /^[@?|&#%<>:]$/.test(before.text) && before.end === one.start;
    return !/^(?:\)|\]|\[|::)$/.test(before.text) && !(isSign && before.text !== '<' && before.text !== '>');
  }
  return before.kind === 'word' && BEFORE_VALUES.test(before.text);
}
