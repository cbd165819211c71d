import type { Table } from '../../sql/schema.ts';
import { wordsOf } from '../names.ts';
import { stem } from '../stem.ts';

/** Endings that say how a column is kept, and not what it is. */
const KEPT = /^(?:id|ids|uuid|ref|fk|at|on|by|date|time|ts|utc|key|code|no|num|is|has)$/;
const TIMES =
  /\b(?:new\w*|late\w*|recent\w*|old\w*|earl\w*|soon\w*|first|next|last|coming|past|future|due|overdue|expir\w+|time\w*|dates?|days?|today\w*|weeks?|months?|years?|hours?|minutes?|between|since|before|after|until|range|window|period|instants?|order|sort\w*|histor\w+|timeline|chronolog\w+|feed|queue|age|stale|ago|slots?|calendar|schedul\w*|statements?|oldest|ascending|descending)\b/i;
const PEOPLE = /^(?:user|owner|customer|member|account|person|author|client|buyer|subscriber|creator|profile|login)$/;
const PERSON =
  /\b(?:my|own\w*|mine|their|his|her|me|users?|customers?|members?|accounts?|persons?|people|someone|clients?|buyers?|authors?|subscribers?|signed[- ]in|logged[- ]in|profiles?|logins?)\b/i;

/** The words of a text in lower case, their number taken off; names in code are taken apart too. */
export function wordsIn(text: string): string[] {
  return (text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []).flatMap((word) => wordsOf(word)).map(stem);
}

/** What a column's name says that it is, without what only says how it is kept: `pickup`, `branch`. */
export function meaningOf(name: string): string[] {
  const all = wordsOf(name);
  const own = all.filter((word) => !KEPT.test(word));
  return (own.length > 0 ? own : all).map(stem);
}

/** Whether a text may speak of a column, in whatever words: errs on the side of yes. */
export function mayMean(words: string, name: string, table: Table): boolean {
  const own = meaningOf(name);
  // Whoever speaks of a thing does not say that it is looked for by its own key.
  if (isOwnName(own, table)) return new RegExp(String.raw`\b(?:ids?|uuid|keys?|${name})\b`, 'i').test(words);
  const column = table.columns.find((one) => one.name === name);
  if (/^(?:timestamp|date|time)/.test(column?.type ?? '') && TIMES.test(words)) return true;
  if (own.some((word) => PEOPLE.test(word)) && PERSON.test(words)) return true;
  if (column?.values?.some((value) => new RegExp(String.raw`\b${value.replace(/\W/g, '.')}\b`, 'i').test(words)))
    return true;
  const found = wordsIn(words);
  const target = table.foreignKeys.find(({ columns }) => columns.length === 1 && columns[0] === name)?.table;
  return [...own, ...(target === undefined ? [] : wordsOf(target).map(stem))].some(
    (word) =>
      word.length > 1 &&
      found.some((one) => one === word || (word.length > 3 && near(one, word)) || isShort(one, word)),
  );
}

/** Of one root: `publish` and `published`, `prioritised` and `priority`. */
function near(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length, 5);
  return length > 3 && a.slice(0, length) === b.slice(0, length);
}

/** `org` and `organisation`. */
function isShort(a: string, b: string): boolean {
  const [short = '', long = ''] = a.length < b.length ? [a, b] : [b, a];
  return short.length > 2 && long.startsWith(short) && short.length >= long.length / 3;
}

const BEFORE = String.raw`(?:(?:of|(?<!\bwait\w* )for|per|in|at|under|within|given|from|to|inside|against|on)|(?:(?<!(?:sort|order|rank|group|divid|split|partition)\w* )by))\s+(?:(?:an?|one|each|every|this|that|these|those|its|their|the|some|any|single|given|same|certain|particular|one's)\s+){0,3}`;

/** The columns of a table that a text says rows are looked for by: `of a patient`, `per courier`, `` `job_id` ``, `site's`. */
export function lookedForBy(text: string, table: Table): string[] {
  const line = text.replace(/\s+/g, ' ');
  const keys = table.columns.map(({ name }) => name).filter((name) => isKey(name, table));
  const people = keys.filter((name) => meaningOf(name).some((word) => PEOPLE.test(word)));
  const persons = people.length === 1 && OF_PERSON.test(line) ? people : [];
  return keys.filter((name) => persons.includes(name) || isLookedFor(line, name, table));
}

const OF_PERSON =
  /\b(?:of|for|by|to) (?:an?|the|one|each|every|this|that) (?:[\w-]+ )?(?:user|owner|customer|member|account|person|client|buyer|subscriber)\b|\bmy [a-z]+\b|\b(?:they|their|her|his) own\b/i;

