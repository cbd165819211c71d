import { describe, expect, it } from 'vitest';
import { diagramOnly } from '../../../../src/artifacts/together/rules/diagram-only.ts';
import { findIn } from '../../../support/design-of.ts';

const flow = (words: string, ...edges: string[]) =>
  `# Berths\n\n${words}\n\n\`\`\`mermaid\nflowchart LR\n  web[Web] --> api[Berth API]\n  api --> db[(PostgreSQL 16)]\n  api --> bus{{NATS}}\n  bus --> pay[Payment worker]\n  pay --> bank[Paydock]\n  pay --> tides[Tide service]\n${edges.map((edge) => `  ${edge}\n`).join('')}\`\`\`\n`;

describe('what a part of the design never does, and a diagram has it do', () => {
  it.each([
    'The **Berth API** serves members and never calls Paydock or the tide service.',
    'The **Berth API** serves members. It never calls Paydock.',
    'The Berth API, which serves members, never calls Paydock.',
    '- **Berth API**: serves members, never calls Paydock.',
    '- **Berth API**: serves members. Never calls Paydock.',
    '| Part | Task |\n|---|---|\n| Berth API | Serves members; never calls Paydock |\n| Payment worker | Takes the fees |',
    'The Berth API never calls the tide service or Paydock.',
    'The Berth API makes no calls to Paydock.',
    'Paydock is never called by the Berth API.',
    'No call to Paydock is ever made from the Berth API.',
    'The Berth API writes to NATS, but does not call Paydock.',
  ])('%s', async (words) => {
    const found = await findIn([diagramOnly], flow(words, 'api --> bank'));
    expect(found.map(({ at }) => at)).toEqual(['api --> bank']);
    expect(await findIn([diagramOnly], flow(words))).toEqual([]);
  });

  it.each([
    'The Berth API serves members and never calls Paydock twice.',
    'The Berth API never calls Paydock or the tide service while a lock is held.',
    'The Berth API serves members and never calls Paydock without a key.',
    'The Berth API never calls Paydock, except for refunds.',
    'The Berth API serves members, and the Payment worker never calls NATS.',
    'Members use the Berth API and never call Paydock.',
    'The Payment worker takes the fees and never calls the Berth API.',
    'The Berth API calls Paydock and never waits for the answer.',
    '- **Payment worker**: takes the fees.\n- **Web**: never calls Paydock.',
  ])('silent: %s', async (words) => {
    expect(await findIn([diagramOnly], flow(words, 'api --> bank'))).toEqual([]);
  });

  it('tells reading from writing', async () => {
    const only = 'The Berth API is the only writer of PostgreSQL.';
    expect(await findIn([diagramOnly], flow(only, 'tides -->|reads levels| db'))).toEqual([]);
    expect(await findIn([diagramOnly], flow(only, 'tides --> db'))).toEqual([]);
    expect(await findIn([diagramOnly], flow(only, 'tides -->|SELECT levels| db'))).toEqual([]);
    expect(await findIn([diagramOnly], flow(only, 'tides -->|writes levels| db'))).toHaveLength(1);
    const never = 'The tide service never reads PostgreSQL.';
    expect(await findIn([diagramOnly], flow(never, 'tides -->|inserts levels| db'))).toEqual([]);
    expect(await findIn([diagramOnly], flow(never, 'tides -->|reads fees| db'))).toHaveLength(1);
  });
});
