import type { Finding } from '../../../session/finding.ts';
import { inUnitsOf } from '../arithmetic/in-words.ts';
import { near } from '../arithmetic/judge-statement.ts';
import type { Quantity } from '../arithmetic/quantity.ts';
import type { Design } from '../design.ts';
import { wordsOf } from '../names.ts';
import { failureTables, keyWords } from '../reliability/dependencies.ts';
import { shortLeases } from '../reliability/short-leases.ts';
import { shortMemories } from '../reliability/short-memories.ts';
import { secondsOf as seconds, spansIn as timesIn } from '../reliability/spans-in.ts';
import { timeBudgets } from '../reliability/time-budgets.ts';
import type { Rule } from '../rule.ts';
import { stem } from '../stem.ts';

const RULE = 'together/reliability-timeouts';

/**
 * A timeout that the table gives for a dependency is the one that the text gives for it; nobody gives up, lets go or
 * forgets before those who need him are done.
 */
export const reliabilityTimeouts: Rule = {
  name: RULE,
  find: (design) => [
    ...failureTables(design).flatMap(({ table, timeout }) =>
      timeout === undefined
        ? []
        : table.rows.flatMap(({ cells, line }) => {
            const [own, ...more] = timesIn(cells[timeout] ?? '');
            return own && more.length === 0 ? elsewhere(design, cells[0] ?? '', own, line) : [];
          }),
    ),
    ...timeBudgets(design, RULE),
    ...shortLeases(design, RULE),
    ...shortMemories(design, RULE),
  ],
};

/** The words that give a timeout, right before or behind its figure. */
const BEFORE =
  /\b(?:time-?outs? (?:of|is|are|at|after)|times? out (?:after|at)|timed out after|gives? up after|waits? (?:at most|up to|no longer than|for at most)?|cut off after|deadline (?:of|is))\s*$/i;
const BEHIND = /^\s*(?:time-?out|deadline)\b/i;

function elsewhere({ prose }: Design, name: string, own: Quantity, line: number): Finding[] {
  const words = keyWords(name);
  const cells = new Set(prose.tables.flatMap(({ rows }) => rows.map((row) => row.line)));
  return prose.passages.flatMap((passage) => {
    if (passage.aside || cells.has(passage.line)) return [];
    return passage.text
      .replaceAll('\n', ' ')
      .split(/(?<=[.;])\s+/)
      .flatMap((sentence): Finding[] => {
        const said = new Set(wordsOf(sentence).map(stem));
        const [time, ...others] = timesIn(sentence).filter(
          ({ start, end }) => BEFORE.test(sentence.slice(0, start)) || BEHIND.test(sentence.slice(end)),
        );
        if (
          !time ||
          others.length > 0 ||
          !words.every((word) => said.has(word)) ||
          near(seconds(time), seconds(own), 0.01)
        )
          return [];
        // Another timeout of the same: to connect, for a statement, for all tries together.
        if (
          /\b(?:connect\w*|statement|lock|idle|total|overall|all|together|each|pool|session|read|write|while|breaker|health)\b/i.test(
            sentence,
          )
        )
          return [];
        return [
          {
            level: 'warning',
            rule: RULE,
            message: `The text gives ${name} a timeout of ${inUnitsOf(time, 1)}, the table ${inUnitsOf(own, 1)}.`,
            line: passage.line,
            with: [line],
          },
        ];
      });
  });
}
