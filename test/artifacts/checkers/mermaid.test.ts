import { describe, expect, it } from 'vitest';
import { mermaid } from '../../../src/artifacts/checkers/mermaid.ts';
import { checkText, verdict } from './check-text.ts';

const VALID = [
  'flowchart TD\n  A[x] --> B{y}\n  subgraph one\n    B --> C\n  end',
  'sequenceDiagram\n  participant A\n  A->>+B: hi\n  alt yes\n    B-->>-A: ok\n  else no\n    B->>A: no\n  end',
  'erDiagram\n  A ||--o{ B : has\n  A {\n    uuid id PK\n  }',
  'classDiagram\n  class A {\n    +int x\n  }\n  A <|-- B',
  'stateDiagram-v2\n  [*] --> A\n  state B {\n    C --> D\n  }',
  'gantt\n  title x\n  section a\n  T :a1, 2024-01-01, 3d',
  'pie title x\n  "a" : 3',
  'gitGraph\n  commit\n  branch x',
  'journey\n  title x\n  section a\n  foo: 5: me',
  'C4Context\n  Person(a, "b")\n  System(c, "d (e")',
  'mindmap\n  root((x))\n    a',
  'architecture-beta\n  service db(database)[Database]',
  'timeline\n  title x\n  2002 : y',
  'quadrantChart\n  x-axis a --> b\n  foo: [0.3, 0.2]',
  'xychart-beta\n  x-axis [a, b]\n  bar [1, 2]',
  'requirementDiagram\n  requirement a {\n    id: 1\n    text: foo\n    risk: high\n    verifymethod: test\n  }',
  'block-beta\n  a b',
  'sankey-beta\n  a,b,3',
  'packet-beta\n  0-15: "a"',
  'kanban\n  todo\n    a[x]',
];

