import type { Table } from '../../sql/schema.ts';
import type { Design, Field, Shape } from '../design.ts';
import { columnFor, type Likeness } from '../names.ts';
import type { MappedShape } from './mapped-shape.ts';
import type { ShapeRole } from './shape-roles.ts';

/** A table, and how surely it is the one that is meant. */
export type Match = { table: Table; likeness: Likeness };

/** A shape beside a table: its fields that are columns, and the rest. Empty where too few are for the table to be meant. */
export function mapShape(
  design: Design,
  shape: Pick<Shape, 'from' | 'name' | 'fields' | 'line'>,
  { table, likeness }: Match,
  role: ShapeRole,
): MappedShape[] {
  const pairs: MappedShape['pairs'] = [];
  const rest: Field[] = [];
  for (const field of shape.fields) {
    const match = columnFor(field.name, table);
    if (match) pairs.push({ field, ...match });
    else if (isPlain(field, design)) rest.push(field);
  }
  const fit = pairs.length / Math.max(1, pairs.length + rest.length);
  if (pairs.length === 0 || (pairs.length === 1 && fit < 1) || fit < 0.6) return [];
  return [{ from: shape.from, name: shape.name, line: shape.line, table, likeness, role, pairs, rest, fit }];
}

/** A single value, not a list, an object, or another shape with fields of its own. */
function isPlain(field: Field, { shapes }: Design): boolean {
  if (field.isList || /^(?:object|array|map)$/.test(field.type)) return false;
  return field.shape === undefined || !shapes.some(({ name, fields }) => name === field.shape && fields.length > 0);
}
