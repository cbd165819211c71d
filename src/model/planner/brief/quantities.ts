import { FUNCTION_WORDS } from '../words/english.ts';
import { singular } from '../words/plural.ts';
import { spelt } from './grammar/spelt.ts';
import { ADVERBS, BYTES, DAY, RATES, SCALE, SPANS } from './measures.ts';
import { wordsNumberAt } from './number-words.ts';
import { isNumber, joined, type Token, tokens } from './tokens.ts';

/** A number of the brief with what it counts. */
export type Quantity = {
  value: number;
  /** What is counted or measured: `count` of something, `bytes`, `seconds`, `days`, or `percent`. */
  unit: 'count' | 'bytes' | 'seconds' | 'days' | 'percent';
  /** The words after it, in the singular: `member`, `concurrent user`. Empty where there are none. */
  of: string;
  /** For a rate: the time it is counted in, in seconds. */
  per?: number;
  /** As it stands in the brief. */
  text: string;
};

/** What a brief counts, in order. Numbers that count nothing (versions, dates, names) are left out. */
export function quantities(found: readonly Token[], text: string): Quantity[] {
  const all: Quantity[] = [];
  for (let index = 0; index < found.length; index++) {
    const read = quantityAt(found, index, text);
    if (read === undefined) continue;
    all.push(read.quantity);
    index = read.next - 1;
  }
  return all;
}

type Read = { quantity: Quantity; next: number };

function quantityAt(found: readonly Token[], index: number, text: string): Read | undefined {
  const number = numberAt(found, index);
  if (number === undefined) return undefined;
  const first = found[index];
  const unit = found[number.next];
  const at = first?.at ?? 0;
  const cut = (next: number) => {
    const last = found[next - 1];
    return text.slice(at, last ? last.at + last.raw.length : at);
  };
  const percent = text.slice(endOf(found[number.next - 1]), endOf(found[number.next - 1]) + 2);
  if (/^ ?%/.test(percent) || unit?.word === 'percent' || unit?.word === 'nines')
    return {
      quantity: { value: percentOf(number.value, unit?.word), unit: 'percent', of: '', text: `${cut(number.next)} %` },
      next: number.next,
    };
  if (unit === undefined || (!joined(unit) && unit.gap !== '+ ')) return rowsBefore(found, index, number, cut);
  const rate = RATES.get(unit.word);
  if (rate !== undefined)
    return {
      quantity: { value: number.value, unit: 'count', of: rate, per: 1, text: cut(number.next + 1) },
      next: number.next + 1,
    };
  const measure = measured(number.value, unit.word);
  if (measure !== undefined) {
    const per = rateAt(found, number.next + 1);
    const next = per?.next ?? number.next + 1;
    return { quantity: { ...measure, of: '', ...(per ? { per: per.seconds } : {}), text: cut(next) }, next };
  }
  return counted(found, { ...number, at: index }, cut);
}

const ROWS = /^(?:rows?|records?|docs?|documents?|entries|zeilen|filas|lignes)$/;
/** From this number on a bare number after a plural counts it: `assignments 5.4M`, and not `step 3`. */
const BARE = 1000;

/** `assignments 5.4M, referees 31k`: how many rows there are, without a word for them. */
function rowsBefore(
  found: readonly Token[],
  at: number,
  { value, next }: { value: number; next: number },
  cut: (next: number) => string,
): Read | undefined {
  const noun = found[at]?.gap === ' ' ? found[at - 1]?.word : undefined;
  if (value < BARE || noun === undefined || noun === singular(noun) || FUNCTION_WORDS.has(noun)) return undefined;
  return { quantity: { value, unit: 'count', of: singular(noun), text: `${noun} ${cut(next)}` }, next };
}

/** Whose rows they are: `units has 3.2 million rows`, `matches 1.9M rows`, `plays (800M docs)`. */
function nounBefore(found: readonly Token[], at: number): string | undefined {
  for (let back = at - 1; back >= 0 && back >= at - 3; back--) {
    if (/[.;:,!?\n]/.test(found[back + 1]?.gap ?? '')) return undefined;
    const word = found[back]?.word ?? '';
    if (/^(?:has|have|holds?|is|are|with|about|around|of|currently|now|only|hat)$/.test(word)) continue;
    return isNumber(found[back]) || FUNCTION_WORDS.has(word) || word === singular(word) ? undefined : singular(word);
  }
  return undefined;
}

/** What something is measured in: `2 km` counts nothing. */
const MEASURES = new Set(
  `km kilometre kilometer m metre cm centimetre centimeter mm mile foot feet ft inch kg kilo kilogram gram g mg tonne ton t
  pound lb litre liter l ml ha hectare acre w kw mw kwh mwh volt watt degree celsius lux dpi px pixel mph kmh psi`.split(
    /\s+/,
  ),
);

function counted(
  found: readonly Token[],
  number: { value: number; next: number; at: number },
  cut: (next: number) => string,
): Read | undefined {
  let next = number.next;
  if (found[next]?.word === 'of') next++;
  const of: string[] = [];
  while (of.length < 3 && next < found.length && (of.length === 0 || joined(found[next]))) {
    const word = found[next]?.word ?? '';
    if (isNumber(found[next]) || FUNCTION_WORDS.has(word)) break;
    of.push(word);
    next++;
    if (singular(word) !== word) break;
  }
  if (of.length === 0) return rowsBefore(found, number.at, number, cut);
  if (/^(?:cfr|usc)$/.test(of[0] ?? '')) return undefined;
  if (of.length === 1 && MEASURES.has(singular(of[0] ?? ''))) return undefined;
  const own = ROWS.test(of.join(' ')) ? nounBefore(found, number.at) : undefined;
  if (own !== undefined) of.splice(0, of.length, own);
  const per = rateAt(found, next);
  const noun = singular(of.join(' '));
  return {
    quantity: {
      value: number.value,
      unit: 'count',
      of: noun,
      ...(per ? { per: per.seconds } : {}),
      text: cut(per?.next ?? next),
    },
    next: per?.next ?? next,
  };
}

