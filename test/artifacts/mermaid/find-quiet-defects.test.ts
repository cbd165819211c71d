import { describe, expect, it } from 'vitest';
import { findQuietDefects } from '../../../src/artifacts/mermaid/find-quiet-defects.ts';

const found = (text: string): string[] =>
  findQuietDefects(text).map(({ level, rule, line }) => `${level} ${rule.replace('mermaid/', '')} ${line}`);

describe('what Mermaid reads without a word', () => {
  const state = 'stateDiagram-v2\n  [*] --> Idle\n  Idle --> Running : start\n  Running --> Idle';
  const members = (line: string) => `classDiagram\n  class A {\n    ${line}\n  }`;
  const attribute = (line: string) => `erDiagram\n  A {\n    uuid id PK\n    ${line}\n  }`;
  const people = 'sequenceDiagram\n  participant A\n  participant B\n  participant C\n';
  const c4 = 'C4Context\n  Person(user, "User")\n  System(shop, "Shop")\n';
  const plan = (line: string) => `gantt\n  dateFormat YYYY-MM-DD\n  One :a1, 2024-01-01, 3d\n  Two :${line}`;

  it.each([
    ['an arrow that a state diagram has not', `${state}\n  Idle ==> Done`, 'error syntax 5'],
    ['a start that is none', `${state}\n  (*) --> Done`, 'error syntax 5'],
    ['a transition with an arrowhead too many', `${state}\n  Idle -->> Done`, 'error syntax 5'],
    ['a label without its colon', `${state}\n  Idle --> Done at last`, 'error syntax 5'],
    ['a sentence among states', `${state}\n  nothing of this is right`, 'error syntax 5'],
    ['a brace that closes no state', `${state}\n  }`, 'error syntax 5'],
    ['a state that was not opened', 'stateDiagram-v2\n  state A\n    [*] --> B\n  }\n  A --> C', 'error syntax 2'],
    ['a fork that is misspelt', `${state}\n  state split <<frok>>`, 'error syntax 5'],
    ['a fork that is not closed', `${state}\n  state split <<fork>`, 'error syntax 5'],
    ['a note on no state', `${state}\n  note right of Gone : x`, 'error reference 5'],
    ['a direction that is none', `${state}\n  direction XX`, 'error syntax 5'],
    ['a state that is misspelt', `${state}\n  Running --> Idle\n  Runing --> Idle`, 'warning reference 6'],
    ['an annotation that is not closed', members('<<interface>'), 'error syntax 3'],
    ['an annotation that is misspelt', members('<<intreface>>'), 'error syntax 3'],
    ['a method that is not closed', members('+find(id: String'), 'error syntax 3'],
    ['a type parameter that is not closed', members('+List~String names'), 'error syntax 3'],
    ['a relation in a body', members('B <|-- C'), 'error syntax 3'],
    ['a class that extends another', 'classDiagram\n  class A extends B {\n  }', 'error syntax 2'],
    ['a note for no class', 'classDiagram\n  class A\n  note for B "x"', 'error reference 3'],
    ['a word too many in an attribute', attribute('text name NOT NULL'), 'error syntax 4'],
    ['a comma after an attribute', attribute('text name,'), 'error syntax 4'],
    ['a type that is not closed', attribute('varchar(10 name'), 'error syntax 4'],
    ['an attribute that stands twice', attribute('uuid id'), 'warning reference 4'],
    ['a second name of an entity', 'erDiagram\n  table A {\n    uuid id\n  }', 'error syntax 2'],
    [
      'an entity that is misspelt',
      'erDiagram\n  CUSTOMER {\n    uuid id\n  }\n  CUSTMER ||--o{ B : has',
      'warning reference 5',
    ],
    ['a relation to nothing', `${c4}  Rel(user, shp, "uses")`, 'error reference 4'],
    ['a relation without a label', `${c4}  Rel(user, shop)`, 'error syntax 4'],
    ['arguments without a comma', `${c4}  Rel(user, shop "uses")`, 'error syntax 4'],
    ['an alias that is taken', `${c4}  System(shop, "Other")`, 'warning reference 4'],
    ['a task after none', plan('a2, after a9, 2d'), 'error reference 4'],
    ['`after`, misspelt', plan('a2, afer a1, 2d'), 'error syntax 4'],
    ['a day that is none', plan('a2, 2024-13-01, 2d'), 'error syntax 4'],
    ['a duration that is none', plan('a2, after a1, 2 days'), 'error syntax 4'],
    ['a tag that is misspelt', plan('dnoe, a2, after a1, 2d'), 'error syntax 4'],
    ['an end before the start', plan('a2, 2024-02-01, 2024-01-01'), 'error syntax 4'],
    ['an alias without `as`', `${people}  participant D The last\n  A->>D: x`, 'warning reference 5'],
    ['one participant who is not declared', `${people}  A->>B: x\n  B->>X: y`, 'warning reference 6'],
    ['a participant who is misspelt', 'sequenceDiagram\n  participant Orders\n  B->>Ordrs: x', 'warning reference 3'],
    ['an activation without an end', `${people}  A->>+B: x\n  B->>C: y`, 'warning reference 5'],
    ['a color that is none', `${people}  rect (1, 2, 3)\n  A->>B: x\n  end`, 'error syntax 5'],
    ['an edge to nothing', 'flowchart TD\n  A[x] -->\n  B[y] --> C', 'error syntax 2'],
    ['an edge from nothing', 'flowchart TD\n  A[x] --> B\n  --> C', 'error syntax 3'],
    ['an edge that runs on', 'flowchart TD\n  A -- B\n  B --> C', 'error syntax 2'],
    ['an arrow that is torn', 'flowchart TD\n  A -- > B\n  B --> C', 'error syntax 2'],
    ['a style of no node', 'flowchart TD\n  A --> B\n  style X fill:#fff', 'error reference 3'],
    ['a class that is not defined', 'flowchart TD\n  A --> B\n  class A bold', 'warning reference 3'],
    ['a class of a node that is not defined', 'flowchart TD\n  A:::bold --> B', 'warning reference 2'],
    ['a click on no node', 'flowchart TD\n  A --> B\n  click X "/y"', 'error reference 3'],
    ['a property that is misspelt', 'flowchart TD\n  A --> B\n  style A fil:#fff', 'warning reference 3'],
    ['a node that is misspelt', 'flowchart TD\n  Gateway[API] --> B\n  Gatway --> C', 'warning reference 3'],
    ['a score that is a word', 'journey\n  title x\n  Tea: good: me', 'error syntax 3'],
    ['a score out of range', 'journey\n  title x\n  Tea: 9: me', 'warning reference 3'],
    ['an amount that is a word', 'sankey-beta\n  a,b,lots', 'error syntax 2'],
    ['a flow in a circle', 'sankey-beta\n  a,b,1\n  b,a,1', 'error syntax 3'],
    ['a slice that stands twice', 'pie\n  "a" : 1\n  "a" : 2', 'warning reference 3'],
    ['a commit that stands twice', 'gitGraph\n  commit id: "a"\n  commit id: "a"', 'warning reference 3'],
    ['values for other categories', 'xychart-beta\n  x-axis [a, b, c]\n  bar [1, 2]', 'warning reference 3'],
    ['a section that is misspelt', 'timeline\n  title x\n  secton Early\n  2002 : y', 'error syntax 3'],
    ['a node of a mind map that is not closed', 'mindmap\n  root((x)\n    a', 'error syntax 2'],
    ['columns that are no number', 'block-beta\n  columns many\n  a b', 'error syntax 2'],
  ])('finds %s', (_, text, where) => {
    expect(found(text)).toContain(where);
  });

  it.each([
    [
      'all that a state diagram has',
      'stateDiagram-v2\n  direction LR\n  accTitle: all of it\n  state "Long name" as Long\n  state fork <<fork>>\n  state Whole {\n    [*] --> Part\n    Part --> [*]\n    --\n    [*] --> Other\n  }\n  Idle : waits for work\n  [*] --> Idle:::bold %% a comment: yes\n  Idle --> Long : go on (now)\n  note right of Idle\n    several words here\n  end note\n  classDef bold font-weight:bold\n  class Idle,Long bold',
    ],
    ['states of a series', 'stateDiagram-v2\n  StageA --> StageB\n  StageB --> StageC\n  Stage1 --> StageA'],
    [
      'members of all kinds',
      'classDiagram\n  class Box~T~ {\n    <<interface>>\n    -Map~String, List~int~~ parts\n    ~hidden() void\n    +find(id: String) List~T~\n    ACTIVE\n    end\n  }\n  class Long["a long name"]\n  Box <|-- Long : is\n  Box : +int size\n  note for Box "x"',
    ],
    [
      'attributes of all kinds',
      'erDiagram\n  direction LR\n  A {\n    varchar(255) name\n    uuid id PK, FK "the key"\n    int[] list UK\n    text note "why, and how"\n  }\n  A ||--o{ B : "has many"\n  B }|..|{ C-D : has\n  "An Entity" ||--|| A : is',
    ],
    [
      'elements of all kinds',
      'C4Deployment\n  Deployment_Node(n, "Node", "x") {\n    ContainerDb(db, "DB", "Postgres", "has, all (of it)")\n  }\n  System_Boundary(b, "B") {\n    System(s, "S", $tags="v1")\n  }\n  Rel(s, db, "reads", "SQL")\n  UpdateRelStyle(s, db, $offsetX="5")\n  UpdateLayoutConfig($c4ShapeInRow="3")',
    ],
    ['a signature of C4', 'C4Context\n  Rel(from, to, "label")'],
    [
      'tasks of all kinds',
      'gantt\n  title A plan: all\n  dateFormat YYYY-MM-DD\n  excludes weekends\n  section One\n  First :done, crit, a1, 2024-01-01, 3d\n  Next :after a1, 1.5w\n  Then :a3, after a1 b2, until b2\n  Gate :milestone, b2, 2024-02-01, 0d\n  Last :5h',
    ],
    ['tasks in hours', 'gantt\n  dateFormat HH:mm\n  One :a1, 17:30, 2m\n  Two :17:40, 1h'],
    [
      'messages of all kinds',
      'sequenceDiagram\n  actor U as The user\n  participant Order Service\n  U->>+Order Service: x: y\n  Note over U,Order Service: both: here\n  rect rgb(1, 2, 3)\n  Order Service-->>-U: ok\n  end\n  create participant W\n  U->>W: z\n  destroy W\n  U-xW: end',
    ],
    [
      'participants none of whom is declared',
      'sequenceDiagram\n  Alice->>Bob: x\n  Bob->>Carol: y\n  Carol->>Alicia: z',
    ],
    [
      'edges of all kinds',
      'flowchart TD\n  A["x -- y"] -- yes --> B\n  B -->|no| C & D\n  A\n    --> E\n    --> F\n  C -. dotted .-> G\n  subgraph one [Group: "one"]\n    H -- "two\n    lines" --> I\n  end\n  classDef bold fill:#fff,stroke-width:2px\n  class A,one bold\n  style H stroke:#000\n  I:::bold --> J\n  click A "/x" _blank',
    ],
    ['nodes of a series', 'flowchart TD\n  Worker1[x] --> WorkerA[y]\n  Worker2 --> WorkerB\n  Order[z] --> Orders'],
    ['steps', 'journey\n  title All: of it\n  section One\n  Tea: 5: Me, You\n  Wait: 1'],
    ['flows', 'sankey-beta\n\n  "a, b",c,1.5\n  c,d,1'],
    ['periods', 'timeline\n  title x\n  section Early\n  2002 : a\n       : b\n  Section two things : c'],
    ['outlines', 'mindmap\n  root((x))\n    a)cloud(\n    b["y"]\n    plain (text) here\n    ))bang(('],
    ['a type that has no check', 'treemap-beta\n"x"\n  "y": 3'],
  ])('is silent on %s', (_, text) => {
    expect(findQuietDefects(text)).toEqual([]);
  });

  it('says at most eight things of a diagram, in order', () => {
    const many = findQuietDefects(`stateDiagram-v2\n${'  one two three\n'.repeat(30)}`);
    expect(many.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('bears what is long and what is many', () => {
    const long = [
      'flowchart TD',
      'classDiagram',
      'stateDiagram-v2',
      'sequenceDiagram',
      'gantt',
      'C4Context',
      'erDiagram',
    ];
    const before = performance.now();
    for (const type of long) {
      findQuietDefects(`${type}\n${'-'.repeat(20_000)}\n${'A'.repeat(20_000)} --> ${' '.repeat(20_000)}`);
      findQuietDefects(
        `${type}\n${Array.from({ length: 3000 }, (_, at) => `  name${at}x --> other${at}y`).join('\n')}`,
      );
    }
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
