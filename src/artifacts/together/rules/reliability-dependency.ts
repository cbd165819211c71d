import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { wordsOf } from '../names.ts';
import { type FailureTable, failureTables, keyWords, outsideSystems } from '../reliability/dependencies.ts';
import type { Rule } from '../rule.ts';
import { stem } from '../stem.ts';

/** Where a design says of each system that it needs what happens when it fails, none may be left out. */
export const reliabilityDependency: Rule = {
  name: 'together/reliability-dependency',
  find: (design) => {
    const tables = failureTables(design);
    if (tables.length === 0) return [];
    return [...missing(design, tables), ...tables.flatMap(unfilled)];
  },
};

const FAILS =
  /\b(?:time-?outs?|times? out|fail\w*|fall-?backs?|unavailable|unreachable|down|away|retr(?:y|ies|ied)|breaker|outages?|degrad\w*|queued|stand-?in|best.effort|optional|offline|slow)\b/i;

function missing(design: Design, tables: FailureTable[]): Finding[] {
  const rows = tables.flatMap(({ table }) => table.rows);
  const [first] = tables;
  const outside = outsideSystems(design);
  const isTold = (name: string) => {
    const words = keyWords(name);
    const has = (text: string) => {
      const own = new Set(wordsOf(text).map(stem));
      return words.some((word) => own.has(word));
    };
    const all = (text: string) => {
      const own = new Set(wordsOf(text).map(stem));
      return words.every((word) => own.has(word));
    };
    return (
      rows.some(({ cells }) => has(cells.slice(0, 2).join(' '))) ||
      design.prose.passages.some(({ text }) =>
        text.split(/(?<=[.;])\s/).some((sentence) => FAILS.test(sentence) && all(sentence)),
      )
    );
  };
  const untold = outside.filter(({ name }) => !isTold(name));
  // A table that covers none, or few, of them is of other things.
  if (!first || rows.length < 2 || untold.length > 1) return [];
  return untold.map(({ name, line }) => ({
    level: 'warning' as const,
    rule: 'together/reliability-dependency',
    message: `${name.replace(/\s+/g, ' ')} is an outside system of the diagram, but the table of what happens when something fails has no row for it.`,
    line: first.table.line,
    with: [line],
  }));
}

/** An empty cell for what happens then, where every other row says it. */
function unfilled({ table, fallback, timeout }: FailureTable): Finding[] {
  return [fallback, timeout].flatMap((column) => {
    if (column === undefined) return [];
    const empty = table.rows.filter(({ cells }) => /^(?:|tbd|todo|\?+)$/i.test((cells[column] ?? '').trim()));
    const [row] = empty;
    if (!row || empty.length > 1 || table.rows.length < 3) return [];
    return [
      {
        level: 'warning' as const,
        rule: 'together/reliability-dependency',
        message: `The row of ${row.cells[0]} leaves “${table.head[column]}” empty, which every other row fills in.`,
        line: row.line,
      },
    ];
  });
}
