import type { Table } from '../../sql/schema.ts';
import type { Design } from '../design.ts';
import { textAt } from '../lookup.ts';
import { wordsOf } from '../names.ts';
import { stem } from '../stem.ts';
import { predicateOf, type Test } from './predicate.ts';
import { meaningOf } from './spoken-columns.ts';

const DENIED = /\b(?:not|never|un\w+ed|isn't|aren't|without|except|other than|but|non|no|until|yet|or)\b/i;

const TURNED =
  /\b(?:back (?:in)?to|(?:set|moved?|moves|turn(?:s|ed)?|put|puts|changes|goes|go) (?:in)?to|becom(?:e|es|ing)|mark(?:s|ed)? (?:them |it )?(?:as )?)\s*[`'"]?\w+[`'"]?/gi;
const ONLY =
  /\b(?!those\b|these\b|the\b|few\b|such\b)(\w+ed|active|open|free|pending) (?:rows|ones|entries) only\b|\bonly (?:the )?(\w+ed|active|open|free|pending) (?:rows|ones|entries)\b/i;

/** Whether words speak of rows in a state that a condition of a partial index leaves out. */
export function isOtherState(words: string, kept: Test, values: readonly string[], table: Table): boolean {
  if (kept.asks === 'other') return false;
  if (isWhatever(words, kept)) return true;
  if (kept.asks === 'null' || kept.asks === 'not null' || isFlag(kept))
    return isOtherFlag(
      words,
      meaningOf(kept.column).join('[ -]'),
      isFlag(kept) ? kept.values[0] === 'true' : kept.asks === 'not null',
      kept.column,
    );
  // What rows are turned into is not what they are found as.
  const found = words.replace(TURNED, ' ');
  if (kept.asks !== 'in' || kept.values.some((value) => speaksOf(found, value))) return false;
  const plain = new RegExp(
    String.raw`\b${kept.column} = '?(\w+)|\b${kept.column}\W{0,3}[\x60'"](\w+)[\x60'"]`,
    'i',
  ).exec(words);
  const written = plain?.[1] ?? plain?.[2];
  if (written !== undefined && /[a-z]/i.test(written)) return true;
  if (DENIED.test(words)) return false;
  const [, only, other] = ONLY.exec(words) ?? [];
  const named = only ?? other;
  if (named !== undefined && /^(?:status|state)$/.test(kept.column) && values.length > 0) return true;
  return values.some((value) => !kept.values.includes(value.toLowerCase()) && isState(words, value, table));
}

/** `any status`, `regardless of the state`, `published or not`, `including cancelled ones`. */
function isWhatever(words: string, kept: Test): boolean {
  const own = meaningOf(kept.column).join('[ _-]');
  const any = String.raw`\b(?:any|every|all|whatever(?: the| its)?|whichever|regardless of(?: the| its| their)?|independent of(?: the| its| their)?|in all|of all|irrespective of(?: the| its| their)?)(?: \w+)? \x60?${own}(?:e?s)?\b(?! (?:except|but|changes?|transitions?|updates?|codes?|machine))`;
  if (own.length > 3 && /^(?:status|state|stage|phase)$/.test(own) && new RegExp(any, 'i').test(words)) return true;
  const root = own.slice(0, Math.max(4, own.length - 2));
  return own.length > 3 && new RegExp(String.raw`\b${root}\w* or (?:not|un${root}\w*)\b`, 'i').test(words);
}

function isFlag({ asks, values }: Test): boolean {
  return asks === 'in' && values.length === 1 && /^(?:true|false)$/.test(values[0] ?? '');
}

/** `uncollected`, `not yet collected` of rows that are; `collected_at IS NULL` of rows that are not. */
function isOtherFlag(words: string, root: string, isSet: boolean, column: string): boolean {
  const written = new RegExp(String.raw`\b${column}(?:\x60)? (is not null|is null)\b|\b(not )${column}\b`, 'i').exec(
    words,
  );
  if (written) return (written[2] !== undefined || /^is null$/i.test(written[1] ?? '')) === isSet;
  if (isSet && /^(?:delet|archiv)/.test(root) && /\b(?:live|active|current)\b/i.test(words)) return true;
  if (root.length < 4) return false;
  if (!isSet)
    return (
      !DENIED.test(words) &&
      !/\b(?:live|open|active|pending|still|purg\w*)\b/i.test(words) &&
      new RegExp(
        String.raw`\b(?:rows?|entries|ones|records?) (?:(?:that|which) (?:are|were|have been) )?${root}\w*\b|\b${root}\w* (?:more than|over|at least|longer than|before|earlier) `,
        'i',
      ).test(words)
    );
  return new RegExp(String.raw`\b(?:un[- ]?|not (?:yet )?(?:been )?|never |non-?)${root}`, 'i').test(words);
}

function speaksOf(words: string, value: string): boolean {
  const root = value.replace(/\W|_/g, '[ _-]');
  return new RegExp(String.raw`\b${root}`, 'i').test(words);
}

/** `` `queued` ``, `WAITING`, `'open'`, or right before the table's own name: `pending transfers`. */
function isState(words: string, value: string, table: Table): boolean {
  const own = value.replace(/\W/g, '.');
  if (new RegExp(String.raw`[\x60'"]${own}[\x60'"]`, 'i').test(words)) return true;
  if (value.length > 3 && new RegExp(String.raw`\b${own.toUpperCase()}\b`).test(words)) return true;
  const thing = stem(wordsOf(table.name).at(-1) ?? '');
  if (thing.length < 3) return false;
  return new RegExp(
    String.raw`\b${own} (?:\w+ )?${thing}|\b${thing}(?:e?s)? (?:(?:that|which) )?(?:(?:are|were|have been|is|was) )?${own}\b`,
    'i',
  ).test(words);
}

/** The values that a column is held to, begins with, or is compared to in the document's SQL. */
export function knownValues(design: Design, table: Table, column: string): string[] {
  const own = table.columns.find(({ name }) => name === column);
  const first = own && /\bdefault\s+'(\w+)'/i.exec(textAt(design, own.line))?.[1];
  const others = table.indexes
    .flatMap((index) => predicateOf(index, design) ?? [])
    .filter((test) => test.column === column);
  return [...new Set([...(own?.values ?? []), ...(first ? [first] : []), ...others.flatMap(({ values }) => values)])];
}
