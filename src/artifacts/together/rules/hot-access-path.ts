import type { Finding } from '../../../session/finding.ts';
import type { Table } from '../../sql/schema.ts';
import type { Design } from '../design.ts';
import { accessPaths, indexNamed } from '../hot/index-names.ts';
import type { Rule } from '../rule.ts';

/** An index that the text writes out with its table or its columns has to be there, in that order. */
export const hotAccessPath: Rule = {
  name: 'together/hot-access-path',
  find: (design) =>
    design.prose.passages.flatMap(({ text, line, aside }) => {
      if (aside || !/\bindex(?:es|ed)?\b|_idx\b|\bidx_|\bserved by\b/i.test(text)) return [];
      return text
        .replaceAll('\n', ' ')
        .split(/(?<=[.;])\s+/)
        .filter((sentence) => !NOT_YET.test(sentence))
        .flatMap((sentence) => named(design, sentence, line) ?? []);
    }),
};

const NOT_YET =
  /\b(?:drop\w*|remov\w+|replac\w+|no longer|would|could|later|future|instead|rejected|if we|not|no|without|until|alternativ\w*|partial|include|covering|expression|gin|gist|brin|unique within)\b/i;
/** `orders_shop_idx` on (shop_id, made_at DESC); the index on `orders (shop_id, made_at)`. */
const NAME_AND_COLUMNS = /`(\w+)`\s*(?:on|over|=|:)?\s*(?:`?(\w+)`?\s*)?`?\(([\w,\s`]{1,120})\)/gi;

function named(design: Design, sentence: string, line: number): Finding[] {
  return [...sentence.matchAll(NAME_AND_COLUMNS)].flatMap(([, name = '', , list = '']) => {
    const found = indexNamed(name, design);
    const columns = columnsIn(list);
    if (!found || columns.length === 0 || !columns.every((column) => isColumn(found.table, column))) return [];
    const own = found.index.columns.map((column) => column.toLowerCase());
    if (own.some((column) => column.startsWith('(')) || columns.every((column, at) => own[at] === column)) return [];
    if (accessPaths(found.table).every((path) => path.length === 0)) return [];
    return [
      {
        level: 'error',
        rule: 'together/hot-access-path',
        message: `The text has \`${name}\` on (${columns.join(', ')}), the schema makes it on (${own.join(', ')}).`,
        line,
        with: [found.index.line],
      } satisfies Finding,
    ];
  });
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
