import type { Column, Table } from '../../sql/schema.ts';
import type { Design, Field, Operation, Shape } from '../design.ts';
import { columnFor, type Likeness, tableFor, wordsOf } from '../names.ts';
import { isChanged } from './kept-headers.ts';
import { type Match, mapShape as map } from './map-shape.ts';
import { mappedRows } from './mapped-rows.ts';
import { mappedWords } from './mapped-words.ts';
import { isCreation, resourceBefore, resourceTable } from './resource.ts';
import { noRole, type ShapeRole, shapeRoles } from './shape-roles.ts';

/** A shape of a contract, or the parameters of an operation, beside the table whose rows it shows, takes or finds. */
export type MappedShape = {
  from: Shape['from'];
  name: string;
  line: number;
  table: Table;
  likeness: Likeness;
  role: ShapeRole;
  pairs: { field: Field; column: Column; likeness: Likeness }[];
  /** Plain values that are no column, however loosely named. */
  rest: Field[];
  /** Of its plain values, the share that is a column. */
  fit: number;
};

/** What is neither a row nor part of one, unless a table is called just so. */
const OTHER = /event|error|problem|webhook|filter|sort|order_?by|where|page_?info|stats|metric|report|config/i;

/** The shapes of the contracts that stand for tables, by name or by path, and share at least most of their fields with them. */
export function mappedShapes(design: Design): MappedShape[] {
  const known = found.get(design);
  if (known) return known;
  const shapes =
    design.schema.tables.length === 0
      ? []
      : [...named(design), ...mappedWords(design), ...mappedRows(design), ...inline(design), ...parameters(design)];
  found.set(design, shapes);
  return shapes;
}

const found = new WeakMap<Design, MappedShape[]>();

function named(design: Design): MappedShape[] {
  const roles = shapeRoles(design);
  const byPath = tablesByPath(design);
  return design.shapes.flatMap((shape) => {
    if (!/^(?:openapi|graphql|protobuf|typescript)$/.test(shape.from) || shape.fields.length === 0) return [];
    const match = tableFor(shape.name, design.schema);
    if (match?.likeness !== 'exact' && match?.likeness !== 'form' && OTHER.test(wordsOf(shape.name).join('_')))
      return [];
    const role = roles.get(shape) ?? noRole;
    if (match) return map(design, shape, match, role);
    const asked = askedFor(shape, design);
    if (asked) return map(design, shape, asked, role).filter(({ pairs }) => pairs.length >= ASKED);
    const table = byPath.get(shape.name);
    const mapped = table && shape.from === 'openapi' ? map(design, shape, { table, likeness: 'affix' }, role) : [];
    return mapped.filter(({ pairs, fit }) => fit === 1 || pairs.length >= 3);
  });
}

/** Fields of a request that have to be columns where a deed stands before the name of the table. */
const ASKED = 3;

/** `FileClaimRequest` is what `claims` takes, whatever is done to it. */
function askedFor({ name, from }: Shape, { schema }: Design): Match | undefined {
  const thing = /^[A-Z][a-z]+([A-Z]\w*)(?:Request|Input)$/.exec(name)?.[1];
  const match = thing === undefined || from === 'openapi' ? undefined : tableFor(thing, schema);
  return match && { table: match.table, likeness: 'affix' };
}

/** The tables of schemas by the paths that they are used at, where all agree: a name may say nothing (`CancelRide`). */
function tablesByPath(design: Design): Map<string, Table | undefined> {
  const tables = new Map<string, Table | undefined>();
  for (const operation of design.operations) {
    const shown = resourceTable(operation, design.schema);
    // What a deed on a row takes (`POST /tasks/{id}/completion`) is written to the row.
    const taken = shown ?? resourceBefore(operation, design.schema);
    const add = (name: string | undefined, table: Table | undefined): void => {
      if (name !== undefined) tables.set(name, tables.has(name) && tables.get(name) !== table ? undefined : table);
    };
    for (const { name } of operation.request) add(name, taken);
    for (const { name, status } of operation.responses) if (status.startsWith('2')) add(name, shown);
  }
  return tables;
}

/** Bodies without a name are what their path names: `POST /orders`. */
function inline(design: Design): MappedShape[] {
  return design.operations.flatMap((operation) => {
    const table = resourceTable(operation, design.schema) ?? resourceBefore(operation, design.schema);
    if (!table) return [];
    const match: Match = { table, likeness: 'form' };
    const creates = isCreation(operation);
    const write = { ...noRole, request: true, creates, changes: !creates };
    const read = { ...noRole, response: true };
    const shape = (use: Operation['request'][number]) => ({ from: operation.from, ...use, name: titleOf(operation) });
    return [
      ...operation.request
        .filter(({ name }) => name === undefined)
        .flatMap((use) => map(design, shape(use), match, write)),
      ...operation.responses
        .filter(({ name, status }) => name === undefined && status.startsWith('2'))
        .flatMap((use) => map(design, shape(use), match, read)),
    ];
  });
}

/**
 * Parameters that are called like a column of what the path names (`/items/{sku}`, `/orders?status=paid`), and headers
 * that are called like a column of any table.
 */
function parameters(design: Design): MappedShape[] {
  return design.operations.flatMap((operation) =>
    operation.parameters.flatMap(({ name, in: place, shape, line }): MappedShape[] => {
      if (!shape || !/^(?:path|query|header)$/.test(place)) return [];
      const asked = name.replace(/^filter\[(.*)\]$/, '$1').replace(/^x-/i, '');
      const table =
        place === 'path'
          ? resourceBefore(operation, design.schema, name)
          : place === 'query'
            ? resourceTable(operation, design.schema)
            : keeperOf(asked, operation, design);
      const match = table && columnFor(asked, table);
      if (!table || !match || match.likeness === 'affix') return [];
      if (place === 'header' && isChanged(design, match.column)) return [];
      const role = { ...noRole, request: true, finds: true };
      const pairs = [{ field: { ...shape, line }, ...match }];
      return [
        {
          from: operation.from,
          name: titleOf(operation),
          line,
          table,
          likeness: 'form',
          role,
          pairs,
          rest: [],
          fit: 1,
        },
      ];
    }),
  );
}

/** The table that keeps what a header says: that of the path before others; none where others keep it otherwise. */
function keeperOf(header: string, operation: Operation, { schema }: Design): Table | undefined {
  // One word (`version`, `accept`) is a column of many things.
  if (wordsOf(header).length < 2) return undefined;
  const own = resourceTable(operation, schema);
  const isKept = (table: Table): boolean => (columnFor(header, table)?.likeness ?? 'affix') !== 'affix';
  if (own && isKept(own)) return own;
  const keepers = schema.tables.filter(isKept);
  const types = new Set(keepers.map((table) => columnFor(header, table)?.column.type));
  return types.size === 1 ? keepers[0] : undefined;
}

function titleOf({ method, path }: Operation): string {
  return `${method} ${path}`;
}
