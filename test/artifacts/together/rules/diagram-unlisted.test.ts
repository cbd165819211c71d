import { describe, expect, test } from 'vitest';
import { diagramStrangers } from '../../../../src/artifacts/together/rules/diagram-strangers.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const LISTS: [string, string][] = [
  ['a table', '| Component | Task |\n|---|---|\n| `berth-api` | HTTP |\n| `tide-reader` | levels |\n'],
  ['items', 'The components are:\n\n- `berth-api`: HTTP\n- `tide-reader`: levels\n'],
  ['a heading over items', '## Services\n\n- **`berth-api`** serves HTTP\n- `tide-reader` reads levels\n'],
];
const drawing = (name: string): [string, string] => [
  'mermaid',
  `sequenceDiagram\n  participant N as ${name}\n  participant D as PostgreSQL\n  N->>D: read levels`,
];
const OTHER: [string, string] = [
  'mermaid',
  'sequenceDiagram\n  participant A as berth-api\n  participant D as PostgreSQL\n  A->>D: lock a berth',
];
const doc = (list: string, name: string, rest = ''): string =>
  `${list}\nAll is kept in PostgreSQL. ${rest}\n${documentOf(OTHER, drawing(name))}`;

describe('a machine of a small diagram that the design does not list', () => {
  test.each(LISTS)('%s', async (_, list) => {
    expect(await findIn([diagramStrangers], doc(list, 'level-poller'))).toMatchObject([
      { at: 'participant N as level-poller', message: expect.stringContaining('none of the 2 components') },
    ]);
    expect(await findIn([diagramStrangers], doc(list, 'tide-reader'))).toEqual([]);
  });

  test.each([
    ['said elsewhere', doc(LISTS[0]?.[1] ?? '', 'level-poller', 'The level poller runs each minute.')],
    ['no list', doc('', 'level-poller')],
    ['a list of one', doc('| Component | Task |\n|---|---|\n| `berth-api` | HTTP |\n', 'level-poller')],
    [
      'a list that has none of those drawn',
      doc('| Component | Task |\n|---|---|\n| `a-b` | x |\n| `c-d` | y |\n', 'level-poller'),
    ],
    ['not called as machines are', doc(LISTS[0]?.[1] ?? '', 'Level poller')],
  ])('silent: %s', async (_, text) => {
    expect(await findIn([diagramStrangers], text)).toEqual([]);
  });
});
