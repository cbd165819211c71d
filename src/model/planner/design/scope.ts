import type { Match, NamedEntity } from '../brief/match.ts';
import type { Noun } from '../brief/nouns.ts';
import type { Reading } from '../brief/reading.ts';
import type { Domain, EntityNote } from '../knowledge/domain.ts';
import { entityOf } from '../repo/entity-of.ts';
import type { RepoReading } from '../repo/reading.ts';
import { plural, singular } from '../words/plural.ts';
import { items, snake } from '../words/spelling.ts';
import { adopt } from './adopt.ts';
import { chooseKeys } from './choose-keys.ts';
import { invent } from './invent.ts';
import { kindOfThing, type ThingKind } from './kind-of-thing.ts';
import { matchTables } from './match-tables.ts';
import type { Names } from './names.ts';
import { fieldOfTables } from './scope-of-tables.ts';
import { emptyField, FIRST } from './scope-of-words.ts';
import { namesOf, plainName, tookOf, withFields } from './scope-words.ts';

/** An entity of the design, before its table is made. */
export type Thing = {
  key: string;
  note: EntityNote;
  one: string;
  many: string;
  /** The kinds of it that the brief names. */
  kinds: string[];
  /** Where it comes from: the brief's own words, or what the field needs besides. */
  origin: 'brief' | 'field';
  word?: string;
  /** As the brief has it, where that is a word of another language. */
  stands?: string;
  /** No notes of a field know it: what it looks like follows from its name and the sentences. */
  invented?: true;
};

/** What the design is about: the notes that count for this brief, in its words. */
export type Scope = Omit<Domain, 'entities'> & {
  /** Whether the vocabulary knows the field. */
  known: boolean;
  things: Thing[];
  names: Names;
  /** The same, with all that the field knows besides: for questions that decide whether it comes. */
  words: Names;
  /** What the field knows besides, in the plural. */
  left: string[];
  /** Words of the brief with what they were taken as. */
  took: { words: string; as: string }[];
};

/** Changes that answers and follow-ups ask for. */
export type ScopeChanges = {
  adds: string[];
  drops: string[];
  renames: [from: string, to: string][];
  fields: { of: string; name: string; type: string }[];
};

export const NO_CHANGES: ScopeChanges = { adds: [], drops: [], renames: [], fields: [] };

const SECOND_FIELD = 3;

/** Chooses the notes that count for a brief, and names their entities as it does. */
export function scopeOf(reading: Reading, changes: ScopeChanges, repo: RepoReading): Scope {
  const fromTables = isAboutTables(reading, repo);
  const [first, ...others] = fromTables ? [] : reading.matches;
  const field = fromTables ? fieldOfTables(repo, reading) : (first?.domain ?? emptyField(reading));
  const seconds = first ? others.filter((other) => addsTo(first, other)).slice(0, 2) : [];
  const adopted = seconds.map(({ domain }) => adopt(domain, field.person));
  const named = claimed([...(first?.entities ?? []), ...seconds.flatMap(({ entities }) => entities)]);
  const extra = fromTables ? [] : [...ownWords(reading, named, [field, ...adopted]), ...addedWords(changes, field)];
  const invention = invent(extra, reading, { person: field.person, things: kindsOf(field) });
  const notes = merged(field, adopted, invention);
  const core = coreKeys(first ? field : notes, named, reading, repo);
  const chosen = chooseKeys(notes, core, named, Object.keys(invention.entities), changes, reading);
  const things = asTablesDo(
    distinct(
      chosen.map((key) => ({
        ...thingOf(key, notes, named, reading, changes),
        ...(Object.hasOwn(invention.entities, key) && !Object.hasOwn(field.entities, key)
          ? { invented: true as const }
          : {}),
      })),
    ),
    notes.person,
    repo,
  );
  return {
    ...notes,
    known: first !== undefined,
    things,
    names: namesOf(things, notes),
    words: new Map([
      ...Object.keys(notes.entities).map((key) => [key, plainName(key)] as const),
      ...namesOf(things, notes),
    ]),
    left: Object.keys(field.entities)
      .filter((key) => !chosen.includes(key))
      .map((key) => plural(key.replaceAll('_', ' '))),
    took: tookOf(reading, things, named),
  };
}

