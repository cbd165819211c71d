import { describe, expect, it } from 'vitest';
import { extract } from '../../../../src/artifacts/extract.ts';
import type { Diagram } from '../../../../src/artifacts/together/design.ts';
import { gatherDiagrams } from '../../../../src/artifacts/together/diagrams/gather-diagrams.ts';
import type { Finding } from '../../../../src/session/finding.ts';

const ERROR: Finding = { level: 'error', rule: 'mermaid/syntax', message: 'broken', line: 3 };

function read(text: string, findings: Finding[] = []): Diagram | undefined {
  const { artifacts } = extract(`# Design\n\n\`\`\`mermaid\n${text}\n\`\`\`\n`);
  return gatherDiagrams(artifacts.map((artifact) => ({ artifact, proof: 'parsed', findings })))[0];
}

function only<K extends Diagram['kind']>(kind: K, text: string): Diagram & { kind: K } {
  const diagram = read(text);
  if (diagram?.kind !== kind) throw new Error(`read as ${diagram?.kind}`);
  return diagram as Diagram & { kind: K };
}

describe('diagrams', () => {
  it('are not read where Mermaid could not, and where they are of a kind that says nothing here', () => {
    expect(read('erDiagram\n  A ||--o{ B : has', [ERROR])).toBeUndefined();
    expect(read('pie title Pets\n  "Dogs" : 3')).toBeUndefined();
  });

  it('begin after comments, directives and front matter', () => {
    const text = '---\ntitle: X\n---\n%%{init: {"theme": "dark"}}%%\n%% a note\nsequenceDiagram\n  A->>B: hello';
    expect(only('sequence', text).messages).toEqual([{ from: 'A', to: 'B', text: 'hello', reply: false, line: 10 }]);
  });
});

describe('an entity-relationship diagram', () => {
  it.each([
    ['A ||--o{ B : has', 'one', 'zero-or-more'],
    ['A |o..|| B : has', 'zero-or-one', 'one'],
    ['A }|--|{ B : has', 'one-or-more', 'one-or-more'],
    ['A }o--o| B', 'zero-or-more', 'zero-or-one'],
    ['A only one to zero or more B : has', 'one', 'zero-or-more'],
    ['A many(1) optionally to 0+ B : has', 'one-or-more', 'zero-or-more'],
  ])('%s', (line, fromEnd, toEnd) => {
    expect(only('er', `erDiagram\n  ${line}`).relations).toMatchObject([{ from: 'A', to: 'B', fromEnd, toEnd }]);
  });

  it('has attributes with types, keys and comments, and entities with aliases', () => {
    const { entities, relations } = only(
      'er',
      'erDiagram\n  p[Person] {\n    uuid id PK\n    decimal(10,2) total "of all"\n    uuid org_id FK, UK\n    text[] tags\n  }\n  p }o--|| "Big Org" : "works for"',
    );
    expect(entities.map(({ name }) => name)).toEqual(['Person', 'Big Org']);
    expect(entities[0]?.attributes).toEqual([
      { type: 'uuid', name: 'id', keys: ['PK'], line: 6 },
      { type: 'decimal(10,2)', name: 'total', keys: [], note: 'of all', line: 7 },
      { type: 'uuid', name: 'org_id', keys: ['FK', 'UK'], line: 8 },
      { type: 'text[]', name: 'tags', keys: [], line: 9 },
    ]);
    expect(relations).toMatchObject([{ from: 'Person', to: 'Big Org', label: 'works for' }]);
  });
});

describe('a sequence diagram', () => {
  it.each(['->>', '->', '-x', '-)', '<<->>'])('%s is a message', (arrow) => {
    expect(only('sequence', `sequenceDiagram\n  A${arrow}+B: go`).messages).toMatchObject([{ to: 'B', reply: false }]);
  });

  it.each(['-->>', '-->', '--x', '--)'])('%s is a reply', (arrow) => {
    expect(only('sequence', `sequenceDiagram\n  A${arrow}-B: go`).messages).toMatchObject([{ to: 'B', reply: true }]);
  });

  it('tells declared participants, actors and those that only speak apart, and leaves notes and frames out', () => {
    const { participants, messages } = only(
      'sequence',
      [
        'sequenceDiagram',
        '  autonumber',
        '  actor U as Some user',
        '  box Ours',
        '  participant order-api as Order API<br/>v2',
        '  end',
        '  create participant W',
        '  alt all well',
        '    U->>order-api: POST /orders; again',
        '    Note over U,W: nothing: here',
        '  else',
        '    order-api-->>U: 409 Conflict',
        '  end',
        '  W->>Late: hi',
      ].join('\n'),
    );
    expect(participants.map(({ id, label, isActor, declared }) => [id, label, isActor, declared])).toEqual([
      ['U', 'Some user', true, true],
      ['order-api', 'Order API v2', false, true],
      ['W', 'W', false, true],
      ['Late', 'Late', false, false],
    ]);
    expect(messages.map(({ text }) => text)).toEqual(['POST /orders; again', '409 Conflict', 'hi']);
  });
});

