import { roleSlipsIn } from '../arithmetic/capacity-roles.ts';
import { goesOn } from '../arithmetic/compound.ts';
import { derivedSlipsIn } from '../arithmetic/derived.ts';
import { type Figure, sectionFigures, worthOf } from '../arithmetic/figures.ts';
import { type EachSlip, eachSlips, tierSlips } from '../arithmetic/implied-each.ts';
import { near } from '../arithmetic/judge-statement.ts';
import { listedSums } from '../arithmetic/listed-sums.ts';
import { partsSlips, productSumsSlips } from '../arithmetic/parts.ts';
import { type Quantity, quantitiesIn } from '../arithmetic/quantity.ts';
import { figureTables } from '../arithmetic/read-table.ts';
import { textsOf } from '../arithmetic/texts.ts';
import { chainSlipsIn } from '../arithmetic/told-chains.ts';
import { toldDurationsIn } from '../arithmetic/told-durations.ts';
import { factorSlipsIn } from '../arithmetic/told-factors.ts';
import { toldProductOf, toldProductsIn } from '../arithmetic/told-products.ts';
import { hoursSlips } from '../arithmetic/worked-hours.ts';
import type { Design } from '../design.ts';
import { textAt } from '../lookup.ts';
import type { Rule } from '../rule.ts';

type Said = { said: string; quantity: Quantity; line: number; with: number[] };

/** Figures that follow from others (by the words of a sentence, by the labels of a list or table), and are not what those make. */
export const arithmeticDerived: Rule = {
  name: 'together/arithmetic-derived',
  find: (design) => {
    const sections = sectionFigures(design);
    const counted = sections.flat().filter(({ names }) => names);
    const derived = sections.flatMap((section) =>
      [...derivedSlipsIn(section), ...roleSlipsIn(section)].map(({ from, result: { quantity, text }, expected }) => ({
        said: `${from.map((figure) => figure.quantity.text).join(' and ')} make ${expected}`,
        quantity,
        line: text.lineAt(quantity.start),
        with: from.map((figure) => figure.text.lineAt(figure.quantity.start)),
      })),
    );
    const all = [
      ...derived,
      ...chainsOf(design, counted),
      ...eachesOf([...eachSlips(design), ...tierSlips(design)]),
      ...partsOf(design),
      ...hoursOf(design),
      ...productsOf(design),
      ...durationsOf(design, sections.flat()),
    ];
    // One figure is wrong once, in however many ways it is read.
    const isFirst = ({ line, quantity }: Said, at: number): boolean =>
      all.findIndex((one) => one.line === line && one.quantity.text === quantity.text) === at;
    return all
      .filter((one, at) => isFirst(one, at) && !isOfPartOfTime(one, design.document.text) && !isToldBeside(one, design))
      .map(({ said, quantity, line, with: beside }) => ({
        level: 'warning',
        rule: 'together/arithmetic-derived',
        message: `${said}, but the text says ${quantity.text}.`,
        line,
        with: [...new Set(beside)].filter((other) => other !== line),
      }));
  },
};

/**
 * Whether a figure is what was worked out, but for a part of the time: 300 working days of a year, eight hours of a
 * day; or the two are a unit and its parts (`1 GB is 1,000 MB`).
 */
function isOfPartOfTime({ said, quantity }: Said, text: string): boolean {
  const [expected] = expectedIn(said);
  const ratio = expected ? quantity.number / expected.number : 1;
  const isWhole = (number: number): boolean => near(number, Math.round(number), PART);
  const days = ratio * DAYS;
  const isOfWorkdays = YEARLY.test(quantity.text) && days >= FEWEST_DAYS && days < DAYS && isWhole(days);
  const isOfHours =
    DAILY.test(said) && WORKDAYS.some(({ hours, told }) => near(ratio, HOURS / hours, PART * 5) && told.test(text));
  const isOfAll = ratio > FARTHEST;
  return isOfWorkdays || isOfHours || isOfAll || UNITS.test(said);
}

/** Whether a further factor stands in the same row, or the time that it is kept in the same line: `6,100 | 1,000 B | 7 years | 42.70 MB`. */
function isToldBeside({ said, quantity, line }: Said, design: Design): boolean {
  const [expected] = expectedIn(said);
  const ratio = expected ? worthOf(quantity).value / worthOf(expected).value : 1;
  const text = textAt(design, line);
  const cells = text.trimStart().startsWith('|') ? text.split('|') : [];
  const alone = cells.flatMap((cell) => (quantitiesIn(cell).length === 1 ? quantitiesIn(cell) : []));
  const beside = [...alone, ...quantitiesIn(text).filter(isOfDays)];
  return beside.some(({ number }) => number > 1 && near(number, ratio, BESIDE));
}

const BESIDE = 0.01;

/** For how long something is kept: days, and what is longer. */
function isOfDays({ measures: [own, more] }: Quantity): boolean {
  return own?.kind === 'time' && own.power === 1 && own.factor >= 86_400 && more === undefined;
}

