import { readGrammar } from '../brief/grammar/read-grammar.ts';
import { nouns } from '../brief/nouns.ts';
import { quantities } from '../brief/quantities.ts';
import { phrases, type Token, tokens } from '../brief/tokens.ts';
import { wishes } from '../brief/wishes.ts';
import type { Scope } from '../design/scope.ts';
import { attributeType } from '../knowledge/attributes.ts';
import { DOMAINS } from '../knowledge/domains/index.ts';
import { TRADE_NOUNS } from '../words/english.ts';
import { singular } from '../words/plural.ts';
import { items, snake } from '../words/spelling.ts';
import type { Change } from './change.ts';

const MOST_TEXT = 2_000;

/** The changes that follow-ups ask for, in their order. What is not understood is no change. */
export function saidChanges(said: readonly string[], scope: Scope): Change[] {
  return said.flatMap((text) => changesIn(text.slice(0, MOST_TEXT), scope));
}

/** The changes that one follow-up asks for. */
export function changesIn(text: string, scope: Scope): Change[] {
  const words = text.replace(/\s+/g, ' ').trim();
  const found = tokens(text);
  const load = loadChange(words, text, found);
  const all = [
    ...wishes(found).map((wish): Change => ({ kind: 'wish', words, wish })),
    ...load,
    ...idsChange(words),
    ...renameChange(words),
    ...optionChange(words, scope),
    ...fieldChange(words),
  ];
  const taken = all.some(({ kind }) => kind === 'rename' || kind === 'field');
  return taken ? all : [...all, ...entityChange(words, found, scope)];
}

function loadChange(words: string, text: string, found: readonly Token[]): Change[] {
  const factor = factorOf(words);
  if (factor !== undefined) return [{ kind: 'load', words, factor }];
  const counted = quantities(found, text);
  const percent = counted.find(({ unit, value }) => unit === 'percent' && value > 90 && value < 100);
  if (percent) return [{ kind: 'availability', words, percent: percent.value }];
  const people = counted.find(
    ({ unit, per, value, of }) => unit === 'count' && per === undefined && value >= 100 && of !== '',
  );
  return people ? [{ kind: 'people', words, value: people.value }] : [];
}

const TIMES = new Map([
  ['double', 2],
  ['twice', 2],
  ['triple', 3],
  ['half', 0.5],
  ['halve', 0.5],
  ['ten times', 10],
  ['five times', 5],
  ['hundred times', 100],
]);

/** `10x the load`, `ten times as many`, `double the traffic`. */
function factorOf(words: string): number | undefined {
  const lower = words.toLowerCase();
  if (!/\b(?:load|traffic|users?|members?|customers?|requests?|volume|size|people|many|growth|scale)\b/.test(lower))
    return undefined;
  const number = /\b(\d+(?:\.\d+)?) ?(?:x|×|times|-fold|fold)(?![a-z])/.exec(lower)?.[1];
  if (number !== undefined) return Math.min(1e6, Number(number));
  return [...TIMES].find(([word]) => lower.includes(word))?.[1];
}

function idsChange(words: string): Change[] {
  if (/^(?:please )?(?:use|switch to|with|prefer) uuids?\b/i.test(words)) return [{ kind: 'ids', words, ids: 'uuid' }];
  if (!/\b(?:ids?|keys?|identifiers?)\b/i.test(words)) return [];
  if (/\b(?:integer|bigint|numeric|serial|auto.?increment|sequential)\b/i.test(words))
    return [{ kind: 'ids', words, ids: 'bigint' }];
  return /\buuids?\b/i.test(words) ? [{ kind: 'ids', words, ids: 'uuid' }] : [];
}

/** `call members patrons`, `rename holds to reservations`. */
function renameChange(words: string): Change[] {
  const [, from, to] =
    /\brename (?:the )?([\p{L} ]{3,30}?) (?:to|into|as) ([\p{L} ]{3,30})$/iu.exec(words) ??
    /\bcall (?:the )?(\p{L}{3,30}) (\p{L}{3,30})$/iu.exec(words) ??
    [];
  return from && to
    ? [{ kind: 'rename', words, from: singular(from.toLowerCase()), to: singular(to.toLowerCase().trim()) }]
    : [];
}

/** `take "Reminders, then a block on new loans"`: the label of an option. */
function optionChange(words: string, scope: Scope): Change[] {
  const lower = words.toLowerCase();
  for (const { header, options } of scope.asks) {
    const option = options.findIndex(
      ({ label }) => label.length > 8 && lower.includes(label.toLowerCase().replace(/[{}]/g, '')),
    );
    if (option !== -1) return [{ kind: 'option', words, header, option }];
  }
  return [];
}

/** `add a phone number to members`. */
function fieldChange(words: string): Change[] {
  const [, name, of] =
    /\b(?:add|store|keep|record) (?:an? |the )?([\p{L} ]{3,40}?) (?:to|for|on|with) (?:each |every |the |all )?([\p{L} ]{3,30})$/iu.exec(
      words,
    ) ?? [];
  if (!name || !of || attributeType(name.toLowerCase().trim()) === undefined) return [];
  return [{ kind: 'field', words, of: singular(of.toLowerCase().trim()), name: name.toLowerCase().trim() }];
}

const ADDING = /\b(?:add|also|include|with|support|need|want|introduce|track|store)\b/i;
const DROPPING = /\b(?:drop|remove|without|no|delete|leave out|get rid of|skip)\b/i;

/** `add reviews`, `drop fines`. */
function entityChange(words: string, found: readonly Token[], scope: Scope): Change[] {
  const said = phrases(found);
  const named = scope.things.filter(({ one, many, key, note }) =>
    [one, many, key.replaceAll('_', ' '), ...items(note.words ?? '')].some((name) => said.has(name)),
  );
  if (DROPPING.test(words)) return named.map(({ key }) => ({ kind: 'drop', words, phrase: key }));
  if (!ADDING.test(words)) return [];
  const known = new Set(named.map(({ one }) => one));
  const field = DOMAINS.find(({ name }) => name === scope.name);
  const mentioned = [
    ...nouns(readGrammar(words))
      .filter(({ many }) => many)
      .map(({ phrase }) => phrase),
    ...addedThings(words),
  ];
  return [...new Set(mentioned)]
    .filter((phrase) => !known.has(phrase) && !OWN_WISHES.has(phrase))
    .map((phrase) => {
      const key = Object.entries(field?.entities ?? {}).find(([name, note]) =>
        [name.replaceAll('_', ' '), ...items(note.words ?? '')].includes(phrase),
      )?.[0];
      return { kind: 'add', words, phrase: key ?? snake(phrase) };
    });
}

/** `add reviews`: what stands at the end of a short order is meant as a thing, also where a brief would not be read so. */
function addedThings(words: string): string[] {
  const thing = /\b(?:add|include|introduce|track|store|support) (?:the |some )?((?:\p{L}+ )?\p{L}{3,}s)[.!]?$/iu
    .exec(words)?.[1]
    ?.toLowerCase();
  return thing === undefined || TRADE_NOUNS.has(thing.split(' ').at(-1) ?? '') ? [] : [singular(thing)];
}

/** Words that are a wish of their own rather than an entity. */
const OWN_WISHES = new Set(['tenant', 'organisation', 'organization', 'company', 'passkey', 'password', 'webhook']);
