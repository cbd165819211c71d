import { describe, expect, it } from 'vitest';
import { diagramStrangers } from '../../../../src/artifacts/together/rules/diagram-strangers.ts';
import { proseEndpoints } from '../../../../src/artifacts/together/rules/prose-endpoints.ts';
import { proseIdentifiers } from '../../../../src/artifacts/together/rules/prose-identifiers.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const GRAPHQL = `
type Query { crateByCode(code: ID!): Crate  lateCrates: [Crate!]! }
type Mutation { loadCrate(id: ID!): Crate!  unloadCrate(id: ID!): Crate! }
type Crate { id: ID! }`;
const PROTO = `
syntax = "proto3";
service CraneControl { rpc Hoist (Move) returns (Done); rpc LowerLoad (Move) returns (Done); }
message Move { string crate_id = 1; int32 max_seconds = 2; }
message Done { bool was_moved = 1; }`;
const SQL = 'CREATE TABLE crate (id bigint PRIMARY KEY, dock_id bigint NOT NULL, loaded_at timestamptz);';

const roles = (operation: string) =>
  `${documentOf(['graphql', GRAPHQL])}\n## Roles\n\n| Operations | Role |\n|---|---|\n| \`crateByCode\`, \`lateCrates\` | clerk |\n| \`loadCrate\`, \`${operation}\` | docker |\n`;

describe('a name that is the odd one out', () => {
  it('stands among operations in a column of a table', async () => {
    const [found, ...more] = await findIn([proseIdentifiers], roles('shiftCrate'));
    expect(found?.message).toMatch('`shiftCrate` stands among operations');
    expect(more).toEqual([]);
    expect(await findIn([proseIdentifiers], roles('unloadCrate'))).toEqual([]);
  });

  const text = (last: string) =>
    `${documentOf(['sql', SQL], ['proto', PROTO])}\n## Failure\n\nA crate has a \`dock_id\` and a \`loaded_at\`. The crane is told its \`crate_id\` and answers \`was_moved\`.\n\n${last}\n`;

  it('is the only one of the text that no artifact has', async () => {
    const [found] = await findIn([proseIdentifiers], text('A hoist is given up after `patience_ms`.'));
    expect(found).toMatchObject({ rule: 'together/prose-name', at: 'A hoist is given up after `patience_ms`.' });
  });

  it('is so also beside codes of errors', async () => {
    const codes = '| Status | Code |\n|---|---|\n| 409 | `rope_missing`, `hook_taken` |\n| 422 | `load_unknown` |\n\n';
    const found = await findIn([proseIdentifiers], text(`${codes}Crates go 90 days after \`emptied_at\`.`));
    expect(found.map(({ message }) => message.slice(0, 13))).toEqual(['`emptied_at` ']);
    expect(await findIn([proseIdentifiers], text(`${codes}Readers see with \`read_committed\` what is done.`))).toEqual(
      [],
    );
  });

  it('is silent on what stands elsewhere, on settings and measures, and on what is not so', async () => {
    expect(await findIn([proseIdentifiers], text('A hoist is given up after `max_seconds`.'))).toEqual([]);
    expect(await findIn([proseIdentifiers], text('The setting `patience_ms` is read at the start.'))).toEqual([]);
    expect(await findIn([proseIdentifiers], text('There is no `patience_ms` any more.'))).toEqual([]);
    expect(await findIn([proseIdentifiers], text('`patience_ms` is long; once more `patience_ms`.'))).toEqual([]);
  });

  it('is silent where several are of no artifact', async () => {
    const several = text('A hoist is given up after `patience_ms`, and the mast looks at `wind_knots`.');
    expect(await findIn([proseIdentifiers], several)).toEqual([]);
  });
});

describe('an operation that the text calls', () => {
  const calling = (words: string) => `${documentOf(['proto', PROTO], ['graphql', GRAPHQL])}\n${words}\n`;

  it('has to be in the contract', async () => {
    const [rpc] = await findIn([proseEndpoints], calling('The planner calls `SwingBoom` on Crane Control.'));
    expect(rpc?.message).toMatch('`SwingBoom` is called here');
    const [mutation] = await findIn([proseEndpoints], calling('Clerks use the mutation `tagCrate` for it.'));
    expect(mutation?.message).toMatch('`tagCrate` is called here');
  });

  it('is silent on what is there, on asides, and on what is outside', async () => {
    for (const words of [
      'The planner calls `LowerLoad` on Crane Control.',
      'Clerks use the mutation `loadCrate` for it.',
      'Instead of calling `SwingBoom`, the planner waits.',
      'The planner calls `SendMessage` of Twilio.',
    ])
      expect(await findIn([proseEndpoints], calling(words))).toEqual([]);
  });
});

describe('a stranger in a diagram', () => {
  const flow = (store: string) =>
    `${documentOf(['mermaid', `flowchart LR\n  web[Harbour Web] --> api[crane-api]\n  api --> mast[Wind Mast]\n  api --> pg[(PostgreSQL)]\n  mast --> s${store}`])}\nThe Harbour Web calls \`crane-api\`, which keeps crates in PostgreSQL. The Wind Mast measures; its files go to Garage.\n`;

  it('is the one store that nothing else names', async () => {
    const [found, ...more] = await findIn([diagramStrangers], flow('[(InfluxDB)]'));
    expect(found).toMatchObject({ rule: 'together/diagram-participant', at: 'mast --> s[(InfluxDB)]' });
    expect(more).toEqual([]);
    expect(await findIn([diagramStrangers], flow('[(Garage)]'))).toEqual([]);
    expect(await findIn([diagramStrangers], flow('[Any step of it]'))).toEqual([]);
  });

  const sequence = (name: string) =>
    `${documentOf(['mermaid', `sequenceDiagram\n  participant W as Harbour Web\n  participant A as crane-api\n  participant M as Wind Mast\n  participant C as ${name}\n  W->>A: hoist\n  A->>C: check\n  A->>M: read`])}\nThe Harbour Web calls \`crane-api\`. The Wind Mast is read by the load planner, and loads are in conflict when they cross.\n`;

  it('is the one machine, by its whole name, that nothing else names', async () => {
    const [found] = await findIn([diagramStrangers], sequence('conflict-finder'));
    expect(found?.at).toBe('participant C as conflict-finder');
    expect(await findIn([diagramStrangers], sequence('load-planner'))).toEqual([]);
    expect(await findIn([diagramStrangers], sequence('Somebody'))).toEqual([]);
  });
});
