import type { Reading } from '../brief/reading.ts';
import { type Name, type Names, say, sayAll } from '../design/names.ts';
import { imperative } from '../design/operations.ts';
import type { Scope } from '../design/scope.ts';
import { COMMON_ASKS, type CommonAsk } from '../knowledge/asks.ts';
import type { AskNote, AskOption } from '../knowledge/domain.ts';
import type { RepoReading } from '../repo/reading.ts';
import { items } from '../words/spelling.ts';
import type { Ask } from './ask.ts';

const MOST_OF_FIELD = 2;

/**
 * The questions whose answers would change this design most, most telling first, without those that the brief or the
 * repo answers already.
 * @param most how many are asked
 */
export function questionsFor(reading: Reading, repo: RepoReading, scope: Scope, most: number): Ask[] {
  const open = allAsks(scope).filter((ask) => isOpen(ask, reading, repo, scope));
  const field = open.filter(({ topic }) => topic === 'field').slice(0, MOST_OF_FIELD);
  const first = open.filter(({ topic }) => FIRST_TOPICS.has(topic));
  const rest = open.filter(({ topic }) => topic !== 'field' && !FIRST_TOPICS.has(topic));
  return [...first, ...field, ...rest].slice(0, most);
}

const FIRST_TOPICS = new Set<Ask['topic']>(['things', 'slow', 'care']);

/** Every question that this design knows, in the brief's words: also those that are never asked, but decided. */
export function allAsks(scope: Scope): Ask[] {
  const names = new Map([...scope.words, ['field', { one: scope.name, many: scope.name }], ['main', mainOf(scope)]]);
  const field = scope.asks.flatMap((note): Ask[] =>
    spoken(note, names).map((ask) => ({ ...ask, topic: 'field', kind: 'single' })),
  );
  const common = COMMON_ASKS.flatMap((note) =>
    spoken(doing(note, scope), names).map((ask) => ({ ...ask, topic: note.topic, kind: note.kind })),
  );
  return [...field, ...common];
}

/** What the first flow is about that this design has. */
function mainOf({ flows, things, names }: Scope): Name {
  const keys = [...flows.map((flow) => ('makes' in flow ? flow.makes : flow.moves)), ...things.map(({ key }) => key)];
  return keys.map((key) => names.get(key)).find((name) => name !== undefined) ?? { one: 'record', many: 'records' };
}

/** Puts what people mostly do in place of `{doing}`. */
function doing(note: CommonAsk, { flows, names }: Scope): CommonAsk {
  const does = flows.map((flow) => say(flow.does, names)).find((text) => text !== undefined) ?? 'works with it';
  const verb = imperative(does);
  const text = verb.charAt(0).toLowerCase() + verb.slice(1);
  const put = (words: string) =>
    words.replaceAll('{doing}', text).replaceAll('{doing_noun}', `everybody who wants to ${text}`);
  return {
    ...note,
    question: put(note.question),
    options: note.options.map((option) => ({ ...option, against: put(option.against) })),
  };
}

function spoken<T extends AskNote>(note: T, names: Names): T[] {
  const texts = sayAll([note.question, note.why, note.because], names);
  const options = note.options.map((option) => optionIn(option, names));
  if (texts === undefined || !options.every((option) => option !== undefined)) return [];
  const [question = '', why = '', because = ''] = texts;
  return [{ ...note, question, why, because, options }];
}

function optionIn(option: AskOption, names: Names): AskOption | undefined {
  const texts = sayAll([option.label, option.effect, option.against], names);
  if (texts === undefined) return undefined;
  const [label = '', effect = '', against = ''] = texts;
  return { ...option, label, effect, against };
}

/** Whether nothing has answered it yet. */
function isOpen(ask: Ask, reading: Reading, repo: RepoReading, scope: Scope): boolean {
  if (saidOption(ask, reading) !== undefined) return false;
  const wished = (topic: string) => reading.wishes.some((wish) => wish.topic === topic);
  switch (ask.topic) {
    case 'field':
      return true;
    case 'things':
      return !scope.known && scope.things.every(({ origin }) => origin === 'field') && repo.tables.length === 0;
    case 'slow':
      return reading.job === 'slow';
    case 'care':
      return reading.job === 'review';
    case 'load':
      return !reading.quantities.some(
        ({ unit, value, per }) => unit === 'count' && (value >= 500 || per !== undefined),
      );
    case 'availability':
      return !reading.quantities.some(({ unit, value }) => unit === 'percent' && value > 90 && value < 100);
    case 'existing':
      return repo.tables.length === 0 && repo.services.length === 0 && !wished('store') && !wished('cloud');
    case 'tenancy':
      return !wished('tenancy');
    case 'login':
      return !wished('login');
    case 'leaving':
      return true;
    case 'language':
      return repo.stack === undefined && !wished('language') && !wished('framework');
    default:
      return ask.topic satisfies never;
  }
}

/** The option that words of the brief choose, where some do. */
export function saidOption(ask: Ask, { said }: Reading): { option: number; words: string } | undefined {
  for (const [option, words] of (ask.said ?? []).entries()) {
    const hit = items(words).find((word) => said.has(word));
    if (hit !== undefined) return { option, words: hit };
  }
  return undefined;
}
