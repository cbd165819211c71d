import { FIELD_TYPES, type FieldType } from '../knowledge/field-types.ts';
import { camel } from '../words/spelling.ts';
import type { FieldNote } from './fields.ts';
import type { Column } from './table.ts';

/** How this design spells and types what the notes leave open: as the repo does, where there is one. */
export type Conventions = {
  ids: 'uuid' | 'bigint' | 'int';
  columns: 'snake' | 'camel';
  tables: 'plural' | 'singular';
  /** Of every path: `/v1`. */
  prefix: string;
  /** Where each was found; nothing for those that are ours. */
  from: { ids?: string; columns?: string; tables?: string; prefix?: string };
};

export const OWN_CONVENTIONS: Conventions = {
  ids: 'uuid',
  columns: 'snake',
  tables: 'plural',
  prefix: '/v1',
  from: {},
};

export function spell(note: string, { columns }: Conventions): string {
  return columns === 'camel' ? camel(note) : note;
}

const SAMPLE_ID = '0192f0c1-7a3b-7c44-9d2e-5b6f8a901234';

export function idSample(kind: Conventions['ids']): string | number {
  return kind === 'uuid' ? SAMPLE_ID : 4711;
}

/** The column that identifies a row. */
export function idColumn(conventions: Conventions): Column {
  const { ids } = conventions;
  return {
    ...bare('id', { kind: ids, sample: idSample(ids) }, conventions),
    default: ids === 'uuid' ? 'id' : 'counted',
    api: 'read',
  };
}

/** A column of the machinery, by its name and type. */
export function plainColumn(note: string, type: string, conventions: Conventions, more: Partial<Column> = {}): Column {
  const known = FIELD_TYPES.get(type) ?? { kind: 'text', sample: '' };
  return { ...bare(note, known, conventions), api: 'read', ...more };
}

/** A column of an entity, from its line in the notes. References are given their target by the caller. */
export function columnFor(field: FieldNote, conventions: Conventions): Column {
  const { values } = field;
  const type: FieldType = values
    ? { kind: 'varchar', length: Math.max(16, ...values.map((value) => value.length)), sample: values[0] ?? '' }
    : (FIELD_TYPES.get(field.type ?? 'text') ?? { kind: 'text', sample: '' });
  const column = bare(field.name, type, conventions);
  return {
    ...column,
    ...(field.length === undefined ? {} : { length: field.length }),
    nullable: field.nullable,
    ...(values ? { values } : {}),
    ...(field.default === undefined ? {} : { default: defaultOf(field.default, type) }),
    api: field.api,
    personal:
      type.personal === true ||
      /^(?:full_name|first_name|last_name|birth|born)|recipient|deliver_to|ship_to|pickup|dropoff/.test(field.name),
    contract: contractOf(type, field.name),
  };
}

function bare(note: string, type: FieldType, conventions: Conventions): Column {
  const { kind, length, precision, scale, check } = type;
  return {
    name: spell(note, conventions),
    note,
    kind,
    ...(length === undefined ? {} : { length }),
    ...(precision === undefined ? {} : { precision, scale: scale ?? 0 }),
    nullable: false,
    ...(check === undefined ? {} : { check }),
    api: 'write',
    personal: false,
    contract: contractOf(type, note),
  };
}

function contractOf(type: FieldType, name: string): Column['contract'] {
  const { minimum, maximum, pattern, format } = type;
  return {
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(format === undefined ? {} : { format }),
    sample: sampleFor(name, type),
  };
}

/** An end is later than its beginning, and names of people look like names of people. */
function sampleFor(name: string, { kind, sample }: FieldType): FieldType['sample'] {
  if (kind === 'time' && /^(?:ends|end|expires|arrived|until|closes)/.test(name)) return '2027-03-14T11:00:00Z';
  if (kind === 'date' && /^(?:ends|end|expires|until|due|check_out)/.test(name)) return '2027-04-11';
  if (kind === 'varchar' && /^(?:full_name|first_name|last_name|display_name|author|holder)/.test(name))
    return 'Ada Byron';
  return sample;
}

function defaultOf(text: string, { kind }: FieldType): NonNullable<Column['default']> {
  if (text === 'now') return 'now';
  if (kind === 'bool') return { literal: text === 'true' };
  if (['int', 'smallint', 'bigint', 'numeric', 'double'].includes(kind)) return { literal: Number(text) };
  return { literal: text };
}
