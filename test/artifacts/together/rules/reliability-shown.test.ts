import { describe, expect, it } from 'vitest';
import { reliabilityDependency } from '../../../../src/artifacts/together/rules/reliability-dependency.ts';
import { reliabilityRepeats } from '../../../../src/artifacts/together/rules/reliability-repeats.ts';
import { findIn } from '../../../support/design-of.ts';

const FLOW = `\`\`\`mermaid
flowchart LR
  kiosk[Kiosk] --> core[Till core]
  core --> pg[(PostgreSQL)]
  core --> nats[[NATS]]
  core --> files[(Object store)]
\`\`\``;
const C4 = `\`\`\`mermaid
C4Container
  System_Ext(web, "Fan website")
  System_Ext(club, "Club app")
  System_Ext(bank, "Clearing interface")
  System_Ext(sso, "Entra ID")
  Container(core, "core", "Go", "tickets")
  ContainerDb(db, "PostgreSQL", "SQL", "all")
  Rel(web, core, "HTTPS")
  Rel(club, core, "HTTPS")
  Rel(core, bank, "files")
  Rel(core, sso, "keys")
  Rel(core, db, "reads, writes")
\`\`\``;
const table = (head: string, ...rows: string[]) =>
  `| ${head} |\n|${'---|'.repeat(head.split('|').length)}\n${rows.map((row) => `| ${row} |`).join('\n')}`;
const PG = 'PostgreSQL | nothing is sold | fail over in 20 s';
const NATS = 'NATS | screens are late | rows wait in `outbox`';
const FILES = 'Object store | no tickets as PDF | they are made later';
const HEADS = [
  'If this is down | then | and we',
  'Outage of | Effect | Handling',
  'Down | Fans notice | We',
  'Part | Effect | Reaction',
];
const design = (drawn: string, rows: string) => `# Arena\n\n${drawn}\n\n## When things fail\n\n${rows}\n`;
const find = (text: string) => findIn([reliabilityDependency], text);

describe('what the diagrams show and the failures leave out', () => {
  it.each(HEADS)('is found under any heading: %s', async (head) => {
    const rows = [PG, FILES, 'Kiosk | one till less | a clerk sells'];
    expect(await find(design(FLOW, table(head, ...rows)))).toMatchObject([
      { message: expect.stringContaining('NATS') },
    ]);
    expect(await find(design(FLOW, table(head, ...rows, NATS)))).toEqual([]);
  });

  it('is found where it goes by its kind alone', async () => {
    const found = await find(design(FLOW, table(HEADS[0] ?? '', PG, NATS)));
    expect(found).toMatchObject([{ message: expect.stringContaining('Object store') }]);
    expect(await find(design(FLOW, table(HEADS[0] ?? '', PG, NATS, 'Bucket | no PDF | made later')))).toEqual([]);
  });

  it('is what the design calls, not who calls it', async () => {
    const SSO = 'Entra ID | no new sign-ins | keys are cached';
    const found = await find(design(C4, table('If this fails | Then | And we', PG, SSO)));
    expect(found).toMatchObject([{ message: expect.stringContaining('Clearing interface') }]);
    const bank = 'Clearing interface | no settlement | the file waits';
    expect(await find(design(C4, table('If this fails | Then | And we', PG, SSO, bank)))).toEqual([]);
    // A table of few of them is of other things.
    expect(await find(design(C4, table('If this fails | Then | And we', PG, 'core | nothing | restart')))).toEqual([]);
  });

  it('is not looked for in tables of other things', async () => {
    expect(await find(design(FLOW, table('Part | Price | Weight', 'PostgreSQL | 1 | 2', 'Kiosk | 3 | 4')))).toEqual([]);
  });
});

const told = (words: string) =>
  findIn(
    [reliabilityRepeats],
    `# Arena\n\nEvery charge carries our charge id as key, which makes it idempotent.\n\n${words}\n`,
  );
describe('a repeat under another key', () => {
  it.each([
    'The call is retried twice, each time with a new charge id.',
    'On a timeout the charge is repeated twice with a fresh key each time.',
    '| Down | Then |\n|---|---|\n| Acquirer | the call is retried twice, each time with a new charge id |',
    'A failed charge is sent again under a newly generated reference.',
  ])('is found: %s', async (words) => {
    expect(await told(words)).toMatchObject([{ rule: 'together/reliability-repeat' }]);
  });
  it.each([
    'The call is retried twice, each time with the same charge id.',
    'A charge that is retried with a new charge id would be charged twice.',
    'A declined charge is tried again with a new charge id.',
    'A user may try again, which makes a new charge id.',
  ])('is not: %s', async (words) => expect(await told(words)).toEqual([]));
});
