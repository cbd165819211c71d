import { matches } from '../brief/match.ts';
import type { Reading } from '../brief/reading.ts';
import { phrases, tokens } from '../brief/tokens.ts';
import type { Domain, EntityNote, FlowNote, PathNote } from '../knowledge/domain.ts';
import { FALLBACK } from '../knowledge/domains/fallback.ts';
import { asNote, entityOf } from '../repo/entity-of.ts';
import type { RepoReading } from '../repo/reading.ts';
import type { FoundTable } from '../repo/sql-schema.ts';
import { plural } from '../words/plural.ts';
import { snake } from '../words/spelling.ts';
import { talkAbout } from './invent.ts';
import { kindOfThing } from './kind-of-thing.ts';

const MOST_FLOWS = 4;
const MOST_PATHS = 7;

/** The notes that a schema gives by itself, for a review of it: its tables as entities, its references as paths. */
export function fieldOfTables(repo: RepoReading, reading: Reading): Domain {
  const tables = repo.tables;
  const names = tables.map(({ name }) => entityOf(name).one);
  const person = names.find((one) => kindOfThing(one) === 'person') ?? names[0] ?? 'user';
  const match = reading.matches[0] ?? matches(phrases(tokens(names.map(plural).join('. '))))[0];
  const busy = tables
    .filter(({ foreignKeys }) => foreignKeys.length > 0)
    .toSorted((a, b) => b.foreignKeys.length - a.foreignKeys.length);
  const [first] = busy;
  const subject =
    first?.foreignKeys.find(({ table }) => entityOf(table).one !== person)?.table ?? first?.foreignKeys[0]?.table;
  const talk = first && subject ? talkAbout(entityOf(first.name).key, entityOf(subject).key, snake(person)) : undefined;
  return {
    ...FALLBACK,
    rules: [],
    failures: [],
    threats: [],
    risks: [],
    ...talk,
    asks: [],
    name: match?.domain.name ?? `${names.slice(0, 2).join(' and ')} management`,
    staff: match?.domain.staff ?? FALLBACK.staff,
    tenant: match?.domain.tenant ?? FALLBACK.tenant,
    load: match?.domain.load ?? FALLBACK.load,
    person: snake(person),
    entities: Object.fromEntries(tables.map((table) => [entityOf(table.name).key, noteOf(table)])),
    paths: busy.flatMap(pathsOf).slice(0, MOST_PATHS),
    flows: busy.slice(0, MOST_FLOWS).map(flowOf),
  };
}

function noteOf({ name, foreignKeys, line }: FoundTable): EntityNote {
  const kind = kindOfThing(entityOf(name).one);
  const rows = foreignKeys.length > 0 ? '2 a month' : kind === 'person' ? '1 per 1' : '1 per 10';
  return { is: `One row of the table in line ${line}`, core: true, rows, fields: '' };
}

function pathsOf({ name, foreignKeys, columns }: FoundTable): PathNote[] {
  const { key } = entityOf(name);
  const created = columns.find(({ name: column, nullable }) => /^created_?at$/i.test(column) && !nullable);
  return foreignKeys.slice(0, 2).flatMap(({ columns: [column], table }) => {
    if (column === undefined) return [];
    const by = asNote(column);
    return [
      {
        asks: `Which {${plural(key)}} belong to this {${entityOf(table).key}}, newest first?`,
        on: key,
        by,
        order: created ? 'created_at desc' : 'id desc',
      },
    ];
  });
}

function flowOf({ name, foreignKeys }: FoundTable): FlowNote {
  const { key } = entityOf(name);
  const given = foreignKeys[0] ? entityOf(foreignKeys[0].table).key : undefined;
  return {
    does: `adds {a ${key}}`,
    words: key.replaceAll('_', ' '),
    by: 'person',
    makes: key,
    ...(given && given !== key ? { given } : {}),
    monthly: 2,
    unless: given
      ? `the {${given}} is not there, or takes no more {${plural(key)}}`
      : `the same {${key}} is there already`,
  };
}
