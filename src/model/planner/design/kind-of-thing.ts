import { SHAPES, type ShapeNote } from '../knowledge/shapes.ts';
import { HAPPENINGS, PEOPLE, PLACES } from '../words/english.ts';
import { items } from '../words/spelling.ts';

/** What sort of thing a noun names, as far as its last word tells. */
export type ThingKind = 'person' | 'place' | 'happening' | 'thing';

const SHAPE_OF = new Map(SHAPES.flatMap((shape) => items(shape.heads).map((head) => [head, shape] as const)));

/** The shape that the notes have for a name: for the whole of it, or for its last word. */
export function shapeOf(phrase: string): ShapeNote | undefined {
  return SHAPE_OF.get(phrase) ?? SHAPE_OF.get(lastWord(phrase));
}

/** @param phrase in the singular */
export function kindOfThing(phrase: string): ThingKind {
  const head = lastWord(phrase);
  if (PEOPLE.has(head)) return 'person';
  if (PLACES.has(head)) return 'place';
  if (HAPPENINGS.has(head) || shapeOf(phrase) !== undefined) return 'happening';
  if (
    /(?:keeper|maker|holder|walker|sitter|driver|worker|grower|farmer|teacher|trainer|runner|rider|diver|hiker|climber|swimmer|dancer|singer|painter|producer|organi[sz]er|manager|master|ist|ian|eer)$/.test(
      head,
    )
  )
    return 'person';
  return /(?:tion|sion|ment|ance)$/.test(head) && head.length > 6 ? 'happening' : 'thing';
}

function lastWord(phrase: string): string {
  return phrase.split(/[ _]/).at(-1) ?? phrase;
}
