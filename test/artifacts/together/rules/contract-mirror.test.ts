import { expect, test } from 'vitest';
import { contractEnum } from '../../../../src/artifacts/together/rules/contract-enum.ts';
import { contractMirror } from '../../../../src/artifacts/together/rules/contract-mirror.ts';
import { contractNullable } from '../../../../src/artifacts/together/rules/contract-nullable.ts';
import { contractType } from '../../../../src/artifacts/together/rules/contract-type.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const API = `type Singer { id: ID! fullName: String! voice: Voice! joinedOn: String! leftOn: String }
enum Voice { SOPRANO ALTO TENOR BASS }
type Query { singer(id: ID!): Singer }`;
const TS = `type Voice = 'SOPRANO' | 'ALTO' | 'TENOR' | 'BASS';
interface Singer {
  id: string;
  fullName: string;
  voice: Voice;
  joinedOn: string;
  leftOn: string | null;
}`;
const mirror = (text: string) => findIn([contractMirror], documentOf(['graphql', API], ['ts', text]));

test.each([
  TS,
  TS.replace('leftOn: string | null', 'leftOn?: string'),
  TS.replace('Singer', 'SingerCard').replace('joinedOn', 'since'),
  TS.replace('  joinedOn: string;\n  leftOn: string | null;\n', ''),
  TS.replace('joinedOn: string;', 'age: number;\n  badge: string;\n  mood: string;\n'),
])('the same, a part of it, and another thing: %#', async (text) => {
  expect(await mirror(text)).toEqual([]);
});

test.each([
  ['joinedOn', 'memberSince', 'Singer.memberSince', 'memberSince: string;'],
  ['string | null', 'string', 'Singer.leftOn is never null', 'leftOn: string;'],
  ['joinedOn: string', 'joinedOn: string | null', 'Singer.joinedOn may be null', 'joinedOn: string | null;'],
])('a field that differs: %s', async (from, to, said, at) => {
  const [finding, ...more] = await mirror(TS.replace(from, to));
  expect(more).toEqual([]);
  expect(finding?.message).toContain(said);
  expect(finding?.at).toBe(at);
});

test('values that differ', async () => {
  const found = await mirror(TS.replace(" | 'BASS'", " | 'BARITONE'"));
  expect(found.map(({ message }) => message)).toContainEqual(expect.stringContaining('has BARITONE and lacks BASS'));
});

const DDL = `CREATE TYPE boat_kind AS ENUM ('canoe', 'kayak');
CREATE TABLE boats (id bigint PRIMARY KEY, name text NOT NULL, kind boat_kind NOT NULL, seats smallint NOT NULL,
  price numeric NOT NULL, free boolean NOT NULL, retired_at timestamptz);`;
const BOAT = `interface Boat { id: number; name: string; kind: 'canoe' | 'kayak'; seats: number; price: string; free: boolean; retiredAt: Date | null }`;
const rules = [contractEnum, contractNullable, contractType];
const beside = (text: string) => findIn(rules, documentOf(['sql', DDL], ['ts', text]));

test.each([
  BOAT,
  BOAT.replace('price: string', 'price: number'),
  BOAT.replace('Date | null', 'string | null'),
  BOAT.replace('retiredAt: Date | null', 'retiredAt?: string'),
  BOAT.replace('interface Boat', 'interface Harbour').replace('name: string', 'name: string | null'),
])('a type of a program that a table can keep: %#', async (text) => {
  expect(await beside(text)).toEqual([]);
});

test.each([
  ["'kayak'", "'raft'", 'allows raft'],
  ['Date | null', 'Date', 'required and never null'],
  ['name: string', 'name: string | null', 'may be null'],
  ['free: boolean', 'free: number', 'is number in the contract'],
])('one that it cannot: %s', async (from, to, said) => {
  const found = await beside(BOAT.replace(from, to));
  expect(found.map(({ message }) => message)).toContainEqual(expect.stringContaining(said));
});

test('a Float of GraphQL is the way of whole numbers beyond 32 bits', async () => {
  const sql =
    'CREATE TABLE files (id uuid PRIMARY KEY, name text NOT NULL, size bigint NOT NULL, pages integer NOT NULL);';
  const type = (of: string) => `type File { id: ID! name: String! size: Float! pages: ${of}! }`;
  const found = (of: string) => findIn([contractType], documentOf(['sql', sql], ['graphql', type(of)]));
  expect(await found('Int')).toEqual([]);
  expect(await found('Float')).toHaveLength(1);
});