/** `per day`, `a second`, `/s`, `daily`, or nothing. */
function rateAt(found: readonly Token[], index: number): { seconds: number; next: number } | undefined {
  const token = found[index];
  if (token === undefined) return undefined;
  const adverb = ADVERBS.get(token.word);
  if (adverb !== undefined) return { seconds: adverb, next: index + 1 };
  if (/^\s*\/\s*$/.test(token.gap)) {
    const span = SPANS.get(singular(token.word));
    return span === undefined ? undefined : { seconds: span, next: index + 1 };
  }
  if (!['per', 'a', 'an', 'each', 'every'].includes(token.word)) return undefined;
  const span = SPANS.get(singular(found[index + 1]?.word ?? ''));
  return span === undefined ? undefined : { seconds: span, next: index + 2 };
}

/** The first count of a text, whatever it counts: for an answer to a question about a size. */
export function countIn(text: string): number | undefined {
  const found = tokens(spelt(text));
  for (let index = 0; index < found.length; index++) {
    const read = quantityAt(found, index, text);
    const bare = read ? undefined : numberAt(found, index);
    if (read?.quantity.unit === 'count' && read.quantity.per === undefined) return read.quantity.value;
    if (bare) return bare.value;
    if (read) index = read.next - 1;
  }
  return undefined;
}

function numberAt(found: readonly Token[], index: number): { value: number; next: number } | undefined {
  const token = found[index];
  if (token === undefined) return undefined;
  const inWords = wordsNumberAt(found, index);
  if (inWords) return inWords;
  const scale = SCALE.get(found[index + 1]?.word ?? '');
  if (isNumber(token)) {
    if (/[\p{L}.#№]$/u.test(token.gap) || (token.gap === '' && token.at > 0)) return undefined;
    const groups = groupsAfter(found, index);
    if (groups > 0)
      return {
        value: toNumber(
          found
            .slice(index, index + groups + 1)
            .map(({ word }) => word)
            .join(''),
        ),
        next: index + groups + 1,
      };
    const value = toNumber(token.word);
    const glued = found[index + 1]?.gap === '';
    const letter = (found[index + 1]?.word.length ?? 0) < 3;
    if (scale === undefined || (letter && !glued)) return { value, next: index + 1 };
    return { value: value * scale, next: index + 2 };
  }
  if (['a', 'one'].includes(token.word) && scale !== undefined && (found[index + 1]?.word.length ?? 0) > 4) {
    const half = found[index - 1]?.word === 'half' ? 0.5 : 1;
    const more = found[index + 1]?.word === 'hundred' && found[index + 2]?.word === 'thousand' ? 1000 : 1;
    return { value: half * scale * more, next: more > 1 ? index + 3 : index + 2 };
  }
  const vague = SCALE.get(token.word);
  return vague !== undefined && /^(?:thousands|millions|billions|hundreds)$/.test(token.word)
    ? { value: vague, next: index + 1 }
    : undefined;
}

/** `1 200 élèves`: how many groups of three digits follow after single spaces. */
function groupsAfter(found: readonly Token[], index: number): number {
  if (!/^[1-9]\d{0,2}$/.test(found[index]?.word ?? '')) return 0;
  let groups = 0;
  while (
    /^\d{3}$/.test(found[index + groups + 1]?.word ?? '') &&
    /^[ \u00a0\u202f]$/.test(found[index + groups + 1]?.gap ?? '')
  )
    groups++;
  return groups;
}

/** `80,000` and `80.000` are eighty thousand; `99.9` and `3.5` keep their fraction. */
function toNumber(word: string): number {
  const plain = /^\d{1,3}(?:[.,]\d{3})+$/.test(word) ? word.replace(/[.,]/g, '') : word.replace(/,/g, '.');
  const value = Number.parseFloat(plain);
  return Number.isFinite(value) ? Math.min(value, 1e15) : 0;
}

/** `99.95 %` as it is; `99.999 %` was read as a large number; `four nines` of a number word. */
function percentOf(value: number, unit: string | undefined): number {
  if (unit === 'nines') return 100 - 100 / 10 ** Math.min(value, 6);
  return value > 1000 ? value / 1000 : value;
}

function measured(value: number, word: string): Pick<Quantity, 'value' | 'unit'> | undefined {
  const bytes = BYTES.get(singular(word));
  if (bytes !== undefined) return { value: value * bytes, unit: 'bytes' };
  if (word === 'ms' || word === 'milliseconds') return { value: value / 1000, unit: 'seconds' };
  const span = SPANS.get(singular(word));
  if (span === undefined) return undefined;
  return span < DAY ? { value: value * span, unit: 'seconds' } : { value: (value * span) / DAY, unit: 'days' };
}

function endOf(token: Token | undefined): number {
  return token === undefined ? 0 : token.at + token.raw.length;
}
