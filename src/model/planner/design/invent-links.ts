import type { Relation } from '../brief/relations.ts';
import type { EntityNote, RuleNote } from '../knowledge/domain.ts';
import { snake } from '../words/spelling.ts';
import type { Sketch, Surroundings } from './invent.ts';

type Link = { key: string; note: EntityNote; rule: RuleNote };

/** An entity for each pair of things of which the brief says that both are many: `a horse belongs to several owners`. */
export function linksOf(sketches: readonly Sketch[], relations: readonly Relation[], around: Surroundings): Link[] {
  const keys = new Set([...sketches.map(({ key }) => key), ...around.things.keys()]);
  return relations
    .filter(({ both }) => both)
    .map(({ one, many }): [string, string] => [snake(one), snake(many)])
    .filter(([one, many]) => keys.has(one) && keys.has(many) && !keys.has(`${many}_${one}`))
    .map(([one, many]) => linkOf(one, many));
}

function linkOf(one: string, many: string): Link {
  const key = `${many}_${one}`;
  return {
    key,
    note: {
      is: `Which {${one}} goes with which {${many}}, since either may have several of the other`,
      core: true,
      rows: '3 per 1',
      by: 'staff',
      fields: `${many}_id => ${many} @once\n${one}_id -> ${one} @once`,
    },
    rule: { on: key, unique: `${many}_id, ${one}_id`, says: `{A ${one}} goes with {a ${many}} once` },
  };
}
