import type { Figure } from './figures.ts';
import type { Quantity } from './quantity.ts';

/** Figures that are set or compared, not worked out. */
const SET =
  /\b(?:limit\w*|up to|budget\w*|quota|at least|more than|less than|fewer than|over(?= \d)|under(?= \d)|maximum|minimum|max|min|cap(?:ped)?|instead of|rather than|compared|than|unless|until|alert\w*|threshold|timeout|currently|today|p\d\d|version|port|http|from|between|target|default\w*|window|configured|set to|above|below|exceeds?|provision\w*|previous|e\.g\.|for example|such as)\b|(?<![=-])>|[<≤≥±]/i;
/** Words that tell a count apart from others, and say little of a size. */
const OTHER = /\b(?:size[ds]?|step|phase|week|level|top|first|next|last|another)\b/i;
/** What a figure is changed by, right before it. */
const BY = /\b(?:factor of|factor|multiplied by|over|kept for|each of|for)\s*(?:the |about )?$/i;
/** Words by which a sentence comes to a figure. */
const LEADS =
  /[=≈→⇒:(—–]|=>|\b(?:i\.e\.|is|are|was|makes?|making|gives?|giving|means?|meaning|com(?:es?|ing) (?:to|out)|add(?:s|ing)?|amount(?:s|ing)?|total(?:s|ling|ing)?|yields?|equals?|works out|results?|becomes?|so|hence|therefore|thus|leav(?:es?|ing)|has to|have to|hold(?:s|ing)?|puts?|sees?|serves?|needs?|requires?|takes?|carr(?:y|ies)|reach(?:es)?|stores?|keeps?|writes?|handles?|produces?|generates?|costs?|send(?:s|ing)?|spreads?|grows?|buys?|pays?|fits?|which|together|altogether|in all|or)\b|,\s*(?:some|about|roughly)?\s*$/i;
/** What stands right before a figure that the words before it come to. */
const CLOSE =
  /(?:[=≈→⇒:(,—–]|=>|\b(?:i\.e\.|that is|which is|is|are|makes?|making|gives?|giving|means?|comes? to|so|hence|thus|therefore|or|leaves?|equals?|to))\s*(?:an average of|a total of|about|roughly|around|some|only|just|almost|nearly|just (?:over|under))?\s*[~≈$€£(]*\s*$/i;
/** What was said, over another time: `and 17 GB a month`. */
const CLOSES = /\b(?:and|or|to hold|takes|leaving|leaves|adding|adds)\s+(?:about|some|roughly|≈|~)?\s*$/i;
/** Words that say that a figure is what those before it make. */
const CLAIMS =
  /(?:[=≈→⇒]|=>|\b(?:i\.e\.|(?:that|this|which|it|they) (?:is|are|makes?|gives?|means?|comes to|adds up to|amounts to|adds)|makes|making|giving|gives|comes? to|adds? up to|amounts? to|works out (?:at|to)|for a total of|totall?ing|so|hence|thus|therefore|or|needs?|uses?|opens?|takes?|holds?|keeps?|stores?|costs?|are|adds?|buy|in all|ingests?|tickets?)\b)[,:]?\s*(?:(?:we|it|they|there|the \p{L}+)\s+\p{L}+\s+)?(?:in\s+)?(?:about|roughly|around|some|only|just|almost|nearly|just (?:over|under)|a total of|an average of)?\s*[~≈$€£(]*\s*$/iu;
const OPENS = /^[^.;|\d]{0,40}(?::|—|–|,\s*(?:or|i\.e\.))\s*(?:about|some|roughly|≈|~)?\s*$/i;

/**
 * How the words before a figure lead to it from the figures that stand before it: `strong` where they say that it is
 * made of them, `weak` where it may be, `none` where it is set or compared.
 */
export function cueOf(result: Figure, before: readonly Figure[]): 'strong' | 'weak' | 'none' {
  const { quantity, text, sentence, list, names } = result;
  const last = before.at(-1);
  const { data, money } = result.value;
  const isSized = data !== 0 || money !== 0;
  if (!last || quantity.percent || (quantity.number <= 1 && !isSized) || /^\p{L}/u.test(quantity.text)) return 'none';
  const isSame = last.text === text && last.sentence === sentence;
  const start = isSame ? last.quantity.start : result.from;
  const gap = text.text.slice(start, quantity.start).replace(/^[\d.,]*\d/, '');
  const behind = text.text.slice(quantity.end);
  // `With 15 requests each` is what is reckoned with, `20 a second per region` a part.
  if (/\bwith\s*$/i.test(gap) || /^\s*(?:each|apiece|per)\b/i.test(behind)) return 'none';
  const isSet = SET.test(gap) || (!isSized && OTHER.test(gap));
  if (names) return isSet || SET.test(text.text) || last.list !== list ? 'none' : 'weak';
  if (gap.length > 140 || isSet || /^\s?[×x*/÷+–-]\s?[\d(]/.test(behind)) return 'none';
  const isBy = BY.test(last.text.text.slice(0, last.quantity.start));
  const isAll = /^[^\d.;:|]{0,24}?\b(?:in all|in total|all told|altogether|together)\b/i.test(behind);
  if (gap.length < 90 && (isAll || CLAIMS.test(gap) || (isSame && (OPENS.test(gap) || (isBy && CLOSE.test(gap))))))
    return 'strong';
  return (isRound(quantity) && data === 0 ? CLOSE : LEADS).test(gap) || CLOSES.test(gap) ? 'weak' : 'none';
}

/** One digit and zeros: people set such figures. */
export function isRound({ number, text }: Quantity): boolean {
  return !text.includes('.') && /^[1-9]0*$/.test(String(Math.round(number)));
}
