import type { Design } from '../design.ts';
import { sentencesOf } from '../prose/sentences.ts';
import type { FieldList, JsonType, ListedField } from './field-lists.ts';

/** "Fields of `order.placed`: …", "`order.placed` carries …", "order.placed: …": the name is the one group that is there. */
const LIST =
  /^`?([a-z][\w-]*(?:\.[\w-]+)+)`?\s*[:–—]\s+(?=`)|\b(?:fields|payload|body|contents?|attributes) (?:of|in|for) `([\w.:-]+)`(?: (?:are|is))?:?\s+(?=`)|`([A-Za-z][\w-]*[.:][\w.:-]+|(?:[A-Z][a-z0-9]+){2,6})` (?:carries|holds|contains|has(?: the fields)?|consists of|is made of|with(?: the (?:fields|payload))?)(?: exactly)?:?\s+(?=`)/i;
/** `flag` (`low`, `high`), then a comma, an `and`, or the end. */
const FIELD = /`([A-Za-z_]\w*)`(?:\s*\(([^()]{1,120})\))?\s*(,\s*(?:and\s+)?|\s+and\s+|\.|;|:\s*$|$)/y;
const TYPES: readonly (readonly [JsonType, RegExp])[] = [
  ['integer', /^(?:an? )?(?:integer|int|bigint|whole number)\b/i],
  ['number', /^(?:an? )?(?:number|decimal|float)\b/i],
  ['boolean', /^(?:an? )?bool(?:ean)?\b/i],
  ['string', /^(?:an? )?(?:string|text|uuid|uuidv\d|date|timestamp|iso)\b/i],
  ['array', /^(?:an? )?(?:array|list)\b/i],
];

/** The fields of a message as a sentence lists them, each that it lists taken for required. */
export function saidLists({ prose }: Design): FieldList[] {
  return prose.passages.flatMap((passage) =>
    sentencesOf(passage).flatMap((sentence): FieldList[] => {
      const text = sentence.text.replaceAll('\n', ' ');
      const start = LIST.exec(text);
      if (!start || sentence.aside) return [];
      const fields = fieldsFrom(text, start.index + start[0].length, sentence.line);
      const name = start.slice(1).find((one) => one !== undefined);
      const { section } = sentence;
      const named = { ...(name !== undefined && { name }), ...(section !== undefined && { section }) };
      return fields ? [{ ...named, fields, line: sentence.line }] : [];
    }),
  );
}

/** None where the sentence goes on to speak of something else than fields. */
function fieldsFrom(text: string, from: number, line: number): ListedField[] | undefined {
  const found: ListedField[] = [];
  FIELD.lastIndex = from;
  for (;;) {
    const match = FIELD.exec(text);
    const [, name, note = '', end = ''] = match ?? [];
    if (name === undefined) return undefined;
    found.push({ name, required: !/\boptional\b|\bif\b|\bonly\b|\bmay\b|\bwhen\b/i.test(note), line, ...kindOf(note) });
    if (!/[,a]/.test(end)) return found;
  }
}

/** The type, or the values, that a note beside a field's name gives. */
export function kindOf(note: string): Pick<ListedField, 'type' | 'values'> {
  const values = [...note.matchAll(/`([^`]+)`/g)].map(([, value = '']) => value);
  const isList =
    values.length > 1 &&
    /^\s*(?:one of |either )?`[^`]+`(?:(?:\s*(?:,|\/|\|)\s*|,? (?:or|and) )`[^`]+`)+\s*$/.test(note);
  if (isList) return { values };
  const type = TYPES.find(([, words]) => words.test(note.trim()))?.[0];
  return type ? { type } : {};
}
