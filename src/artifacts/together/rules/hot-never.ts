import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { neverSearched } from '../hot/never-searched.ts';
import type { Rule } from '../rule.ts';

/** A column that the text says nobody searches or sorts by needs no index, and an index made on it was meant for another. */
export const hotNever: Rule = {
  name: 'together/hot-never',
  isDoubtful: true,
  find: (design) => {
    const lines = new Set<number>();
    return neverSearched(design).flatMap(({ table, column, line }): Finding[] => {
      // A unique index keeps values apart, whoever reads them; a key of another table is followed when that goes.
      const index = table.indexes.find(
        ({ columns, unique }) =>
          !unique && (columns[0] === column || (columns.includes(column) && !isSpokenElsewhere(design, column, line))),
      );
      const isReference = table.foreignKeys.some(({ columns }) => columns[0] === column);
      if (!index || isReference || lines.has(index.line)) return [];
      lines.add(index.line);
      return [
        {
          level: 'warning',
          rule: 'together/hot-never',
          message: `The text says that nothing looks for rows of \`${table.name}\` by \`${column}\`; ${index.name === undefined ? 'an index' : `\`${index.name}\``} is made on (${index.columns.join(', ')}).`,
          line,
          with: [index.line],
        },
      ];
    });
  },
};

/** Rows may be sorted by what none of them is found by: somebody says so. */
function isSpokenElsewhere({ prose, artifacts }: Design, column: string, line: number): boolean {
  const name = new RegExp(String.raw`\b${column}\b`, 'i');
  return (
    prose.passages.some((passage) => Math.abs(passage.line - line) > 1 && name.test(passage.text)) ||
    artifacts.some(
      ({ artifact }) =>
        /\bselect\b/i.test(artifact.text) &&
        new RegExp(String.raw`order\s+by[^;]*\b${column}\b`, 'i').test(artifact.text),
    )
  );
}
