import { isAccountedFor } from '../arithmetic/accounted-for.ts';
import { roleSlipsIn } from '../arithmetic/capacity-roles.ts';
import { goesOn } from '../arithmetic/compound.ts';
import { derivedSlipsIn } from '../arithmetic/derived.ts';
import { type Figure, sectionFigures } from '../arithmetic/figures.ts';
import { type EachSlip, eachSlips, tierSlips } from '../arithmetic/implied-each.ts';
import { near } from '../arithmetic/judge-statement.ts';
import { listedSums } from '../arithmetic/listed-sums.ts';
import { isOfAnother } from '../arithmetic/of-another.ts';
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
import type { Rule } from '../rule.ts';

/** `expected`: what the factors come to, in words; absent for sums and spans. */
type Said = { said: string; expected?: string; quantity: Quantity; line: number; with: number[] };

/** Figures that follow from others (by the words of a sentence, by the labels of a list or table), and are not what those make. */
export const arithmeticDerived: Rule = {
  name: 'together/arithmetic-derived',
  find: (design) => {
    const sections = sectionFigures(design);
    const counted = sections.flat().filter(({ names }) => names);
    const derived = sections.flatMap((section) =>
      [...derivedSlipsIn(section), ...roleSlipsIn(section)].map(({ from, result: { quantity, text }, expected }) => ({
        said: `${from.map((figure) => figure.quantity.text).join(' and ')} make ${expected}`,
        expected,
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
      .filter((one, at) => isFirst(one, at) && !isAccountedFor(one, design))
      .map(({ said, quantity, line, with: beside }) => ({
        level: 'warning',
        rule: 'together/arithmetic-derived',
        message: `${said}, but the text says ${quantity.text}.`,
        line,
        with: [...new Set(beside)].filter((other) => other !== line),
      }));
  },
};

/** What a sentence says that its figures make. */
function chainsOf(design: Design, counted: readonly Figure[]): Said[] {
  return textsOf(design).flatMap((text) =>
    [...chainSlipsIn(text.text, counted), ...factorSlipsIn(text.text)]
      .filter(({ result, expected }) => !goesOn(text.text, result) && !isSaidThere(expected, result, text.text))
      .filter((slip) => !isOfAnother(slip, text.text))
      .map(({ from, result, expected }) => ({
        said: `${from.map((one) => one.text).join(' and ')} make ${expected}`,
        expected,
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
    expected,
    quantity: result,
    line,
    with: [eachLine],
  }));
}

function partsOf(design: Design): Said[] {
  return textsOf(design).flatMap((text) =>
    [...partsSlips(text.text), ...productSumsSlips(text.text), ...listedSums(text.text)]
      .filter(({ operands, result }) => !isAddedBefore(operands, result, text.text))
      .map(({ operands, result, expected }) => ({
        said: `${operands.map((operand) => operand.text).join(', ')} add up to ${expected}`,
        quantity: result,
        line: text.lineAt(result.start),
        with: [],
      })),
  );
}

/** `14 × 5,400 × 1.2 = 90,720 bookings, 84,000 payments and 168,000 others, together 342,720`: the list began before. */
function isAddedBefore(operands: readonly Quantity[], result: Quantity, text: string): boolean {
  const missing = result.number - operands.reduce((sum, { number }) => sum + number, 0);
  return quantitiesIn(text).some(
    (one) =>
      one.start < result.start &&
      !operands.some(({ start }) => start === one.start) &&
      near(one.number, missing, 0.002),
  );
}

function hoursOf(design: Design): Said[] {
  return textsOf(design).flatMap((text) =>
    hoursSlips(text.text).map(({ operands, result, expected }) => ({
      said: `${operands.map((operand) => operand.text).join(' × ')} make ${expected}`,
      expected,
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
        expected,
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
          ? [{ said: `“${text.slice(0, 80)}” comes to ${expected}`, expected, quantity: figure, line, with: [] }]
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
