import { WORD_NUMBERS } from '../../word-numbers.ts';

/** What an amount is of. Sizes in bytes, times in seconds, lengths of texts in characters. */
export type Dimension = 'bytes' | 'time' | 'characters';

/** One figure, or several that are told as a choice (`15 or 30 seconds`), with a unit. */
export type Amount = {
  dimension: Dimension;
  /** All that each may mean: 5 MB are five million bytes, or 5 × 1,048,576. */
  values: readonly (readonly number[])[];
  /** As it is written. */
  said: string;
  /** In the text that was read, in characters. */
  start: number;
  end: number;
};

const SECONDS: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|msecs?|millis|milliseconds?)$/i, 0.001],
  [/^(?:s|secs?|seconds?)$/i, 1],
  [/^(?:mins?|minutes?)$/i, 60],
  [/^(?:h|hrs?|hours?)$/i, 3600],
  [/^(?:d|days?)$/i, 86_400],
  [/^weeks?$/i, 604_800],
  [/^months?$/i, 2_592_000],
  [/^years?$/i, 31_536_000],
];
const POWERS: Readonly<Record<string, number>> = { k: 1, m: 2, g: 3, t: 4 };

const NUMBER = String.raw`(?:\d{1,3}(?:[,_ ]\d{3})+|\d+(?:\.\d+)?|\b(?:${Object.keys(WORD_NUMBERS).join('|')})\b)`;
const UNIT = `(ms|msecs?|millis|milliseconds?|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?|years?|bytes?|[kKMGT]i?B|[kmg]ilobytes?|megabytes?|gigabytes?|characters?|chars?|letters?)`;
const AMOUNT = new RegExp(
  String.raw`(?<![\w.:/$€£#-])(${NUMBER}(?:(?:\s*,\s*(?:or |and )?|\s+(?:or|and)\s+)${NUMBER})*)[\s-]?${UNIT}(?![\w/]|-\d)`,
  'gi',
);

/** The amounts of a text, in order; those per something (`5 MB/s`) are none. */
export function amountsIn(text: string): Amount[] {
  return [...text.matchAll(AMOUNT)].flatMap((match): Amount[] => {
    const [said, numbers = '', unit = ''] = match;
    const scale = scaleOf(unit);
    if (
      !scale ||
      /^\s*(?:per|a|an|each)\s+(?:second|minute|hour|day|week|month|year)\b/i.test(
        text.slice(match.index + said.length),
      )
    )
      return [];
    const values = [...numbers.matchAll(new RegExp(NUMBER, 'gi'))].map(([digits]) => {
      const number = Number(WORD_NUMBERS[digits.toLowerCase()] ?? digits.replace(/[,_ ]/g, ''));
      return scale.factors.map((factor) => number * factor);
    });
    return [
      {
        dimension: scale.dimension,
        values,
        said: said.replace(/\s+/g, ' '),
        start: match.index,
        end: match.index + said.length,
      },
    ];
  });
}

function scaleOf(unit: string): { dimension: Dimension; factors: number[] } | undefined {
  if (/^(?:char|letter)/i.test(unit)) return { dimension: 'characters', factors: [1] };
  if (/^bytes?$/i.test(unit)) return { dimension: 'bytes', factors: [1] };
  const [, prefix = '', binary = ''] = /^([kmgt])(i?)(?:b$|\w*bytes?$)/i.exec(unit) ?? [];
  const power = POWERS[prefix.toLowerCase()];
  if (power !== undefined)
    return { dimension: 'bytes', factors: binary ? [1024 ** power] : [1000 ** power, 1024 ** power] };
  const factor = SECONDS.find(([words]) => words.test(unit))?.[1];
  return factor === undefined ? undefined : { dimension: 'time', factors: [factor] };
}

/** Whether an amount of one figure is, in one of its meanings, a number of bytes, seconds or characters. */
export function isValue(meanings: readonly number[], value: number): boolean {
  return meanings.some((one) => Math.abs(one - value) <= Math.abs(value) * 1e-6);
}
