import type { Ajv2020 } from 'ajv/dist/2020.js';
import type { ToolSpec } from '../../session/events.ts';
import { sanitize } from '../../text/sanitize.ts';
import { isRecord } from '../tools/tool-input.ts';

type Schema = ToolSpec['input_schema'];

const MAX_TEXT = 1_000;
const MAX_DEPTH = 24;
/** What the API refuses at the top of a schema, and with it the whole request. */
const NOT_ON_TOP = ['oneOf', 'anyOf', 'allOf', 'not', 'if', 'then', 'else', '$schema', '$id'];
const PROPERTY = /^[A-Za-z0-9_.-]{1,64}$/;

/**
 * A server's schema in a form that the API takes: harmless texts, nothing on top but an object, in the dialect that is
 * asked for. One that cannot be brought into it becomes an object of anything: a refused schema would end the session.
 *
 * @returns undefined when it is no schema of an object at all
 */
export async function toolSchema(given: unknown): Promise<Schema | undefined> {
  if (!isRecord(given) || (given.type !== undefined && given.type !== 'object')) return undefined;
  const clean = cleaned(given, 0);
  if (!isRecord(clean)) return { type: 'object' };
  for (const key of NOT_ON_TOP) delete clean[key];
  const schema: Schema = { ...clean, type: 'object' };
  const names = isRecord(schema.properties) ? Object.keys(schema.properties) : [];
  if (!names.every((name) => PROPERTY.test(name))) return undefined;
  return (await isValid(schema)) ? schema : { type: 'object' };
}

/** A copy with every text made harmless and cut; undefined where it is nested too deep. */
function cleaned(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return sanitize(value).slice(0, MAX_TEXT);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return undefined;
  if (Array.isArray(value)) return value.map((each) => cleaned(each, depth + 1));
  // No assignment to a name that the server chose: `__proto__` is one.
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [sanitize(key), cleaned(each, depth + 1)]));
}

let validator: Promise<Ajv2020> | undefined;

/** Looks at the schema only; nothing is compiled from it. */
async function isValid(schema: Schema): Promise<boolean> {
  validator ??= import('ajv/dist/2020.js').then(({ Ajv2020 }) => new Ajv2020({ logger: false, strict: false }));
  try {
    return (await validator).validateSchema(schema) === true;
  } catch {
    return false;
  }
}
