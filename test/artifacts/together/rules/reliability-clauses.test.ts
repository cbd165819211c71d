import { describe, expect, it } from 'vitest';
import { payloadListed } from '../../../../src/artifacts/together/rules/payload-listed.ts';
import { reliabilityIdempotency } from '../../../../src/artifacts/together/rules/reliability-idempotency.ts';
import { reliabilityRetry } from '../../../../src/artifacts/together/rules/reliability-retry.ts';
import { findIn } from '../../../support/design-of.ts';

describe('a repeat that is told in clauses', () => {
  it.each([
    'If the bank does not answer in 10 seconds, the worker orders the transfer again after 1, 5 and 25 minutes.',
    '`billing` charges the rider through Stripe; on a time-out it calls again up to three times.',
    '| What | Then | And |\n|---|---|---|\n| Acquirer slow | the worker tries five times, 2 s apart | the driver sees a note |\n| Camera blind | a ticket is printed | none |',
  ])('is found without its reason: %s', async (words) => {
    expect(await findIn([reliabilityRetry], `# Pay\n\n${words}\n`)).toHaveLength(1);
  });

  it.each([
    'If the bank does not answer, the worker orders the transfer again after 1 and 5 minutes under the same reference.',
    'If the mail relay does not answer, the worker sends the message again after 1 and 5 minutes.',
    'The bank answers 503; the officer tries again.',
  ])('is left alone: %s', async (words) => {
    expect(await findIn([reliabilityRetry], `# Pay\n\n${words}\n`)).toEqual([]);
  });

  it('is found as the odd row of a column for doubles', async () => {
    const table = (cell: string) =>
      `| What breaks | What happens | Why nothing is doubled |\n|---|---|---|\n| Line lost | sent late | upserts on the key |\n| Kafka away | the gateway sends again | \`seq\` marks repeats |\n| Pager away | retries for 15 minutes | ${cell} |\n`;
    expect(await findIn([reliabilityRetry], table('the lamp stays lit'))).toHaveLength(1);
    expect(await findIn([reliabilityRetry], table('each page has its deduplication key'))).toEqual([]);
  });
});

describe('a key that nothing but the text knows', () => {
  const text = (words: string, row: string) =>
    `# Warnings\n\n${words}\n\n| Call | Body | Answers |\n|---|---|---|\n| \`POST /warnings\` | ${row} | 201, 422 |\n`;
  const told =
    'The click may be sent twice. The console puts a `requestId` into it, and the second one gets the first warning.';

  it('is found', async () => {
    expect(await findIn([reliabilityIdempotency], text(told, '`region`, `level`'))).toHaveLength(1);
  });

  it.each([
    text(told, '`requestId`, `region`, `level`'),
    text(told, 'the warning'),
    text('A message may be sent twice; consumers know it by its `messageId`.', '`region`, `level`'),
  ])('is not', async (words) => {
    expect(await findIn([reliabilityIdempotency], words)).toEqual([]);
  });
});

describe('the fields of an event as a sentence lists them', () => {
  const text = (flag: string) =>
    `# Lab\n\n## Events\n\nFields of \`result.matched\`: \`orderId\` (UUID), \`value\` (number), \`flag\` (\`low\`, \`high\`).\n\n\`\`\`json\n{ "orderId": "f0b7c0a2-1111-4c7b-9a6e-3b2f1d0c9e88", "value": 4.1, "flag": "${flag}" }\n\`\`\`\n`;

  it('are held against the sample', async () => {
    expect(await findIn([payloadListed], text('critical'))).toHaveLength(1);
    expect(await findIn([payloadListed], text('low'))).toEqual([]);
  });
});
