import type { Column } from '../schema.ts';
import type { Token } from './tokens.ts';

export type Bounds = Pick<Column, 'values' | 'maxLength' | 'minimum' | 'maximum'>;

/**
 * What the CHECKs of a table hold one column to, as far as they say it plainly: `IN (…)`, a comparison with a number,
 * `BETWEEN`, a length. Terms are taken where `AND` joins them; one with `OR` or `NOT` says nothing plain.
 *
 * @param conditions what stands in the brackets of each CHECK
 */
export function boundsOf(conditions: readonly Token[][], column: string): Bounds {
  const bounds: Bounds = {};
  for (const condition of conditions)
    for (const term of termsOf(condition)) Object.assign(bounds, boundOf(term, column));
  return bounds;
}

/** The terms that `AND` joins at the top, without brackets around them; that of `BETWEEN` joins none. */
function termsOf(tokens: Token[]): Token[][] {
  const inner = unwrapped(tokens);
  const terms: Token[][] = [[]];
  let depth = 0;
  let between = false;
  for (const token of inner) {
    if (token.text === '(' && token.kind === 'sign') depth += 1;
    if (token.text === ')' && token.kind === 'sign') depth -= 1;
    if (depth === 0 && (token.upper === 'OR' || token.upper === 'NOT')) return [];
    if (depth === 0 && token.upper === 'BETWEEN') between = true;
    if (depth === 0 && token.upper === 'AND' && !between) {
      terms.push([]);
      continue;
    }
    if (token.upper === 'AND') between = false;
    terms.at(-1)?.push(token);
  }
  return terms.length === 1 ? [unwrapped(inner)] : terms.flatMap(termsOf);
}

function unwrapped(tokens: Token[]): Token[] {
  let inner = tokens;
  while (inner[0]?.text === '(' && closesAt(inner) === inner.length - 1) inner = inner.slice(1, -1);
  return inner;
}

function closesAt(tokens: Token[]): number {
  let depth = 0;
  return tokens.findIndex(({ kind, text }) => {
    if (kind === 'sign' && text === '(') depth += 1;
    if (kind === 'sign' && text === ')') depth -= 1;
    return depth === 0;
  });
}

function boundOf(term: Token[], column: string): Bounds {
  const name = column.toLowerCase();
  const is = (token: Token | undefined) =>
    (token?.kind === 'word' || token?.kind === 'name') && token.text.toLowerCase() === name;
  const [first, second, third, fourth, fifth] = term;
  if (is(first) && second?.upper === 'IN' && third?.text === '(') {
    const values = term.slice(3, -1).filter(({ text }) => text !== ',');
    return values.length > 0 && values.every(({ kind }) => kind === 'string')
      ? { values: values.map(({ text }) => text) }
      : {};
  }
  if (
    is(first) &&
    second?.upper === 'BETWEEN' &&
    fourth?.upper === 'AND' &&
    third?.kind === 'number' &&
    fifth?.kind === 'number' &&
    term.length === 5
  )
    return { minimum: Number(third.text), maximum: Number(fifth.text) };
  if (
    first &&
    /^(CHAR_LENGTH|CHARACTER_LENGTH|LENGTH)$/.test(first.upper) &&
    second?.text === '(' &&
    is(third) &&
    fifth &&
    term.length === 6
  ) {
    const most = Number(term[5]?.text);
    return fifth.text === '<=' ? { maxLength: most } : fifth.text === '<' ? { maxLength: most - 1 } : {};
  }
  return is(first) ? comparison(second?.text ?? '', term.slice(2)) : {};
}

function comparison(sign: string, rest: Token[]): Bounds {
  const negative = rest[0]?.text === '-';
  const [number, more] = negative ? rest.slice(1) : rest;
  if (number?.kind !== 'number' || more) return {};
  const value = Number(number.text) * (negative ? -1 : 1);
  const step = number.text.includes('.') ? 0 : 1;
  if (sign === '>=') return { minimum: value };
  if (sign === '<=') return { maximum: value };
  // Of a decimal, what is above a number has no least value that could be named: the number itself stands for it.
  if (sign === '>') return { minimum: value + (step && Number.isInteger(value) && value !== 0 ? 1 : 0) };
  return sign === '<' ? { maximum: value - (step && value !== 0 ? 1 : 0) } : {};
}