/** Whether a second field is meant as well: by a sign of its own, and by a thing that the first one does not know. */
function addsTo(first: Match, other: Match): boolean {
  const known = new Set([...first.signs, ...first.entities.map(({ word }) => word)].map(singular));
  const fresh = (word: string) => !known.has(singular(word));
  return (
    other.score >= SECOND_FIELD &&
    other.signs.some(fresh) &&
    other.entities.some(({ word, kind }) => !kind && fresh(word))
  );
}

/** Each word of the brief names one entity: the one that is called so, else the first of the first field. */
function claimed(named: readonly NamedEntity[]): NamedEntity[] {
  const owners = new Map<string, NamedEntity>();
  for (const entity of named) {
    const word = singular(entity.word);
    const owner = owners.get(word);
    const isOwn = (one: NamedEntity) => one.key.replaceAll('_', ' ') === word;
    if (owner === undefined || (isOwn(entity) && !isOwn(owner))) owners.set(word, entity);
  }
  return named.filter((entity) => owners.get(singular(entity.word)) === entity);
}

/** Whether the tables that stand there are the subject, rather than the ground to build on. */
export function isAboutTables({ job }: Reading, { tables }: RepoReading): boolean {
  return tables.length > 0 && (job === 'review' || job === 'slow');
}

/** Where tables stand already, only what the brief names is added to them. */
function coreKeys(field: Domain, named: readonly NamedEntity[], { job }: Reading, { tables }: RepoReading): string[] {
  if (job === 'extend' && tables.length > 0 && named.length > 0) return [];
  return Object.keys(field.entities).filter((key) => field.entities[key]?.core);
}

/** Entities that a follow-up adds and no notes know. */
function addedWords({ adds }: ScopeChanges, field: Domain): Noun[] {
  return adds
    .filter((key) => !Object.hasOwn(field.entities, key))
    .map((key) => ({
      phrase: key.replaceAll('_', ' '),
      at: Number.MAX_SAFE_INTEGER,
      times: 1,
      many: true,
      weight: 3,
      places: [],
      open: true,
      plural: true,
    }));
}

function kindsOf(field: Domain): Map<string, ThingKind> {
  return new Map(Object.keys(field.entities).map((key) => [key, key === field.person ? 'person' : kindOfThing(key)]));
}

/** The things of the brief that no chosen field knows under any name. */
function ownWords(reading: Reading, named: readonly NamedEntity[], fields: readonly Domain[]): Noun[] {
  const known = new Set(fields.flatMap(namesIn).map(singular));
  const passing = new Set(fields.flatMap(signsIn).map(singular));
  const heads = new Set(named.map(({ word }) => singular(word)));
  return reading.nouns.filter(({ phrase, many, weight }) => {
    const head = phrase.split(' ').at(-1) ?? '';
    const isNamed = known.has(phrase) || heads.has(phrase) || (heads.has(head) && onlyOne(reading, head));
    return many && snake(phrase).length > 2 && !isNamed && (weight >= HEAVY || !passing.has(phrase));
  });
}

/** From this weight on a word is a thing of the brief, though the field has it as a sign. */
const HEAVY = 3;

/** Whether a name of one word stands for a single thing of the brief: `items` for the `inventory items`. */
function onlyOne({ nouns }: Reading, head: string): boolean {
  return nouns.filter(({ phrase, many }) => many && phrase.split(' ').at(-1) === head).length === 1;
}

function namesIn(field: Domain): string[] {
  return [
    field.staff,
    field.tenant,
    field.person,
    ...Object.entries(field.entities).flatMap(([key, note]) => [
      key.replaceAll('_', ' '),
      ...items(note.words ?? ''),
      ...items(note.covers ?? ''),
    ]),
  ];
}

function signsIn(field: Domain): string[] {
  return [...items(field.signs), ...field.flows.flatMap(({ words }) => items(words))];
}

