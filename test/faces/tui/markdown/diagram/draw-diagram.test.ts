import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawDiagram } from '../../../../../src/faces/tui/markdown/diagram/draw-diagram.ts';
import { sanitize } from '../../../../../src/text/sanitize.ts';
import { widthOf } from '../../../../../src/text/width.ts';
import { lines } from '../readable.ts';

const drawn = (source: string, columns = 76): string => `\n${drawDiagram(lines(source), columns)?.join('\n')}\n`;

const LENDING = `
  sequenceDiagram
    autonumber
    actor M as Member
    participant A as API
    participant D as Database
    M->>+A: POST /holds
    alt a copy is free
      A->>D: SELECT … FOR UPDATE
      D-->>-A: one row
      loop three times
        A-)A: send the notice
      end
    else all are lent
      A--xM: 409 Conflict
    end
    Note over A,D: one transaction
    A-->>M: 201 Created
`;

describe('a flowchart', () => {
  it('runs to the right where it was said and fits, and down where it does not', () => {
    const source = 'flowchart LR\n  c[Client] --> a{{API}}\n  a -->|writes| d[(Orders)]\n  a -.-> q>Queue]\n  q ==> d';
    expect(drawn(source)).toMatchInlineSnapshot(`
      "
                    ◇─────◇     ┌───────┐
      ┌────────┐    │     ├┄┄┄┄►│ Queue ├━━┓  ╭────────╮
      │ Client ├───►│ API │     └───────┘  ┗━►│        │
      └────────┘    │     ├──┐                │ Orders │
                    ◇─────◇  └── writes ─────►│        │
                                              ╰────────╯
      "
    `);
    expect(drawn(source, 36)).toMatchInlineSnapshot(`
      "
           ┌────────┐
           │ Client │
           └───┬────┘
               │
               ▼
            ◇─────◇
            │ API │
            ◇─┬─┬─◇
              ┆ │
          ┌┄┄┄┘ └───┐
          ▼         │
      ┌───────┐     │
      │ Queue │   writes
      └───┬───┘     │
          ┃         │
          ┗━━━┓ ┌───┘
              ▼ ▼
           ╭────────╮
           │ Orders │
           ╰────────╯
      "
    `);
  });

  it('names the group of a node on its border', () => {
    expect(drawn('graph TD\n  subgraph core [The core]\n    a --> b\n  end\n  c & a --> d')).toMatchInlineSnapshot(`
      "
         ┌─The core─┐   ┌───┐
         │    a     │   │ c │
         └───┬─┬────┘   └─┬─┘
             │ │          │
             │ └──────┐ ┌─┘
             ▼        ▼ ▼
      ┌─The core─┐   ┌───┐
      │    b     │   │ d │
      └──────────┘   └───┘
      "
    `);
  });

  it.each([
    ['a -- says --> b', 'says'],
    ['a == does ==> b', 'does'],
    ['a -. may .-> b', 'may'],
    ['a -->|"is (not) it"| b', 'is (not) it'],
    ['a --> b[one<br/>two]', 'two'],
    ['a --> b["#quot;q#quot; &lt;5"]', '"q" <5'],
    ['a --> b:::big; c --> a', 'c'],
    ['a["数据库 x"] --> b', '数据库 x'],
    ['a --> a', 'to itself'],
  ])('understands %s', (line, words) => {
    expect(drawn(`flowchart TD\n${line}`)).toContain(words);
  });

  it.each([
    'a --> b[One',
    'a --x b',
    'a ~~~ b',
    'a@{ shape: cyl, label: "Five" } --> b',
    'a --> ',
    'a -> b',
    'subgraph s\n a --> b',
    'subgraph s\n a --> b\nend\nc --> s',
    'a[x] y --> b',
    'end',
  ])('is not drawn where something is not understood: %s', (text) => {
    expect(drawDiagram(`flowchart TD\n${text}`, 200)).toBeUndefined();
  });
});

