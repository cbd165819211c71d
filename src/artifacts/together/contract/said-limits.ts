import type { Field } from '../design.ts';

/** What words beside a field say of its values. */
export type Limits = Partial<Pick<Field, 'format' | 'values' | 'maxLength' | 'minimum' | 'maximum'>>;

const NUMBER = String.raw`(\d{1,3}(?:[ ,_]\d{3})+|\d+)`;
const LETTERS = String.raw`(?:char(?:acter)?s?|letters?|digits?)\b`;
const LENGTHS = [
  String.raw`\b(?:at most|up to|max(?:imum|\.)?(?: of)?|no (?:more|longer) than|not (?:more|longer) than|limited to|exactly|always)\s*${NUMBER}[\s-]*${LETTERS}`,
  String.raw`(?:<=|≤)\s*${NUMBER}[\s-]*${LETTERS}`,
  String.raw`\b\d+\s*(?:[-–—]|to|\.\.)\s*${NUMBER}\s*${LETTERS}`,
  String.raw`\bmax(?:imum|\.)?[ _-]?len(?:gth)?\s*(?:is|of|:|=)?\s*${NUMBER}\b`,
  String.raw`\blen(?:gth)?\s*(?:<=|≤)\s*${NUMBER}\b`,
  String.raw`\b${NUMBER}[\s-]*${LETTERS}\s*(?:at most|max(?:imum|\.)?|or (?:fewer|less)|limit)`,
  String.raw`^${NUMBER}[\s-]*${LETTERS}\W*$`,
  // A type with its length: `string(80)`, `string ≤ 80`, `text, max 80`, `string 1–80`, `string[80]`.
  String.raw`^(?:string|str|text|var_?char|char)\s*(?:[,:;]\s*)?(?:[([]\s*)?(?:(?:<=|≤|max\.?|at most|up to|maximum(?: of)?)\s*|\d+\s*(?:[-–—]|\.\.|to)\s*)?${NUMBER}\s*(?:chars?|characters)?[)\]]?$`,
].map((one) => new RegExp(one, 'i'));

const RANGE = /^(?:from |between )?(-?\d+)(?:\s*\([^)]*\))?\s*(?:to|and|\.\.\.?|[–—-])\s*(-?\d+)(?:\s*\([^)]*\))?$/i;
const LEAST = /^(?:at least|min(?:imum)?(?: of)?|≥|>=)\s*(-?\d+)$/i;
const MOST = /^(?:at most|up to|max(?:imum)?(?: of)?|≤|<=)\s*(-?\d+)$/i;

const ITEM = String.raw`["'\x60]?[\p{L}\p{N}][\p{L}\p{N}_.-]{0,39}["'\x60]?`;
const LIST = String.raw`${ITEM}(?:\s*(?:[,/|]|\bor\b|\band\b)+\s*${ITEM})+`;
const ONE_OF = new RegExp(
  String.raw`\b(?:one of|any of|values?:|enum:?|either)\s*[:(]?\s*(${LIST})\s*\)?\s*(?:[.;]|$)`,
  'iu',
);
const SPANS = /^(?:`[^`\s]{1,40}`(?:\s*(?:,|\/|\||\bor\b|\band\b)+\s*(?:or\s+|and\s+)?|$)){2,}$/;
/** Words and nothing else: `received, running or reported`. */
const WORDS = /^[\p{L}_-]{2,30}(?:, ?[\p{L}_-]{2,30})*,? or [\p{L}_-]{2,30}$/u;
const BARS = new RegExp(String.raw`^${ITEM}(?:\s*\|\s*${ITEM})+$`, 'u');

/**
 * The limits that a note gives a value in words: `at most 12 characters`, `one of a, b, c`, `1 to 5`, `UUID`.
 * @param kind what the field is without the note, in JSON's words
 */
export function limitsIn(note: string, kind: string): Limits {
  const text = note.trim();
  if (kind === 'integer' || kind === 'number') return boundsIn(text);
  if (kind !== 'string') return {};
  const length = LENGTHS.map((one) => one.exec(text)?.[1]).find((found) => found !== undefined);
  const values = valuesIn(text);
  return {
    ...(length !== undefined && { maxLength: Number(length.replace(/[ ,_]/g, '')) }),
    ...(values && { values }),
    ...(/^(?:an? )?uuid\b/i.test(text) && { format: 'uuid' }),
  };
}

function boundsIn(text: string): Limits {
  const found: Limits = {};
  for (const part of text.split(/[;,.](?:\s|$)/).map((one) => one.trim())) {
    const range = RANGE.exec(part);
    const [low, high] = range ? [range[1], range[2]] : [LEAST.exec(part)?.[1], MOST.exec(part)?.[1]];
    if (low !== undefined) found.minimum ??= Number(low);
    if (high !== undefined) found.maximum ??= Number(high);
  }
  return found;
}

function valuesIn(text: string): string[] | undefined {
  const list = ONE_OF.exec(text)?.[1] ?? (SPANS.test(text) || BARS.test(text) || WORDS.test(text) ? text : undefined);
  if (list === undefined) return undefined;
  const values = list
    .split(/\s*[,/|]\s*(?:or\s|and\s)?\s*|\s+(?:or|and)\s+/)
    .map((one) => one.replace(/["'`]/g, '').trim())
    .filter((one) => one !== '');
  return values.length > 1 ? values : undefined;
}