function merged(field: Domain, others: readonly Domain[], invention: ReturnType<typeof invent>): Domain {
  const entities = Object.assign({}, ...others.map((other) => other.entities), invention.entities, field.entities);
  const join = <T>(of: (domain: Domain) => T[]): T[] => [...of(field), ...others.flatMap(of)];
  return {
    ...field,
    entities,
    rules: [...join(({ rules }) => rules), ...invention.rules],
    paths: [...join(({ paths }) => paths), ...invention.paths],
    flows: [...join(({ flows }) => flows), ...invention.flows],
    asks: [...join(({ asks }) => asks), ...invention.asks],
    failures: [...join(({ failures }) => failures), ...invention.failures],
    threats: [...join(({ threats }) => threats), ...invention.threats],
    risks: [...join(({ risks }) => risks), ...invention.risks],
    uses: [...new Set(join(({ uses }) => items(uses ?? '')))].join(', '),
  };
}

function thingOf(
  key: string,
  notes: Domain,
  named: readonly NamedEntity[],
  reading: Reading,
  { renames, fields }: ScopeChanges,
): Thing {
  const names = named.filter((entity) => entity.key === key);
  const kindsSaid = [...new Set(names.filter(({ kind }) => kind).map(({ word }) => singular(word)))];
  const single = kindsSaid.length === 1 && names.every(({ kind }) => kind);
  const word = longName(single ? kindsSaid[0] : names.find(({ kind }) => !kind)?.word, reading);
  const told = reading.nouns.find(({ phrase }) => snake(phrase) === key)?.phrase;
  const asked = renames.find(([from]) => singular(snake(from)) === key)?.[1];
  const noun = reading.nouns.find(({ phrase }) => phrase === (word ?? told));
  const one =
    asked === undefined && noun?.stands ? noun.phrase : singular(asked ?? word ?? told ?? key.replaceAll('_', ' '));
  const bare = notes.entities[key] ?? FIRST;
  const note = withFields(
    single ? { ...bare, fields: bare.fields.replace(/^.*\{covers\}.*$/m, '') } : bare,
    [one, key.replaceAll('_', ' '), ...names.map((entity) => singular(entity.word))],
    [...reading.fields, ...fields],
  );
  const kinds = single ? [] : kindsSaid.map(snake);
  const origin = names.length > 0 || told !== undefined ? 'brief' : 'field';
  return {
    key,
    note,
    one,
    many: manyOf(one, reading),
    kinds:
      kinds.length > 0
        ? kinds
        : items(note.covers ?? '')
            .slice(0, 4)
            .map(snake),
    origin,
    ...(word || told ? { word: word ?? told ?? '' } : {}),
    ...(noun?.stands ? { stands: noun.stands } : {}),
  };
}

/** In the plural: English by its rules, a word of another language as the brief has it. */
function manyOf(one: string, { nouns }: Reading): string {
  return nouns.find(({ phrase }) => phrase === one)?.stands ?? plural(one);
}

/** The brief's whole name for an entity of the field: `inventory item` where the field says item. */
function longName(word: string | undefined, { nouns }: Reading): string | undefined {
  if (word === undefined || nouns.some(({ phrase }) => phrase === singular(word))) return word;
  const longer = nouns.filter(({ phrase, many }) => many && phrase.endsWith(` ${singular(word)}`));
  return longer.length === 1 ? longer[0]?.phrase : word;
}

/** Where a table stands already, its entity goes by the table's name: texts and columns then agree with what is there. */
function asTablesDo(things: readonly Thing[], person: string, { tables }: RepoReading): Thing[] {
  const keys = matchTables(
    things,
    tables.map(({ name }) => name),
    person,
  );
  const names = new Map([...keys].map(([table, key]) => [key, entityOf(table).one]));
  return things.map((thing) => {
    const one = names.get(thing.key) ?? thing.one;
    return one === thing.one ? thing : { ...thing, one, many: plural(one) };
  });
}

/** Two entities under one name would be one table: the later one goes by the name in its notes. */
function distinct(things: readonly Thing[]): Thing[] {
  const taken = new Set<string>();
  return things.flatMap((thing) => {
    const own = thing.key.replaceAll('_', ' ');
    const named = [thing, { ...thing, one: own, many: plural(own) }].find(({ many }) => !taken.has(snake(many)));
    if (named === undefined) return [];
    taken.add(snake(named.many));
    return [named];
  });
}
