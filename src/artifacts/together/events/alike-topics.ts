import { wordsOf } from '../names.ts';

/** Words for the same happening: two topics of one thing seldom differ in them alone. */
const SAME_EVENTS = [
  'changed updated modified edited',
  'created added placed posted opened submitted recorded',
  'deleted removed',
  'sent posted published emitted',
  'completed finished done',
  'shipped dispatched',
  'cancelled voided',
  'failed errored',
  'dlq dlt dead dead-letter dead_letter dead-letters deadletter parked parking parking-lot poison',
].map((words) => words.split(' '));

/** Whether siblings differ in one word that is but another form of the same, or means the same. */
export function isTwin(a: string, b: string): boolean {
  const [one, other] = a.includes('.') ? [a.split('.'), b.split('.')] : [wordsOf(a), wordsOf(b)];
  const at = one.findIndex((part, index) => part !== other[index]);
  const [first = '', second = ''] = [one[at], other[at]];
  const stemmed = (word: string): string => word.replace(/(?:ated|ation|ed|e|s|ing)$/, '');
  return (
    (stemmed(first).length > 3 && stemmed(first) === stemmed(second)) ||
    SAME_EVENTS.some((words) => words.includes(first) && words.includes(second))
  );
}

/** Whether two names are of one kind: as many parts, all the same but one. */
export function isSibling(a: string, b: string): boolean {
  if (a.includes('.') !== b.includes('.')) return false;
  const [one, other] = a.includes('.') ? [a.split('.'), b.split('.')] : [wordsOf(a), wordsOf(b)];
  if (one.length !== other.length || one.length < 2) return false;
  return one.filter((part, at) => part !== other[at]).length === 1 && (one[0] === other[0] || one.length > 2);
}
