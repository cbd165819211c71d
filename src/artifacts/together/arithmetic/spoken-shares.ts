import type { Design } from '../design.ts';
import { stem } from '../stem.ts';
import type { SpokenSlip } from './day-rates.ts';
import { inUnitsOf } from './in-words.ts';
import { near } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';
import { textsOf } from './texts.ts';

/** `12 % of the eligible applications receive an award: 2,880 awards`. */
const OF = /^\s*of (?:the |all |our |these |its ){0,2}((?:[\p{L}-]+ ){0,2}?[\p{L}-]+s)\b/iu;
/** Of a part, or not of all that is counted elsewhere. */
const OTHER = /\b(?:those|them|which|rest|remaining|others?|half|peak|busy|busiest|cases|time|requests? that)\b/i;
/** Shorter numbers are a share of many things by chance. */
const LEAST = 1000;
const CLOSE = 0.02;

/** What a share of something counted elsewhere is said to come to; `line` is that of the text. */
export type ShareOfCounted = SpokenSlip & { line: number };

/**
 * Sentences that give a share of what the design counts elsewhere (`24,000 eligible applications`), and as its result
 * exactly another share of just that: one of the two was changed without the other.
 */
export function spokenShareSlips(design: Design): ShareOfCounted[] {
  const texts = textsOf(design);
  const counted = texts.flatMap(({ text }) =>
    quantitiesIn(text).flatMap((quantity) =>
      quantity.percent || quantity.number < LEAST ? [] : [{ quantity, words: wordsAround(quantity, text) }],
    ),
  );
  return texts.flatMap(({ text, lineAt }) => {
    const all = quantitiesIn(text);
    return all.flatMap((share, at): ShareOfCounted[] => {
      const [, thing = ''] = share.percent ? (OF.exec(text.slice(share.end)) ?? []) : [];
      const sentence = text.slice(share.end).split(/[.;]\s/)[0] ?? '';
      const results = all.slice(at + 1).filter((one) => one.start < share.end + sentence.length);
      const [result] = results;
      if (thing === '' || !result || OTHER.test(thing) || !isCount(result) || results.some(({ percent }) => percent))
        return [];
      const wanted = wordsOf(thing);
      const wholes = counted.filter(
        ({ quantity, words }) => quantity.number > result.number && wanted.every((word) => words.includes(word)),
      );
      const numbers = new Set(wholes.map(({ quantity }) => quantity.number));
      const isRight = counted.some(({ quantity }) => near(quantity.number * share.number, result.number, CLOSE));
      const [whole] = numbers;
      if (whole === undefined || numbers.size > 1 || isRight || share.approximate || result.approximate) return [];
      const percent = (result.number / whole) * 100;
      const isExact = Math.round(percent) * whole === result.number * 100;
      return isExact && Math.round(percent) >= 1
        ? [
            {
              from: [share],
              result,
              expected: inUnitsOf(result, share.number / (percent / 100)),
              line: lineAt(result.start),
            },
          ]
        : [];
    });
  });
}

function isCount({ measures, number, percent }: Quantity): boolean {
  return !percent && number >= LEAST / 10 && !measures.some(({ kind }) => kind !== 'time');
}

/** The words beside a number, on both sides, within its clause. */
function wordsAround({ start, end }: Quantity, text: string): string[] {
  const before =
    text
      .slice(Math.max(0, start - 60), start)
      .split(/[.;:]\s/)
      .at(-1) ?? '';
  const behind = text.slice(end, end + 40).split(/[.;,)]/)[0] ?? '';
  return wordsOf(`${before} ${behind} ${text.slice(start, end)}`);
}

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).map(stem);
}
