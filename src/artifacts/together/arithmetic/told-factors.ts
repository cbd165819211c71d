import { worthOf } from './figures.ts';
import { inUnitsOf } from './in-words.ts';
import { near } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';
import { ABOUT } from './told-products.ts';

/** Two figures that the words between them multiply, and what the text says that they come to. */
export type FactorSlip = { from: [Quantity, Quantity]; result: Quantity; expected: string };

type Three = { first: Quantity; second: Quantity; result: Quantity; behind: string };

/** The words between three figures, and what the first two make where they are of the kinds that these words are about. */
type Form = { words: [before: RegExp, behind: RegExp]; make(three: Three): number | undefined };

const COMES = String.raw`(?:[,:=≈→(–—]|\b(?:is|are|gives?|giving|makes?|making|comes? to|or|i\.e\.,?|that is,?|so|hence|means)\b)`;
const TO_RESULT = String.raw`[^.;\d]{0,24}?${COMES}\s*(?:(?:the |a |our )?peak (?:load |rate )?(?:is|of|comes to)\s+)?(?:or |i\.e\.,? |that is,? |so )?${ABOUT}$`;

const FORMS: readonly Form[] = [
  {
    // 25 per second and, with a factor of 8, 250 per second
    words: [
      /^[^;\d]{0,80}\bfactor(?: of|,? is|:)? (?:about )?$/i,
      new RegExp(String.raw`^(?:\s+(?:on top|for (?:the )?peaks?))?${TO_RESULT}`, 'i'),
    ],
    make: ({ first, second, result }) => timesRate(first, second, result),
  },
  {
    // 116 requests per second arrive; we size for ten times that, 11,600
    words: [
      /^[^.\d]{0,70}\b(?:siz\w+|plan\w*|provision\w*|design\w*|peaks?|bursts?|reach\w*)\b[^.;\d]{0,24}$/i,
      new RegExp(String.raw`^\s*(?:times|[x×]) (?:that|this|the average|the mean|as much)\b${TO_RESULT}`, 'i'),
    ],
    make: ({ first, second, result }) => timesRate(first, second, result),
  },
  {
    // the peak is 3 times the average of 150 per second: 600 per second
    words: [
      /^\s*(?:times|[x×]) (?:the |that )?(?:average|mean)(?: rate| load)?(?: of|,| \(|:)? ?(?:about )?$/i,
      new RegExp(`^${TO_RESULT}`, 'i'),
    ],
    make: ({ first, second, result }) => timesRate(second, first, result),
  },
  {
    // 300 req/s and a latency of 40 ms, about 120 requests are in flight: Little's law
    words: [
      /^[^.;\d]{0,30}\b(?:latency|duration|time|held for|lasting|takes?|taking|each|at|of)\b[^.;\d]{0,20}$/i,
      new RegExp(String.raw`^[^.;\d]{0,30}?(?:${COMES}|\bkeeps?|\bneeds?|\bholds?)\s*${ABOUT}$`, 'i'),
    ],
    make: ({ first, second, result, behind }) =>
      isRate(first) && isSpan(second) && result.measures.length === 0 && IN_FLIGHT.test(behind)
        ? worthOf(first).value * worthOf(second).value
        : undefined,
  },
];

const IN_FLIGHT = /^[^.;\d]{0,30}\b(?:in flight|concurrent(?:ly)?|at (?:once|a time|the same time|any time))\b/i;
/** What follows is calculated with the result, or is a range. */
const GOES_ON = /^\s*(?:[×x*·÷/+−-]\s?[\d(]|(?:to|–)\s?\d)/;
const CLOSE = 0.05;
const ROUGH = 0.2;

/** The figures of one text that its words multiply, where the product is not what the text says. */
export function factorSlipsIn(text: string): FactorSlip[] {
  const all = quantitiesIn(text);
  return all.flatMap((result, at): FactorSlip[] => {
    const [first, second] = [all[at - 2], all[at - 1]];
    const behind = text.slice(result.end);
    if (!first || !second || result.percent || GOES_ON.test(behind)) return [];
    const before = text.slice(first.end, second.start);
    const after = text.slice(second.end, result.start);
    const made = FORMS.flatMap(({ words, make }) =>
      words[0].test(before) && words[1].test(after) ? (make({ first, second, result, behind }) ?? []) : [],
    )[0];
    if (made === undefined || isTold(made, [first, second], result)) return [];
    return [{ from: [first, second], result, expected: inUnitsOf(result, made / worthOf(result).value) }];
  });
}

function isTold(made: number, from: readonly Quantity[], result: Quantity): boolean {
  const isRough = [...from, result].some(({ approximate }) => approximate);
  return near(made, worthOf(result).value, (isRough ? ROUGH : CLOSE) + result.slack + result.looseSlack);
}

/** A result without a unit of its own is told in that of the rate. */
function timesRate(rate: Quantity, factor: Quantity, result: Quantity): number | undefined {
  if (!isRate(rate) || factor.measures.length > 0 || factor.percent) return undefined;
  if (result.measures.length === 0) return rate.number * factor.number;
  const [own, told] = [worthOf(rate), worthOf(result)];
  return own.data === told.data && own.time === told.time ? own.value * factor.number : undefined;
}

function isRate({ measures }: Quantity): boolean {
  return measures.some(({ kind, power }) => kind === 'time' && power === -1);
}

function isSpan({ measures: [own, more] }: Quantity): boolean {
  return own?.kind === 'time' && own.power === 1 && more === undefined;
}
