import { inUnitsOf } from './in-words.ts';
import { near, reserves } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';

/** What so many do each so often, or what goes out to so many, and the rate that the text makes of it. */
export type CrowdSlip = { said: string; expected: string; result: Quantity; at: number };

/** Off by more is another figure altogether: that of something else. */
const FARTHEST = 4;
const SLACK = 0.03;
/** In characters, between the time and the rate that it makes. */
const GAP = 70;

/**
 * `35 clerks refresh the list every 2 seconds, which is 17.5 a second`: the number of those who act, the time after
 * which each acts again, and the next rate of the sentence. Undefined rates (`another 17.5`) are a second's.
 */
export function crowdSlips(text: string): CrowdSlip[] {
  const all = quantitiesIn(text);
  return all.flatMap((count, at): CrowdSlip[] => {
    const time = all[at + 1];
    const result = all[at + 2];
    if (!time || !result || !isCount(count) || !isSpan(time)) return [];
    const [lead, gap] = [text.slice(count.end, time.start), text.slice(time.end, result.start)];
    if (
      !/\b(?:every|once (?:every|per|in)|each)\s*(?:about )?$/i.test(lead) ||
      lead.length > GAP ||
      /[.;:]\s/.test(lead)
    )
      return [];
    if (gap.length > GAP || /[.;]\s/.test(gap) || !LEADS.test(gap) || reserves.test(gap.replace(PEAK, ' '))) return [];
    const own = spanOf(time);
    const per = result.measures.length === 0 ? (result.noun === undefined || BARE.test(gap) ? 1 : 0) : perOf(result);
    if (!own || !per || /^\s*(?:[×x*/÷+–-]\s?\d|%)/.test(text.slice(result.end))) return [];
    const expected = (count.number / own) * per;
    return slip(text, count, time, result, expected);
  });
}

const LEADS =
  /(?:[=≈→:]|\b(?:which|that|so|hence|another|making|makes?|giving|gives?|or|is|are|meaning|adds?|come to|comes to|i\.e\.)\b)[^\d]{0,30}$/i;
const BARE = /\b(?:another|further|more|adds?)\s*(?:about )?$/i;
const PEAK = /\b(?:peaks?|busy|busiest|burst)\b/gi;

/** `60,000 ops/s come in. Each op goes out to the 2 others: 120,000 messages/s`. */
export function fanOutSlips(text: string, before: readonly Quantity[]): CrowdSlip[] {
  const sent =
    /\b(?:each|every|an?|one) (\p{L}{2,})\s+(?:[\p{L}'’-]+\s+){0,4}?(?:(?:in)?to|on to|with|by|for) (?:the |its |all |each of (?:the |its )?)?(?=\d|two|three|four|five|six|seven|eight|nine|ten)/iu.exec(
      text,
    );
  if (!sent) return [];
  const all = quantitiesIn(text);
  const from = sent.index + sent[0].length;
  const fan = all.find(({ start }) => start >= from - 1);
  const result = all[fan ? all.indexOf(fan) + 1 : -1];
  if (!fan || !result || fan.start > from + 1 || !isCount(fan) || perOf(result) !== 1) return [];
  const gap = text.slice(fan.end, result.start);
  if (
    gap.length > GAP ||
    /[.;]\s/.test(gap) ||
    reserves.test(gap) ||
    !/(?:[=≈→:,]|\b(?:so|which|makes?|is|hence|giving)\b)/i.test(gap)
  )
    return [];
  const noun = stemOf(sent[1] ?? '');
  const rate = [...before, ...all.slice(0, all.indexOf(fan))].findLast(
    (one) => perOf(one) === 1 && stemOf(one.noun ?? '') === noun,
  );
  return rate ? slip(text, rate, fan, result, rate.number * fan.number) : [];
}

function slip(text: string, one: Quantity, other: Quantity, result: Quantity, expected: number): CrowdSlip[] {
  const ratio = result.number / expected;
  const slack = SLACK + Math.min(0.03, result.slack) + (result.approximate || one.approximate ? 0.12 : 0);
  if (near(ratio, 1, slack) || ratio > FARTHEST || ratio < 1 / FARTHEST) return [];
  const said = `${one.text} and ${text.slice(other.start, other.end).trim()}`;
  return [{ said, expected: inUnitsOf(result, 1 / ratio), result, at: result.start }];
}

function isCount({ measures, percent, number }: Quantity): boolean {
  return measures.length === 0 && !percent && number >= 2;
}

function isSpan({ measures: [own, ...more] }: Quantity): boolean {
  return own?.kind === 'time' && own.power === 1 && more.length === 0;
}

function spanOf({ number, measures: [own] }: Quantity): number | undefined {
  return own && number > 0 ? number * own.factor : undefined;
}

/** Over how many seconds a rate of things is told; 0 for all else. */
function perOf({ measures }: Quantity): number {
  const [own, ...more] = measures;
  return own?.kind === 'time' && own.power === -1 && more.length === 0 ? own.factor : 0;
}

function stemOf(word: string): string {
  return word.toLowerCase().replace(/(?:es|s)$/, '');
}
