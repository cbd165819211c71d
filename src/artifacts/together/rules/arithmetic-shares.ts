import type { Finding } from '../../../session/finding.ts';
import { quantitiesIn } from '../arithmetic/quantity.ts';
import { figureTables } from '../arithmetic/read-table.ts';
import { textsOf } from '../arithmetic/texts.ts';
import { toldSharesIn } from '../arithmetic/told-shares.ts';
import type { Rule } from '../rule.ts';

/** The shares of a whole come to a hundred, and each to its part of it. */
export const arithmeticShares: Rule = {
  name: 'together/arithmetic-shares',
  find: (design) => [
    ...textsOf(design).flatMap((text) => {
      const slip = sharesIn(text.text);
      return slip ? [finding(slip.sum, slip.said, text.lineAt(slip.at))] : [];
    }),
    ...textsOf(design).flatMap((text) =>
      toldSharesIn(text.text).map(
        ({ part, whole, share, expected }): Finding => ({
          level: 'warning',
          rule: 'together/arithmetic-shares',
          message: `${part.text} of ${whole.text} are ${expected}, but the text says ${share.text}.`,
          line: text.lineAt(share.start),
        }),
      ),
    ),
    ...figureTables(design).flatMap(({ head, rows }) =>
      head.flatMap(({ title }, column) => {
        if (column === 0 || !SHARE.test(title) || OF_ITSELF.test(title)) return [];
        const parts = rows.filter(({ label }) => !/^(?:total|sum|all)\b/i.test(label));
        const figures = parts.flatMap(({ cells }) => (cells[column]?.figure?.percent ? [cells[column].figure] : []));
        const sum = figures.reduce((all, { number }) => all + number * 100, 0);
        const last = parts.at(-1);
        return figures.length === parts.length && figures.length >= 3 && last && isOff(sum)
          ? [finding(sum, `“${title}”`, last.line)]
          : [];
      }),
    ),
  ],
};

const SHARE =
  /\b(?:share|split|mix|portion|proportion|distribution|part of|% of (?:the )?(?:traffic|requests|load|total|all|calls|orders|cost|budget|reads|writes))\b/i;
const OF_ITSELF = /\b(?:each|cache|hit|cpu|use|success|change|growth|peak)\b/i;
const SPLIT = /\b(?:split|mix|breakdown|break down|divided?|distribut\w*|consists? of|made up of|shares?)\b/i;

/** `The mix is 70 % reads, 20 % writes and 15 % searches`: three shares or more in one list, closed by an “and”. */
function sharesIn(text: string): { sum: number; said: string; at: number } | undefined {
  if (!SPLIT.test(text)) return undefined;
  for (const sentence of text.matchAll(/[^.;]*(?:\.\d[^.;]*)*/g)) {
    const parts = quantitiesIn(sentence[0]).filter(({ percent }) => percent);
    const [first, last] = [parts[0], parts.at(-1)];
    if (
      !first ||
      !last ||
      parts.length < 3 ||
      !SPLIT.test(sentence[0]) ||
      /\b(?:of (?:which|them|those|these)|rest|remain\w*|other|p\d\d|grow\w*|from|to|than)\b/i.test(sentence[0])
    )
      continue;
    const gaps = parts.slice(1).map((part, index) => sentence[0].slice(parts[index]?.end ?? 0, part.start));
    if (
      !gaps.every((gap) => /^[^.;:]{0,40}(?:,|\band\b)[^.;:]{0,10}$/i.test(gap)) ||
      !/\band\b/i.test(gaps.at(-1) ?? '')
    )
      continue;
    const sum = parts.reduce((all, { number }) => all + number * 100, 0);
    if (isOff(sum))
      return {
        sum,
        said: parts.map((part) => part.text.split(' ').slice(0, 2).join(' ')).join(' + '),
        at: sentence.index + first.start,
      };
  }
  return undefined;
}

/** Farther off than rounding, and not so far that these are no parts of one whole. */
function isOff(sum: number): boolean {
  return Math.abs(sum - 100) > 1.5 && sum > 60 && sum < 160;
}

function finding(sum: number, said: string, line: number): Finding {
  return {
    level: 'warning',
    rule: 'together/arithmetic-shares',
    message: `The shares ${said} come to ${Number(sum.toFixed(1))} %, not 100 %.`,
    line,
  };
}
