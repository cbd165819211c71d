import type { Finding } from '../../../session/finding.ts';
import { spanSlips } from '../arithmetic/counted-spans.ts';
import { strayFigures } from '../arithmetic/definite.ts';
import { inUnitsOf } from '../arithmetic/in-words.ts';
import { near } from '../arithmetic/judge-statement.ts';
import { namedSlips } from '../arithmetic/named-durations.ts';
import { type Quantity, quantitiesIn } from '../arithmetic/quantity.ts';
import { retoldSlips } from '../arithmetic/retold.ts';
import { textsOf } from '../arithmetic/texts.ts';
import { unusedGivens } from '../arithmetic/unused-givens.ts';
import type { Design } from '../design.ts';
import type { Rule } from '../rule.ts';
import { stem } from '../stem.ts';

/** What a design says twice of the same thing in the same unit has to be the same figure. */
export const arithmeticRestated: Rule = {
  name: 'together/arithmetic-restated',
  isDoubtful: true,
  find: (design) => {
    const said = ratesOf(design);
    const keys = new Set(said.map(({ key }) => key));
    const rates = [...keys].flatMap((key) => contradiction(said.filter((one) => one.key === key)) ?? []);
    return [...rates, ...told(design)];
  },
};

/** Figures that are spoken of again, and otherwise. */
function told(design: Design): Finding[] {
  const warn = (message: string, line: number, beside: number): Finding[] =>
    line === beside ? [] : [{ level: 'warning', rule: 'together/arithmetic-restated', message, line, with: [beside] }];
  return [
    ...strayFigures(design).flatMap(({ stray, meant, line, meantLine }) =>
      warn(
        `${stray.text} is spoken of as known, but stands nowhere else; line ${meantLine} has ${meant.text}.`,
        line,
        meantLine,
      ),
    ),
    ...namedSlips(design).flatMap(({ noun, odd, usual }) =>
      warn(
        `The ${noun} is ${odd.quantity.text} here, but ${usual.quantity.text} in line ${usual.line}.`,
        odd.line,
        usual.line,
      ),
    ),
    ...retoldSlips(design).flatMap(({ odd, usual }) =>
      warn(`The design says ${odd.said} here and ${usual.said} in line ${usual.line}.`, odd.line, usual.line),
    ),
    ...unusedGivens(design).flatMap(({ given, line, used, usedLine }) =>
      warn(`${given.text} is assumed here, but line ${usedLine} calculates with ${used.text}.`, line, usedLine),
    ),
    ...spanSlips(design).flatMap(({ count, wanted, used, line, usedLine }) =>
      warn(
        `${count.text} are to be done within ${wanted.text} here, but line ${usedLine} reckons with ${used.text}.`,
        line,
        usedLine,
      ),
    ),
  ];
}

type Said = { key: string; value: number; figure: Quantity; line: number };

/** Figures for a part, a time or a case of their own. */
const SPECIAL =
  /\b(?:peak|max\w*|min\w*|burst|each|every|per (?!day|month|year|week)\w+|limit\w*|quota|up to|at most|at least|grow\w*|launch|year (?:one|two|three|\d)|first|second|later|by 20\d\d|today|now|currently|target\w*|design\w*|handle|sustain|worst|busiest|average|median|largest|smallest|tenant|region|customer|user|store|shop|of (?:them|which|those)|another|more than|above|below|passes?|exceeds?|if|when|until|once|test|load|only|new|failed|returned|retr\w+|cancel\w*|beyond|from|to|another|extra|additional|times|than|would|could|alternativ\w*)\b|[×*]|\d\s?x\b/i;

function ratesOf(design: Design): Said[] {
  return textsOf(design).flatMap((text) =>
    quantitiesIn(text.text).flatMap((figure): Said[] => {
      const [span, ...rest] = figure.measures;
      if (
        rest.length > 0 ||
        span?.kind !== 'time' ||
        span.power !== -1 ||
        span.factor < 86_400 ||
        figure.noun === undefined ||
        /^(?:new|daily|total|more|unique)$/.test(figure.noun) ||
        figure.number < 100
      )
        return [];
      const around = text.text.slice(Math.max(0, figure.start - 50), figure.end + 30);
      const clause = around.replace(figure.text, ' ');
      if (SPECIAL.test(clause) || SPECIAL.test(text.section ?? '') || figure.approximate) return [];
      // `orders a day` alone, not `archived orders a day`.
      if (
        !/^[\d.,\s]*(?:thousand|million|billion|bn|mn|[kmb])?\s*\p{L}+\s*(?:(?:\/|\b(?:per|an?|each|every)\b)\s*\p{L}+|\b(?:daily|monthly|yearly))$/iu.test(
          figure.text,
        )
      )
        return [];
      return [
        {
          key: `${stem(figure.noun)} ${span.factor}`,
          value: figure.number,
          figure,
          line: text.lineAt(figure.start),
        },
      ];
    }),
  );
}

function contradiction(said: Said[]): Finding | undefined {
  const [first] = said;
  if (!first || said.length < 2) return undefined;
  const others = said.filter(({ value }) => !near(value, first.value, 0.12));
  const values = new Set(said.map(({ value }) => value));
  const [other] = others;
  // More than two figures, or both often: they are of different things.
  if (!other || values.size > 2 || (others.length > 1 && said.length - others.length > 1)) return undefined;
  const ratio = other.value / first.value;
  if (ratio < 1.5 && ratio > 1 / 1.5) return undefined;
  const [odd, usual] = others.length <= said.length - others.length ? [other, first] : [first, other];
  return {
    level: 'warning',
    rule: 'together/arithmetic-restated',
    message: `The design says ${odd.figure.text} here and ${inUnitsOf(usual.figure, 1)} elsewhere.`,
    line: odd.line,
    with: [usual.line],
  };
}
