import { singular } from '../words/plural.ts';
import { snake } from '../words/spelling.ts';

/** The key, and the name in sentences, of the entity that a table holds: `OrderItems` is an `order item`. */
export function entityOf(table: string): { key: string; one: string } {
  const words = table
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase()
    .trim();
  const one = singular(words);
  return { key: snake(one), one };
}

/** A name in small letters with underscores: `createdAt` is `created_at`. */
export function asNote(name: string): string {
  return snake(name.replace(/([a-z])([A-Z])/g, '$1_$2'));
}
