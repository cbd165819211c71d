import type { Design } from '../design.ts';
import { type Placed, placedIn } from './definite.ts';
import { worthOf } from './figures.ts';
import { near } from './judge-statement.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';

/** So many of something that are to be done in one time by one place, and reckoned with another elsewhere. */
export type SpanSlip = { count: Quantity; wanted: Quantity; used: Quantity; line: number; usedLine: number };

type Pair = { count: Quantity; span: Quantity; seconds: number; line: number; isReckoned: boolean };

const WITHIN = /^[^.;\d]{0,70}\b(?:within|in|in less than|in under|over)\s+$/i;
const WANTED = /\bwithin\s+$/i;
/** A text that goes on from both to a rate. */
const NEEDS =
  /^\s*(?:\)|,)?\s*(?:,|=|≈|→|so|need|needs|is|are|make|makes|mean|means|that is|i\.e\.|,\s*or|just under)/i;
const MOST = 200;

/** Where a rate is reckoned with another time than the one in which as many are wanted. */
export function spanSlips(design: Design): SpanSlip[] {
  const pairs = placedIn(design)
    .flatMap((placed) => pairAt(placed))
    .slice(0, MOST);
  const wanted = pairs.filter(({ isReckoned }) => !isReckoned);
  return wanted.flatMap((one): SpanSlip[] => {
    const reckoned = pairs.filter((other) => other.isReckoned && near(other.count.number, one.count.number, 0.001));
    const [used] = reckoned;
    if (!used || reckoned.some(({ seconds }) => near(seconds, one.seconds, 0.02))) return [];
    return [{ count: one.count, wanted: one.span, used: used.span, line: one.line, usedLine: used.line }];
  });
}

/** A count, the time behind it, and whether a rate that the two make stands behind both. */
function pairAt({ quantity: count, text, line }: Placed): Pair[] {
  if (count.measures.length > 0 || count.percent || count.number < 1000) return [];
  const behind = quantitiesBehind(text, count);
  const [span, rate] = behind;
  if (!span || !isSpan(span)) return [];
  const gap = text.slice(count.end - (count.noun?.length ?? 0), span.start);
  const isDivided = /^\s*(?:[\p{L}-]+\s*){0,2}[/÷]\s*$/u.test(text.slice(count.end, span.start));
  if (!WITHIN.test(gap) && !isDivided) return [];
  const seconds = worthOf(span).value;
  const perSecond = rate && worthOf(rate).time === -1 ? worthOf(rate).value : undefined;
  const isReckoned =
    perSecond !== undefined &&
    NEEDS.test(text.slice(span.end, rate?.start)) &&
    near(perSecond, count.number / seconds, 0.05);
  return isReckoned || WANTED.test(gap) ? [{ count, span, seconds, line, isReckoned }] : [];
}

function quantitiesBehind(text: string, count: Quantity): readonly Quantity[] {
  return quantitiesIn(text)
    .filter(({ start }) => start >= count.end)
    .slice(0, 2);
}

function isSpan({ measures: [own, more] }: Quantity): boolean {
  return own?.kind === 'time' && own.power === 1 && !more;
}
