import type { Design } from '../design.ts';
import { stem } from '../stem.ts';
import { isWritten } from './definite.ts';
import { type Figure, sectionFigures, worthOf } from './figures.ts';
import { near } from './judge-statement.ts';

/** What is counted or measured, told once so and otherwise elsewhere. */
export type RetoldSlip = { odd: Fact; usual: Fact };
export type Fact = {
  what: string;
  key: string;
  isNamed: boolean;
  value: number;
  said: string;
  line: number;
  isOnce: boolean;
};

/** Things that a design has a few of, whose number says how it is built. */
const BUILT =
  /^(?:brokers?|shards?|partitions?|replicas?|nodes?|pods?|workers?|instances?|consumers?|threads?|zones?|regions?|connections?|queues?|buckets?|slots?|cores?|vcpus?|servers?|machines?|processes)$/i;
/** Words that say which of several figures of a thing is meant. */
const QUALIFIERS: readonly (readonly [string, RegExp])[] = [
  ['peak', /\b(?:peaks?|busiest|burst\w*|spikes?|worst)\b/i],
  ['mean', /\b(?:mean|average[ds]?|avg|ordinary|on the day's average)\b/i],
];
/** Said of another time, case or part, or of a bound. */
const OTHER =
  /\b(?:each|every|per (?!s\b|sec|min|hour|day|week|month|year)\w+|apiece|limit\w*|quota|up to|at most|at least|most|least|grow\w*|launch|year (?:one|two|three|\d)|second|later|by 20\d\d|in 20\d\d|today|now|currently|target\w*|between|half|quarter|remaining|rest|left|lost|fails?|failed|down|largest|smallest|tenant|of (?:them|which|those|these|whom)|another|more|fewer|less|than|above|below|exceeds?|if|when|until|once|tests?|benchmark|only|new|active|inactive|extra|additional|times|would|could|can|may|might|alternativ\w*|old|previous\w*|former\w*|was|were|had|did|ran|instead|staging|spare|standby|in parallel|at once|batch\w*|chunks?|pages?|from|to|some|other|others|first|last|next|one zone|a zone|pilot|offer\w*|handles?|does|do|capable|capacity|sustain\w*|costs?|after|before|with|without)\b|[×x*÷/+±<>≤≥–]|\d\s?-\s?\d/i;
const EACH_SIZE =
  /\b(rows?|records?|events?|messages?|documents?|frames?|readings?|lines?|entr(?:y|ies)|mails?|samples?|keys?|sessions?|images?|photos?|files?)\s+(?:is|are|has|have|takes?|of|weighs?|at|needs?|with)\s+(?:about |roughly |around |~)?$/i;
const OF_SIZE =
  /^\s*(?:\/|per|an?|each|for an?|for each)\s+(row|record|event|message|document|frame|reading|line|entry|mail|sample|key|session|image|photo|file)\b/i;
const OTHER_SIZE =
  /\b(?:header|compress\w*|index\w*|wire|payload|max\w*|most|raw|gzip\w*|disk|overhead|key|median|p\d\d|old|limit|up to|smallest|largest|column|parquet|json|avro|protobuf|uncompressed|packed)\b/i;
const LEAST = 100;
const SAME = 0.012;
const APART = 1;

/** Figures of one thing, in one unit and with one qualifier, of which one differs from the others. */
export function retoldSlips(design: Design): RetoldSlip[] {
  const facts = sectionFigures(design)
    .flat()
    .flatMap((figure) => factOf(figure, design) ?? []);
  const keys = new Set(facts.map(({ key }) => key));
  return [...keys].flatMap((key): RetoldSlip[] => {
    const own = facts.filter((fact) => fact.key === key);
    const values: number[] = [];
    for (const { value } of own) if (!values.some((one) => near(one, value, SAME))) values.push(value);
    if (values.length !== 2) return [];
    const [one = [], other = []] = values.map((value) => own.filter((fact) => near(fact.value, value, SAME)));
    const [few, many] = one.length <= other.length ? [one, other] : [other, one];
    const [odd, usual] = [few[0], many[0]];
    if (!odd?.isOnce || !usual || few.length > 1 || Math.abs(odd.line - usual.line) <= APART) return [];
    return many.length > 1 || (odd.isNamed && usual.isNamed) ? [{ odd, usual }] : [];
  });
}

function factOf(figure: Figure, design: Design): Fact | undefined {
  const { quantity, text } = figure;
  const { measures, percent, approximate, noun, start, end, number } = quantity;
  const isTabled = figure.names !== undefined || figure.list !== undefined;
  const before = isTabled
    ? ''
    : (text.text
        .slice(Math.max(figure.from, start - 60), start)
        .split(/[.;:,(]\s|\s[–—]\s/)
        .at(-1) ?? '');
  const behind = isTabled ? text.text : (text.text.slice(end, end + 50).split(/[.;:,)]|\s[–—(]/)[0] ?? '');
  const at = {
    value: worthOf(quantity).value,
    said: quantity.text,
    line: text.lineAt(isTabled ? 0 : start),
    isOnce: !isWritten(design, quantity),
  };
  const [own, more] = measures;
  if (percent || more || (approximate && !isTabled)) return undefined;
  if (own?.kind === 'data' && own.power === 1) {
    const thing = (EACH_SIZE.exec(before)?.[1] ?? OF_SIZE.exec(behind)?.[1])?.toLowerCase();
    const sentence = text.text.slice(Math.max(0, start - 80), end + 40);
    if (thing === undefined || OTHER_SIZE.test(sentence)) return undefined;
    return { ...at, what: `a ${thing}`, key: `size ${stem(thing)}`, isNamed: true };
  }
  if (noun === undefined || noun.length < 3 || (own && own.kind !== 'time')) return undefined;
  const phrase = phraseOf(quantity.text, noun);
  const clause = `${before} ${behind}`;
  const qualifiers = QUALIFIERS.filter(([, words]) => words.test(clause)).map(([name]) => name);
  if (OTHER.test(clause) || qualifiers.length > 1) return undefined;
  const [qualifier = ''] = qualifiers;
  if (own) {
    if (own.power !== -1) return undefined;
    return {
      ...at,
      what: `${phrase} ${qualifier}`.trim(),
      key: `rate ${stems(phrase)} ${own.factor} ${qualifier}`,
      isNamed: qualifier !== '',
    };
  }
  if (number < LEAST ? !BUILT.test(noun) : /^\d/.test(noun)) return undefined;
  if (isTabled && /\b(?:per|a|each)\b/i.test(text.text)) return undefined;
  const words = phrase.split(' ').length;
  if (number < LEAST && words < 2) return undefined;
  return {
    ...at,
    what: `${phrase} ${qualifier}`.trim(),
    key: `count ${stems(phrase)} ${qualifier}`,
    isNamed: words > 1 && number >= LEAST,
  };
}

/** `40,000 active users`: what is counted, with what says which. */
function phraseOf(said: string, noun: string): string {
  const words =
    said
      .replace(/^[\d.,\s]*(?:thousand|million|billion|bn|mn|[kmb]\b)?\s*/i, '')
      .split(/\s*(?:\/|\bper\b|\ban?\b|\beach\b)\s*/i)[0] ?? '';
  return words.trim().toLowerCase() || noun;
}

function stems(phrase: string): string {
  return phrase
    .split(/[\s-]+/)
    .map(stem)
    .join(' ');
}