describe('a flowchart', () => {
  it('has nodes with shapes and groups, chained and joined edges, and labels in both forms', () => {
    const { nodes, edges } = only(
      'flow',
      [
        'flowchart LR',
        '  subgraph core [The core]',
        '    api[Orders API] -->|writes| db[("Orders, DB")]',
        '  end',
        '  web & app -- calls --> api -.-> q{{Queue}}:::hot; q ==> w([Worker])',
        '  classDef hot fill:#f00',
        '  x@{ shape: cyl, label: "Archive" } --- db',
      ].join('\n'),
    );
    expect(nodes.map(({ id, label, shape, group }) => [id, label, shape, group])).toEqual([
      ['api', 'Orders API', '[]', 'The core'],
      ['db', 'Orders, DB', '[()]', 'The core'],
      ['web', 'web', '', undefined],
      ['app', 'app', '', undefined],
      ['q', 'Queue', '{{}}', undefined],
      ['w', 'Worker', '([])', undefined],
      ['x', 'Archive', '[()]', undefined],
    ]);
    expect(edges.map(({ from, to, label }) => [from, to, label])).toEqual([
      ['api', 'db', 'writes'],
      ['web', 'api', 'calls'],
      ['app', 'api', 'calls'],
      ['api', 'q', undefined],
      ['q', 'w', undefined],
      ['x', 'db', undefined],
    ]);
  });
});

describe('a C4 diagram', () => {
  it('has nodes, boundaries and relations', () => {
    const { nodes, edges } = only(
      'c4',
      'C4Container\n  Person(u, "User")\n  Container_Boundary(c, "Shop") {\n    ContainerDb(db, "Orders, and more", "PostgreSQL")\n  }\n  Rel_D(u, db, "reads", "SQL")\n  UpdateLayoutConfig($c4ShapeInRow="3")',
    );
    expect(nodes.map(({ id, label, shape, group }) => [id, label, shape, group])).toEqual([
      ['u', 'User', 'Person', undefined],
      ['c', 'Shop', 'Container_Boundary', undefined],
      ['db', 'Orders, and more', 'ContainerDb', 'Shop'],
    ]);
    expect(edges).toMatchObject([{ from: 'u', to: 'db', label: 'reads', line: 9 }]);
  });
});

describe('a state diagram', () => {
  it('has states without ends, forks, groups and notes', () => {
    const { states, edges } = only(
      'state',
      [
        'stateDiagram-v2',
        '  [*] --> draft',
        '  draft --> in_review : submit',
        '  state "Paid out" as s3',
        '  in_review --> s3',
        '  state fork <<fork>>',
        '  state Active {',
        '    running --> paused',
        '  }',
        '  note right of draft',
        '    lost --> found',
        '  end note',
        '  s3 --> [*]',
      ].join('\n'),
    );
    expect(states.map(({ name }) => name)).toEqual(['draft', 'in_review', 'Paid out', 'running', 'paused']);
    expect(edges[1]).toEqual({ from: 'draft', to: 'in_review', label: 'submit', line: 6 });
  });
});

describe('a class diagram', () => {
  it('has fields in both notations, no methods, and associations with numbers', () => {
    const { entities, relations } = only(
      'class',
      'classDiagram\n  class Order {\n    +UUID id\n    -total: int\n    +pay() bool\n  }\n  Order : +String note\n  Customer "1" --> "0..*" Order : places\n  Animal <|-- Dog',
    );
    const order = entities.find(({ name }) => name === 'Order');
    expect(order?.attributes.map(({ name, type }) => [name, type])).toEqual([
      ['id', 'UUID'],
      ['total', 'int'],
      ['note', 'String'],
    ]);
    expect(relations).toMatchObject([{ from: 'Customer', to: 'Order', fromEnd: 'one', toEnd: 'zero-or-more' }]);
  });
});
