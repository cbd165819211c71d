import { describe, expect, it } from 'vitest';
import { arithmeticAvailability } from '../../../../src/artifacts/together/rules/arithmetic-availability.ts';
import { diagramParticipants } from '../../../../src/artifacts/together/rules/diagram-participants.ts';
import { hygieneVersions } from '../../../../src/artifacts/together/rules/hygiene-versions.ts';
import { findIn } from '../../../support/design-of.ts';

describe('a share of other things than time', () => {
  const targets = (budget: string): string =>
    `# A\n\nTargets: availability 99.9 % over 30 days (${budget} minutes of outage allowed); 99 % of events forwarded within 15 minutes.\n`;

  it('is no availability', async () => {
    expect(await findIn([arithmeticAvailability], targets('43.2'))).toEqual([]);
  });
});

describe('what people hold in their hands', () => {
  it('is no part that the document should know', async () => {
    const diagram = (who: string): string =>
      `# A\n\n| Service | Role |\n| --- | --- |\n| order-api | takes orders |\n| pricing | prices |\n| ledger | books |\n\n\`\`\`mermaid\nsequenceDiagram\n  participant T as ${who}\n  participant O as order-api\n  participant P as pricing\n  participant L as ledger\n  T->>O: order\n  O->>P: price\n  O->>L: book\n\`\`\`\n`;
    expect(await findIn([diagramParticipants], diagram('Tablet'))).toEqual([]);
    expect(await findIn([diagramParticipants], diagram('Dispatcher tablet'))).toEqual([]);
    expect(await findIn([diagramParticipants], diagram('order-apj'))).toHaveLength(1);
  });
});

describe('the newest of something, in a table of versions', () => {
  const stack = (kafka: string): string =>
    `# A\n\n| Part | Role |\n| --- | --- |\n| PostgreSQL 16.4 | database |\n| ${kafka} | broker |\n| Go 1.23.2 | language |\n`;

  it('is not pinned', async () => {
    expect(await findIn([hygieneVersions], stack('Kafka latest'))).toMatchObject([
      { message: expect.stringContaining('Kafka') },
    ]);
    expect(await findIn([hygieneVersions], stack('Kafka 3.9.0'))).toEqual([]);
    expect(await findIn([hygieneVersions], stack('the latest orders'))).toEqual([]);
  });
});
