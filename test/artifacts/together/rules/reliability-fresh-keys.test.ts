import { describe, expect, it } from 'vitest';
import { reliabilityRepeats } from '../../../../src/artifacts/together/rules/reliability-repeats.ts';
import { findIn } from '../../../support/design-of.ts';

const find = (words: string) => findIn([reliabilityRepeats], `# Berths\n\n${words}\n`);
const PROMISE = 'Receivers deduplicate by `eventId`.\n\n';

describe('a new key at each repeat, beside repeats that are told by it', () => {
  it.each([
    'The notifier retries for 72 h, each attempt with a new `eventId`, by which the harbour deduplicates.',
    `${PROMISE}The notifier retries for 72 h; every attempt is sent with its own new \`eventId\`.`,
    `${PROMISE}Each retry gets a fresh \`eventId\`.`,
    `${PROMISE}A notice that failed is published again with another \`eventId\`.`,
    `${PROMISE}The relay draws a new \`eventId\` for each attempt.`,
    `${PROMISE}On an error the pusher resends the notice under a newly made event id.`,
    `${PROMISE}| Fails | What we do |\n|---|---|\n| Harbour desk | retried for 72 h, each try carrying a new \`event_id\` |\n| Bank | asked again |`,
    `${PROMISE}After a crash every record is re-sent under a freshly generated \`Idempotency-Key\`.`,
    'Every resend carries a new message id; the desk recognises repeats by the message id.',
  ])('%s', async (words) => {
    expect(await find(words)).toMatchObject([{ level: 'warning', rule: 'together/reliability-repeat' }]);
  });

  it.each([
    'The notifier retries for 72 h with the same `eventId`, by which the harbour deduplicates.',
    `${PROMISE}Each retry is sent with a new \`attemptId\` for the logs.`,
    `${PROMISE}Each attempt has a new \`requestId\`, and nobody looks at it.`,
    `${PROMISE}Each attempt with a new \`deliveryId\`; the harbour knows it by \`eventId\`.`,
    `${PROMISE}Every new event gets a new \`eventId\`.`,
    `${PROMISE}A retry never carries a new \`eventId\`.`,
    `${PROMISE}When the first was cancelled, a retry is sent with a new \`eventId\`.`,
    `${PROMISE}Each retry goes out for a new bid or a paid berth.`,
  ])('silent: %s', async (words) => {
    expect(await find(words)).toEqual([]);
  });
});
