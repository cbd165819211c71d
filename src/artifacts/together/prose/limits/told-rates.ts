import type { Design } from '../../design.ts';
import { wordsOf } from '../../names.ts';
import { WORD_NUMBERS } from '../../word-numbers.ts';
import { limitTexts } from './limit-texts.ts';
import { rootOf } from './limit-words.ts';
import { marksIn } from './time-kinds.ts';

/** How often somebody may do something, told in one place of a design. */
export type ToldRate = {
  /** The roots of what is done (`request`), and of whom it counts for (`key`). */
  of: string;
  each: string;
  perSecond: number;
  /** As it is written. */
  said: string;
  marks: ReadonlySet<string>;
  line: number;
  place: string;
};

const NUMBER = String.raw`(?<![\w.,:/-])(\d{1,3}(?:[,_ ]\d{3})+|\d+|${Object.keys(WORD_NUMBERS).join('|')})`;
const SPANS: Readonly<Record<string, number>> = {
  second: 1,
  s: 1,
  minute: 60,
  min: 60,
  hour: 3600,
  h: 3600,
  day: 86_400,
};
const RATE = new RegExp(
  String.raw`${NUMBER}\s+((?:[a-z]+\s+){0,2}?)(?:per|an?|each|\/)\s*(second|s|minute|min|hour|h|day)\b`,
  'gi',
);
const WHO =
  'api key|key|token|tenant|account|user|customer|client|ip|address|device|driver|shop|merchant|team|workspace|organi[sz]ation|project|partner';
const EACH = new RegExp(String.raw`\b(?:per|each|every|an?|and|by)\s+(?:\w+\s+)?(${WHO})(?:\s+address)?\b`, 'i');
const LIMITED = /\b(?:limit\w*|at most|up to|may|more than|no more|429|quota|allow\w*|throttl\w*|beyond|rate)\b/i;
/** `Requests per API key` */
const FOR_EACH = new RegExp(String.raw`^\W*[a-z]+ (?:per|each|by) (?:\w+ )?(?:${WHO})\b`, 'i');
/** As many as are expected, or in one case. */
const OTHER =
  /\b(?:average|mean|peak|expect\w*|estimat\w*|about|burst\w*|handles?|sustain\w*|load|total|together|altogether)\b/i;

/** Every limit of a rate that a design tells with what is done and for whom it counts. */
export function toldRates(design: Design): ToldRate[] {
  return limitTexts(design).flatMap(({ text, about, title = '', place, lineAt }) => {
    const rates = [...text.matchAll(RATE)];
    const [rate, ...more] = rates;
    const around = `${about} . ${title} . ${text}`;
    if (!rate || more.length > 0 || !(LIMITED.test(around) || FOR_EACH.test(about)) || OTHER.test(around)) return [];
    const [said, digits = '', words = '', span = ''] = rate;
    const done =
      words.trim() === ''
        ? (/^\W*([A-Za-z]+)\s+(?:per|each|by)\b/.exec(about)?.[1] ?? '')
        : (wordsOf(words).at(-1) ?? '');
    const each = EACH.exec(around.replace(said, ' '))?.[1] ?? '';
    const number = WORD_NUMBERS[digits.toLowerCase()] ?? Number(digits.replace(/[,_ ]/g, ''));
    if (done === '' || each === '' || !Number.isFinite(number)) return [];
    return [
      {
        of: rootOf(done.toLowerCase()),
        each: rootOf(wordsOf(each).at(-1) ?? ''),
        perSecond: number / (SPANS[span.toLowerCase()] ?? 1),
        said,
        marks: marksIn(around),
        line: lineAt(rate.index),
        place,
      },
    ];
  });
}
