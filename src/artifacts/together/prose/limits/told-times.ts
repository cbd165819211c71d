import type { Design } from '../../design.ts';
import { nameKey } from '../../names.ts';
import { type Amount, amountsIn } from './amounts.ts';
import { declaredTimes } from './declared-times.ts';
import { type LimitText, limitTexts } from './limit-texts.ts';
import { type Roots, rootsIn } from './limit-words.ts';
import { sizedTimes } from './sized-times.ts';
import { formOf, isKeeping, isMixed, kindOf, kindOfLabel, lastWordOf, marksIn, type TimeKind } from './time-kinds.ts';
import { eventOf, type ToldEvent } from './told-event.ts';
import { knownStates, type States, statesIn } from './told-states.ts';

/** A time for which something is kept, lasts or is waited for, told in one place of a design. */
export type ToldTime = {
  kind: TimeKind;
  seconds: number;
  /** As it is written. */
  said: string;
  /** The words around it, and of what it stands at. */
  roots: Roots;
  /** The words of what it stands at, and of what else tells of what it is: the label of its paragraph. */
  about: Roots;
  label: Roots;
  event: ToldEvent;
  /** States that something gets then, and others that its clause names, as keys. */
  states: States;
  /** Tables, topics and the like that it names, as keys. */
  names: ReadonlySet<string>;
  /** What narrows it to a part or a case. */
  marks: ReadonlySet<string>;
  /** Whether it is said of reading again what was kept. */
  isReplay: boolean;
  isDeclared: boolean;
  isDrawn: boolean;
  /** Told among the goals, as the most that it may be. */
  isMost: boolean;
  line: number;
  place: string;
};

