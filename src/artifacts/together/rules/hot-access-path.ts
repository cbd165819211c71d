import type { Finding } from '../../../session/finding.ts';
import type { Index, Table } from '../../sql/schema.ts';
import type { Design } from '../design.ts';
import { accessPaths, indexNamed } from '../hot/index-names.ts';
import { listedIndexes } from '../hot/index-tables.ts';
import type { Rule } from '../rule.ts';

/** An index that the text writes out with its table or its columns has to be there, in that order. */
export const hotAccessPath: Rule = {
  name: 'together/hot-access-path',
  find: (design) => [...inSentences(design), ...inLists(design)],
};

function inSentences(design: Design): Finding[] {
  return design.prose.passages.flatMap(({ text, line, aside }) => {
    if (aside || !/\bindex(?:es|ed)?\b|_idx\b|\bidx_|\bserved by\b/i.test(text)) return [];
    return text
      .replaceAll('\n', ' ')
      .split(/(?<=[.;])\s+/)
      .filter((sentence) => !NOT_YET.test(sentence))
      .flatMap((sentence) => named(design, sentence, line) ?? []);
  });
}

/** More rows that no index fits: the list is of another time than the schema. */
const MOST = 2;

/** Rows of a list of indexes: by its name, an index has other columns; without one, none has these. */
function inLists(design: Design): Finding[] {
  const listed = listedIndexes(design);
  const renamed = listed.flatMap(({ name, columns, line }) => {
    const found = name === undefined ? undefined : indexNamed(name, design);
    return found && name ? (otherColumns(name, columns, found, line) ?? []) : [];
  });
  const missing = listed
    .filter(({ name, table, columns }) => name === undefined && table.indexes.length > 0 && !isMade(table, columns))
    .map(
      ({ table, columns, line }): Finding => ({
        level: 'warning',
        rule: 'together/hot-access-path',
        message: `The text has an index of \`${table.name}\` on (${columns.join(', ')}), the schema makes none.`,
        line,
        with: [table.line],
      }),
    );
  return [renamed, missing].flatMap((found) => (found.length > MOST ? [] : found));
}

function isMade(table: Table, columns: readonly string[]): boolean {
  const paths = accessPaths(table);
  return (
    paths.some((path) => path.some((column) => column.startsWith('('))) ||
    paths.some((path) => columns.every((column, at) => path[at]?.toLowerCase() === column))
  );
}

const NOT_YET =
  /\b(?:drop\w*|remov\w+|replac\w+|no longer|would|could|later|future|instead|rejected|if we|not|no|without|until|alternativ\w*|partial|include|covering|expression|gin|gist|brin|unique within)\b/i;
/** `orders_shop_idx` on (shop_id, made_at DESC); the index on `orders (shop_id, made_at)`. */
const NAME_AND_COLUMNS = /`(\w+)`\s*(?:on|over|=|:)?\s*(?:`?(\w+)`?\s*)?`?\(([\w,\s`]{1,120})\)/gi;

function named(design: Design, sentence: string, line: number): Finding[] {
  return [...sentence.matchAll(NAME_AND_COLUMNS)].flatMap(([, name = '', , list = '']) => {
    const found = indexNamed(name, design);
    const columns = columnsIn(list);
    if (!found || columns.length === 0 || !columns.every((column) => isColumn(found.table, column))) return [];
    return otherColumns(name, columns, found, line) ?? [];
  });
}

type Found = { table: Table; index: Index };

function otherColumns(name: string, columns: string[], { table, index }: Found, line: number): Finding | undefined {
  const own = index.columns.map((column) => column.toLowerCase());
  if (own.some((column) => column.startsWith('(')) || columns.every((column, at) => own[at] === column))
    return undefined;
  if (accessPaths(table).every((path) => path.length === 0)) return undefined;
  return {
    level: 'error',
    rule: 'together/hot-access-path',
    message: `The text has \`${name}\` on (${columns.join(', ')}), the schema makes it on (${own.join(', ')}).`,
    line,
    with: [index.line],
  };
}

function columnsIn(list: string): string[] {
  return list.split(',').map((part) =>
    part
      .replace(/`/g, '')
      .trim()
      .toLowerCase()
      .replace(/\s+(?:asc|desc)(?:\s+nulls \w+)?$/, ''),
  );
}

function isColumn({ columns }: Table, name: string): boolean {
  return columns.some((column) => column.name === name);
}
