import { type Figure, worthOf } from './figures.ts';
import { inUnitsOf } from './in-words.ts';
import { near, reserves } from './judge-statement.ts';
import { PART_OF_DAY } from './part-of-day.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';
import { isSlipOf } from './slip-of.ts';
import { ABOUT } from './told-products.ts';

/** Figures that a sentence says make another, and do not. */
export type ChainSlip = { from: Quantity[]; result: Quantity; expected: string };

const COMES = String.raw`(?:=>|[=≈→⇒]|(?:i\.e\.|that is|that's|that makes|which (?:is|are|makes|gives|means)|it is|so|hence|thus|therefore|or|makes?|making|gives?|giving|means?|comes? to|adds? up to|amounts? to|is|are|equals?|requires?|totall?ing),?)`;
/** From a figure to the same one in another unit. */
const SAME = new RegExp(
  String.raw`^\s*(?:\(\s*|[,–—:]?\s*)${COMES}\s+(?:in\s+)?${ABOUT}$|^\s*[=≈]\s*${ABOUT}$|^\s*\(\s*${ABOUT}$|^\.\s+That (?:is|makes)\s+${ABOUT}$`,
  'i',
);
/** A rate, told over a longer time. */
const ROUGHLY = new RegExp(String.raw`^\s*,\s*${ABOUT}$`, 'i');
const AND = new RegExp(String.raw`^\s+(?:and|or)\s+${ABOUT}$`, 'i');
/** From what makes a figure to the figure. */
const LEAD = new RegExp(
  String.raw`^(?:[^.;\d(]{0,45}?[,:(—–]\s*|[^.;\d]{0,40}?\s)?(?:(?:and|it|this|they|we|there)\s+)?(?:${COMES}\s+(?:(?:up|it|we|they|this|needs?|takes?|holds?|stores?|in|for)\s+){0,2})?${ABOUT}$`,
  'i',
);
const SIGN = new RegExp(String.raw`[,:(=≈→—–]\s*${ABOUT}$|${COMES}\s+(?:[\p{L}]+\s+){0,2}${ABOUT}$`, 'iu');
/** Before a figure that is calculated with: then what comes out is not that figure. */
const OPERAND = /(?:[×x*·÷/+−-]|\b(?:times|at|by|of|with|plus|minus|per|and|than))\s*[~$€£(]*$/iu;
const MULTIPLIED = /(?:[×x*·÷/+−-]|\b(?:times|by|plus|minus|per|than))\s*[~$€£(]*$/iu;
/** What is set, bounded, or of another time or case. */
const SET =
  /\b(?:limit\w*|up to|budget\w*|quota|at (?:least|most)|(?:more|less|fewer|longer) than|maximum|minimum|max|min|cap(?:ped)?|instead|rather|timeouts?|alert\w*|threshold|deadline|until|every|below|under|above|exceeds?|provision\w*|room|volume|peaks?|bursts?|busiest|worst|p\d\d|first|last|another|from|between|when|if|unless|would|could|with)\b|[<>≤≥±×x*÷+%]|\s-\s/i;
/** Words by which a result is more, or less, than what is multiplied. */
const FACTOR =
  /\b(?:cop(?:y|ies)|replica\w*|regions?|zones?|twice|doubl\w*|tripl\w*|half|halv\w*|times|\w*fold|factor|compress\w*|gzip\w*|zipped|brotli|ratio|grow\w*|index\w*|overhead|net|gross|raw|shifts|working|business|school|weekdays?|term|opening)\b/i;
const KEEPS = /\b(?:keep(?:s|ing)?|kept|retain\w*|retention|stor\w+|hold|held|buffer\w*|online|stays?|after|for)\b/i;
const TAIL =
  /^\s*(?:[),.;:]|$|–|—|(?:as the mean|on average|on the average|in the mean|averaged?|mean|steady|sustained|all told|in all|in total|and)\b)/i;
const SLACK = 0.05;
const ROUGH = 0.12;
const DAY = 86_400;

/** What the figures of one text say that they make, read as its words tell it. */
export function chainSlipsIn(text: string, counts: readonly Figure[]): ChainSlip[] {
  const all = quantitiesIn(text);
  return all.flatMap((result, at): ChainSlip[] => {
    const [second, first] = [all[at - 1], all[at - 2]];
    // What is calculated with is no result.
    if (!second || result.percent || /^\s?[×x*·÷/+−-]\s?[\d(]/.test(text.slice(result.end))) return [];
    const slip =
      converted(text, second, result) ??
      overSpan(text, second, result, all[at + 1]) ??
      (first && (duringSpan(text, first, second, result) ?? ofEach(text, first, second, result))) ??
      shareOf(text, first, second, result, counts);
    return slip ? [slip] : [];
  });
}

/** `1.44 GB/s, that is 11.5 Gbit/s`. */
function converted(text: string, one: Quantity, result: Quantity): ChainSlip | undefined {
  const [mine, its] = [worthOf(one), worthOf(result)];
  if (mine.data !== its.data || mine.money !== its.money || mine.time !== its.time || one.percent) return undefined;
  if (one.measures.length === 0 || mine.money !== 0 || unitOf(one) === unitOf(result) || !isSameNoun(one, result))
    return undefined;
  const gap = text.slice(one.end, result.start);
  if (OPERAND.test(text.slice(Math.max(0, one.start - 16), one.start))) return undefined;
  const isLonger = mine.time === -1 && mine.data === 1 && AND.test(gap);
  const isCounted = mine.time === -1 && one.noun !== undefined && one.noun === result.noun && ROUGHLY.test(gap);
  if (!(SAME.test(gap) || isLonger || isCounted) || !TAIL.test(text.slice(result.end))) return undefined;
  // `After 10 minutes or 1 hour` are two times.
  if (
    mine.data === 0 &&
    mine.time === 1 &&
    (/\bor\b/i.test(gap) || SET.test(text.slice(Math.max(0, one.start - 20), one.start)))
  )
    return undefined;
  const isRate = mine.time === -1;
  if (isRate && (PART_OF_DAY.test(text) || (mine.data === 0 && one.noun === undefined && result.noun !== undefined)))
    return undefined;
  const around = `${text.slice(one.start, result.end)} ${text.slice(result.end, result.end + 30)}`;
  if (FACTOR.test(around) || /\b(?:peaks?|bursts?|busiest|worst)\b/i.test(around)) return undefined;
  const ratio = mine.value / its.value;
  return isLonger && !isSlipOf(result, 1 / ratio, false) ? undefined : judge([one], result, ratio);
}

/** `15.8 GB per year, about 110 GB over the 7 years`. */
function overSpan(text: string, rate: Quantity, result: Quantity, span: Quantity | undefined): ChainSlip | undefined {
  if (
    !span ||
    !/^\s*(?:over|for|in|after|across)\s+(?:(?:the|all|our|its|those)\s+){0,2}$/i.test(
      text.slice(result.end, span.start),
    )
  )
    return undefined;
  const gap = text.slice(rate.end, result.start);
  if (gap.length > 50 || /[.;]\s/.test(gap) || SET.test(gap)) return undefined;
  // So many are done in a time by more than one that work at a rate.
  if (worthOf(rate).data === 0 && worthOf(rate).money === 0) return undefined;
  return spanned(text, rate, span, result);
}

/** `20 MB per day. Kafka keeps 14 days, so 280 MB`; `100 an hour and works 6 hours, 600 a day`. */
function duringSpan(text: string, first: Quantity, second: Quantity, result: Quantity): ChainSlip | undefined {
  const [rate, span] = isSpan(second) ? [first, second] : [second, first];
  if (!isSpan(span) || isSpan(rate)) return undefined;
  const [between, gap] = [text.slice(first.end, second.start), text.slice(second.end, result.start)];
  // `360 GB/day; over 2,555 days 920 TB`
  const isBare = rate === first && /(?:^|[;,.])\s*(?:over|after|across|for|in)\s+(?:the |all )?$/i.test(between);
  if (isBare && /^\s*(?::|=|≈)?\s*$/.test(gap)) return spanned(text, rate, span, result);
  if (!LEAD.test(gap) || !SIGN.test(gap) || SET.test(gap) || between.length > 60 || SET.test(between)) return undefined;
  const isNext = /[.;:]\s/.test(between);
  if (isNext ? !KEEPS.test(between) : rate === second && !/\b(?:at|of|with)\b/i.test(between)) return undefined;
  return spanned(text, rate, span, result);
}

function spanned(text: string, rate: Quantity, span: Quantity, result: Quantity): ChainSlip | undefined {
  const [by, time, value] = [worthOf(rate), worthOf(span), worthOf(result)];
  const period = periodOf(rate);
  if (by.time !== -1 || !isSpan(span) || period === undefined || by.data !== value.data || by.money !== value.money)
    return undefined;
  // So many in each hour of a day, for hours of that day.
  const isOfDay =
    value.time === -1 &&
    period === 3600 &&
    span.measures[0]?.factor === 3600 &&
    periodOf(result) === DAY &&
    time.value < DAY;
  if (value.time !== 0 && !isOfDay) return undefined;
  const isCount = by.data === 0 && by.money === 0;
  if (isCount && (!isSameNoun(rate, result) || rate.noun === undefined || result.number < 10)) return undefined;
  const from = Math.min(rate.start, span.start, result.start);
  const to = Math.max(span.end, result.end);
  const around = `${text.slice(Math.max(0, from - 25), to)} ${text.slice(to, to + 30).replace(/\bbefore \w+/gi, ' ')}`;
  if (FACTOR.test(around)) return undefined;
  return judge([rate, span], result, (by.value * time.value * (isOfDay ? 1 / DAY : 1)) / value.value);
}

/** `20 connections in each of 6 instances, 120 in all`; `6 instances with 20 connections each are 120`; `16 shards of 250 GB hold 4 TB`. */
function ofEach(text: string, first: Quantity, second: Quantity, result: Quantity): ChainSlip | undefined {
  const [between, gap] = [text.slice(first.end, second.start), text.slice(second.end, result.start)];
  const isOf = /^[^.;\d]{0,50}\b(?:in|for|by|on|from|to) each of (?:the |our |its )?$/i.test(between);
  const said = `${text.slice(second.start, second.end).replace(/^[$€£]?\s?(?:[\d.,]*\d)?/, '')}${gap}`;
  const isOne = /^\s*(?:with|of|at|holding|opening|running|having|doing)\s+(?:up to )?[$€£]?$/i.test(between);
  const isEach = isOne && /^[^.;,\d]{0,30}?\s(?:each|apiece)\b/i.test(` ${said}`);
  const isSized = isOne && /\bof\s+$/i.test(between) && worthOf(second).data === 1 && first.noun !== undefined;
  const per = /\bper (\p{L}{3,})/iu.exec(text.slice(first.start, first.end + 20))?.[1]?.toLowerCase();
  const isPer =
    per !== undefined && second.noun?.replace(/s$/, '') === per && between.length < 40 && !/[.;]/.test(between);
  if (!isOf && !isEach && !isSized && !isPer) return undefined;
  const [count, each] = isOf || isPer ? [second, first] : [first, second];
  const led = gap.replace(/^[^.;,\d]{0,30}?\b(?:each|apiece)\b/i, '');
  const tail = text.slice(result.end, result.end + 30);
  const isAll = /^[^.;\d]{0,24}\b(?:in all|in total|altogether|together|all told)\b/i.test(tail);
  const isLed = HOLDS.test(led) || (LEAD.test(led) && (isAll || SIGN.test(led)));
  if (
    !isLed ||
    SET.test(led.replace(/\bwith\b/i, ' ')) ||
    /\b(?:peaks?|bursts?)\b/i.test(tail) ||
    (!isAll && reserves.test(tail)) ||
    /\b(?:an?|one|each|every) \p{L}+ (?:is|has|holds)\b/iu.test(led)
  )
    return undefined;
  const [one, all] = [worthOf(each), worthOf(result)];
  if (one.data !== all.data || one.money !== all.money || one.time !== 0 || all.time > 0) return undefined;
  if (all.time !== 0 && one.money === 0) return undefined;
  if (count.measures.length > 0 || count.percent || each.percent || count.noun === undefined) return undefined;
  if (one.data === 0 && one.money === 0 && ((each.noun === undefined && isEach) || !isSameNoun(each, result)))
    return undefined;
  // One more factor, before or behind.
  if (
    FACTOR.test(`${text.slice(count.end - (count.noun?.length ?? 0), result.end)} ${tail}`) &&
    !/^cop(?:y|ies)$/.test(count.noun)
  )
    return undefined;
  if (
    /\b(?:each of|per|each|every)\b[^.;]*$/i.test(text.slice(Math.max(0, first.start - 60), first.start)) ||
    MULTIPLIED.test(text.slice(Math.max(0, first.start - 16), first.start))
  )
    return undefined;
  if (/\b(?:of|in)\s+$/i.test(text.slice(0, first.start))) return undefined;
  return judge(
    [first, second],
    result,
    (count.number * each.number * scaleOf(each)) / (result.number * scaleOf(result)),
  );
}

const HOLDS = new RegExp(
  String.raw`^\s*(?:[\p{L}-]+\s+){0,3}?(?:needs?|holds?|takes?|uses?|opens?|are|is|makes?|costs?|pay(?: for)?|come to|fill|keep)\s+${ABOUT}[$€£]?$`,
  'iu',
);

/** In bytes; sums of money as they are. */
function scaleOf({ measures }: Quantity): number {
  return measures.reduce((all, { kind, factor, power }) => (kind === 'data' ? all * factor ** power : all), 1);
}

/** `0.2 % of sales, which is 2,000 a day`, with the sales told elsewhere; `259.2 TB per day. With 98 % hits, 5.18 TB per day`. */
function shareOf(
  text: string,
  whole: Quantity | undefined,
  share: Quantity,
  result: Quantity,
  counts: readonly Figure[],
): ChainSlip | undefined {
  if (!share.percent || share.number <= 0 || share.number >= 1) return undefined;
  const gap = text.slice(share.start, result.start).replace(/^[\d.,]+\s*(?:%|percent)/i, '');
  if (gap.length > 60 || /[.;]\s/.test(gap)) return undefined;
  const noun =
    /^\s*of\s+(?:the |all |our |those |these |its )?(\p{L}{3,}),?\s+(?:which is|that is|i\.e\.|or|=|≈|:|\()\s*(?:about )?$/iu
      .exec(gap)?.[1]
      ?.toLowerCase();
  const told =
    noun === undefined ? [] : counts.filter(({ quantity }) => quantity.noun === noun && quantity.measures.length > 0);
  const isOne = new Set(told.map(({ quantity }) => quantity.number)).size === 1;
  if (noun !== undefined && isOne && told[0]) return judgeShare(told[0].quantity, share, result, false);
  if (!whole || unitOf(whole) !== unitOf(result) || worthOf(whole).data === 0) return undefined;
  const before = text.slice(whole.end, share.start);
  return before.length < 60 && /\bwith (?:an?|the)?\s*$/i.test(before) && /\b(?:hits?|hit rat\w+|cach\w+)\b/i.test(gap)
    ? judgeShare(whole, share, result, true)
    : undefined;
}

function judgeShare(whole: Quantity, share: Quantity, result: Quantity, isLoose: boolean): ChainSlip | undefined {
  const ways = [share.number, 1 - share.number].map((part) => (worthOf(whole).value * part) / worthOf(result).value);
  if (unitOf(whole) !== unitOf(result) || ways.some((way) => near(way, 1, SLACK + share.slack + result.slack)))
    return undefined;
  const slips = ways.filter((way) => isSlipOf(result, 1 / way, false));
  const way = isLoose ? slips[0] : ways[0];
  return way === undefined ? undefined : { from: [whole, share], result, expected: inUnitsOf(result, way) };
}

/** @param ratio what they make, by what is said */
function judge(from: Quantity[], result: Quantity, ratio: number): ChainSlip | undefined {
  const all = [...from, result];
  const given = from.reduce((sum, { slack, text }) => sum + (text.includes('.') ? slack : 0), 0);
  const rough = all.some(({ approximate }) => approximate) ? ROUGH : SLACK;
  const slack = rough + result.slack + Math.min(0.08, given) + Math.min(0.04, result.looseSlack);
  if (!(ratio > 0) || near(ratio, 1, slack)) return undefined;
  // Kibi and kilo.
  if (
    result.measures.some(({ kind }) => kind === 'data') &&
    [1.024, 1.024 ** 2, 1.024 ** 3].some((by) => near(ratio, by, SLACK) || near(1 / ratio, by, SLACK))
  )
    return undefined;
  return { from, result, expected: inUnitsOf(result, ratio) };
}

function isSpan({ measures: [own, more], percent }: Quantity): boolean {
  return own?.kind === 'time' && own.power === 1 && !more && !percent;
}

/** Over how many seconds a rate is told. */
function periodOf({ measures }: Quantity): number | undefined {
  return measures.find(({ kind, power }) => kind === 'time' && power === -1)?.factor;
}

function unitOf({ measures }: Quantity): string {
  return measures.map(({ kind, factor, power }) => `${kind} ${factor} ${power}`).join();
}

function isSameNoun({ noun: one }: Quantity, { noun: other }: Quantity): boolean {
  return one === undefined || other === undefined || one.replace(/s$/, '') === other.replace(/s$/, '');
}
