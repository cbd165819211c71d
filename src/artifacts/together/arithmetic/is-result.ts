import type { Quantity } from './quantity.ts';
import type { Figure } from './section-figures.ts';

/** Figures that are set or compared, not worked out. */
const SET =
  /\b(?:limit\w*|up to|budget\w*|quota|at least|more than|less than|fewer than|over(?= \d)|under(?= \d)|maximum|minimum|max|min|cap(?:ped)?|instead of|rather than|compared|than|unless|until|alert\w*|threshold|timeout|currently|today|p\d\d|version|port|http|from|between|target|default\w*|window|configured|set to|above|below|exceeds?|size[ds]?|provision\w*|step|phase|week|level|top|first|next|last|previous|another|e\.g\.|for example|such as)\b|(?<![=-])>|[<≤≥±]/i;
/** Words by which a sentence comes to a figure. */
const LEADS =
  /[=≈→⇒:(—–]|=>|\b(?:i\.e\.|is|are|was|makes?|making|gives?|giving|means?|meaning|com(?:es?|ing) (?:to|out)|add(?:s|ing)?|amount(?:s|ing)?|total(?:s|ling|ing)?|yields?|equals?|works out|results?|becomes?|so|hence|therefore|thus|leav(?:es?|ing)|has to|have to|hold(?:s|ing)?|puts?|sees?|serves?|needs?|requires?|takes?|carr(?:y|ies)|reach(?:es)?|stores?|keeps?|writes?|handles?|produces?|generates?|costs?|send(?:s|ing)?|together|altogether|in all|or)\b|,\s*(?:some|about|roughly)?\s*$/i;
const CLOSE =
  /(?:[=≈→⇒:(,—–]|=>|\b(?:i\.e\.|that is|which is|is|are|makes?|making|gives?|giving|means?|comes? to|so|hence|thus|therefore|or|leaves?|equals?))\s*(?:an average of|a total of|about|roughly|around|some|only|just|almost|nearly|just (?:over|under))?\s*[~≈$€£(]*\s*$/i;
/** What was said, over another time: `and 17 GB a month`. */
const CLOSES = /\b(?:and|or|to hold|takes|leaving|leaves|adding|adds)\s+(?:about|some|roughly|≈|~)?\s*$/i;

/** Whether the words before a figure lead to it from the figures that stand before it. */
export function isResult(result: Figure, before: readonly Figure[]): boolean {
  const { quantity, text, sentence } = result;
  const last = before.at(-1);
  if (
    !last ||
    quantity.percent ||
    quantity.number <= 1 ||
    /^(?:two|three|four|five|six|seven|eight|nine|ten)/i.test(quantity.text)
  )
    return false;
  const start = last.text === text && last.sentence === sentence ? last.quantity.start : result.from;
  const gap = text.text.slice(start, quantity.start).replace(/^[\d.,]*\d/, '');
  // `With 15 requests each` is what is reckoned with.
  if (/\bwith\s*$/i.test(gap) || /^\s*(?:each|apiece)\b/i.test(text.text.slice(quantity.end))) return false;
  if (gap.length > 140 || SET.test(gap) || /^\s?[×x*/÷+–-]\s?[\d(]/.test(text.text.slice(quantity.end))) return false;
  return (isRound(quantity) ? CLOSE : LEADS).test(gap) || CLOSES.test(gap);
}

/** One digit and zeros: people set such figures. */
export function isRound({ number, text }: Quantity): boolean {
  return !text.includes('.') && /^[1-9]0*$/.test(String(Math.round(number)));
}