function expectedIn(said: string): readonly Quantity[] {
  return quantitiesIn(/\b(?:make|come to|comes to) (.+)$/.exec(said)?.[1] ?? '');
}

const DAYS = 365;
const FEWEST_DAYS = 200;
const YEARLY = /\b(?:a|per) year$|\/(?:year|a|y)$/;
/** One figure of a day, in seconds. */
const DAILY = /^[\d.,]+ (?:\p{L}+ )?(?:a|per) day make [\d.,]+(?: \p{L}+)?(?:\/s| per second| a second)$/u;
const WORKDAYS = [8, 9, 10, 12].map((hours) => ({
  hours,
  told: new RegExp(
    String.raw`\b(?:${hours}|${['eight', 'nine', 'ten', '', 'twelve'][hours - 8]})[ -]?(?:h|hours?)\b`,
    'i',
  ),
}));
/** Of what is so much more, a factor is told elsewhere. */
const FARTHEST = 100_000;
const HOURS = 24;
const PART = 0.004;
const UNITS = /^1 [KMGT]B and 1,0(?:00|24) [KMGT]B\b/;

/** What a sentence says that its figures make. */
function chainsOf(design: Design, counted: readonly Figure[]): Said[] {
  return textsOf(design).flatMap((text) =>
    [...chainSlipsIn(text.text, counted), ...factorSlipsIn(text.text)]
      .filter(({ result, expected }) => !goesOn(text.text, result) && !isSaidThere(expected, result, text.text))
      .map(({ from, result, expected }) => ({
        said: `${from.map((one) => one.text).join(' and ')} make ${expected}`,
        quantity: result,
        line: text.lineAt(result.start),
        with: [],
      })),
  );
}

/** Whether another figure of the text is what they make: "£620 for ten nodes at £62 each, £110 for backups". */
function isSaidThere(expected: string, result: Quantity, text: string): boolean {
  const [meant] = quantitiesIn(expected);
  const unitOf = ({ measures }: Quantity): string => measures.map(({ factor, power }) => `${factor} ${power}`).join();
  return (
    meant !== undefined &&
    quantitiesIn(text).some(
      (one) => one.start !== result.start && unitOf(one) === unitOf(meant) && near(one.number, meant.number, 0.001),
    )
  );
}

/** What so many come to by what the design gives one of them elsewhere. */
function eachesOf(slips: readonly EachSlip[]): Said[] {
  return slips.map(({ count, each, result, expected, line, eachLine }) => ({
    said: `${count.text} at ${each.text} come to ${expected}`,
    quantity: result,
    line,
    with: [eachLine],
  }));
}

function partsOf(design: Design): Said[] {
  return textsOf(design).flatMap((text) =>
    [...partsSlips(text.text), ...productSumsSlips(text.text), ...listedSums(text.text)].map(
      ({ operands, result, expected }) => ({
        said: `${operands.map((operand) => operand.text).join(', ')} add up to ${expected}`,
        quantity: result,
        line: text.lineAt(result.start),
        with: [],
      }),
    ),
  );
}

function hoursOf(design: Design): Said[] {
  return textsOf(design).flatMap((text) =>
    hoursSlips(text.text).map(({ operands, result, expected }) => ({
      said: `${operands.map((operand) => operand.text).join(' × ')} make ${expected}`,
      quantity: result,
      line: text.lineAt(result.start),
      with: [],
    })),
  );
}

/** In a sentence; and in a row, with the result in the next cell. */
function productsOf(design: Design): Said[] {
  const told = textsOf(design).flatMap((text) =>
    toldProductsIn(text.text)
      .filter(({ result, expected }) => !isSaidThere(expected, result, text.text))
      .map(({ from: [count, each], result, expected }) => ({
        said: `${count.text} at ${each.text} come to ${expected}`,
        quantity: result,
        line: text.lineAt(result.start),
        with: [],
      })),
  );
  const rows = figureTables(design).flatMap((table) =>
    table.rows.flatMap(({ cells, line }) =>
      cells.flatMap(({ text }, at): Said[] => {
        const figure = cells[at + 1]?.figure;
        const expected = figure && toldProductOf(text, figure);
        return expected
          ? [{ said: `“${text.slice(0, 80)}” comes to ${expected}`, quantity: figure, line, with: [] }]
          : [];
      }),
    ),
  );
  return [...told, ...rows];
}

function durationsOf(design: Design, figures: readonly Figure[]): Said[] {
  return textsOf(design).flatMap((text) =>
    toldDurationsIn(text.text, figures).map(({ rate, of, result, expected }) => ({
      said: `${of.quantity.text} at ${rate.text} take ${expected}`,
      quantity: result,
      line: text.lineAt(result.start),
      with: [of.text.lineAt(of.quantity.start)],
    })),
  );
}
