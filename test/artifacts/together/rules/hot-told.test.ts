import { describe, expect, test } from 'vitest';
import { hotIndexNamed } from '../../../../src/artifacts/together/rules/hot-index-named.ts';
import { hotKeyTold } from '../../../../src/artifacts/together/rules/hot-key-told.ts';
import { hotTold } from '../../../../src/artifacts/together/rules/hot-told.ts';
import { findIn } from '../../../support/design-of.ts';

const DDL = `\`\`\`sql
CREATE TABLE kilns (kiln_id bigint PRIMARY KEY, studio_id bigint NOT NULL, plate_no text NOT NULL, model text NOT NULL);
CREATE TABLE firings (
  firing_id bigint PRIMARY KEY,
  kiln_id bigint NOT NULL REFERENCES kilns,
  potter_id bigint NOT NULL,
  glaze text NOT NULL,
  state text NOT NULL CHECK (state IN ('queued', 'firing', 'cooled')),
  starts_at timestamptz NOT NULL,
  emptied_at timestamptz
);
CREATE TABLE pieces (firing_id bigint, shelf_no int, note text, PRIMARY KEY (firing_id, shelf_no));
CREATE INDEX firings_of_kiln ON firings (kiln_id, starts_at);
CREATE INDEX firings_waiting ON firings (starts_at) WHERE state = 'queued';
CREATE INDEX firings_done ON firings (potter_id) WHERE emptied_at IS NOT NULL;
CREATE INDEX kilns_plate ON kilns (plate_no);
\`\`\`
`;
const rules = [hotTold, hotKeyTold, hotIndexNamed];
const found = async (words: string) =>
  (await findIn(rules, `${DDL}\n## Hot queries\n\n${words}\n`)).map(({ rule }) => rule.replace('together/', ''));

describe('what is said in words that an index finds', () => {
  test.each([
    ['Firings of a kiln in order of their start: `firings_of_kiln`.'],
    ['`firings_of_kiln` serves the calendar of a kiln.'],
    ['The wall display lists queued firings, and uses `firings_waiting`.'],
    ['The plate is scanned at the door. Served by `kilns_plate`.'],
    ['`firings_of_kiln` would be for the list of a potter, later.'],
    ['| Query | Index |\n|---|---|\n| firings of a kiln | `firings_of_kiln` |'],
    ['A potter waits for a kiln; `firings_done` has the emptied ones of a potter.'],
  ])('is silent: %s', async (words) => expect(await found(words)).toEqual([]));

  test.each([
    ['Firings of a potter by glaze: `firings_of_kiln`.'],
    ['`kilns_plate` serves the list of a studio.'],
    ['The wall display lists cooled firings, and uses `firings_waiting`.'],
    ['The shelf screen wants the unemptied firings of a potter, and uses `firings_done`.'],
    ['We open a studio and get all the kilns of this studio. Served by `kilns_plate`.'],
    ['| Query | Index |\n|---|---|\n| kilns of a studio | `kilns_plate` |'],
    ['`kilns_plate` carries the search, and since it leads with the model it also groups.'],
  ])('is found: %s', async (words) => expect(await found(words)).toEqual(['hot-told']));

  test('in the comment above an index', async () => {
    const ddl = DDL.replace('CREATE INDEX kilns_plate', '-- all kilns of a studio\nCREATE INDEX kilns_plate');
    expect(await findIn(rules, ddl)).toMatchObject([{ rule: 'together/hot-told' }]);
  });
});

describe('keys and indexes by their columns', () => {
  test.each([
    ['A kiln is found through the index on `plate_no`.'],
    ['There is an index on `firings (kiln_id, starts_at)`.'],
    ['The primary key of pieces leads with `firing_id`.'],
    ['There is no index on `model`.'],
    ['An index on `glaze` would not help.'],
  ])('is silent: %s', async (words) => expect(await found(words)).toEqual([]));

  test.each([
    ['A kiln is found through the unique index on `plate_no`.'],
    ['There is an index on `firings (glaze, starts_at)`.'],
    ['The primary key leads with `shelf_no`, so a shelf is one range.'],
    ['`kilns.model` is indexed.'],
    ['The primary key of `pieces` (`shelf_no`, `firing_id`) finds a shelf.'],
  ])('is found: %s', async (words) => expect(await found(words)).toEqual(['hot-key-told']));
});

describe('names that only an index can have', () => {
  test.each([
    ['The calendar is served by `firings_of_kiln`.'],
    ['The kiln sends the event `firings_by_potter`.'],
    ['Served by the view `firings_by_potter`.'],
  ])('is silent: %s', async (words) => expect(await found(words)).toEqual([]));

  test.each([
    ['The list of a potter is served by `firings_by_potter`.'],
    ['- calendar → `firings_of_kiln`\n- list of a potter → `firings_by_potter`'],
    ['| Query | Index |\n|---|---|\n| list of a potter | `firings_by_potter` |'],
  ])('is found: %s', async (words) => expect(await found(words)).toEqual(['hot-index-named']));
});
