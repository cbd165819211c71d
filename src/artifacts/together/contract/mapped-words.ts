import type { Table } from '../../sql/schema.ts';
import type { Design, Field } from '../design.ts';
import { columnFor, tableFor } from '../names.ts';
import type { Endpoint } from '../prose/endpoints.ts';
import { listedShapes } from './listed-shapes.ts';
import { type Match, mapShape } from './map-shape.ts';
import type { MappedShape } from './mapped-shape.ts';
import { resourceBefore, resourceTable } from './resource.ts';
import { type SampledShape, sampledShapes } from './sampled-shapes.ts';
import { noRole } from './shape-roles.ts';
import { toldShapes } from './told-shapes.ts';

/** The shapes that the text describes, in tables, lists and samples, beside the tables that their rows are kept in. */
export function mappedWords(design: Design): MappedShape[] {
  return [...listed(design), ...told(design), ...mappedSamples(design).map(({ shape }) => shape)];
}

/** Of so many fields, all but one have to be columns where nothing but they tell which table it is. */
const TELLING = 4;
/** Headings of a part of the document, not of a thing. */
const GENERAL = /^(?:api|rest|contract|interfaces?|payloads?|responses?|resources?|endpoints?)$/i;

/** Tables and lists of fields: by the table that their heading names, or else by their fields alone. */
function listed(design: Design): MappedShape[] {
  return listedShapes(design).flatMap((shape) => {
    const named = shape.name === '' ? undefined : tableFor(shape.name, design.schema);
    if (named && named.likeness !== 'affix')
      return mapShape(design, shape, named, noRole).filter(({ pairs, fit }) => pairs.length >= 3 && fit >= 0.75);
    // Under the name of another thing, they are its own.
    if (shape.name !== '' && !GENERAL.test(shape.name)) return [];
    const table = tableWith(shape.fields, design);
    const name = shape.name === '' ? (table?.name ?? '') : shape.name;
    return table ? mapShape(design, { ...shape, name }, { table, likeness: 'affix' }, noRole) : [];
  });
}

function told(design: Design): MappedShape[] {
  const role = { ...noRole, response: true };
  const mapped = toldShapes(design).flatMap(({ call, fields, line }) => {
    const match = byPath(call, design) ?? byFields(fields, design);
    return match
      ? mapShape(design, { from: 'table', name: `${call.method} ${call.path}`, fields, line }, match, role)
      : [];
  });
  // Who answers with what is kept nowhere does so more than once.
  return mapped.flatMap(({ rest }) => rest).length > 1 ? mapped.map((shape) => ({ ...shape, rest: [] })) : mapped;
}

/** The samples of rows, and what each shows for its fields. */
export function mappedSamples(design: Design): { shape: MappedShape; values: SampledShape['values'] }[] {
  return sampledShapes(design).flatMap(({ said, call, fields, values, line }) => {
    const named = tableFor(said, design.schema);
    const match =
      (call && byPath(call, design)) ??
      (named && named.likeness !== 'affix' ? named : undefined) ??
      byFields(fields, design);
    if (!match) return [];
    const name = call ? `${call.method} ${call.path}` : 'The sample';
    // What a value is of says nothing of its type: a whole number may stand for a price.
    const plain = fields.map(
      (field): Field => (/^(?:array|object)$/.test(field.type) ? field : { ...field, type: 'any' }),
    );
    return mapShape(design, { from: 'table', name, fields: plain, line }, match, { ...noRole, response: true }).map(
      (shape) => ({
        shape,
        values: new Map([...values].map(([field, value]) => [plain[fields.indexOf(field)] ?? field, value])),
      }),
    );
  });
}

function byPath({ method, path }: Endpoint, { schema }: Design): Match | undefined {
  const operation = {
    ...{ from: 'openapi' as const, method, path: path.replace(/:(\w+)|<(\w+)>/g, '{$1$2}') },
    ...{ bases: [], statuses: [], parameters: [], responseHeaders: [], request: [], responses: [], words: '', line: 0 },
  };
  const table = resourceTable(operation, schema) ?? resourceBefore(operation, schema);
  return table && { table, likeness: 'form' };
}

function byFields(fields: readonly Field[], design: Design): Match | undefined {
  const table = tableWith(fields, design);
  return table && { table, likeness: 'affix' };
}

/** The one table that has nearly all of these fields as columns; undefined where none has, or two. */
function tableWith(fields: readonly Field[], { schema }: Design): Table | undefined {
  const plain = fields.filter(({ type, isList }) => !isList && !/^(?:array|map)$/.test(type));
  const fits = schema.tables
    .map((table) => ({
      table,
      count: plain.filter(({ name }) => {
        const match = columnFor(name, table);
        return match !== undefined && match.likeness !== 'affix';
      }).length,
    }))
    .filter(({ count }) => count >= TELLING && count >= plain.length - 1)
    .sort((a, b) => b.count - a.count);
  const [first, second] = fits;
  return first && first.count !== second?.count ? first.table : undefined;
}
