import { describe, expect, test } from 'vitest';
import { hotNever } from '../../../../src/artifacts/together/rules/hot-never.ts';
import { findIn } from '../../../support/design-of.ts';

const DDL = `\`\`\`sql
CREATE TABLE kiln (kiln_id bigint PRIMARY KEY, maker text NOT NULL, plate text NOT NULL, bought_on date NOT NULL);
CREATE TABLE firing (
  firing_id bigint PRIMARY KEY,
  kiln_id bigint NOT NULL REFERENCES kiln,
  lit_at timestamptz NOT NULL,
  logged_at timestamptz NOT NULL
);
CREATE INDEX kiln_maker ON kiln (maker);
CREATE UNIQUE INDEX kiln_plate ON kiln (plate);
CREATE INDEX firing_of_kiln ON firing (kiln_id, logged_at);
\`\`\`
`;
const found = async (words: string) => (await findIn([hotNever], `${DDL}\n${words}\n`)).map(({ beside }) => beside[0]);

describe('a column that the text says nobody searches by', () => {
  test.each([
    ['Not supported: search by maker.'],
    ['We never search by `maker`.'],
    ['There is no read by `kiln.maker`.'],
    ['`maker` stands on the label; nothing filters on it.'],
    ['`maker` is displayed and never filtered by.'],
  ])('is indexed: %s', async (words) =>
    expect(await found(words)).toEqual(['CREATE INDEX kiln_maker ON kiln (maker);']),
  );

  test('may stand behind another in an index, where nobody speaks of it', async () =>
    expect(await found('`logged_at` is for late loggers. Nothing in production filters on it.')).toHaveLength(1));

  test.each([
    ['We search by `maker`.'],
    ['We never search by `maker` alone.'],
    ['Customers never search by `maker`, the workshop does.'],
    ['Nobody searches by `bought_on`.'],
    ['`plate` is never searched by: it only has to be unique.'],
    ['No firing is read by `kiln_id`.'],
    ['Nothing filters on `logged_at`.\n\nA firing is shown with its fellows in the order of `logged_at`.'],
    ['Ids are in order of time (no need for ORDER BY logged_at).'],
  ])('is silent: %s', async (words) => expect(await found(words)).toEqual([]));
});
