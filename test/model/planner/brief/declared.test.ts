import { describe, expect, it } from 'vitest';
import { declared } from '../../../../src/model/planner/brief/grammar/declared.ts';
import { tablesIn, withoutCode } from '../../../../src/model/planner/brief/grammar/without-code.ts';
import { readBrief } from '../../../../src/model/planner/brief/reading.ts';
import { tokens } from '../../../../src/model/planner/brief/tokens.ts';
import { request, textOf } from '../support/planning.ts';

function named(text: string): string[] {
  const found = tokens(text);
  return [...declared(found)].map((at) => found[at]?.word ?? '');
}

const thingsOf = (brief: string) =>
  readBrief(brief, [])
    .nouns.filter(({ many }) => many)
    .map(({ phrase }) => phrase);

describe('tables that a brief names', () => {
  it.each([
    ['our app (tables: rooms, slots, bookings) is slow', ['rooms', 'slots', 'bookings']],
    ['collections plays 800M docs, works, stations and statements', ['plays', 'works', 'stations', 'statements']],
    ['There are tables cremations, deceased, urns.', ['cremations', 'deceased', 'urns']],
    ['Die Tabellen auftraege (410.000 Zeilen) und materialien gibt es schon', ['auftraege', 'materialien']],
    ['Table readings in Postgres', ['readings']],
  ])('%s', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  it.each(['a restaurant with tables, chairs and rooms', 'guests book tables in the garden', 'the claims table locks'])(
    'are none where tables are furniture: %s',
    (text) => {
      expect(named(text)).toEqual([]);
    },
  );

  it('count as things whatever other lists say of the word', () => {
    expect(thingsOf('data sits in MongoDB (collections plays 800M docs, works, stations)')).toEqual(
      expect.arrayContaining(['play', 'work', 'station']),
    );
  });
});

const QUERY = `This takes 14 seconds:

SELECT u.id, d.last_name
FROM blood_units u
JOIN donors d ON d.id = u.donor_id
WHERE date(u.expires_at) >= current_date;

What can we do?`;

const SCHEMA = `Review our schema please.
create table angler (id serial primary key, email text);
create table licence (id serial primary key, angler_id int, price float);
It sells 500 licences a day.`;

describe('SQL in a brief', () => {
  it('gives its tables, and no nouns', () => {
    const things = thingsOf(QUERY);
    expect(things).toEqual(expect.arrayContaining(['blood unit', 'donor']));
    for (const word of ['expire', 'join donor', 'current', 'select']) expect(things).not.toContain(word);
  });

  it('is left alone where it is a sentence', () => {
    const plain = 'Users select items from a list and update them with a click; guests delete theirs.';
    expect(withoutCode(plain)).toBe(plain);
  });

  it('goes, and the words around it stay', () => {
    expect(withoutCode(QUERY)).toContain('This takes 14 seconds');
    expect(withoutCode(QUERY)).toContain('What can we do?');
    expect(withoutCode(QUERY)).not.toContain('SELECT');
  });

  it('does not take long over a text that never closes', () => {
    const started = process.cpuUsage();
    withoutCode(`${'create table a ('.repeat(400)}${'\nselect from '.repeat(400)}`);
    expect(process.cpuUsage(started).user).toBeLessThan(1_000_000);
  });

  it('is a schema to build on where it makes tables', async () => {
    expect(tablesIn(SCHEMA)).toMatch(/create table angler[\s\S]*create table licence/);
    expect(tablesIn('no tables here')).toBe('');
    const report = await textOf(request(SCHEMA));
    expect(report).toContain('`the brief:1`: table `angler`');
    expect(report).not.toMatch(/CREATE TABLE anglers/);
  });
});
