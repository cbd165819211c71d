import type { Prose } from '../design.ts';
import { stem } from '../stem.ts';
import { WORD_NUMBERS } from '../word-numbers.ts';
import { isAside, isAsideHeading } from './aside.ts';
import { sentencesOf } from './sentences.ts';

/** A number that a text gives to some property of some thing: the lifetime of access tokens is 900 seconds. */
export type NumberFact = {
  attribute: string;
  /** Stems of the words that say which thing it is, sorted; empty for the design as a whole. */
  subject: string[];
  /** In the base unit of its dimension: seconds, per cent, bytes, a count, or a count per second. */
  value: number;
  /** What it is where nothing else is given, or what it may be at most or at least; empty for what it is. */
  bound: '' | 'default' | 'most' | 'least';
  /** As it is written. */
  said: string;
  line: number;
};

type Attribute = { name: string; unit: Unit; words: RegExp };
type Unit = 'time' | 'percent' | 'bytes' | 'count' | 'rate';

/** In order: the first that a clause speaks of is what its number is. */
const ATTRIBUTES: readonly Attribute[] = [
  { name: 'RPO', unit: 'time', words: /\bRPO\b|\brecovery point(?: objective)?s?\b/i },
  { name: 'RTO', unit: 'time', words: /\bRTO\b|\brecovery time(?: objective)?s?\b/i },
  { name: 'availability', unit: 'percent', words: /\bavailab(?:le|ility)\b|\buptime\b/i },
  { name: 'timeout', unit: 'time', words: /\btime-?outs?\b|\btimes? out\b|\bdeadlines?\b/i },
  { name: 'p50', unit: 'time', words: /\bp50\b|\bmedian\b/i },
  { name: 'p95', unit: 'time', words: /\bp95\b|\b95th percentile\b/i },
  { name: 'p99', unit: 'time', words: /\bp99\b(?!\.)|\b99th percentile\b/i },
  {
    name: 'lifetime',
    unit: 'time',
    words:
      /\blifetimes?\b|\bl(?:ive|ives|asts?)(?: for)?\b|\bvalid(?:ity)?(?: for)?\b|\bexpir(?:e|es|y|ation)(?: (?:after|in|within))?\b|\bTTL\b|\btime to live\b/i,
  },
  { name: 'retention', unit: 'time', words: /\bretention\b|\bretained\b|\b(?:is|are) kept\b|\bkept for\b|\bkeeps?\b/i },
  { name: 'rate limit', unit: 'rate', words: /\brate[- ]limit(?:s|ed|ing)?\b|\bthrottl\w+\b|\blimited to\b/i },
  { name: 'number of replicas', unit: 'count', words: /\b(?:replicas|instances|pods)\b/i },
  { name: 'number of partitions', unit: 'count', words: /\bpartitions\b/i },
  { name: 'number of attempts', unit: 'count', words: /\b(?:attempts|tries|retries)\b/i },
];

const NUMBER = String.raw`(?<![\w.,:/-])(\d{1,3}(?:[, ]\d{3})+|\d+(?:\.\d+)?|${Object.keys(WORD_NUMBERS).join('|')})`;
const TIME: Readonly<Record<string, number>> = {
  ms: 0.001,
  millisecond: 0.001,
  s: 1,
  sec: 1,
  second: 1,
  min: 60,
  minute: 60,
  h: 3600,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
  year: 31_536_000,
};
const BYTES: Readonly<Record<string, number>> = {
  KB: 1e3,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 1024,
  MiB: 1_048_576,
  GiB: 1_073_741_824,
};
const MEASURES: readonly { unit: Unit; pattern: RegExp; factor(unit: string, per?: string): number }[] = [
  {
    unit: 'rate',
    pattern: new RegExp(
      String.raw`${NUMBER}\s*(?:requests?|req|calls?|messages?)?\s*(?:per|a|an|each|\/)\s*(second|s|minute|min|hour|h|day)\b`,
      'gi',
    ),
    factor: (unit) => 1 / (TIME[unit] ?? 1),
  },
  { unit: 'percent', pattern: new RegExp(String.raw`${NUMBER}\s*(%|per ?cent)`, 'gi'), factor: () => 1 },
  {
    unit: 'time',
    pattern: new RegExp(
      String.raw`${NUMBER}[\s-]*(ms|milliseconds?|s|secs?|seconds?|mins?|minutes?|h|hours?|days?|weeks?|months?|years?)\b`,
      'gi',
    ),
    factor: (unit) => TIME[unit] ?? 1,
  },
  {
    unit: 'bytes',
    pattern: new RegExp(String.raw`${NUMBER}\s*(KB|kB|MB|GB|TB|KiB|MiB|GiB)\b`, 'g'),
    factor: (unit) => BYTES[unit] ?? 1,
  },
  {
    unit: 'count',
    pattern: new RegExp(
      String.raw`${NUMBER}\s+(?:\w+\s+)?(replicas|instances|pods|partitions|attempts|tries|retries)\b`,
      'gi',
    ),
    factor: () => 1,
  },
];

