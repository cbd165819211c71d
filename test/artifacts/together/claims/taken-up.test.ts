import { describe, expect, it } from 'vitest';
import { subjectOf, takesUp, takesUpInPassing } from '../../../../src/artifacts/together/claims/taken-up.ts';

describe('a title that takes up what a decision has turned down', () => {
  it.each([
    ['Bids are serialised by a row lock', 'single-writer actor per lot', 'Hot lots go to a single-writer actor each'],
    ['Idempotency keys in PostgreSQL', 'Redis with a TTL', 'Redis for pacing and idempotency'],
    ['Early joiners are drawn by lot', 'pure arrival order', 'Positions follow arrival order from the first moment'],
    ['Absolute values to the channels', 'deltas', 'Deltas go to the channels at night'],
    ["404 for another seller's payouts", '403', 'A payout of another seller gives 403'],
    ['Sessions are signed tokens', 'server-side sessions in Redis', 'Log-out deletes the session in Redis'],
    ['Plate checks read the primary', 'read replica', 'Checks at the gate are answered by the read replica'],
  ])('%s | %s | %s', (title, phrase, other) => {
    expect(takesUp(phrase, other, subjectOf(title))).toBe(true);
  });

  it.each([
    ['Idempotency keys in PostgreSQL', 'Redis with a TTL', 'Redis for pacing only'],
    ['Plate checks read the primary', 'read replica', 'Reports use the read replica'],
    ['Old links answer 301', '302', 'Short links redirect with 302'],
    ['One database for all', 'database per service', 'Each service has its own schema in the database'],
    ['A leader for the scheduler', 'every node runs it', 'Every node runs the API'],
    ['Optimistic locking', 'row locks', 'The relay takes a row lock on what it sends'],
    ['Kafka for events', 'RabbitMQ', "The hospital's own RabbitMQ is bridged"],
    ['Outbox', 'publishing from the API', 'The relay publishes, not the API'],
  ])('but not: %s | %s | %s', (title, phrase, other) => {
    expect(takesUp(phrase, other, subjectOf(title))).toBe(false);
  });

  it('tells more in a sentence that is no title', () => {
    const subject = subjectOf('Plate checks read the primary');
    const inPassing = (sentence: string) => takesUpInPassing('read replica', sentence, subject, sentence);
    expect(inPassing('A plate check asks the read replica.')).toBe(true);
    expect(inPassing('A plate check could ask the read replica.')).toBe(false);
    expect(inPassing('The office asks the read replica.')).toBe(false);
  });
});
