import type { Relation } from '../brief/relations.ts';
import { snake } from '../words/spelling.ts';
import type { Sketch, Surroundings } from './invent.ts';

/**
 * What each invented entity refers to, as keys: what the brief says of it first; else a happening refers to its subject
 * and its doer, and a thing to its place and its owner. No two entities refer to each other in a circle.
 */
export function invented(
  sketches: readonly Sketch[],
  relations: readonly Relation[],
  around: Surroundings,
): Map<string, string[]> {
  const keys = new Set([...sketches.map(({ key }) => key), ...around.things.keys()]);
  const targets = new Map<string, string[]>();
  for (const sketch of sketches)
    targets.set(
      sketch.key,
      toldOf(sketch, relations, keys).filter((to) => add(targets, sketch.key, to)),
    );
  for (const sketch of sketches) {
    const told = targets.get(sketch.key) ?? [];
    const more = usual(sketch, told, sketches, around).filter((to) => !told.includes(to) && to !== sketch.key);
    targets.set(sketch.key, [...told, ...more.filter((to) => keys.has(to) && add(targets, sketch.key, to))]);
  }
  return targets;
}

/** Whether a reference closes no circle. */
function add(targets: ReadonlyMap<string, string[]>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const reaches = (key: string): boolean => {
    if (key === from) return true;
    if (seen.has(key)) return false;
    seen.add(key);
    return (targets.get(key) ?? []).some(reaches);
  };
  return from !== to && !reaches(to);
}

function toldOf({ phrase, key }: Sketch, relations: readonly Relation[], keys: ReadonlySet<string>): string[] {
  const all = relations.filter(({ many, both }) => many === phrase && !both).map(({ one }) => snake(one));
  return [...new Set(all)].filter((to) => to !== key && keys.has(to)).slice(0, 4);
}

function usual(sketch: Sketch, told: readonly string[], all: readonly Sketch[], around: Surroundings): string[] {
  const { kind, subject, who, phrase } = sketch;
  if (kind === 'happening') return [subject, who].filter((key) => key !== undefined);
  if (kind !== 'thing') return [];
  const place =
    all.find((other) => other.kind === 'place')?.key ?? [...around.things].find(([, sort]) => sort === 'place')?.[0];
  const owner = all.find((other) => other.phrase === 'owner')?.key ?? around.person;
  const home = told.length > 0 ? undefined : place;
  const whose =
    told.length > 0 && told.some((key) => key === owner || around.things.get(key) === 'person') ? undefined : owner;
  return [home, phrase === owner || told.length > 1 ? undefined : whose].filter((key) => key !== undefined);
}