const STOP = new Set(
  'a an the of for to in on at by with and or is are be been was were has have it its this that these those each every all any one per after before within until up most least than then from as so only also just about around roughly more less not no can may must shall should will which who when while where there here we our their they them he she you your total target goal number value default max maximum min minimum average mean time long short set given limit hard soft objective slo sla latency latencies under below answers answered response responses'.split(
    ' ',
  ),
);

/** The numbers with a meaning that a design's text gives, in sentences and tables. Asides are left out. */
export function numberFacts({ passages, tables }: Prose): NumberFact[] {
  const rows = new Set(tables.flatMap((table) => table.rows.map(({ line }) => line)));
  const inSentences = passages
    .filter(({ line }) => !rows.has(line))
    .flatMap(sentencesOf)
    .filter(({ aside }) => !aside)
    .flatMap(({ text, line }) => factsIn(text, line));
  const inTables = tables.flatMap(({ head, rows: own, section }) =>
    section && isAsideHeading(section)
      ? []
      : own.flatMap(({ cells, line }) => {
          const [first = '', ...rest] = cells;
          if (isAside(cells.join(' '))) return [];
          return rest.flatMap((cell, at) => {
            const title =
              rest.length === 1 || !ATTRIBUTES.some(({ words }) => words.test(head[at + 1] ?? ''))
                ? ''
                : (head[at + 1] ?? '');
            const attribute =
              ATTRIBUTES.find(({ words }) => words.test(title))?.unit === 'count' && /^\d+$/.test(cell)
                ? `${cell} ${title.toLowerCase()}`
                : cell;
            return cell.length < 60 ? factsIn(`${first} ${title} ${attribute}`.replace(/[,;()]/g, ' '), line) : [];
          });
        }),
  );
  return [...inSentences, ...inTables];
}

/** `Feed availability: 99.95%`: what stands before the colon is what the number is of. */
const LABELLED = /^([^.,;:()\n]{0,40}\bavailability):(?=\s*\d)/i;
/** `within 15 minutes (RTO)` */
const BEHIND = /(\d[\d.,]*\s*[a-z]{1,8})\s*\((R[PT]O)\)/g;
/** Over which time a share is taken; a name that a requirement has of its own. */
const NO_SUBJECT =
  /\b(?:over|per|in|within)\s+(?:(?:an?|any|each|every|rolling)\s+)*(?:\d+[\s-]*)?(?:days?|months?|weeks?|quarters?|years?)\b|\b[A-Z]{1,5}-?\d+\b|\bSL[OI]s?\b/g;

/** Of each clause that has one number and speaks of one property. */
function factsIn(written: string, line: number): NumberFact[] {
  const text = written.replace(LABELLED, '$1 ').replace(BEHIND, '$2 $1');
  let offset = 0;
  return text
    .split(/((?<!\d)[,;:()—–](?!\d)|,\s|\b(?:and|while|but|so|which|because|since)\b)/)
    .flatMap((clause): NumberFact[] => {
      const at =
        line +
        (text.slice(0, offset).match(/\n/g) ?? []).length +
        (clause.slice(0, clause.length - clause.trimStart().length).match(/\n/g) ?? []).length;
      offset += clause.length;
      const attribute = ATTRIBUTES.find(({ words }) => words.test(clause));
      if (!attribute) return [];
      const measure = MEASURES.find(({ unit }) => unit === attribute.unit);
      const numbers = measure ? [...clause.matchAll(measure.pattern)] : [];
      const [number] = numbers;
      if (!measure || !number || numbers.length > 1 || ATTRIBUTES.filter(({ words }) => words.test(clause)).length > 1)
        return [];
      const [said, digits = '', unit = ''] = number;
      const amount = WORD_NUMBERS[digits.toLowerCase()] ?? Number(digits.replace(/[, ]/g, ''));
      const name =
        unit.length > 2 && measure.unit !== 'bytes'
          ? unit.toLowerCase().replace(/s$/, '')
          : measure.unit === 'bytes'
            ? unit
            : unit.toLowerCase();
      const rest = clause
        .replace(said, ' ')
        .replace(attribute.words, ' ')
        .replace(attribute.unit === 'percent' ? NO_SUBJECT : /$^/, ' ');
      return [
        {
          attribute: attribute.name,
          subject: subjectOf(rest),
          value: amount * measure.factor(name),
          bound: boundOf(clause),
          said: said.trim().replace(/\s+/g, ' '),
          line: at,
        },
      ];
    });
}

function boundOf(clause: string): NumberFact['bound'] {
  if (/\bdefaults?\b/i.test(clause)) return 'default';
  if (/\b(?:at least|min(?:imum|\.)?|no (?:less|fewer) than)\b/i.test(clause)) return 'least';
  return /\b(?:at most|up to|max(?:imum|\.)?|no (?:more|longer) than)\b/i.test(clause) ? 'most' : '';
}

function subjectOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}][\p{L}\p{N}_-]*/gu) ?? [];
  return [...new Set(words.filter((word) => !STOP.has(word)).map(stem))].sort();
}
