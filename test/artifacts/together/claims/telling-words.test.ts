import { describe, expect, it } from 'vitest';
import { isSameWord, sharedWords, tellingWords } from '../../../../src/artifacts/together/claims/telling-words.ts';

/** Whether all that tells the one text is told in the other. */
const tells = (one: string, other: string): boolean => {
  const words = tellingWords(one);
  return sharedWords(words, tellingWords(other)) === new Set(words).size;
};

describe('the words that tell what a text is about', () => {
  it.each([
    ['single-writer actor per lot', 'lots are handed to a single-writer actor each'],
    ['all steps open at once', 'every step opens in parallel'],
    ['an hourly recompute job', 'the job that recomputes every hour'],
    ['computing the date at read time', 'the date is calculated when it is opened'],
    ['pure arrival order', 'in the order of arrival alone'],
    ['a schema per clinic', 'clinics each get a schema of their own'],
    ['Debezium', 'the change data capture log'],
    ['pre-authorisation', 'a card is pre-authorised'],
    ['charge after delivery', 'charged once the delivery is done'],
  ])('are the same in %s | %s', (one, other) => {
    expect(tells(one, other)).toBe(true);
  });

  it.each([
    ['all steps open at once', 'steps open one after the other'],
    ['charge after delivery', 'charge before delivery'],
    ['a counter per title', 'a count per title'],
    ['MySQL row locks', 'PostgreSQL row locks'],
  ])('are others in %s | %s', (one, other) => {
    expect(tells(one, other)).toBe(false);
  });

  it('are in the order of the text, names as they are', () => {
    expect(tellingWords('PostgreSQL keeps the `orderId`')).toEqual(['postgresql', 'keep', 'order']);
    expect(tellingWords('the, of and')).toEqual([]);
    expect(isSameWord('reserv', 'reservation')).toBe(true);
    expect(isSameWord('post', 'postal')).toBe(false);
  });
});
