import { judgeStatement } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';
import type { Statement } from './statements.ts';

/**
 * So many of a size or at a rate, and what they are said to come to: `10.2 million rows of 200 bytes` in GB, `32,000
 * boxes at 20 boxes/s` in minutes.
 */
export type ToldProduct = { from: [count: Quantity, each: Quantity]; result: Quantity; expected: string };

type Pair = { count: Quantity; each: Quantity; kind: 'size' | 'rate'; start: number; end: number };

/** Words before a figure that is not exact. */
export const ABOUT = String.raw`(?:(?:only|just|some|another|a further|about|roughly|around|approximately|nearly|almost|a total of)\s+|~|≈)*`;
/** Behind the size or rate of one. */
const EACH = String.raw`(?:\s*(?:each|apiece|(?:per|an?|every|for each|for every)\s+[\p{L}-]+))?`;
const WORDS = String.raw`(?:[\p{L}'’-]+\s+){0,4}?`;
/** From a count to the size or rate of one. */
const TO_EACH = new RegExp(
  String.raw`^\s*${WORDS}(?:,\s*)?(?:\(\s*)?(?:at|of|with|by|,)\s*(?:a rate of\s+)?${ABOUT}$`,
  'iu',
);
/** From the size or rate of one, said first, to the count. */
const TO_COUNT = new RegExp(
  String.raw`^${EACH}\s*,?\s*(?:for (?:each|all|every one) of\s+)?(?:the|all|a|our|these|those)?\s*(?:[\p{L}'’]+\s+){0,2}${ABOUT}$`,
  'iu',
);
const FIRST = new RegExp(String.raw`(?:\b(?:at|with)\s+|\()${ABOUT}$`, 'iu');

const COMES = String.raw`(?:is|are|makes?|making|gives?|giving|means?|comes? to|adds? up to|amounts? to|equals?|takes?|taking|needs?|needing|fills?|weighs?|uses?|costs?|adds?|stores?|occup(?:y|ies)|grows? by|lasts?|requires?|works out at|or|i\.e\.)`;
/** Before the time that something has taken. */
export const DONE = String.raw`(?:is |are |gets? |it )?(?:done|finish(?:es|ed)?|complete[sd]?|over|through|drained|cleared|ready|processed|packed|sent|replayed|loaded|written|caught up|catch(?:es)? up|ends?)\s+(?:in|after)`;
/** From both to what they come to. */
const TO_RESULT = new RegExp(
  String.raw`^${EACH}\s*(?:[:=≈→⇒(,—–]\s*|\s(?=\p{L}|~)|$)(?:(?:so|hence|thus|therefore|that|this|which|it|they|and|then|job|run|a (?:day|week|month|year))[\s,]*|(?:[\p{L}'’-]+\s+){0,4}?(?=${COMES}\b|${DONE}\b)){0,4}(?:${COMES}\s+(?:up\s+)?|${DONE}\s+)?(?:in\s+)?${ABOUT}[$€£(]?$`,
  'iu',
);
/** From the result, said first, back to what it comes of. */
const BACK = new RegExp(
  String.raw`^\s*(?:\(|,?\s*(?:from|for|i\.e\.|namely|being)\s|:\s|=\s|,\s(?=at\b))\s*(?:the |all |our |at )?${ABOUT}$`,
  'iu',
);
/** What is set, bounded or reckoned otherwise. */
const SET =
  /\b(?:limit\w*|up to|budget\w*|quota|at (?:least|most)|(?:more|less|fewer|faster|sooner) than|well within|maximum|minimum|max|min|cap(?:ped)?|instead|rather|timeout|alert\w*|threshold|deadline|until|every|window|below|under|above|exceeds?|fits?|provision\w*|room|volume|first|retention|kept|keeps?|peaks?|bursts?|p\d\d)\b|[<>≤≥±×x*÷+]/i;

