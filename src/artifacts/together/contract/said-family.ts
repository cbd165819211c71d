import type { Field, Shape } from '../design.ts';
import { type Family, familyOf } from '../type-family.ts';

/**
 * `string` and `number` say too little to be one family: a string may be a date, a number may be whole. `amount` is a
 * number of a language that has one kind of them.
 */
export type Said = Family | 'string' | 'number' | 'amount';

const SCALARS: Readonly<Record<string, Said | 'anything'>> = {
  id: 'anything',
  any: 'anything',
  string: 'string',
  stringvalue: 'string',
  boolean: 'boolean',
  bool: 'boolean',
  boolvalue: 'boolean',
  int: 'integer',
  long: 'integer',
  bigint: 'integer',
  int32value: 'integer',
  int64value: 'integer',
  uint32value: 'integer',
  uint64value: 'integer',
  float: 'number',
  double: 'number',
  floatvalue: 'number',
  doublevalue: 'number',
  bytes: 'anything',
  timestamp: 'timestamp',
  date: 'date',
  duration: 'interval',
};

const FORMATS: Readonly<Record<string, Said>> = {
  uuid: 'uuid',
  'date-time': 'timestamp',
  date: 'date',
  time: 'time',
  duration: 'interval',
  decimal: 'decimal',
  int32: 'integer',
  int64: 'integer',
};

/** The kind of value that a field of a contract carries; undefined where it says nothing that a column can be held to. */
export function saidFamily(field: Field, from: Shape['from']): Said | undefined {
  if (field.isList || (field.shape !== undefined && from !== 'openapi')) return undefined;
  if (from === 'openapi' || from === 'table') return saidByJson(field);
  if (from === 'typescript') return field.type === 'number' ? 'amount' : plain(field.type);
  if (from === 'protobuf' && field.format === 'uuid') return 'uuid';
  const name = field.type.slice(field.type.lastIndexOf('.') + 1).toLowerCase();
  const known = Object.hasOwn(SCALARS, name) ? SCALARS[name] : undefined;
  if (known === 'anything' || field.type.includes('Money')) return undefined;
  return known ?? familyOf(name);
}

function plain(type: string): Said | undefined {
  return type === 'string' || type === 'boolean' ? type : undefined;
}

function saidByJson({ type, format, values }: Field): Said | undefined {
  switch (type) {
    case 'string':
      if (values || format === undefined) return 'string';
      return Object.hasOwn(FORMATS, format) ? FORMATS[format] : /^(?:byte|binary)$/.test(format) ? undefined : 'string';
    case 'integer':
      return 'integer';
    case 'number':
      return format === 'int64' || format === 'int32' ? 'integer' : 'number';
    case 'boolean':
      return 'boolean';
    default:
      return undefined;
  }
}

/** As the contract writes it: `string (uuid)`. */
export function saidType({ type, format }: Field): string {
  return format === undefined ? type : `${type} (${format})`;
}
