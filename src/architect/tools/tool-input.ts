import type { ToolSpec } from '../../session/events.ts';

/** One field of a tool's input: what the schema says of it, and how forgivingly it is read. */
export type Field = {
  type: 'string' | 'integer' | 'boolean' | 'list';
  /** For the model. */
  says: string;
  required?: true;
  /** An empty string is a value, not the lack of one. */
  mayBeEmpty?: true;
  /** The fields of each item of a list. */
  of?: Fields;
  /** Other names under which models send it. */
  also?: readonly string[];
  /** Bounds of an integer; what lies outside is moved to the nearest bound. */
  min?: number;
  max?: number;
};

export type Fields = Record<string, Field>;

type TypeOf<F extends Field> = {
  string: string;
  integer: number;
  boolean: boolean;
  list: F['of'] extends Fields ? Given<F['of']>[] : never;
}[F['type']];
type RequiredOf<F extends Fields> = { [K in keyof F]: F[K] extends { required: true } ? K : never }[keyof F];

/** The input as it is after reading: every required field, and those of the others that were given. */
export type Given<F extends Fields> = { [K in RequiredOf<F>]: TypeOf<F[K]> } & {
  [K in Exclude<keyof F, RequiredOf<F>>]?: TypeOf<F[K]>;
};

/** The JSON schema that the model is shown. */
export function inputSchema(fields: Fields): ToolSpec['input_schema'] {
  const properties = Object.entries(fields).map(([name, field]) => [name, propertySchema(field)]);
  const required = Object.keys(fields).filter((name) => fields[name]?.required);
  return { type: 'object', properties: Object.fromEntries(properties), required };
}

function propertySchema({ type, says, min, max, of = {} }: Field): Record<string, unknown> {
  return {
    type: type === 'list' ? 'array' : type,
    description: says,
    ...(type === 'list' && { items: inputSchema(of) }),
    ...(min !== undefined && { minimum: min }),
    ...(max !== undefined && { maximum: max }),
  };
}

/**
 * Reads what a model sent for these fields: other names, numbers and booleans as strings, `null` for nothing, and
 * the whole input as a JSON string (or, for a tool that needs one string only, as that string) are understood.
 */
export function parseInput<F extends Fields>(
  tool: string,
  fields: F,
  input: unknown,
): { ok: true; input: Given<F> } | { ok: false; error: string } {
  const record = asRecord(fields, input);
  const given: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const raw = record && [name, ...(field.also ?? [])].map((key) => record[key]).find((value) => value != null);
    const isNothing = raw === undefined || (raw === '' && !field.mayBeEmpty);
    const value = isNothing ? undefined : readValue(tool, field, raw);
    if (value !== undefined) given[name] = value;
    else if (field.required || !isNothing) return { ok: false, error: wanted(tool, fields, name) };
  }
  return { ok: true, input: given as Given<F> };
}

function asRecord(fields: Fields, input: unknown): Record<string, unknown> | undefined {
  if (typeof input === 'string') {
    const parsed = parseJson(input);
    if (isRecord(parsed)) return parsed;
    const required = Object.keys(fields).filter((name) => fields[name]?.required);
    return required.length === 1 && required[0] !== undefined
      ? { [required[0]]: typeof parsed === 'string' ? parsed : input }
      : undefined;
  }
  return isRecord(input) ? input : undefined;
}

function readValue(tool: string, { type, min, max, of = {} }: Field, raw: unknown): unknown {
  if (type === 'list') return readList(tool, of, typeof raw === 'string' ? parseJson(raw) : raw);
  if (type === 'string') return typeof raw === 'string' ? raw : undefined;
  if (type === 'boolean') {
    if (raw === true || raw === 'true') return true;
    return raw === false || raw === 'false' ? false : undefined;
  }
  const number = typeof raw === 'string' ? Number(raw) : raw;
  if (typeof number !== 'number' || !Number.isFinite(number)) return undefined;
  return Math.min(Math.max(Math.trunc(number), min ?? -Infinity), max ?? Infinity);
}

/** One item without its list is a list of one. */
function readList(tool: string, of: Fields, raw: unknown): unknown[] | undefined {
  if (!Array.isArray(raw) && !isRecord(raw)) return undefined;
  const items = [raw].flat().map((item) => parseInput(tool, of, item));
  return items.every(({ ok }) => ok) ? items.flatMap((item) => (item.ok ? [item.input] : [])) : undefined;
}

function wanted(tool: string, fields: Fields, name: string): string {
  return `${tool} could not use "${name}": it takes ${formOf(fields)}. Send the call again in that form.`;
}

function formOf(fields: Fields): string {
  const list = Object.entries(fields).map(
    ([key, { type, required, of = {} }]) =>
      `${key}${required ? '' : '?'}: ${type === 'list' ? `[${formOf(of)}]` : type}`,
  );
  return `{${list.join(', ')}}`;
}

/** What a JSON text means, or undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a value is an object with named fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