/** What a text says that so many at so much each come to, and does not. */
export function toldProductsIn(text: string): ToldProduct[] {
  const quantities = quantitiesIn(text);
  return pairsIn(text, quantities).flatMap((pair): ToldProduct[] => {
    const result = resultOf(pair, text, quantities);
    const slip = result && judge(pair, result, text);
    return slip ? [{ from: [pair.count, pair.each], result, expected: slip }] : [];
  });
}

/** What a text that is nothing but so many at so much each comes to, where a figure beside it says otherwise. */
export function toldProductOf(text: string, result: Quantity): string | undefined {
  const [pair, ...more] = pairsIn(text, quantitiesIn(text));
  if (!pair || more.length > 0 || quantitiesIn(text).length > 2 || SET.test(text) || !isOfKind(pair, result))
    return undefined;
  return judge(pair, result, text);
}

function pairsIn(text: string, quantities: readonly Quantity[]): Pair[] {
  return quantities.flatMap((one, at): Pair[] => {
    const [next, last] = [quantities[at + 1], quantities[at - 1]];
    if (!next) return [];
    const gap = text.slice(one.end, next.start);
    const [isFirst, count, each] = isCount(one) ? [false, one, next] : [true, next, one];
    const kind = isCount(count) ? kindOf(each) : undefined;
    if (!kind || gap.length > 60 || SET.test(gap)) return [];
    // `4 workers at 5 boxes/s`, `3 copies of 240 rows of 8 KB`: a factor of its own.
    const before = last ? text.slice(last.end, one.start) : undefined;
    if (before !== undefined && before.length <= 30 && !/[.;:=≈(,|]/.test(before)) return [];
    const tail = text.slice(each.start, each.end + 25);
    if (kind === 'rate' && OF_EACH.test(tail)) return [];
    const isTold = isFirst
      ? TO_COUNT.test(gap) && (FIRST.test(text.slice(0, one.start)) || /\bof\s+\S*$/.test(gap))
      : kind === 'rate'
        ? TO_EACH.test(gap) && !/(?:,|\bof)\s*$/i.test(gap)
        : GOES_ON.test(gap)
          ? OF_EACH.test(tail)
          : TO_EACH.test(gap) && isOfOne(gap, tail, count);
    // A rate is of the things that are counted.
    const isOther = kind === 'rate' && each.noun !== undefined && count.noun !== undefined && !isSame(each, count);
    return isTold && !isOther ? [{ count, each, kind, start: one.start, end: next.end }] : [];
  });
}

/** `10.2 million a year; at 200 bytes per row`. */
const GOES_ON = new RegExp(String.raw`^\s*[;.,]\s*(?:at|with)\s+${ABOUT}$`, 'i');

/** `200 bytes each`, `5 boxes/s per worker`. */
const OF_EACH = /^[\d.,]+\s*[\p{L}/\s]+?\s(?:each|apiece|for each|(?:per|an?)\s(?!s\b|sec|min)\p{L}+)/iu;

/** `of 200 bytes`, `at 200 bytes each`, `240,000 rows at 200 bytes`. */
function isOfOne(gap: string, tail: string, { noun }: Quantity): boolean {
  const isBare = noun !== undefined && /^\s*at\s+(?:about\s+|~)?$/i.test(gap);
  return isBare || /\bof\s+(?:\w+\s+)?$/i.test(gap) || OF_EACH.test(tail);
}

/** So many things, or so many in an hour or more. */
export function isCount({ measures, percent, number }: Quantity): boolean {
  return (
    number >= 100 &&
    !percent &&
    measures.every(({ kind, power, factor }) => kind === 'time' && power === -1 && factor >= 3600)
  );
}

function kindOf({ measures, percent }: Quantity): Pair['kind'] | undefined {
  const [own, more] = measures;
  if (!own || more || percent) return undefined;
  if (own.kind === 'data' && own.power === 1) return 'size';
  return own.kind === 'time' && own.power === -1 && own.factor <= 60 ? 'rate' : undefined;
}

/** Whether two quantities are of the same things. */
export function isSame({ noun = '' }: Quantity, { noun: other = '' }: Quantity): boolean {
  return noun.replace(/s$/, '') === other.replace(/s$/, '');
}

function resultOf(
  { kind, count, each, start, end }: Pair,
  text: string,
  quantities: readonly Quantity[],
): Quantity | undefined {
  const next = quantities.find((one) => one.start >= end);
  const gap = next ? text.slice(end, next.start) : '';
  const pair = { kind, count, each, start, end };
  if (next && gap.length <= 80 && TO_RESULT.test(gap) && !SET.test(gap)) return isOfKind(pair, next) ? next : undefined;
  const last = quantities.findLast((one) => one.end <= start);
  const back = last ? text.slice(last.end, start) : '';
  const isBack = last && back.length <= 30 && BACK.test(back) && isOfKind(pair, last);
  return isBack && !SET.test(text.slice(Math.max(0, last.start - 40), last.start)) ? last : undefined;
}

function isOfKind({ kind, count }: Pair, { measures, percent }: Quantity): boolean {
  const [own, ...more] = measures;
  if (!own || percent) return false;
  if (kind === 'rate') return own.kind === 'time' && own.power === 1 && more.length === 0;
  const [per, ...rest] = more;
  const isRate = per?.kind === 'time' && per.power === -1 && rest.length === 0;
  // So many things of a size are not sent once a minute or once a day for that.
  const isSpanned = count.measures.length > 0 || per?.length !== undefined;
  return own.kind === 'data' && own.power === 1 && (more.length === 0 || (isRate && isSpanned));
}

/** A factor in words. */
export const TIMES =
  /\b(?:copies|regions?|cores?|zones?|twice|doubl\w*|tripl\w*|half|halv\w*|times|\w*fold|factor|retr(?:y|ies)|shifts?|workers?|threads?|parallel)\b/i;
const SPAN = /\b(?:hour|day|week|month|quarter|year|night)(?:s|ly)?\b/gi;

/** What a pair comes to in the unit of its result; undefined where it is what is said, or may be. */
function judge({ kind, count, each, start, end }: Pair, result: Quantity, text: string): string | undefined {
  const isPlain = kind === 'rate' || result.measures.length === 1;
  const sentence = sentenceAround(text, Math.min(start, result.start), Math.max(end, result.end));
  // What a day brings, told of no day: another span that is named may be meant.
  const spans = new Set((sentence.match(SPAN) ?? []).map((span) => span.toLowerCase().replace(/(?:s|ly)$/, '')));
  const isKept = quantitiesIn(sentence).some(
    ({ measures: [own, more] }) => own?.kind === 'time' && own.power === 1 && !more,
  );
  if (kind === 'size' && isPlain && count.measures.length > 0 && (isKept || spans.size > 1)) return undefined;
  if (TIMES.test(sentence.replace(count.text, ' '))) return undefined;
  const bare = { ...count, measures: isPlain ? [] : count.measures };
  // Told of a year, counted without one.
  const own = !isPlain && count.measures.length === 0 ? { ...result, measures: result.measures.slice(0, 1) } : result;
  const statement: Statement = {
    left: {
      kind: 'operation',
      operator: kind === 'size' ? '*' : '/',
      left: { kind: 'quantity', quantity: bare },
      right: { kind: 'quantity', quantity: each },
    },
    relation: 'about',
    isDerived: true,
    right: { kind: 'quantity', quantity: own },
    start: 0,
    end: text.length,
    sentence,
  };
  return judgeStatement(statement)?.expected;
}

function sentenceAround(text: string, start: number, end: number): string {
  const [before = ''] = /(?:[^.;]|[.;](?!\s))*$/.exec(text.slice(0, start)) ?? [];
  return `${before}${text.slice(start, end)}${text.slice(end).split(/[.;](?:\s|$)/)[0]}`;
}