describe('a sequence', () => {
  it('shows who sends what to whom, in its order, and what it is a part of', () => {
    expect(drawn(LENDING)).toMatchInlineSnapshot(`
      "
          ┌────────┐           ┌─────┐                ┌──────────┐
          │ Member │           │ API │                │ Database │
          └────┬───┘           └──┬──┘                └─────┬────┘
               │  1. POST /holds  │                         │
               ├─────────────────►│                         │
      ┌─ alt a copy is free ──────────────────────────────────────────┐
      │        │                  │ 2. SELECT … FOR UPDATE  │         │
      │        │                  ├────────────────────────►│         │
      │        │                  │       3. one row        │         │
      │        │                  │◄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┤         │
      │ ┌─ loop three times ────────────────────────────────────────┐ │
      │ │      │                  ├─┐ 4. send the notice    │       │ │
      │ │      │                  │<┘                       │       │ │
      │ └───────────────────────────────────────────────────────────┘ │
      ├┄ else all are lent ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┤
      │        │ 5. 409 Conflict  │                         │         │
      │        │x┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┤                         │         │
      └───────────────────────────────────────────────────────────────┘
               │                 ┌───────────────────────────┐
               │                 │ one transaction           │
               │                 └───────────────────────────┘
               │  6. 201 Created  │                         │
               │◄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┤                         │
          ┌────┴───┐           ┌──┴──┐                ┌─────┴────┐
          │ Member │           │ API │                │ Database │
          └────────┘           └─────┘                └──────────┘
      "
    `);
  });

  it('goes on below where the words of a block are too long for its border', () => {
    const words = 'alt the copy is already out or waits on the shelf for somebody else';
    const rows = drawn(`sequenceDiagram\nA->>B: ask\n${words}\nB->>A: no\nend`);
    expect(rows.replace(/[^a-z ]+/gi, ' ').replace(/ +/g, ' ')).toContain(words);
  });

  it('wraps its words where there is less room, and is not drawn where there is too little', () => {
    const rows = drawDiagram(lines(LENDING), 56) ?? [];
    expect(rows.length).toBeGreaterThan(0);
    expect(Math.max(...rows.map(widthOf))).toBeLessThanOrEqual(56);
    expect(drawDiagram(lines(LENDING), 24)).toBeUndefined();
  });

  it.each([
    'A->>B hello',
    'create participant X',
    'else x',
    'end',
    'alt x\nA->>B: y',
    'box Blue',
    'A->>B: ok\nwhat is this',
  ])('is not drawn where something is not understood: %s', (text) => {
    expect(drawDiagram(`sequenceDiagram\n${text}`, 200)).toBeUndefined();
  });
});

describe('entities', () => {
  it('show what they hold, and how many of each belong together', () => {
    const source = `
      erDiagram
        MEMBER ||--o{ LOAN : has
        COPY ||--o{ LOAN : "is lent in"
        MEMBER }o..o| BRANCH : uses
        CATEGORY ||--o{ CATEGORY : "is over"
        MEMBER {
          uuid id PK
          text name "as on the card"
        }
        LOAN {
          uuid copy_id PK, FK
        }
    `;
    expect(drawn(source)).toMatchInlineSnapshot(`
      "
      ┌────────────┐   ┌──────┐                     ┌──────────────┐
      │ MEMBER     │   │ COPY │                     │ CATEGORY     │
      ├────────────┤   └──────┘                     ├──────────────┤
      │ id uuid PK │      1                         │ to itself, 1 │
      │ name text  │      │                         │ to *: is     │
      │ (as on the │      │                         │ over         │
      │ card)      │      │                         └──────────────┘
      └────────────┘      │
          1  *            │
          │  ┆     ┌──────┘
          │  └┄┄┄┄┄┼┄┄┄┄┄┄┄┄┄┐
          │        │         ┆
         has   is lent in   uses
          │        │         ┆
          └───┐    │         ┆
              *    *         ?
        ┌──────────────┐   ┌────────┐
        │ LOAN         │   │ BRANCH │
        ├──────────────┤   └────────┘
        │ copy_id uuid │
        │ PK FK        │
        └──────────────┘
      1 one   ? one or none   + one or more   * any number
      "
    `);
  });

  it('are drawn without what they hold where that does not fit, and say so', () => {
    const wide = ['A', 'B', 'C', 'D'].map(
      (name) => ` ${name} {\n  timestamptz created_at\n }\n ${name} ||--o{ Z : has`,
    );
    const source = `erDiagram\n${wide.join('\n')}`;
    expect(drawn(source, 120)).toContain('created_at timestamptz');
    expect(drawn(source, 48)).not.toContain('created_at');
    expect(drawn(source, 48)).toContain('What each of them holds does not fit here');
  });

  it('are not drawn where an attribute is not understood', () => {
    expect(drawDiagram('erDiagram\n A {\n  uuid\n }', 80)).toBeUndefined();
    expect(drawDiagram('erDiagram\n A {\n  uuid id', 80)).toBeUndefined();
    expect(drawDiagram('erDiagram\n A --> B', 80)).toBeUndefined();
  });
});