describe('the checker of Mermaid', () => {
  it.each(VALID.map((text) => [text.split(/\s/)[0], text]))('reads a %s', async (_, text) => {
    expect(await verdict(mermaid, text)).toEqual(['parsed']);
  });

  it.each([
    ['a node that is not closed', 'flowchart TD\n  A[x] --> B\n  B[y --> C\n  C --> D\n', 'syntax 3'],
    ['an arrow that is none', 'flowchart TD\n  A --> B\n  B -=> C', 'syntax 3'],
    ['an unknown type', 'flowchrt TD\n  A --> B', 'unknown-type 1'],
    ['no type', 'A --> B', 'unknown-type 1'],
    [
      'a block that is not closed',
      'sequenceDiagram\n  A->>B: x\n  alt y\n    B->>A: z\n  A->>B: w',
      'unbalanced-block 5',
    ],
    ['a subgraph that is not closed', 'flowchart TD\nsubgraph a\n  A --> B\nB --> C', 'unbalanced-block 4'],
    ['an end too many', 'flowchart TD\n  A --> B\n  end\n  B --> C', 'unbalanced-block 3'],
    [
      'a class that is not closed',
      'classDiagram\n  class A {\n    +int x\n  class B {\n    +int y\n  }',
      'unbalanced-block 4',
    ],
    ['a message without a colon', 'sequenceDiagram\n  A->>B x\n  B->>A: y', 'syntax 2'],
    [
      'a message whose colon is in its text',
      'sequenceDiagram\n  participant A\n  participant B\n  A->>B GET a:b\n',
      'syntax 4',
    ],
    [
      'who was not active',
      'sequenceDiagram\n  activate A\n  A->>B: x\n  deactivate A\n  B->>A: y\n  deactivate A',
      'activation 6',
    ],
    ['a relation without a label', 'erDiagram\n  A ||--o{ B\n  C ||--|| D : has', 'syntax 2'],
    ['a cardinality that is none', 'erDiagram\n  A ||--o{ B : has\n  A |--o{ C : has', 'syntax 3'],
    ['a slice without a colon', 'pie\n  "a" : 3\n  "b" 4', 'syntax 3'],
    ['a call that is not closed', 'C4Context\n  Person(a, "b"\n  System(c, "d")', 'syntax 2'],
    ['a state that is neither start nor end', 'stateDiagram-v2\n  [* --> A', 'syntax 2'],
    ['a quote that is not closed', 'flowchart TD\n  A["x] --> B\n  B --> C["y"]', 'syntax 2'],
    [
      'a block whose first word is misspelt',
      'sequenceDiagram\n  A->>B: x\n  lop often\n    B->>A: y\n    A->>B: z\n    B->>A: v\n  end\n  A->>B: w',
      'unbalanced-block 3',
    ],
    [
      'an entity without its brace',
      'erDiagram\n  A {\n    uuid id\n  }\n  B\n    uuid id\n    text a\n    text b\n    text c\n  }',
      'unbalanced-block 5',
    ],
    [
      'a block that was put in',
      'sequenceDiagram\n  opt often\n    A->>B: x\n    alt y\n    B->>A: z\n    A->>B: v\n    B->>A: w\n    A->>B: u\n  end\n  A->>B: w',
      'unbalanced-block 4',
    ],
    [
      'a key that is none, over the ends of lines',
      'erDiagram\n  A {\n    uuid id KEY\n    text a\n    text b\n    text c\n    text d\n  }',
      'syntax 3',
    ],
    [
      'a method that is not opened',
      'classDiagram\n  class A {\n    +a()\n    +b) void\n    +c()\n  }\n  A --> B',
      'syntax 4',
    ],
    ['a branch that is not there', 'gitGraph\n  commit\n  commit\n  checkout next\n  commit', 'syntax 4'],
    ['a branch that is there', 'gitGraph\n  commit\n  branch a\n  commit\n  commit\n  branch a\n  commit', 'syntax 6'],
    ['a slice below nothing', 'pie\n  "a" : 3\n  "b" : 4\n  "c" : -4\n  "d" : 1', 'syntax 4'],
    [
      'an edge to no service',
      'architecture-beta\n  service a(disk)[A]\n  service b(disk)[B]\n  a:R -- L:b\n  a:T -- B:c',
      'syntax 5',
    ],
    ['a style of no edge', 'flowchart TD\n  A --> B\n  B --> C\n  linkStyle 9 stroke:#f00\n  C --> D', 'syntax 4'],
    ['front matter that is no YAML', '---\ntitle: [x\n---\nflowchart TD\n  A --> B', 'front-matter 2'],
  ])('finds %s', async (_, text, found) => {
    expect(await verdict(mermaid, text)).toEqual([`error mermaid/${found}`]);
  });

  it('counts front matter, directives, comments and blank lines', async () => {
    const head =
      '---\ntitle: x\n---\n\n%%{init: {\n  "theme": "dark"\n}}%%\nflowchart TD\n  %% a comment\n\n  A --> B\n';
    expect(await verdict(mermaid, head)).toEqual(['parsed']);
    expect(await verdict(mermaid, `${head}  %% more\n  B -=> C`)).toEqual(['error mermaid/syntax 13']);
  });

  it('says it in a sentence that a person can act on', async () => {
    const said = async (text: string) => (await checkText(mermaid, text)).findings[0]?.message;
    expect(await said('flowchart TD\n  A[GET /x/{id}] --> B')).toBe(
      'Mermaid cannot read `A[GET /x/{id}] --> B`: text that holds `{` must stand in double quotes.',
    );
    expect(await said('sequenceDiagram\n  A->>B: one; two')).toMatch(/a `;` ends the line/);
    expect(await said('squenceDiagram\n  A->>B: x')).toMatch(/Did you mean `sequenceDiagram`\?$/);
    const long = await said(`flowchart TD\n  ${'A'.repeat(5000)}[ --> B`);
    expect(long?.length).toBeLessThan(200);
  });

  it('lets no diagram leak into another', async () => {
    const broken = 'sequenceDiagram\n  activate A\n  A->>B: x\n  alt';
    const fine = 'sequenceDiagram\n  A->>B: x';
    const artifacts = [broken, fine, broken, fine].map((text, index) => ({
      ...{ index, kind: 'mermaid', text, line: 1, firstLine: 1, fragment: false, unclosed: false },
    })) as Parameters<typeof mermaid.check>[0];
    const checked = await mermaid.check(artifacts, { signal: new AbortController().signal });
    expect(checked.map(({ findings }) => findings.length)).toEqual([1, 0, 1, 0]);
  });

  it.each([
    ['what is too long', `flowchart TD\n${'  A --> B\n'.repeat(6000)}`],
    ['nothing', '%% only a comment'],
    ['a plug-in', 'zenuml\n  A.get()'],
  ])('leaves %s alone', async (_, text) => {
    expect(await verdict(mermaid, text)).toEqual(['not checked']);
  });

  it('stops when it is told to', async () => {
    const stopped = AbortSignal.abort();
    const artifact = {
      index: 0,
      kind: 'mermaid',
      text: 'pie',
      line: 1,
      firstLine: 1,
      fragment: false,
      unclosed: false,
    } as const;
    expect(await mermaid.check([artifact], { signal: stopped })).toMatchObject([{ proof: 'not checked' }]);
  });
});