/** Columns of a table that a text writes as code, as conditions or by their names. */
export function writtenColumns(text: string, { columns }: Table): string[] {
  const codes = [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.replace(/^\w+\./, ''));
  const lists = [...text.matchAll(/\(([\w, ]+)\)/g)].flatMap(([, list = '']) => list.split(/\s*,\s*/));
  const all = lists.every((name) => columns.some((column) => column.name === name)) ? [...codes, ...lists] : codes;
  return columns.map(({ name }) => name).filter((name) => all.includes(name));
}

/** Times and amounts are sorted and summed by; what rows are found by is a reference or a short text. */
function isKey(name: string, { columns }: Table): boolean {
  const type = columns.find((column) => column.name === name)?.type ?? '';
  return (
    name !== 'id' &&
    !/^(?:timestamp|date|time|interval|numeric|decimal|money|float|double|real|json|bool|bytea)/.test(type)
  );
}

function isLookedFor(line: string, name: string, table: Table): boolean {
  const compared = String.raw`\x60(?:[\w.]+\.)?${name}(?:\x60|\s*(?:=|in\b|<|>))|\x60[^\x60]*\b${name}\s*(?:=|\bin\b)[^\x60]*\x60`;
  return new RegExp(compared, 'i').test(line) || namesOf(name, table).some((words) => isSought(line, words));
}

/** A word with an ending, or a whole word that it is short for. */
const LONGER: Record<string, string> = {
  repo: 'repo(?:sitory)?',
  org: 'org(?:anisation|anization)?',
  no: '(?:no|number)',
  num: 'num(?:ber)?',
  acct: '(?:acct|account)',
  dept: 'dep(?:artmen)?t',
  cat: 'cat(?:egory)?',
  app: 'app(?:lication)?',
  doc: 'doc(?:ument)?',
  msg: '(?:msg|message)',
  cust: 'cust(?:omer)?',
  emp: 'emp(?:loyee)?',
  loc: 'loc(?:ation)?',
  prod: 'prod(?:uct)?',
  conv: 'conv(?:ersation)?',
  sub: 'sub(?:scription|scriber)?',
  email: 'e-?mail(?: address)?',
  mail: 'e?-?mail(?: address)?',
};

/** What a text may call a column: all of its words, those that say what it is, what it points at. */
function namesOf(name: string, table: Table): string[][] {
  const full = wordsOf(name).filter((word, at, all) => !(at === all.length - 1 && /^(?:id|uuid|ref)$/.test(word)));
  const short = full.filter((word, at) => at === 0 || !/^(?:no|num|number|code|key|hash|url|uri|ref|at)$/.test(word));
  const target = table.foreignKeys.find(({ columns }) => columns.length === 1 && columns[0] === name)?.table;
  const others = table.foreignKeys.filter((key) => key.table === target);
  const of = target === undefined || others.length > 1 ? [] : [wordsOf(target).map(stem)];
  const seen = new Set<string>();
  return [full, short, ...of].filter((words) => {
    const phrase = words.join(' ');
    // A row is not looked for by what the table itself is called, nor by words of every kind.
    const isFit = phrase.length >= 3 && !COMMON.test(phrase) && !isOwnName(words, table) && !seen.has(phrase);
    seen.add(phrase);
    return isFit;
  });
}

function isSought(line: string, words: readonly string[]): boolean {
  const phrase = words.map((word) => LONGER[word] ?? word).join('[ _-]');
  // Several words together are nothing else.
  if (words.length > 1 && new RegExp(String.raw`\b${phrase}s?\b`, 'i').test(line.replace(/`[^`]*`/g, ' '))) return true;
  return new RegExp(String.raw`\b${BEFORE}(?:\w+[ -])?${phrase}s?\b|\b${phrase}'s\b`, 'i').test(line);
}

const COMMON =
  /^(?:order|index|key|number|version|type|kind|name|position|time|date|state|status|count|total|value|data|request|read|day|page|size|level|level|sequence|row|table|query|parent|source|target|note|label|title|body|text|description)$/;

function isOwnName(words: readonly string[], { name }: Table): boolean {
  return wordsOf(name).map(stem).join('_') === words.map(stem).join('_');
}

/** Whether a text says a word of what one of some columns is. */
export function speaksOfAny(text: string, names: readonly string[]): boolean {
  const found = wordsIn(text);
  return names.some((name) => meaningOf(name).some((word) => found.includes(word)));
}
