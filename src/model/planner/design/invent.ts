import type { NamedField } from '../brief/fields.ts';
import type { Noun } from '../brief/nouns.ts';
import type { Relation } from '../brief/relations.ts';
import type { Statement } from '../brief/statements.ts';
import type { Token } from '../brief/tokens.ts';
import { CLASS_SHAPES } from '../knowledge/class-shapes.ts';
import type { Domain, EntityNote, PathNote, RuleNote } from '../knowledge/domain.ts';
import { INVENTED_ASKS, INVENTED_FAILURES, INVENTED_RISKS, INVENTED_THREATS } from '../knowledge/invented.ts';
import type { ShapeNote } from '../knowledge/shapes.ts';
import { DEEDS } from '../words/deeds.ts';
import { plural } from '../words/plural.ts';
import { snake } from '../words/spelling.ts';
import { mapTexts } from './adopt.ts';
import { flowsFor } from './invent-flows.ts';
import { linksOf } from './invent-links.ts';
import { invented } from './invent-references.ts';
import { kindOfThing, shapeOf, type ThingKind } from './kind-of-thing.ts';

/** A noun of the brief on its way to an entity. */
export type Sketch = {
  key: string;
  phrase: string;
  kind: ThingKind;
  shape?: ShapeNote;
  at: number;
  /** Every place of it. */
  places?: readonly number[];
  subject?: string;
  who?: string;
};

export type Surroundings = {
  /** The entity of the people it serves. */
  person: string;
  /** Entities that are there already, and the sort of each. */
  things: ReadonlyMap<string, ThingKind>;
};

/** What the brief says of its things. */
export type Said = {
  statements: readonly Statement[];
  fields: readonly NamedField[];
  relations: readonly Relation[];
  /** The words of the brief, where what stands together counts. */
  tokens?: readonly Token[];
};

/** What a field's notes hold for things that the vocabulary does not know. */
export type Invention = Pick<
  Domain,
  'entities' | 'rules' | 'paths' | 'flows' | 'asks' | 'failures' | 'threats' | 'risks'
>;

/**
 * Notes for things in the brief's own words. What a thing looks like follows from its last word; what it refers to
 * from the sentences, and else from the order in which the brief names things.
 */
export function invent(things: readonly Noun[], said: Said, around: Surroundings): Invention {
  const drafts = things.map(({ phrase, at, places }): Sketch => {
    const kind = kindOfThing(phrase);
    const shape = kind === 'happening' ? (shapeOf(givenInKind(phrase, said)) ?? shapeOf('request')) : undefined;
    return { key: snake(phrase), phrase, kind, at, places, ...(shape ? { shape } : {}) };
  });
  const sketches = drafts.map((sketch) => related(sketch, drafts, said, around));
  const targets = invented(sketches, said.relations, around);
  const entities = sketches.map((sketch) => [sketch.key, entityNote(sketch, targets, said)] as const);
  const links = linksOf(sketches, said.relations, around);
  return {
    entities: Object.fromEntries([...entities, ...links.map(({ key, note }) => [key, note] as const)]),
    rules: [...sketches.flatMap((sketch) => rulesFor(sketch, targets)), ...links.map(({ rule }) => rule)],
    paths: sketches.flatMap((sketch) => pathsFor(sketch, targets)),
    flows: sketches.flatMap((sketch) => flowsFor(sketch, said.statements, around.person)),
    ...talkOf(sketches, around),
  };
}

/** A donation without money in its brief is one of blood, food or books: it is collected, and nobody owes it. */
function givenInKind(phrase: string, { tokens = [] }: Said): string {
  const isGift = /(?:^| )(?:donation|contribution|pledge)$/.test(phrase);
  return isGift && !tokens.some(({ raw }) => MONEY.test(raw)) ? 'harvest' : phrase;
}

const MONEY =
  /^(?:€|\$|£|eur|euros?|usd|dollars?|money|pay|pays|paid|payments?|amounts?|funds?|fundrais\w*|charit\w*|campaigns?|projects?|cards?|stripe|tax|price|budget|backers?|church)$/i;

/** Questions and dangers of the happening that the things turn on, where there is one with a subject. */
function talkOf(
  sketches: readonly Sketch[],
  around: Surroundings,
): Pick<Invention, 'asks' | 'failures' | 'threats' | 'risks'> {
  const main = sketches.find(({ kind, subject }) => kind === 'happening' && subject);
  if (main?.subject === undefined) return { asks: [], failures: [], threats: [], risks: [] };
  return talkAbout(main.key, main.subject, main.who ?? around.person);
}