describe('states', () => {
  it('show their moves, also back and to themselves', () => {
    const source = `
      stateDiagram-v2
        [*] --> Pending
        Pending --> Held : reserved
        Pending --> Pending : retry
        Held --> Pending : lapsed
        Held --> [*]
    `;
    expect(drawn(source)).toMatchInlineSnapshot(`
      "
           ╭───────╮
           │ start │
           ╰───┬───╯
               │
               ▼
      ╭──────────────────╮
      │ Pending          │
      ├──────────────────┤
      │ to itself: retry │
      ╰───────┬──────────╯
              │ ▲
          ┌───┘ └───┐
          │         │
       reserved   lapsed
          │         │
          └───┐ ┌───┘
              ▼ │
            ╭───┴──╮
            │ Held │
            ╰──┬───╯
               │
               ▼
            ╭─────╮
            │ end │
            ╰─────╯
      "
    `);
  });

  it('are not drawn where a line leads to one that holds others', () => {
    const nested = 'stateDiagram-v2\n state A {\n  [*] --> B\n }';
    expect(drawDiagram(nested, 80)).toBeDefined();
    expect(drawDiagram(`${nested}\n [*] --> A`, 80)).toBeUndefined();
    expect(drawDiagram('stateDiagram-v2\n note right of A : x', 80)).toBeUndefined();
  });
});

describe('classes', () => {
  it('show their members, and how they hang together', () => {
    const source = `
      classDiagram
        class Order {
          <<aggregate>>
          +UUID id
          +place() void
        }
        Order "1" *-- "1..*" Line : holds
        Event <|-- OrderPlaced
        Order ..> Event : raises
    `;
    expect(drawn(source)).toMatchInlineSnapshot(`
      "
                    ┌───────────────┐
                    │ «aggregate»   │
                    │ Order         │
                    ├───────────────┤
                    │ +UUID id      │
                    ├───────────────┤
                    │ +place() void │
                    └────────┬──────┘
                           ◆ ┆
                  ┌────────┘ └┄┄┄┄┄┄┄┐
                  │                  ┆
      holds (Order 1, Line 1..*)   raises
                  │                  ┆
                  │                  ▼
               ┌──┴───┐          ┌───────┐
               │ Line │          │ Event │
               └──────┘          └───────┘
                                     △
                                     │
                              ┌──────┴──────┐
                              │ OrderPlaced │
                              └─────────────┘
      "
    `);
  });
});

describe('any diagram', () => {
  it.each(['gantt\n title x', 'pie\n "a" : 1', 'mindmap\n root', '', 'flowchart', 'erDiagram'])(
    'is not drawn when it is of no known kind, or empty: %s',
    (source) => {
      expect(drawDiagram(source, 80)).toBeUndefined();
    },
  );

  it('holds nothing but cells of the screen, whatever the words in it', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('\x1B[31mred', '&#27;[2J', '\u202Eturned', '#27;]52;c;x', 'x'.repeat(300), '数'.repeat(40)),
    );
    const kinds: readonly ((word: string) => string)[] = [
      (word) => `flowchart LR\n a["${word}"] -->|"${word}"| b`,
      (word) => `sequenceDiagram\n A->>B: ${word}\n Note over A: ${word}`,
      (word) => `erDiagram\n A ||--o{ B : "${word}"`,
      (word) => `stateDiagram-v2\n A --> B : ${word}`,
      (word) => `classDiagram\n A --> B : ${word}`,
    ];
    fc.assert(
      fc.property(fc.constantFrom(...kinds), words, fc.integer({ min: 4, max: 90 }), (kind, word, columns) => {
        for (const row of drawDiagram(kind(word), columns) ?? []) {
          expect(widthOf(row)).toBeLessThanOrEqual(columns);
          expect(sanitize(row)).toBe(row);
        }
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});
