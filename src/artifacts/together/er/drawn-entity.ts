import type { Column, Table } from '../../sql/schema.ts';
import type { Design, Diagram, ErAttribute, ErEntity } from '../design.ts';
import { columnFor, endsAlike, type Likeness, tableFor } from '../names.ts';

/** A diagram that draws things with attributes. */
export type EntityDiagram = Extract<Diagram, { kind: 'er' | 'class' }>;

/** An entity of a diagram beside the table it stands for. */
export type DrawnEntity = {
  entity: ErEntity;
  table: Table;
  likeness: Likeness;
  /** Its attributes that are columns, however loosely. */
  pairs: { attribute: ErAttribute; column: Column; likeness: Likeness }[];
  /** Its attributes that are none. */
  rest: ErAttribute[];
};

/** A diagram beside the schema. */
export type DrawnSchema = {
  diagram: EntityDiagram;
  entities: DrawnEntity[];
  /** Entities that stand for no table. */
  unknown: ErEntity[];
  /** Of all attributes of `entities`, the share that is a column: 1 for a drawing of the tables as they are. */
  fit: number;
};

/** Every diagram of a kind whose entities are tables, most of them: others draw something else. */
export function drawnSchemas(design: Design, kind: EntityDiagram['kind']): DrawnSchema[] {
  return design.diagrams.flatMap((diagram) => {
    if (diagram.kind !== kind) return [];
    const drawn = beside(diagram as EntityDiagram, design);
    return drawn.entities.length >= drawn.unknown.length && drawn.entities.length > 0 ? [drawn] : [];
  });
}

function beside(diagram: EntityDiagram, design: Design): DrawnSchema {
  const entities: DrawnEntity[] = [];
  const unknown: ErEntity[] = [];
  for (const entity of diagram.entities) {
    const found = tableFor(entity.name, design.schema);
    if (!found) {
      unknown.push(entity);
      continue;
    }
    const drawn: DrawnEntity = { entity, ...found, pairs: [], rest: [] };
    for (const attribute of entity.attributes) {
      const match = columnFor(attribute.name, found.table);
      if (match && endsAlike(attribute.name, match.column.name)) drawn.pairs.push({ attribute, ...match });
      else drawn.rest.push(attribute);
    }
    entities.push(drawn);
  }
  const pairs = entities.reduce((sum, one) => sum + one.pairs.length, 0);
  const rest = entities.reduce((sum, one) => sum + one.rest.length, 0);
  return { diagram, entities, unknown, fit: pairs + rest === 0 ? 1 : pairs / (pairs + rest) };
}
