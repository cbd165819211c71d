import { SHAPES } from '../knowledge/shapes.ts';
import { HAPPENINGS, PEOPLE } from '../words/english.ts';
import { items } from '../words/spelling.ts';

const SHAPED = new Set(SHAPES.flatMap(({ heads }) => items(heads)));

/** Whether the last word of a name is one of people, happenings, or what the notes have a shape for. */
export function isKnownKind(head: string): boolean {
  return PEOPLE.has(head) || HAPPENINGS.has(head) || SHAPED.has(head);
}
