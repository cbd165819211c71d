import { isObject } from '../../../json-schema/is-object.ts';
import type { Field } from '../../design.ts';
import { entriesOf, itemsOf, lineOf, referenceName, resolve, type Source, type Spot, within } from './documents.ts';
import { patternLength } from './pattern-length.ts';

/** Schemas within schemas: more is a circle, or written to harm. */
const DEEPEST = 12;
/** Fields of one shape. */
const MOST = 500;

/**
 * The fields of an object as a schema describes it, with what `allOf` and references bring in. Of alternatives
 * (`oneOf`, `anyOf`) every field is there, and none is required. A list, or a wrapper of nothing else, has none.
 */
export function fieldsOf(schema: Spot, sources: readonly Source[]): Field[] {
  const target = resolve(schema, sources);
  if (!target) return [];
  const before = collected.get(target.value);
  if (before) return before;
  const found = new Map<string, Field>();
  const required = new Set<string>();
  collect(target, sources, 0, found, required, true);
  const fields = [...found.values()].slice(0, MOST).map((field) => ({ ...field, required: required.has(field.name) }));
  collected.set(target.value, fields);
  return fields;
}

/** Most schemas are used by many operations. */
const collected = new WeakMap<object, Field[]>();

function collect(
  schema: Spot,
  sources: readonly Source[],
  depth: number,
  fields: Map<string, Field>,
  required: Set<string>,
  certain: boolean,
): void {
  const spot = resolve(schema, sources);
  if (!spot || depth > DEEPEST || fields.size > MOST) return;
  for (const part of itemsOf(spot, 'allOf')) collect(part, sources, depth + 1, fields, required, certain);
  for (const key of ['oneOf', 'anyOf']) {
    for (const part of itemsOf(spot, key)) collect(part, sources, depth + 1, fields, required, false);
  }
  for (const [name, property] of entriesOf(spot, 'properties')) fields.set(name, fieldOf(name, property, sources));
  const names = spot.value.required;
  if (!certain || !Array.isArray(names)) return;
  for (const name of names) if (typeof name === 'string') required.add(name);
}

/** One property or parameter. `required` is false: it is said elsewhere. */
export function fieldOf(name: string, schema: Spot, sources: readonly Source[]): Field {
  const facts: Facts = { nullable: false };
  read(schema, sources, 0, facts);
  const { type, nullable, items, ...rest } = facts;
  const field: Field = {
    name,
    type: type ?? (rest.hasProperties ? 'object' : ''),
    nullable,
    required: false,
    isList: type === 'array',
    line: lineOf(schema),
  };
  for (const key of [
    'format',
    'shape',
    'values',
    'maxLength',
    'minimum',
    'maximum',
    'readOnly',
    'writeOnly',
  ] as const) {
    if (rest[key] !== undefined) Object.assign(field, { [key]: rest[key] });
  }
  if (field.isList && items) {
    const item = fieldOf(name, items, sources);
    if (item.shape !== undefined) field.shape = item.shape;
    if (item.values) field.values = item.values;
    if (item.format !== undefined) field.format = item.format;
  }
  return field;
}

type Facts = Partial<
  Pick<Field, 'format' | 'shape' | 'values' | 'maxLength' | 'minimum' | 'maximum' | 'readOnly' | 'writeOnly'>
> & {
  type?: string;
  nullable: boolean;
  items?: Spot;
  hasProperties?: boolean;
};

/** Notes what a schema says of a single value; what stands nearer to the property wins over what it refers to. */
function read(schema: Spot, sources: readonly Source[], depth: number, facts: Facts): void {
  if (depth > DEEPEST) return;
  const name = referenceName(schema);
  if (name !== undefined) facts.shape ??= name;
  readOwn(schema, facts);
  if (name !== undefined) {
    const target = resolve(schema, sources);
    if (target && target !== schema) read(target, sources, depth + 1, facts);
    return;
  }
  for (const part of itemsOf(schema, 'allOf')) read(part, sources, depth + 1, facts);
  for (const key of ['oneOf', 'anyOf']) {
    const parts = itemsOf(schema, key);
    const others = parts.filter(({ value }) => value.type !== 'null');
    if (others.length < parts.length) facts.nullable = true;
    const [only] = others;
    if (only && others.length === 1) read(only, sources, depth + 1, facts);
  }
}

function readOwn(schema: Spot, facts: Facts): void {
  const { value } = schema;
  const types = (Array.isArray(value.type) ? value.type : [value.type]).filter((one) => typeof one === 'string');
  if (value.nullable === true || types.includes('null')) facts.nullable = true;
  const [only, ...more] = types.filter((one) => one !== 'null');
  if (only !== undefined && more.length === 0) facts.type ??= only;
  if (typeof value.format === 'string') facts.format ??= value.format;
  if (value.readOnly === true) facts.readOnly ??= true;
  if (value.writeOnly === true) facts.writeOnly ??= true;
  if (isObject(value.properties)) facts.hasProperties = true;
  const items = within(schema, 'items');
  if (items) facts.items ??= items;
  readBounds(value, facts);
  const listed = Array.isArray(value.enum) ? value.enum : value.const === undefined ? undefined : [value.const];
  if (!listed) return;
  if (listed.includes(null)) facts.nullable = true;
  const words = listed.filter((one) => typeof one === 'string' || typeof one === 'number').map(String);
  if (words.length > 0) facts.values ??= words;
  if (listed.some((one) => typeof one === 'string')) facts.type ??= 'string';
}

function readBounds(value: Spot['value'], facts: Facts): void {
  const most = typeof value.pattern === 'string' ? patternLength(value.pattern) : undefined;
  if (typeof value.maxLength === 'number') facts.maxLength ??= value.maxLength;
  else if (most !== undefined) facts.maxLength ??= most;
  const step = value.type === 'integer' ? 1 : 0;
  const low = bound(value.minimum, value.exclusiveMinimum, step);
  const high = bound(value.maximum, value.exclusiveMaximum, -step);
  if (low !== undefined) facts.minimum ??= low;
  if (high !== undefined) facts.maximum ??= high;
}

/** An inclusive bound: in 3.0 `exclusive…` is a flag, since 3.1 the bound itself. */
function bound(inclusive: unknown, exclusive: unknown, step: number): number | undefined {
  if (typeof exclusive === 'number') return exclusive + step;
  if (typeof inclusive !== 'number') return undefined;
  return exclusive === true ? inclusive + step : inclusive;
}
