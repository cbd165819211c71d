import type { Design } from '../design.ts';
import { stem } from '../stem.ts';
import { type Placed, placedIn } from './definite.ts';
import { worthOf } from './figures.ts';
import { inUnitsOf } from './in-words.ts';
import { near } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';
import { type FigureTable, figureTables } from './read-table.ts';
import { type Text, textsOf } from './texts.ts';

/** So many of something that come to a size or a sum which what one of them takes, told elsewhere, does not make. */
export type EachSlip = {
  count: Quantity;
  each: Quantity;
  result: Quantity;
  expected: string;
  line: number;
  eachLine: number;
};

const COMES =
  /^[^.;\d]{0,45}?(?:\s(?:are|is|make|makes|need|needs|take|takes|come to|comes to|give|gives|fill|fills|occupy|weigh|cost|costs|fit in|add)\s|\s?[:=≈→]\s?)(?:about |roughly |around |some |~)?[$€£]?$/i;
const OTHER =
  /\b(?:cop(?:y|ies)|replica\w*|compress\w*|index\w*|regions?|factor|times|twice|doubl\w*|half|ratio|gzip\w*|incl\w*|with|plus|after|without|each|per (?!day|month|year|week)\w+|limit|volume|provision\w*|up to|at most|at least|per cent)\b|[×x*÷/+%]/i;
/** Sizes of one thing. */
const ONE =
  /\b(?:(?:an?|one|each|every|per|the (?:mean|average))\s+([\p{L}-]{3,})|([\p{L}-]{3,}?)s? (?:is|has|have|takes?|weighs?|needs?|of))\b/giu;
const SLACK = 0.06;
const FARTHEST = 3;

/** Sizes of many things that no size told for one of them makes. */
export function eachSlips(design: Design): EachSlip[] {
  const sizes = placedIn(design).filter(({ quantity }) => isSize(quantity));
  return textsOf(design).flatMap((text) => {
    const quantities = quantitiesIn(text.text);
    return quantities.flatMap((count, at): EachSlip[] => {
      const result = quantities.slice(at + 1).find(({ start }) => !isBracketed(text.text.slice(count.end, start)));
      const noun = count.noun;
      if (!result || noun === undefined || !isMany(count) || !isSize(result)) return [];
      const gap = text.text.slice(count.end, result.start).replace(/\([^()]*\)/g, ' ');
      const [before, behind] = [
        text.text.slice(Math.max(0, count.start - 30), count.start),
        text.text.slice(result.end, result.end + 25),
      ];
      if (
        !COMES.test(` ${gap}`) ||
        OTHER.test(gap) ||
        OTHER.test(before.split(/[.;]\s/).at(-1) ?? '') ||
        OTHER.test(behind.split(/[.;,]/)[0] ?? '')
      )
        return [];
      return judge(text, count, result, noun, sizes);
    });
  });
}

function judge(text: Text, count: Quantity, result: Quantity, noun: string, sizes: readonly Placed[]): EachSlip[] {
  const one = worthOf(result).value / count.number;
  const small = sizes.filter(({ quantity }) => worthOf(quantity).value < worthOf(result).value / 10);
  const told = small.filter((size) => isOf(size, noun));
  const [each] = told;
  const slack = SLACK + result.slack + count.slack;
  const isMade = small.some(({ quantity }) =>
    [1, 2, 3, 4, 5, 6, 1.024, 1.1, 1.2, 1.25, 1.5].some((by) =>
      [by, 1 / by].some((way) => near(worthOf(quantity).value * way, one, way === 1 ? slack : 0.02)),
    ),
  );
  const ratio = each ? worthOf(each.quantity).value / one : 0;
  const isOwn = each?.text === text.text;
  if (!each || isMade || (!isOwn && (ratio > FARTHEST || ratio < 1 / FARTHEST))) return [];
  return [
    {
      count,
      each: each.quantity,
      result,
      expected: inUnitsOf(result, ratio),
      line: text.lineAt(result.start),
      eachLine: each.line,
    },
  ];
}

/** `one row per frame; 60 bytes on disk`, `a mail is 38 KB`. */
function isOf({ quantity, text }: Placed, noun: string): boolean {
  const sentence = text.slice(Math.max(0, quantity.start - 60), quantity.end + 30);
  return [...sentence.matchAll(ONE)].some(([, one, other]) => stem((one ?? other ?? '').toLowerCase()) === stem(noun));
}

/** A remark in brackets has been opened and not closed. */
function isBracketed(between: string): boolean {
  return /\([^()]*$/.test(between);
}

function isMany({ measures, percent, number }: Quantity): boolean {
  const [own, more] = measures;
  return number >= 1000 && !percent && !more && (!own || (own.kind === 'time' && own.power === -1));
}

function isSize({ measures: [own, more] }: Quantity): boolean {
  return own?.kind === 'data' && own.power === 1 && !more;
}

const PRICE = /\b(?:each|price|per|rate|fee|unit)\b|[$€£]/i;

/** `At 22 million we are in L: € 39,600`, by the row of the table that gives the price of L. */
export function tierSlips(design: Design): EachSlip[] {
  return figureTables(design).flatMap((table) =>
    table.rows.flatMap(({ label, cells, line }) => {
      const prices = cells.flatMap(({ figure }, at) =>
        figure && at > 0 && isPrice(table, figure, at) ? [figure] : [],
      );
      const [price, more] = prices;
      if (!price || more || !/^[\p{L}\d][\p{L}\d -]{0,20}$/u.test(label)) return [];
      const named = new RegExp(
        String.raw`\b(?:in|on|at|tier|plan|class|level|band|so)\s+(?:the\s+)?(?:tier |plan |class |level |band )?${label}\b`,
      );
      return textsOf(design)
        .filter((text) => text.section === table.table.section && named.test(text.text))
        .flatMap((text) => tierSlip(text, price, line));
    }),
  );
}

function tierSlip(text: Text, price: Quantity, eachLine: number): EachSlip[] {
  const [sentence = ''] = text.text.split(/\.\s|\(/);
  const quantities = quantitiesIn(sentence);
  const [count, result, more] = quantities;
  if (!count || !result || more || count.number < 1000 || count.measures.length > 0 || worthOf(result).money !== 1)
    return [];
  const ratio = (count.number * price.number) / result.number;
  // By the month, or the thousand.
  const ways = [1, 12, 1 / 12, 1e-3, 1e-6, 1e-4];
  if (ways.some((way) => near(ratio * way, 1, 0.02 + result.slack))) return [];
  if (ratio > FARTHEST || ratio < 1 / FARTHEST) return [];
  return [
    { count, each: price, result, expected: inUnitsOf(result, ratio), line: text.lineAt(result.start), eachLine },
  ];
}

function isPrice({ head }: FigureTable, figure: Quantity, at: number): boolean {
  return worthOf(figure).money === 1 && PRICE.test(head[at]?.title ?? '');
}
