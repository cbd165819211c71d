import { describe, expect, test } from 'vitest';
import { decisionsAlternatives } from '../../../../src/artifacts/together/rules/decisions-alternatives.ts';
import { decisionsConflicts } from '../../../../src/artifacts/together/rules/decisions-conflicts.ts';
import { findIn } from '../../../support/design-of.ts';

const ADR = (heading: string, ...items: string[]) =>
  `### ${heading}\n\n- **Status:** accepted\n- **Decision:** this one.\n${items.map((item) => `${item}\n`).join('')}- **Consequences:** some work.\n\n`;
const OTHERS = '- **Alternatives:** a table; a file.';
const CONSIDERED = '- **Alternatives considered:** a table (slow); a file.';

describe('decisions-alternatives, of two decisions in one form', () => {
  test.each([
    ADR('10.1 ADR-001 Queues', OTHERS) + ADR('10.2 ADR-002 Static pages', CONSIDERED),
    ADR('10.1 ADR-001 Queues') + ADR('10.2 ADR-002 Static pages'),
    ADR('10.1 ADR-001 Queues', OTHERS) + ADR('10.2 ADR-002 Static pages', '- **Context:** a table was ruled out.'),
    `${ADR('10.1 ADR-001 Queues', OTHERS)}### 10.2 ADR-002 Static pages\n\nPages are files.\n`,
  ])('leaves alone: %s', async (text) => {
    expect(await findIn([decisionsAlternatives], `# A design\n\n## 10. Decisions\n\n${text}`)).toEqual([]);
  });

  test.each([
    ['### 10.2 ADR-002 Static pages', OTHERS],
    ['### ADR-002: Static pages', CONSIDERED],
  ])('finds the one that lacks them: %s', async (heading, others) => {
    const text = ADR('ADR-001 Queues', others) + ADR(heading.slice(4));
    const found = await findIn([decisionsAlternatives], `# A design\n\n## 10. Decisions\n\n${text}`);
    expect(found).toMatchObject([{ level: 'warning', at: heading }]);
  });
});

describe('a decision that tells in passing what else could be', () => {
  const text = (last: string) =>
    `# Berths\n\n## Decisions\n\n**1. One base.** We considered three.\n\n**2. RabbitMQ.** Kafka was considered.\n\n**3. A lock.** We considered a queue.\n\n**4. People record arrivals.** ${last}\n`;
  test('has an alternative', async () => {
    expect(await findIn([decisionsAlternatives], text('Radar could do it, yet boats have none.'))).toEqual([]);
    expect(await findIn([decisionsAlternatives], text('They know the boats.'))).toHaveLength(1);
  });
});

describe('a document that is one record', () => {
  const text = `# ADR-0031: Results\n\nVersion 1.2, 12 May 2025.\n\n## Context\n\nResults are late.\n\n## Decisions\n\n1. **One row per version.** Alternatives: events.\n2. **An outbox.** Alternatives: writing to Kafka.\n3. **A day of delay.** Alternatives: none at all.\n`;
  test('has the decisions that it lists, and is none itself', async () =>
    expect(await findIn([decisionsAlternatives, decisionsConflicts], text)).toEqual([]));
  test('and they are held against each other', async () => {
    const later = text.replace('Alternatives: none at all', 'It names nothing');
    expect(await findIn([decisionsAlternatives], later)).toMatchObject([
      { at: expect.stringContaining('A day of delay') },
    ]);
  });
});
