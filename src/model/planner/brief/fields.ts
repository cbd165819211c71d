import { attributeType } from '../knowledge/attributes.ts';
import { DETERMINERS, FUNCTION_WORDS } from '../words/english.ts';
import { isPlural, singular } from '../words/plural.ts';
import { isNumber, type Token } from './tokens.ts';

/** A property that the brief gives to a thing: `hive`, `queen age`, and the type of the notes it becomes. */
export type NamedField = { of: string; name: string; type: string; at: number };

const HAVING = new Set([
  'has',
  'have',
  'holds',
  'hold',
  'with',
  'contains',
  'contain',
  'stores',
  'store',
  'carries',
  'records',
  'includes',
  'include',
]);
const MOST_FIELDS = 40;

/** Properties spelt out in the brief: `each hive has a name and a queen age`, `books (title, author, ISBN)`. */
export function namedFields(found: readonly Token[]): NamedField[] {
  const all: NamedField[] = [];
  for (let at = 1; at < found.length && all.length < MOST_FIELDS; at++) {
    const owner = ownerBefore(found, at);
    if (owner === undefined) continue;
    const inBrackets = /\(\s*$/.test(found[at]?.gap ?? '');
    const from = inBrackets ? at : HAVING.has(found[at]?.word ?? '') ? at + 1 : undefined;
    if (from === undefined) continue;
    const kinds = inBrackets ? kindsFrom(found, from) : [];
    if (kinds.length > 1) all.push({ of: owner, name: 'kind', type: kinds.join(' | '), at: from });
    else all.push(...listFrom(found, from, inBrackets).map((field) => ({ of: owner, ...field })));
  }
  return all.slice(0, MOST_FIELDS);
}

/**
 * `units (red cells, plasma, platelets)`: what stands in the brackets behind a plural, some of it in the plural and none
 * of it a property, are kinds of it and no columns.
 */
function kindsFrom(found: readonly Token[], from: number): string[] {
  if (!isPlural(found[from - 1]?.word ?? '')) return [];
  let to = from;
  while (to + 1 < found.length && to < from + 20 && !/\)/.test(found[to + 1]?.gap ?? '')) to++;
  const inside = found.slice(from, to + 1);
  const lists = inside.reduce<Token[][]>((all, token) => {
    if (/,/.test(token.gap) || all.length === 0 || /^(?:and|or)$/.test(token.word)) all.push([]);
    if (!/^(?:and|or)$/.test(token.word)) all.at(-1)?.push(token);
    return all;
  }, []);
  const names = lists.filter((list) => list.length > 0).map((list) => list.map(({ word }) => word).join(' '));
  const plain = inside.every(
    (token) =>
      (!isNumber(token) && !FUNCTION_WORDS.has(token.word) && /^\p{L}+$/u.test(token.word)) ||
      /^(?:and|or)$/.test(token.word),
  );
  const some = names.some((name) => isPlural(name)) && names.every((name) => name.split(' ').length < 3);
  if (!plain || !some || names.some((name) => attributeType(name) !== undefined)) return [];
  return names.map((name) => singular(name).replaceAll(' ', '_'));
}

function ownerBefore(found: readonly Token[], at: number): string | undefined {
  const word = found[at - 1]?.word ?? '';
  if (word.length < 3 || FUNCTION_WORDS.has(word) || !/^\p{L}+$/u.test(word)) return undefined;
  return singular(word);
}

/** The items of a list up to the end of its sentence or bracket. */
function listFrom(found: readonly Token[], from: number, inBrackets: boolean): Omit<NamedField, 'of'>[] {
  const fields: Omit<NamedField, 'of'>[] = [];
  let words: string[] = [];
  let start = from;
  const close = () => {
    const field = fieldOf(words, start, inBrackets);
    if (field) fields.push(field);
    words = [];
  };
  for (let at = from; at < found.length && at < from + 60; at++) {
    const { word = '', gap = '' } = found[at] ?? {};
    const ends = inBrackets ? /\)/.test(gap) : /[.;:!?\n]/.test(gap);
    if (at > from && ends) break;
    if (word === 'and' || word === 'or' || /,/.test(gap)) close();
    if (word === 'and' || word === 'or' || DETERMINERS.has(word)) continue;
    if (isNumber(found[at]) || FUNCTION_WORDS.has(word)) {
      if (words.length > 0 || !inBrackets) break;
      continue;
    }
    if (words.length === 0) start = at;
    words.push(word);
  }
  close();
  return fields;
}

/** In a sentence only known properties count, since `a clinic with doctors` has no column; brackets name columns. */
function fieldOf(words: readonly string[], at: number, inBrackets: boolean): Omit<NamedField, 'of'> | undefined {
  if (words.length === 0 || words.length > 3) return undefined;
  const name = words.join(' ');
  const type = attributeType(name);
  if (type !== undefined && (!isPlural(name) || inBrackets)) return { name, type, at };
  return inBrackets && !isPlural(name) ? { name, type: guessedType(name), at } : undefined;
}

function guessedType(name: string): string {
  if (/\b(?:on|day|date)$/.test(name)) return 'date';
  if (/\b(?:at|time)$/.test(name)) return 'time';
  return 'name';
}
