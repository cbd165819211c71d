import { worthOf } from './figures.ts';
import { inUnitsOf } from './in-words.ts';
import { near } from './judge-statement.ts';
import { PART_OF_DAY } from './part-of-day.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';

/** What a text tells first, what it says that comes to, and what that comes to. */
export type SpokenSlip = { from: readonly Quantity[]; result: Quantity; expected: string };

const DAY = 86_400;
/** From what a day brings to what a second does. */
const SAME =
  /^\s*(?:\p{L}+\s){0,2}?(?:[:,(=≈→–—]|,?\s*\b(?:or|that is|which is|i\.e\.|makes?|making|gives?|giving|means?|so|hence|is|are|comes? to)\b)[^.;\d]{0,30}$/iu;
/** Said of a time that is not the whole day, or of more than the mean. */
const OTHER =
  /\b(?:peaks?|busy|busiest|rush|bursts?|max\w*|up to|at most|p\d\d|times|factor|evenings?|mornings?|nights?|daytime|hours?|headroom|plan\w*|siz\w+|provision\w*|limit\w*|of (?:which|these|them)|reach\w*|each|per (?!second|sec|day)\p{L}+)\b/iu;
const PEAK_BESIDE = /^ \((?:about |some )?[\d.,]+ (?:\p{L}+ )?(?:at|in) (?:the )?(?:peak|busiest)/iu;
const MEAN = /\b(?:on average|in the mean|average|mean)\b/i;
const CLOSE = 0.03;
/** Behind and before the two, in characters. */
const AROUND = 40;

/** `320,000 a day: 3.70 per second on average`: a day in seconds, where nothing says that it is not spread over all of it. */
export function daySlipsIn(text: string): SpokenSlip[] {
  if (PART_OF_DAY.test(text)) return [];
  const all = quantitiesIn(text);
  return all.flatMap((result, at): SpokenSlip[] => {
    const daily = all[at - 1];
    if (!daily || !isPer(daily, DAY) || !isPer(result, 1)) return [];
    const after = text.slice(result.end, result.end + AROUND);
    // `15.6 a second (93.8 at peak)`: the peak is told beside it.
    const isBesidePeak = PEAK_BESIDE.test(after);
    const [gap, behind] = [text.slice(daily.end, result.start), isBesidePeak ? '' : after];
    const before = text.slice(Math.max(0, daily.start - AROUND), daily.start);
    const told = `${before} ${gap} ${behind.split(/[.;,)]/)[0]}`;
    if (!SAME.test(gap) || OTHER.test(told)) return [];
    const [day, second] = [worthOf(daily), worthOf(result)];
    const ratio = second.value / day.value;
    const slack = CLOSE + daily.slack + result.looseSlack + result.slack;
    if (day.data !== second.data || day.money !== second.money || near(ratio, 1, slack)) return [];
    // Three times the mean is a peak, and 24/10 a day of ten hours, unless it says that it is the mean.
    const isOtherMean = !isBesidePeak && !MEAN.test(told) && (isWhole(ratio, 0.02) || isWhole(24 / ratio, 0.004));
    return isOtherMean ? [] : [{ from: [daily], result, expected: inUnitsOf(result, 1 / ratio) }];
  });
}

function isWhole(ratio: number, slack: number): boolean {
  return ratio > 1.5 && ratio < 24 && near(ratio, Math.round(ratio), slack);
}

/** So many per day, or per second, and no more. */
function isPer({ measures, percent }: Quantity, seconds: number): boolean {
  const times = measures.filter(({ kind }) => kind === 'time');
  return !percent && times.length === 1 && times[0]?.power === -1 && times[0].factor === seconds;
}
