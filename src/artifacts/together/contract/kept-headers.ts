import type { Column, Table } from '../../sql/schema.ts';
import type { Design, Field } from '../design.ts';
import { literally } from '../literally.ts';
import { textAt } from '../lookup.ts';
import { nameKey, wordsOf } from '../names.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { stem } from '../stem.ts';
import { columnFamily } from '../type-family.ts';

/** A header that clients send, beside the column that keeps it under a name of its own. */
export type KeptHeader = { field: Field; table: Table; column: Column };

/** What is kept in the place of what was sent. */
const CHANGED =
  /\b(?:hash\w*|digests?|sha-?\d*|md5|hmac|finger-?prints?|prefix\w*|truncat\w*|encrypt\w*|encod\w*|shortened|first \d+|last \d+|normali[sz]ed)\b/i;
/** Between a header and the column that it is said to be kept in, and the other way round. */
const INTO =
  /^`?(?:\s+(?:header|value|itself))*\s+(?:(?:is|are|gets)\s+)?(?:stored|kept|saved|recorded|written|persisted|goes|lands|ends up|maps)\b(?!\s*(?:not|never))[^.;,`]{0,40}`$/i;
const OF =
  /^`\s+(?:keeps?|stores?|holds?|records?|contains?|is)\s+(?:the\s+)?(?:value of\s+)?(?:the\s+)?(?:client's\s+|caller's\s+)?`?$/i;
/** A comment on a column that is about the header itself. */
const ABOUT = String.raw`^\W*(?:(?:the|value of|from|header|client's|copy of|taken from)\s+)*`;
/** Names of the one column that holds what its table is called after. */
const ITSELF = /^(?:key|token|value|id)$/;

/**
 * The headers with a longest length, each with the one column that keeps it otherwise named: shortened (`idem_key` for
 * `Idempotency-Key`), in a table of that name (`idempotency_keys.key`), or where a comment or sentence says so.
 * A column of the header's own name is not among them.
 */
export function keptHeaders(design: Design): KeptHeader[] {
  const seen = new Set<string>();
  return design.operations.flatMap(({ parameters }) =>
    parameters.flatMap(({ name, in: place, shape }): KeptHeader[] => {
      const header = name.replace(/^x-/i, '');
      if (place !== 'header' || shape?.maxLength === undefined || wordsOf(header).length < 2) return [];
      if (seen.has(`${name} ${shape.line}`)) return [];
      seen.add(`${name} ${shape.line}`);
      const kept = keepersOf(name, header, design);
      const [first] = kept;
      return first && new Set(kept.map(({ column }) => column.maxLength)).size === 1
        ? [{ field: shape, ...first }]
        : [];
    }),
  );
}

function keepersOf(name: string, header: string, design: Design): Omit<KeptHeader, 'field'>[] {
  const columns = design.schema.tables.flatMap((table) => table.columns.map((column) => ({ table, column })));
  // What is called just so is held against it in any case.
  if (columns.some(({ column }) => nameKey(column.name) === nameKey(header))) return [];
  const sentences = design.prose.passages
    .flatMap((passage) => (passage.text.includes(name) ? sentencesOf(passage) : []))
    .filter(({ aside }) => !aside)
    .map(({ text }) => text.replaceAll('\n', ' '));
  const kept = columns.filter(
    ({ table, column }) =>
      isShortened(header, column.name) ||
      isOfTable(header, table, column.name) ||
      new RegExp(`${ABOUT}${literally(name)}\\b`, 'i').test(commentOf(design, column)) ||
      sentences.some((text) => isSaid(text, name, table, column)),
  );
  // One that has room for any, or is no text, may be the one that is meant.
  const isSure = kept.every(({ column }) => column.maxLength !== undefined && columnFamily(column) === 'text');
  return isSure ? kept.filter(({ column }) => !isChanged(design, column)) : [];
}

function isSaid(text: string, header: string, table: Table, { name }: Column): boolean {
  const places = [`\`${table.name}.${name}\``, ...(name.includes('_') ? [`\`${name}\``] : [])];
  const from = text.indexOf(header);
  return places.some((place) => {
    const at = text.indexOf(place);
    if (at < 0 || from < 0) return false;
    return at > from
      ? INTO.test(text.slice(from + header.length, at + 1))
      : OF.test(text.slice(at + place.length - 1, from));
  });
}

/** `idem_key`, `req_id`: word by word the same, or its beginning. */
function isShortened(header: string, column: string): boolean {
  const [long, short] = [wordsOf(header), wordsOf(column)];
  const isSame = (word: string, at: number): boolean => {
    const own = short[at] ?? '';
    return stem(own) === stem(word) || (own.length > 2 && word.startsWith(own));
  };
  return long.length === short.length && long.every(isSame);
}

/** `idempotency_record.key`, `idempotency_keys.id`. */
function isOfTable(header: string, table: Table, column: string): boolean {
  if (nameKey(table.name) === nameKey(header)) return ITSELF.test(column) && table.primaryKey.includes(column);
  const words = wordsOf(header);
  const owner = wordsOf(table.name).slice(0, words.length - 1);
  // There is one such key, whatever its last word is.
  const [first = '', last = '', ...more] = wordsOf(column);
  if (words[0] === 'idempotency' && first.startsWith('idem') && ITSELF.test(last) && more.length === 0) return true;
  const isOwned = owner.map(stem).join() === words.slice(0, -1).map(stem).join();
  return isOwned && column === words.at(-1);
}

function commentOf(design: Design, { line }: Column): string {
  return /--\s*(.*)$/.exec(textAt(design, line))?.[1] ?? '';
}

/** Whether a column is said, by its name, its comment or a sentence, to keep something made of what was sent. */
export function isChanged(design: Design, column: Column): boolean {
  return CHANGED.test(`${wordsOf(column.name).join(' ')} ${commentOf(design, column)} ${inWords(design, column)}`);
}

/** What the text says of a column of that name. */
function inWords({ prose }: Design, { name }: Column): string {
  return prose.passages
    .flatMap((passage) => (passage.text.includes(name) ? sentencesOf(passage) : []))
    .filter(({ text }) => new RegExp(String.raw`\x60(?:\w+\.)?${name}\x60`).test(text))
    .map(({ text }) => text)
    .join(' ');
}
