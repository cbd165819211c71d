import type { Finding } from '../../../session/finding.ts';
import type { ForeignKey, Table } from '../../sql/schema.ts';
import type { Design, ErRelation } from '../design.ts';
import { isWhole } from '../lookup.ts';
import type { EntityDiagram } from './drawn-entity.ts';
import { isOptionalReference } from './references.ts';

type Line = { relation: ErRelation; isOptional: boolean };

/**
 * Several lines between the same two entities, one for each foreign key between their tables: which is which the
 * drawing may not say, but as many have to be drawn with "none or one" as there are keys that may be NULL.
 *
 * @param tables by the names of their entities
 * @param rule the id of the findings
 */
export function parallelSlips(
  design: Design,
  { relations }: EntityDiagram,
  tables: ReadonlyMap<string, Table>,
  rule: string,
): Finding[] {
  const found: Finding[] = [];
  for (const [name, child] of tables) {
    for (const [parentName, parent] of tables) {
      if (child === parent || !isWhole(design, child)) continue;
      const keys = child.foreignKeys.filter(({ table }) => table === parent.name);
      const lines = relations.flatMap((relation) => lineOf(relation, parentName, name));
      if (keys.length < 2 || lines.length !== keys.length) continue;
      found.push(...slipsOf({ parentName, child, name, keys, lines }, rule));
    }
  }
  return found;
}

type Pair = { parentName: string; name: string; child: Table; keys: readonly ForeignKey[]; lines: readonly Line[] };

function slipsOf({ parentName, name, child, keys, lines }: Pair, rule: string): Finding[] {
  const optional = keys.filter((key) => isOptionalReference(key, child));
  const drawn = lines.filter(({ isOptional }) => isOptional);
  if (Math.abs(optional.length - drawn.length) !== 1) return [];
  const isTooOptional = drawn.length > optional.length;
  const [first] = lines.filter(({ isOptional }) => isOptional === isTooOptional);
  const columns = keys.map((key) => `${key.columns.join(', ')}${optional.includes(key) ? '' : ' NOT NULL'}`);
  const said = isTooOptional ? 'zero or one' : 'exactly one';
  const message = `Of the ${lines.length} lines from ${parentName} to ${name}, one too many has ${said} ${parentName}: ${child.name} has ${columns.join('; ')}.`;
  const beside = keys.map(({ line }) => line);
  return first ? [{ level: 'warning', rule, message, line: first.relation.line, with: beside }] : [];
}

/** A line of one parent to many children, whichever way it is written. */
function lineOf(relation: ErRelation, parent: string, child: string): Line[] {
  const { from, to, fromEnd, toEnd } = relation;
  const end = from === parent && to === child ? fromEnd : to === parent && from === child ? toEnd : 'unknown';
  return end === 'one' || end === 'zero-or-one' ? [{ relation, isOptional: end === 'zero-or-one' }] : [];
}
