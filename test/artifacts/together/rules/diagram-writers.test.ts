import { describe, expect, it } from 'vitest';
import { diagramWriters } from '../../../../src/artifacts/together/rules/diagram-writers.ts';
import { findIn } from '../../../support/design-of.ts';

const DDL =
  '```sql\nCREATE TABLE tariff (id int PRIMARY KEY, price int NOT NULL);\nCREATE TABLE toll_passage (id int PRIMARY KEY, tariff_id int NOT NULL);\n```';
const c4 = (words: string, label: string) =>
  `# Tolls\n\n${words}\n\n\`\`\`mermaid\nC4Container\n  Container(gantry, "gantry-intake", "Go", "passages")\n  Container(desk, "Pricing desk", "TS", "tariffs")\n  ContainerDb(db, "PostgreSQL 17", "SQL", "all")\n  Rel(gantry, db, "writes toll passages, reads tariffs")\n  Rel(desk, db, "${label}")\n\`\`\`\n\n${DDL}\n`;
const flow = (words: string, label: string) =>
  `# Tolls\n\n${words}\n\n\`\`\`mermaid\nflowchart LR\n  gantry[gantry-intake] -->|inserts toll passages| db[(Store)]\n  desk[Pricing desk] -->|${label}| db\n\`\`\`\n\n${DDL}\n`;
const sequence = (words: string, text: string) =>
  `# Tolls\n\n${words}\n\n\`\`\`mermaid\nsequenceDiagram\n  participant G as gantry-intake\n  participant D as Pricing desk\n  participant P as PostgreSQL\n  G->>P: insert toll_passage\n  D->>P: ${text}\n\`\`\`\n\n${DDL}\n`;

const ONLY = 'Only `gantry-intake` writes to `toll_passage`. Everybody else reads it.';

describe('who writes a table', () => {
  it.each([
    ['a container diagram', c4(ONLY, 'writes tariffs and corrected toll passages')],
    ['a flow', flow('`toll_passage` is written only by `gantry-intake`.', 'updates toll passages')],
    ['a sequence', sequence('Nobody but `gantry-intake` inserts into `toll_passage`.', 'insert into toll_passage')],
    ['one that never does', c4('The pricing desk never writes to `toll_passage`.', 'updates toll_passage')],
  ])('is another in %s', async (_, text) => {
    expect(await findIn([diagramWriters], text)).toMatchObject([
      { level: 'warning', rule: 'together/diagram-writer', at: expect.stringContaining('passage') },
    ]);
  });

  it.each([
    ['others read it', c4(ONLY, 'reads toll passages, writes tariffs')],
    ['it is another table', flow(ONLY, 'writes passages of the night report')],
    ['the text bars nobody', sequence('`gantry-intake` writes to `toll_passage`.', 'insert into toll_passage')],
    ['the one is drawn nowhere', c4('Only the importer writes to `toll_passage`.', 'writes toll passages')],
  ])('is not held against what is drawn where %s', async (_, text) => {
    expect(await findIn([diagramWriters], text)).toEqual([]);
  });
});