/** Questions and dangers of a happening, by the keys of what happens, to what, and by whom. */
export function talkAbout(
  it: string,
  subject: string,
  who: string,
): Pick<Invention, 'asks' | 'failures' | 'threats' | 'risks'> {
  const names = { it, subject, who };
  const speak = <T>(notes: readonly T[]) => mapTexts([...notes], (text) => withNames(text, names));
  return {
    asks: speak(INVENTED_ASKS),
    failures: speak(INVENTED_FAILURES),
    threats: speak(INVENTED_THREATS),
    risks: speak(INVENTED_RISKS),
  };
}

/** A text of the notes with these names in place of `{it}`, `{its}`, `{a subject}`, `{who.}` and the like. */
function withNames(text: string, names: Record<'it' | 'subject' | 'who', string>): string {
  return text.replace(
    /\{((?:[Aa]n? )?)(its?|subjects?|whos?)(\.[a-z_]*)?\}/g,
    (_, article, word: string, column = '') => {
      const key = names[word.replace(/s$/, '') as 'it' | 'subject' | 'who'];
      return `{${article}${word.endsWith('s') ? plural(key) : key}${column}}`;
    },
  );
}

/** What a happening is about, and who does it. */
function related(sketch: Sketch, all: readonly Sketch[], said: Said, around: Surroundings): Sketch {
  const { statements, relations } = said;
  const head = sketch.phrase.split(' ').at(-1);
  const told = statements.find(
    ({ what, who, verb }) =>
      (what === sketch.phrase || (DEEDS.get(verb) ?? verb) === head) && kindOfThing(who) === 'person',
  );
  const doer =
    told &&
    (all.find(({ phrase, kind }) => phrase === told.who && kind === 'person')?.key ?? personKey(told.who, around));
  if (sketch.kind !== 'happening') return doer === undefined ? sketch : { ...sketch, who: doer };
  const isPartOf = (phrase: string) => relations.some(({ one, many }) => one === sketch.phrase && many === phrase);
  const candidates = all.filter(
    ({ kind, key, phrase }) => key !== sketch.key && (kind === 'thing' || kind === 'place') && !isPartOf(phrase),
  );
  const parents = relations.filter(({ many, both }) => many === sketch.phrase && !both).map(({ one }) => one);
  const done = statements.filter(({ verb }) => (DEEDS.get(verb) ?? verb) === sketch.phrase.split(' ').at(-1));
  const owned =
    candidates.find(({ phrase }) => parents.includes(phrase)) ??
    candidates.find(({ phrase }) => done.some(({ what }) => what === phrase));
  const inName = candidates.find(({ phrase }) => sketch.phrase.startsWith(`${phrase} `));
  const near = nearest(sketch, candidates, said);
  const before = candidates.findLast(({ at }) => at < sketch.at);
  const known = [...around.things].find(([, kind]) => kind === 'thing')?.[0];
  const other = all.find(({ kind, key, at }) => kind === 'happening' && key !== sketch.key && at < sketch.at)?.key;
  const subject =
    (owned ?? inName ?? near ?? candidates.find(({ kind }) => kind === 'thing') ?? before ?? candidates[0])?.key ??
    known ??
    other;
  return { ...sketch, who: doer ?? around.person, ...(subject ? { subject } : {}) };
}

/** The thing that shares most sentences with a happening; of several the one that stands nearest. */
function nearest({ places = [] }: Sketch, candidates: readonly Sketch[], { tokens = [] }: Said): Sketch | undefined {
  const sentences = sentencesOf(tokens);
  const own = new Set(places.map((place) => sentences[place]));
  const shared = (other: Sketch) => (other.places ?? []).filter((place) => own.has(sentences[place])).length;
  const far = (other: Sketch) =>
    Math.min(...(other.places ?? []).flatMap((place) => places.map((at) => Math.abs(place - at))), tokens.length);
  return candidates
    .filter((other) => shared(other) > 0)
    .toSorted((a, b) => shared(b) - shared(a) || far(a) - far(b))[0];
}

function sentencesOf(tokens: readonly Token[]): number[] {
  let sentence = 0;
  return tokens.map(({ gap }) => (/[.!?;\n]/.test(gap) ? ++sentence : sentence));
}

function personKey(phrase: string, around: Surroundings): string | undefined {
  const key = snake(phrase);
  return around.things.get(key) === 'person' ? key : undefined;
}

