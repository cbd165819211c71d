import { describe, expect, test } from 'vitest';
import { hotIndexNamed } from '../../../../src/artifacts/together/rules/hot-index-named.ts';
import { hotKeyTold } from '../../../../src/artifacts/together/rules/hot-key-told.ts';
import { hotLookup } from '../../../../src/artifacts/together/rules/hot-lookup.ts';
import { hotTold } from '../../../../src/artifacts/together/rules/hot-told.ts';
import { findIn } from '../../../support/design-of.ts';

const ddl = (index: string) => `\`\`\`sql
CREATE TABLE potter (potter_id bigint PRIMARY KEY, card_uid text);
CREATE TABLE firing (
  firing_id bigint PRIMARY KEY,
  potter_id bigint NOT NULL REFERENCES potter,
  state text NOT NULL CHECK (state IN ('queued', 'lit', 'cold')),
  lit_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL
);
CREATE INDEX firing_x ON firing ${index};
CREATE INDEX firing_due ON firing (due_at);
\`\`\`
`;
const found = async (index: string, words: string) =>
  (await findIn([hotTold, hotKeyTold, hotLookup, hotIndexNamed], `${ddl(index)}\n${words}\n`)).map(({ rule }) =>
    rule.replace('together/', ''),
  );
const CODE = '```ts\n/** Firings, newest first.  idx: firing_x */\nlist(potterId: string): Promise<Firing[]>;\n```';
const CALL = `\`\`\`yaml
openapi: 3.1.0
info: { title: Kilns, version: "1" }
paths:
  /firings:
    get:
      operationId: listFirings
      description: Firings of a potter. Sorted by litAt.
      parameters:
        - { name: potterId, in: query, required: true, schema: { type: integer } }
      responses:
        "200": { description: firings }
\`\`\`

\`listFirings\` is served by \`firing_x\`, in its order.`;
const DIAGRAM =
  '```mermaid\nsequenceDiagram\n  Relay->>DB: 50 rows, by due_at\n```\n\nThe relay does what the diagram above shows. Reads `firing_x`.';

describe('an index that words name', () => {
  test.each([
    ['(potter_id, lit_at)', '- the last 20 firings of one potter: `firing_x`'],
    ['(potter_id, lit_at)', CODE],
    ['(potter_id, lit_at)', CALL],
    ['(due_at)', DIAGRAM],
    ['(potter_id)', '- firings of a potter in any state: `firing_x`'],
    ["(due_at) WHERE state = 'lit'", '- puts lit firings back to `queued`, through `firing_x`'],
    ['(state, potter_id)', '- firings of a potter in a state: `firing_x`'],
  ])('fits: %s | %s', async (index, words) => expect(await found(index, words)).toEqual([]));

  test.each([
    ['(lit_at, potter_id)', '- the last 20 firings of one potter: `firing_x`'],
    ['(due_at, state)', CODE],
    ['(potter_id, due_at)', CALL],
    ['(lit_at)', DIAGRAM],
    ["(potter_id) WHERE state = 'lit'", '- firings of a potter in any state: `firing_x`'],
    ["(due_at) WHERE state = 'queued'", '- puts lit firings back to `queued`, through `firing_x`'],
  ])('does not fit: %s | %s', async (index, words) => expect(await found(index, words)).toEqual(['hot-told']));
});

describe('what is said without a name', () => {
  test.each([
    ['(potter_id)', 'All firings of a potter. Uses the index on the potter.', []],
    ['(state)', 'All firings of a potter. Uses the index on the potter.', ['hot-lookup']],
    ['(state)', 'Opening a page makes two index reads:\n\n- the firings of this potter', ['hot-lookup']],
    ['(state)', 'Opening a page makes two calls:\n\n- the firings of this potter', []],
    ['(state)', 'card → potter: `potter.card_uid`, unique.', ['hot-key-told']],
    ['(state)', 'card → potter: `potter.potter_id`, unique.', []],
  ])('%s: %s', async (index, words, rules) => expect(await found(index, words)).toEqual(rules));

  test.each([
    ['Firings are read by `firing_x`, those of a day via `firing_lit`.', ['hot-index-named']],
    ['Firings are read by `firing_x`. The event `firing_lit` is published.', []],
    ['Firings are read by `firing_x`. The old tool had a `firing_lit_idx`.', []],
  ])('a name beside one of the schema: %s', async (words, rules) =>
    expect(await found('(state)', words)).toEqual(rules),
  );
});
