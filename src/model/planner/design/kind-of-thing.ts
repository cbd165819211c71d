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
  if (PLACES.has(head)) return NO_ADDRESS.has(head) ? 'thing' : 'place';
  if (HAPPENINGS.has(head) || shapeOf(phrase) !== undefined) return 'happening';
  if (
    /(?:keeper|maker|holder|walker|sitter|driver|worker|grower|farmer|teacher|trainer|runner|rider|diver|hiker|climber|swimmer|dancer|singer|painter|producer|organi[sz]er|manager|master|ist|ian|eer)$/.test(
      head,
    )
  )
    return 'person';
  return /(?:tion|sion|ment|ance)$/.test(head) && head.length > 6 && !STANDING.has(head) ? 'happening' : 'thing';
}

/** What holds other things, and is nowhere. */
const NO_ADDRESS = new Set(
  'course programme program season league tournament portfolio board folder collection album category catalog catalogue channel'.split(
    ' ',
  ),
);

/** Things whose names end as those of happenings do. */
const STANDING = new Set(
  `parliament government department apartment compartment instrument monument ornament element segment fragment garment
  basement pavement regiment settlement establishment ligament sediment constitution institution federation plantation
  corporation association organisation organization foundation nation population portion ambulance alliance appliance
  ordinance substance entrance mansion dimension pension medication condition function document supplement implement
  allotment attachment battlement`.split(/\s+/),
);

function lastWord(phrase: string): string {
  const named = /^(.+?)[ _-]of[ _-]/.exec(phrase)?.[1];
  if (named !== undefined) return lastWord(named);
  return phrase.split(/[ _]/).at(-1) ?? phrase;
}
