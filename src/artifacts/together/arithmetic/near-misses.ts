import { isExplained } from './explained.ts';
import { type Expression, evaluate, lengths, type Reading, sameUnits } from './expression.ts';
import { inUnitsOf } from './in-words.ts';
import { near, reserves } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';

/** A figure that follows from the ones before it but for a slip that people make: a zero too many, a factor left out. */
export type NearMiss = { operands: Quantity[]; result: Quantity; expected: string };

/** Words by which a sentence comes to a figure, wherever they stand before it. */
const LEADS =
  /[=≈→⇒]|\bi\.e\.|\b(?:is|are|makes?|making|gives?|giving|means?|meaning|com(?:es?|ing) (?:to|out)|add(?:s|ing)?(?: up)?|amount(?:s|ing)? to|total(?:s|ling|ing)?|yields?|equals?|works out|results? in|so|hence|therefore|thus|leav(?:es?|ing)|settles? at|needs?|requires?|takes?|reach(?:es)?|occup(?:y|ies)|ends? up|grows? to|weighs?|stores?|fits?|writes?|produces?|generates?|costs?|sees?|pays?|brings?|together|altogether|remaining|the rest|other)\b/i;
/** A size right behind a comma or a colon closes what was counted: `900 points of 40 bytes, 36 KB per trip`. */
const CLOSES = /^\s*(?:[,:(—–]|,\s*(?:or|and so))\s*(?:about|roughly|some|around|≈|~|=)?\s*$/i;
/** What has room for something is larger than it, on purpose. */
const HOLDS =
  /\b(?:fits?|holds?|provision\w*|buy|reserve\w*|plan\w*|volume|disk|machine|instance|node|server|size[ds]?)\b/i;
/** Figures that are set, not worked out. */
const SET =
  /\b(?:limit\w*|at most|up to|of (?:which|these|those)|budget\w*|quota|at least|more than|less than|fewer than|maximum|minimum|cap(?:ped)?|allow\w*|avail\w*|free|not|instead of|rather than|compared|than|if|until|unless|peak\w*|burst\w*|from(?=\W*$)|compress\w*|currently|today|alert\w*|threshold|timeout)\b/i;
const EACH = /\b(?:each|every|apiece|per (?!second|minute|hour|day|week|month|year)\p{L}+)\b/iu;
/** Units that nothing here reads. */
const UNREAD = /^(?:[kmg]?hz|bit|px|pixels?|[km]?m|[kmg]?wh?|fps|kbps|v?cpus?|cores?)$/i;
const WRITTEN = /[×*÷=≈+]|\s[x/-]\s/;
const END = /(?<!\b(?:i\.e|e\.g|approx|ca|no))[.;]\s|[|\n]/gi;
const TIMES = [7, 12, 24, 30, 60, 365];
const TENS = [10, 100, 1000];
const SLACK = 0.012;
const ROUGH = 0.03;
/** What is off by no more than this follows, if roughly. */
const TOLERANCE = 0.25;
const MOST_OPERANDS = 3;
/** In characters, between a figure and its result. */
const FARTHEST = 90;

/**
 * The figures of a text that all figures before them make up but for such a slip.
 *
 * @param facts what the rest of the section says in figures: what they explain is right
 */
export function nearMissesIn(text: string, facts: () => readonly Quantity[]): NearMiss[] {
  const quantities = quantitiesIn(text);
  return quantities.flatMap((result, index) => {
    const last = quantities[index - 1];
    if (!last || index < 2 || result.number <= 1) return [];
    // A figure takes the words behind it for what it counts: they are part of the way to the result.
    const gap = text.slice(last.start, result.start).replace(/^[\d.,]+/, '');
    const isClosing = isSize(result) && CLOSES.test(text.slice(last.end, result.start));
    if (gap.length > FARTHEST || SET.test(gap) || !(LEADS.test(gap) || isClosing)) return [];
    const sets = operandSets(text, quantities, index).filter(
      (operands) =>
        !operands.some(({ noun }) => UNREAD.test(noun ?? '')) &&
        // What is written as a calculation is read as one.
        !WRITTEN.test(text.slice(operands[0]?.start, operands.at(-1)?.start)),
    );
    if (sets.length === 0) return [];
    const before = quantities.slice(Math.max(0, index - 6), index);
    const judged = sets.map((operands) => ({ operands, ...judge(text, operands, result, gap) }));
    if (judged.some(({ holds }) => holds) || subsetsOf(before).some((some) => isMadeOf(some, result))) return [];
    const [slip, ...others] = judged.filter(({ expected }) => expected !== undefined);
    if (slip?.expected === undefined || others.some(({ expected }) => expected !== slip.expected)) return [];
    const known = [...facts(), ...quantities.filter((other) => other !== result)];
    if (isExplained(result, known)) return [];
    return [{ operands: slip.operands, result, expected: slip.expected }];
  });
}

/** All figures of the sentence before a result; and the last two or three, the first of them from the sentence before. */
function operandSets(text: string, quantities: readonly Quantity[], index: number): Quantity[][] {
  const result = quantities[index];
  if (!result) return [];
  const ends = [...text.slice(0, result.start).matchAll(END)].map((match) => match.index);
  const sentence = ends.at(-1) ?? -1;
  const before = ends.at(-2) ?? -1;
  const own = quantities.slice(0, index).filter(({ start }) => start > sentence);
  const earlier = quantities.slice(0, index).filter(({ start }) => start > before && start < sentence);
  const [last, more] = own;
  if (!last) return earlier.length === 2 ? [earlier] : [];
  if (more) return own.length <= MOST_OPERANDS ? [own] : [];
  if (earlier.length === 0) return [];
  const nearest = [...earlier.slice(-1), last];
  return earlier.length === 2 ? [[...earlier, last], nearest] : [nearest];
}

type Judgement = { holds: boolean; expected?: string };

function judge(text: string, operands: Quantity[], result: Quantity, gap: string): Judgement {
  const first = operands[0];
  if (!first) return { holds: false };
  const span = text.slice(Math.max(0, first.start - 40), result.end + 30);
  const candidates = operands.some(({ percent }) => percent)
    ? partsOf(operands, result)
    : [...productsOf(operands, result, span), ...spansOf(operands, result)];
  if (candidates.some(({ ratio, slips }) => near(ratio, 1, slips.length > 0 ? TOLERANCE : SLACK)))
    return { holds: true };
  const rough = [...operands, result].some(({ approximate }) => approximate) ? ROUGH : 0;
  const slack = SLACK + rough + Math.min(0.05, Math.max(result.slack, Math.min(result.looseSlack, ROUGH)));
  const slip = candidates.find(({ ratio, slips }) =>
    slips.some((each) => near(ratio, each, slack) || near(ratio, 1 / each, slack)),
  );
  if (!slip || candidates.some(({ ratio }) => !Number.isFinite(ratio) || ratio <= 0)) return { holds: false };
  const isSmall = slip.ratio < 9 && slip.ratio > 1 / 9;
  if ((reserves.test(span) && isSmall) || (HOLDS.test(gap) && slip.ratio > 1)) return { holds: false };
  return { holds: false, expected: inUnitsOf(result, 1 / slip.ratio) };
}

type Candidate = { ratio: number; slips: number[] };

/** What the product of all figures comes to, in each way that the units allow. */
function productsOf(operands: Quantity[], result: Quantity, span: string): Candidate[] {
  const isUnitless = [...operands, result].every(({ measures }) => measures.every(({ kind }) => kind === 'time'));
  const isTimed = [...operands, result].some(({ measures }) => measures.some(({ kind }) => kind === 'time'));
  const isSpanned = operands.some(isSpan);
  if (isUnitless && (operands.length !== 2 || !EACH.test(span) || isFraction(operands) || !isCounted(operands, result)))
    return [];
  return (['units', 'data'] as const).flatMap((by) =>
    lengths.flatMap((length) =>
      [false, true].flatMap((binary): Candidate[] => {
        const ratio = ratioOf(operands, result, { by, binary, ...length });
        if (ratio === undefined) return [];
        const forgotten = operands.flatMap(({ number, measures }) =>
          measures.length === 0 && number > 1 ? number : [],
        );
        if (by === 'data') return isSpanned ? [] : [{ ratio, slips: TENS }];
        return [{ ratio, slips: isUnitless ? TENS : [...TENS, ...(isTimed ? TIMES : []), ...forgotten] }];
      }),
    ),
  );
}

/** So many in a time, over a longer time; or how long so many take at a rate. */
function spansOf(operands: Quantity[], result: Quantity): Candidate[] {
  const [rate, other, more] = [...operands].sort((one, next) => Number(isRate(next)) - Number(isRate(one)));
  if (!rate || !other || more || !isRate(rate) || rate.measures.length !== 1) return [];
  const isOver = isSpan(other) && other.measures.length === 1 && result.measures.length === 0;
  const isHowLong = other.measures.length === 0 && isSpan(result) && result.measures.length === 1;
  if ((!isOver && !isHowLong) || operands.some(({ number }) => number < 1)) return [];
  return lengths.flatMap((length): Candidate[] => {
    const reading = { by: 'units', binary: false, ...length } as const;
    const product = isOver ? ratioOf(operands, result, reading) : ratioOf([result, rate], other, reading);
    if (product === undefined) return [];
    return [{ ratio: isOver ? product : 1 / product, slips: [...TENS, 24, 60, 365] }];
  });
}

/** A percentage of the other figure, or what it leaves of it. */
function partsOf(operands: Quantity[], result: Quantity): Candidate[] {
  const [share, more] = operands.filter(({ percent }) => percent);
  const [whole, other] = operands.filter(({ percent }) => !percent);
  if (!share || more || !whole || other || result.percent || share.number >= 1 || whole.number < 10) return [];
  const ways = [share.number, 1 - share.number];
  const grown = [1 + share.number, 1 / share.number, 1 / (1 - share.number), 1 / (1 + share.number)];
  return (['units', 'data'] as const).flatMap((by) => {
    const ratio = ratioOf([whole], result, { by, binary: false, month: 30, year: 365 });
    if (
      ratio === undefined ||
      (by === 'data' && (isSize(whole) !== isSize(result) || isRate(result) !== isRate(whole)))
    )
      return [];
    return [
      ...ways.map((way) => ({ ratio: ratio / way, slips: TENS })),
      ...grown.map((way) => ({ ratio: ratio / way, slips: [] })),
    ];
  });
}

function ratioOf(operands: readonly Quantity[], result: Quantity, reading: Reading): number | undefined {
  const [first, ...rest] = operands.map((quantity): Expression => ({ kind: 'quantity', quantity }));
  if (!first) return undefined;
  const product = rest.reduce<Expression>((left, right) => ({ kind: 'operation', operator: '*', left, right }), first);
  const [computed] = evaluate(product, reading);
  const [stated] = evaluate({ kind: 'quantity', quantity: result }, reading);
  return computed && stated && sameUnits(computed, stated) && computed.value > 0
    ? stated.value / computed.value
    : undefined;
}

/** Whether some figures make another, by product or by sum: also a figure that is told again. */
function isMadeOf(some: readonly Quantity[], result: Quantity): boolean {
  return lengths.some((length) =>
    (['units', 'data'] as const).some((by) => {
      const reading = { by, binary: false, ...length };
      // Years are no plain number: with them, some product fits by chance.
      const ratio = by === 'data' && some.some(isSpan) ? undefined : ratioOf(some, result, reading);
      const parts = some.map((one) => ratioOf([one], result, reading));
      const sum = parts.reduce<number>((all, part) => all + (part ? 1 / part : Number.NaN), 0);
      return (ratio !== undefined && near(ratio, 1, ROUGH)) || near(sum, 1, ROUGH);
    }),
  );
}

/** All ways to choose up to three of at most six figures. */
function subsetsOf(quantities: readonly Quantity[]): Quantity[][] {
  const chosen: Quantity[][] = [];
  for (let mask = 1; mask < 1 << quantities.length; mask++) {
    const some = quantities.filter((_, at) => mask & (1 << at));
    if (some.length <= MOST_OPERANDS) chosen.push(some);
  }
  return chosen;
}

function isFraction(operands: readonly Quantity[]): boolean {
  return operands.some(({ number }) => number < 2);
}

/** Spans of time among them make it a rate or a wait, and not a product of counts. */
function isCounted(operands: readonly Quantity[], result: Quantity): boolean {
  const rates = operands.filter(({ measures }) => measures.length > 0);
  return (
    [...operands, result].every(({ measures }) => measures.every(({ power }) => power === -1)) &&
    rates.length <= 1 &&
    result.measures.length > 0 === rates.length > 0
  );
}

function isRate({ measures }: Quantity): boolean {
  return measures.some(({ kind, power }) => kind === 'time' && power === -1);
}

function isSpan({ measures }: Quantity): boolean {
  return measures.some(({ kind, power }) => kind === 'time' && power === 1);
}

function isSize({ measures }: Quantity): boolean {
  return measures.some(({ kind, power }) => kind === 'data' && power === 1);
}
