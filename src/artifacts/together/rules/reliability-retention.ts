import type { Finding } from '../../../session/finding.ts';
import { lineIn } from '../../artifact.ts';
import { inUnitsOf } from '../arithmetic/in-words.ts';
import { near } from '../arithmetic/judge-statement.ts';
import { type Quantity, quantitiesIn } from '../arithmetic/quantity.ts';
import type { Design } from '../design.ts';
import { keyLives } from '../reliability/key-lives.ts';
import type { Rule } from '../rule.ts';

/** Rows are deleted when the text says that they are no longer kept, and not before. */
export const reliabilityRetention: Rule = {
  name: 'together/reliability-retention',
  isDoubtful: true,
  find: (design) => [
    ...deletionsOf(design).flatMap(({ table, after, line }) =>
      keptOf(design, table)
        .filter(({ time }) => !near(seconds(time), seconds(after), 0.05))
        .slice(0, 1)
        .map(
          ({ time, line: said }): Finding => ({
            level: 'warning',
            rule: 'together/reliability-retention',
            message: `\`${table}\` is said to be kept for ${inUnitsOf(time, 1)}, but its rows are deleted after ${inUnitsOf(after, 1)}.`,
            line: said,
            with: [line],
          }),
        ),
    ),
    ...keyLives(design, 'together/reliability-retention'),
  ],
};

const DELETION =
  /\bdelete\s+from\s+(?:\w+\.)?"?(\w+)"?\s+(?:as\s+\w+\s+)?where\s+[^;]{0,200}?\binterval\s+'?(\d+ (?:minutes?|hours?|days?|weeks?|months?|years?))'?/gi;
const KEPT = /\b(?:kept|keeps?|retain\w*|retention|stays?|live|expire\w*|delet\w*|remov\w*|purg\w*|held)\b/i;

/** DELETE statements by age: an unattended one, of one table. */
function deletionsOf({ artifacts }: Design): { table: string; after: Quantity; line: number }[] {
  const found = artifacts.flatMap(({ artifact }) =>
    artifact.kind === 'sql'
      ? [...artifact.text.slice(0, 200_000).matchAll(DELETION)].slice(0, 50).flatMap((match) => {
          const [after] = quantitiesIn((match[2] ?? '').toLowerCase());
          const line = lineIn(artifact, artifact.text.slice(0, match.index).split('\n').length);
          return after?.measures.length === 1 ? [{ table: (match[1] ?? '').toLowerCase(), after, line }] : [];
        })
      : [],
  );
  // Two deletions from one table have two reasons.
  return found.filter(({ table }) => found.filter((other) => other.table === table).length === 1);
}

/** How long sentences that name the table say that it is kept. */
function keptOf({ prose }: Design, table: string): { time: Quantity; line: number }[] {
  return prose.passages.flatMap(({ codes, text, line, aside }) => {
    if (aside || !codes.some((code) => code.text.toLowerCase() === table)) return [];
    return text
      .replaceAll('\n', ' ')
      .split(/(?<=[.;])\s+/)
      .filter((sentence) => sentence.toLowerCase().includes(`\`${table}\``) && KEPT.test(sentence))
      .flatMap((sentence) => {
        const times = quantitiesIn(sentence).filter(
          ({ measures }) => measures.length === 1 && measures[0]?.kind === 'time' && measures[0].power === 1,
        );
        const [time] = times;
        return time && times.length === 1 && seconds(time) >= 3600 ? [{ time, line }] : [];
      });
  });
}

function seconds({ number, measures }: Quantity): number {
  return number * (measures[0]?.factor ?? 1);
}
