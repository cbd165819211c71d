import { describe, expect, it } from 'vitest';
import { hasRareWord, isSideBySide, resemblance } from '../../../../src/artifacts/together/claims/resemblance.ts';
import { tellingWords } from '../../../../src/artifacts/together/claims/telling-words.ts';

describe('a sentence that does what a phrase names', () => {
  it.each([
    ['assigning lists by a dispatcher', 'The dispatcher assigns urgent lists.'],
    ['insert on redirect', 'Each click is inserted on its redirect.'],
    ['writing straight to PostgreSQL from EMQX', 'EMQX writes directly to the database.'],
    ['message per picture', 'Each picture of an order is a message of its own.'],
  ])('%s | %s', (phrase, sentence) => {
    expect(resemblance(phrase, sentence)).toBe(true);
  });

  it.each([
    ['longer leases', 'The leases of the longer tours are kept.'],
    ['insert on redirect', 'The redirect answers before a row is inserted.'],
    ['database per service', 'Each service has its own schema and user in the database.'],
    ['every node runs it', 'Every node runs the API.'],
  ])('not: %s | %s', (phrase, sentence) => {
    expect(resemblance(phrase, sentence)).toBe(false);
  });

  it('takes two nouns for the thing where the subject is the same', () => {
    expect(resemblance('read replica', 'Plate checks ask the read replica.', tellingWords('plate checks'))).toBe(true);
    expect(resemblance('read replica', 'Reports ask the read replica.', tellingWords('plate checks'))).toBe(false);
  });

  it('knows what stands together, and what is rare', () => {
    expect(isSideBySide('arrival order', 'positions follow the order of arrival')).toBe(true);
    expect(isSideBySide('arrival order', 'an order is told of its arrival')).toBe(false);
    expect(hasRareWord('arrival order', 'order\norder\norder\norder\narrival')).toBe(true);
    expect(hasRareWord('order', 'order\norder\norder\norder')).toBe(false);
  });
});