function entityNote(sketch: Sketch, targets: ReadonlyMap<string, string[]>, said: Said): EntityNote {
  const { shape, kind, phrase } = sketch;
  const own = said.fields.filter(({ of }) => of === phrase || of === phrase.split(' ').at(-1));
  const spelt = own.map(({ name, type }) => `${snake(name)} ${type}${type === 'name' || type === 'code' ? '' : ' ?'}`);
  const base = shape?.fields ?? CLASS_SHAPES[kind === 'happening' ? 'thing' : kind];
  const taken = new Set(spelt.map((line) => line.split(' ')[0]));
  const kept = base
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !taken.has(line.split(/\s/)[0] ?? ''));
  return {
    is: filled(shape?.is ?? CLASS_IS[kind], sketch) ?? `{A ${sketch.key}}, with its day and its outcome`,
    core: true,
    rows: shape?.rows ?? CLASS_ROWS[kind],
    by: kind === 'person' || kind === 'place' ? 'staff' : 'person',
    fields: [...referenceLines(sketch, targets), ...spelt, ...kept].join('\n'),
  };
}

const CLASS_IS: Record<ThingKind, string> = {
  person: '{An it}, with a name and a way to reach them',
  place: '{An it} as a place that the rest belongs to',
  thing: 'One {it}, known by its label for as long as it is in use',
  happening: '{An it}, with its day and its outcome',
};

const CLASS_ROWS: Record<ThingKind, string> = {
  person: '1 per 1',
  place: '1 per 50',
  thing: '3 per 1',
  happening: '2 a month',
};

/** The references as lines of notes. People come before what they are put into, so theirs may be empty. */
function referenceLines({ kind, key }: Sketch, targets: ReadonlyMap<string, string[]>): string[] {
  const mark = kind === 'happening' ? ' @once' : kind === 'person' ? ' ?' : '';
  return (targets.get(key) ?? []).map((target) => `${target}_id -> ${target}${mark}`);
}

function rulesFor(sketch: Sketch, targets: ReadonlyMap<string, string[]>): RuleNote[] {
  const { shape, key, subject, kind } = sketch;
  const rules: RuleNote[] = [];
  const check = shape?.check && filled(shape.check[1], sketch);
  if (shape?.check && check) rules.push({ on: key, check: shape.check[0], says: check });
  if (shape?.span && subject && targets.get(key)?.includes(subject))
    rules.push({
      on: key,
      exclude: `${subject}_id`,
      from: shape.span[0],
      to: shape.span[1],
      where: shape.span[2],
      says: `{A ${subject}} is taken at most once at a time`,
    });
  if (kind === 'thing')
    rules.push({
      on: key,
      check: "(status = 'retired') = (retired_at IS NOT NULL)",
      says: `{A ${key}} that is retired says since when`,
    });
  return rules;
}

function pathsFor(sketch: Sketch, targets: ReadonlyMap<string, string[]>): PathNote[] {
  const { kind, key, shape } = sketch;
  const refers = targets.get(key) ?? [];
  const [subject, who] = [sketch.subject, sketch.who].map((target) =>
    target !== undefined && refers.includes(target) ? target : undefined,
  );
  if (kind === 'happening') {
    const order = `${shape?.time ?? 'created_at'} desc`;
    return [
      ...(subject
        ? [{ asks: `Which ${many(key)} has this {${subject}} had, newest first?`, on: key, by: `${subject}_id`, order }]
        : []),
      ...(who && who !== subject
        ? [{ asks: `What has this {${who}} to do with ${many(key)} lately?`, on: key, by: `${who}_id`, order }]
        : []),
    ];
  }
  const [home] = refers;
  if (kind === 'thing' && home)
    return [{ asks: `Which ${many(key)} belong to this {${home}}?`, on: key, by: `${home}_id, status` }];
  return kind === 'thing'
    ? [{ asks: `Which ${many(key)} carry these words in their name?`, on: key, match: 'name' }]
    : [];
}

/** The name of the notes that stands for several of them. */
function many(key: string): string {
  return `{${plural(key)}}`;
}

/** A text of a shape with its own names in place; nothing when it speaks of a subject or a doer that is not there. */
export function filled(text: string, { key, subject, who }: Sketch): string | undefined {
  if ((/\{(?:[Aa]n? )?subject\}/.test(text) && !subject) || (/\{(?:[Aa]n? )?who\}/.test(text) && !who))
    return undefined;
  return withNames(text, { it: key, subject: subject ?? '', who: who ?? '' });
}
