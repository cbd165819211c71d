import { factorOf, lengths } from './expression.ts';
import { inUnitsOf } from './in-words.ts';
import { type Measure, measureOf } from './measure.ts';
import { type Quantity, quantitiesIn } from './quantity.ts';

/** One rate that a sentence gives twice, for two spans of time, and not alike. */
export type RateSlip = { first: Quantity; second: Quantity; expected: string; ratio: number };

/** What stands between two ways to say the same rate. */
const BETWEEN =
  /^\s*(?:,|\(|;|—|–|\.)?\s*(?:=|≈|~|→|⇒|≙|or|(?:that|this|which|it) (?:is|makes|gives|means|comes to|averages)|that'?s|it is|is|i\.?e\.?,?|meaning|means|equals|makes|gives|works out (?:at|to)|comes? to|averages?|averaging|an average of|on average|or an average of|avg\.?:?)?,?\s*(?:an average of|on average|on an average day|a mean of|averaging)?\s*(?:(?:that is|i\.e\.|or)\s+)?(?:≈|~|about|roughly|around|approximately|nearly|almost|just (?:under|over)|some|only)?\s*$/iu;
/** A figure for something else than the plain average of the whole. */
const OTHER =
  /\b(?:peaks?|bursts?|spikes?|max(?:imum)?|limit\w*|quota|per (?!second|sec|minute|min|hour|day|week|month|year|annum)\w+|each|every|cap(?:ped|acity)?|up to|p\d\d|launch|grow\w*|design(?:ed)? for|target\w*|busiest|worst|headroom|sustain\w*|provision\w*|business hours|working|active|office|night|batch|window|throttl\w*|allow\w*|for|during|between|from|to|then)\b|[×*]\s?\d|\d\s?[×x]\b/iu;
/** `that is 9 TB per month and 108 TB per year`: an "and" joins two ways to say it only where one result was announced. */
const AND = /^\s*,?\s*(?:and|or),?\s*(?:so\s+|thus\s+)?(?:about|roughly|around|some|≈|~)?\s*$/i;
const ANNOUNCED =
  /\b(?:that|this|which|it)(?:\s+(?:is|makes|gives|means|(?:comes|amounts|adds up) to)|'s)\s*(?:about|roughly|around|some|≈|~)?\s*$/i;
/** How often one of many reports, and how large one of them is: no rate of its own. */
const OF_ONE = /\b(?:every|once (?:in|every|per))\s+[\d.]+\s*\p{L}+|(?:\b[kMGT]?i?B|\bbytes?)\s+each\b/giu;
/** `Per day on average: 102,857 orders, or 1.19 per second`. */
const LED =
  /(?:^|[.;]\s)\W*(?:on average,?\s+)?per (minute|hour|day|week|month|year)\b(?![^.;|]*\bper\b)[^.;|]{0,80}$/i;
/** Spans that only one of two sentences gives are not compared: their lengths vary. */
const SLACK = 0.2;

/** Rates that a text states twice for different spans of time (`4 million a day, or 46 a second`) and that do not agree. */
export function rateSlipsIn(text: string): RateSlip[] {
  const quantities = quantitiesIn(text);
  return quantities.flatMap((each, index) => {
    const [first, second] = [withLead(text, each), quantities[index + 1]];
    if (!second || !spanOf(first) || !spanOf(second) || spanOf(first)?.factor === spanOf(second)?.factor) return [];
    const gap = text.slice(first.end, second.start);
    const behind = /^[^.;,)]{0,60}/.exec(text.slice(second.end))?.[0] ?? '';
    const before = clauseBefore(text, first.start).replace(OF_ONE, '');
    const isSaid = /[=≈~→⇒(\p{L}]/u.test(gap) || /^\s*(?:on average|average|avg|mean)\b/i.test(behind);
    const isJoined = BETWEEN.test(gap) || (AND.test(gap) && ANNOUNCED.test(before));
    if (!isJoined || !isSaid || OTHER.test(behind) || OTHER.test(before) || /[×*·÷/+]\s*$/.test(before)) return [];
    const nouns = [first.noun, second.noun].filter((noun) => noun !== undefined);
    if (nouns.length === 2 && !sameNoun(nouns[0] ?? '', nouns[1] ?? '')) return [];
    return slipOf(first, second) ?? [];
  });
}

/** A bare count of a sentence that begins with `Per day` is a count per day. */
function withLead(text: string, figure: Quantity): Quantity {
  if (figure.measures.length > 0 || figure.percent || figure.number < 10) return figure;
  const span = LED.exec(text.slice(Math.max(0, figure.start - 120), figure.start))?.[1];
  const measure = span === undefined ? undefined : measureOf(span, -1);
  return measure ? { ...figure, text: `${figure.text} per ${span}`, measures: [measure] } : figure;
}

/** The span of time that a rate is for; undefined for what is no plain rate. */
function spanOf(quantity: Quantity): Measure | undefined {
  const [span, ...rest] = quantity.measures.filter(({ kind }) => kind === 'time');
  return span && rest.length === 0 && span.power === -1 ? span : undefined;
}

function slipOf(first: Quantity, second: Quantity): RateSlip | undefined {
  const ratios = lengths.flatMap((length) =>
    [false, true].map((binary) => {
      const value = (quantity: Quantity) =>
        quantity.measures.reduce(
          (product, measure) => product * factorOf(measure, { by: 'units', binary, ...length }) ** measure.power,
          quantity.number,
        );
      return value(second) / value(first);
    }),
  );
  const kinds = (quantity: Quantity) =>
    quantity.measures
      .map(({ kind }) => kind)
      .sort()
      .join();
  if (kinds(first) !== kinds(second)) return undefined;
  const slack = SLACK + Math.min(first.looseSlack, 0.05) + Math.max(second.slack, Math.min(second.looseSlack, 0.1));
  const [ratio = 1] = ratios;
  if (!Number.isFinite(ratio) || ratio <= 0 || ratios.some((each) => each < 1 + slack && each > 1 / (1 + slack)))
    return undefined;
  return { first, second, expected: inUnitsOf(second, 1 / ratio), ratio };
}

function clauseBefore(text: string, start: number): string {
  return /[^.;:,(=≈→]{0,60}$/.exec(text.slice(0, start))?.[0] ?? '';
}

/** Words that stand for whatever was counted before. */
const ANY =
  /^(?:requests?|req|rps|qps|operations?|ops|calls?|events?|msgs?|messages?|writes?|inserts?|rows?|records?|items?)$/;

function sameNoun(one: string, other: string): boolean {
  return one === other || one.replace(/s$/, '') === other.replace(/s$/, '') || ANY.test(other);
}