/** Also between what several names do: "`a` sets …, `b` sets …". */
const CLAUSE =
  /[;:.]\s|,\s(?:and|but|so|while|then|or)\s|(?<=`\s\p{L}+s\s[^,;]{2,80}),\s(?=`[^`]{2,60}`\s\p{L}+s\s)|\s[—–]\s|[()]/gu;
/** How often something is done in one case. */
const NOT_ALWAYS = /\b(?:again|errors?|fail\w*|empty|nothing|idle|otherwise|until|while|if|when|for the first|peak)\b/i;
/** `Permit: the leave to work, valid for …` */
const DEFINITION = /^\s*([\p{L}][\p{L}-]*(?: [\p{L}-]+){0,2}):\s+(?:an?|the|one)\s/iu;
/** Of messages; an answer that is replayed is one that is kept. */
const REPLAY =
  /\bre-?(?:play|read|consum|process)\w*\b(?! (?:the |its |an? )?(?:stored |same |first )?(?:answer|response|result|reply))/i;
const AT_MOST = /(?:[≤<]|\b(?:at most|within|no (?:more|longer|later) than|up to|under|below|less than))\s*$/i;
/** Several things in the first cell of a row, so that of several times beside it none is plainly of one. */
const LISTED = /^[^.]*(?:[,;/]|\b(?:and|or)\b)/i;
/** In characters. */
const LONGEST = 2000;

/** Every time that a design tells of how long something is kept, lasts or is waited for. */
export function toldTimes(design: Design): ToldTime[] {
  const texts = [...limitTexts(design), ...declaredTimes(design)].filter(({ text }) => text.length <= LONGEST);
  const known = knownStates(design);
  return [...texts.flatMap((text) => timesOf(text, known)), ...sizedTimes(design)];
}

function timesOf(text: LimitText, known: ReadonlySet<string>): ToldTime[] {
  const amounts = amountsIn(text.text);
  if (amounts.length > 1 && LISTED.test(text.about)) return [];
  const times = amounts.filter(({ dimension, values }) => dimension === 'time' && values.length === 1);
  return times.flatMap((amount): ToldTime[] => {
    const clause = clauseOf(text.text, amount, amounts);
    const kind = kindIn(text, clause, amount);
    if (kind === undefined) return [];
    const around = `${clause.before} . ${clause.after}`;
    const [first = ''] = text.about.split(' . ');
    const defined = DEFINITION.exec(text.text)?.[1] ?? '';
    const states = statesIn(clause.text, text.about, text.title ?? '', known);
    const isDeclared = text.isDeclared === true;
    return [
      {
        kind,
        seconds: amount.values[0]?.[0] ?? 0,
        said: isDeclared ? shown(amount) : amount.said,
        roots: rootsIn(`${around} . ${text.about}`),
        about: rootsIn(text.about),
        label: rootsIn(text.label ?? ''),
        event: eventOf(clause, first.trim() === '' ? defined : first),
        states,
        names: new Set([...namesIn(clause.before, text.about, isDeclared), ...namesIn(clause.after, '', false)]),
        marks: marksOf(around, text.about, states),
        isReplay: REPLAY.test(clause.before),
        isDeclared,
        isDrawn: text.isDrawn === true,
        isMost: text.isGoal === true && AT_MOST.test(clause.before),
        line: text.lineAt(amount.start),
        place: text.place,
      },
    ];
  });
}

/** By how it is put, by the words right before, of its clause, of its column and of its row; undefined for what is no such time. */
function kindIn(text: LimitText, clause: Clause, amount: Amount): TimeKind | undefined {
  const form = formOf(text.text, amount, clause.before);
  if (form === undefined || /[×≈]|\d\s*[*/=]\s*[\d,]/.test(clause.text)) return undefined;
  const label = kindOfLabel(text.about);
  if (kindOf(text.label ?? '') === 'alerted') return 'alerted';
  const plain = (form === 'other' ? undefined : form) ?? kindOf(lastWordOf(clause.before));
  if (plain === undefined && isMixed(clause.text)) return undefined;
  const kind =
    plain ??
    kindOf(clause.text) ??
    kindOf(text.title ?? '') ??
    (label === 'every' ? label : kindOf(text.about)) ??
    (isKeeping(text.text.slice(0, amount.start)) ? 'kept' : label);
  return kind === 'every' && NOT_ALWAYS.test(clause.text) ? undefined : kind;
}

/** What narrows a time; neither the state that it leads to does, nor the age that it is, nor a name in the cell beside it. */
function marksOf(around: string, about: string, { becomes }: States): Set<string> {
  const [first = '', ...beside] = about.split(' . ');
  const named = `${first} ${beside.join(' ').replace(/`[^`]*`/g, ' ')}`;
  const marks = [...marksIn(`${around.replace(/( \. \s*)old\b/, '$1')} ${named}`)];
  return new Set(marks.filter((mark) => ![...becomes].some((state) => state.startsWith(mark))));
}

type Clause = { text: string; before: string; after: string };

/** The part of a sentence that an amount stands in, up to the amounts beside it. */
function clauseOf(text: string, amount: Amount, all: readonly Amount[]): Clause {
  const ends = [...text.matchAll(CLAUSE)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
  const previous = all.findLast(({ end }) => end <= amount.start);
  const next = all.find(({ start }) => start >= amount.end);
  const from = Math.max(
    0,
    previous ? borderOf(text, previous.end, amount.start) : 0,
    ends.findLast(({ to }) => to <= amount.start)?.to ?? 0,
  );
  const end = ends.find((one) => one.from >= amount.end)?.from ?? text.length;
  // What follows "after publishing them and" is of something else.
  const point = /^\s*(?:after|before|once)\b.*?(?=\s+and\b)/i.exec(text.slice(amount.end, end))?.[0];
  const rest = point === undefined ? end : amount.end + point.length;
  const to = next && next.start < end ? Math.min(rest, borderOf(text, amount.end, next.start)) : rest;
  return {
    text: text.slice(from, to),
    before: text.slice(from, amount.start),
    after: text.slice(amount.end, to),
  };
}

/** In a list of times (`7 days in a and 30 days in b`) each has what stands up to the last joint; without one, all is of the second. */
function borderOf(text: string, from: number, to: number): number {
  const joint = /^(.*\S)(?:,| and| or)\s(?!.*(?:,| and| or)\s)/i.exec(text.slice(from, to));
  return from + (joint?.[1]?.length ?? 0);
}

/** Before what is said to be kept, where nothing says which of it. */
const START =
  /(?:^|[,;:.]|\b(?:and|the|all|our|every|each|of|keeps?|deletes?|drops?|purges?|removes?|prunes?|retains?))\s*$/i;
const BEHIND =
  /\s+(?:(?:are|is|stays?)\s+)?(?:(?:kept|retained|stored|deleted|purged|dropped|removed|pruned)\s+)?(?:for|after|older than|longer than)\s*$/i;

/** Names in code spans, all words of a setting, and what words right before say is kept (`deletes audit entries after`). */
function namesIn(text: string, about: string, isDeclared: boolean): Set<string> {
  const all = `${text} ${about}`;
  const spans = isDeclared ? all.split(/\s+/) : [...all.matchAll(/`([\w.-]{3,80})`/g)].map(([, name = '']) => name);
  const lead = BEHIND.test(text) ? text.replace(BEHIND, '') : '';
  const told = [lead, lead.replace(/\s+(?:rows?|records?|entries)$/i, '')].flatMap((one) => {
    const words = one.split(/\s+/);
    const counts = [1, 2, 3].filter((count) => START.test(`${words.slice(0, -count).join(' ')} `));
    return counts.map((count) => words.slice(-count).join(' '));
  });
  return new Set([...spans, ...told].map(nameKey).filter((key) => key !== ''));
}

function shown(amount: Amount): string {
  const seconds = amount.values[0]?.[0] ?? 0;
  for (const [unit, size] of [
    ['days', 86_400],
    ['hours', 3600],
    ['minutes', 60],
  ] as const)
    if (seconds % size === 0 && seconds >= 2 * size) return `${seconds / size} ${unit}`;
  return `${seconds} seconds`;
}
