import { Ajv2020 } from 'ajv/dist/2020.js';
import { fastFormats } from 'ajv-formats/dist/formats.js';
import { isObject } from './is-object.ts';
import { safeMatch } from './pattern.ts';
import type { Path } from './problem.ts';

/** Whether a value is valid by a schema of the document: undefined for yes, or not known; else what is wrong. */
export type SampleValidator = (schemaPath: Path, value: unknown) => string | undefined;

/** Formats whose rules are the same everywhere and cheap to hold a text against. */
const FORMATS = ['date-time', 'date', 'email', 'ipv4', 'ipv6', 'uuid'] as const;
/** Schemas with more mappings and lists than this are not compiled: the cost is in the code that is generated. */
const MOST_NODES = 20_000;
/** Schemas that are compiled, at most. */
const MOST = 400;

/**
 * Validates samples (`default`, `example`, payloads) by schemas anywhere in `root`, of any draft or OpenAPI version.
 * It runs no pattern that could take long, and says nothing where a reference leads out of the document.
 */
export function sampleValidator(root: unknown): SampleValidator {
  let ajv: Ajv2020 | undefined;
  let compiled = 0;
  const prepare = (): Ajv2020 => {
    const fresh = new Ajv2020({
      strict: false,
      validateSchema: false,
      addUsedSchema: false,
      inlineRefs: false,
      logger: false,
      messages: true,
      code: { regExp },
    });
    for (const name of FORMATS) fresh.addFormat(name, fastFormats[name]);
    const budget = { nodes: MOST_NODES };
    const plain = plainSchema(root, 'names', budget);
    if (budget.nodes > 0) fresh.addSchema(plain as object, 'root:');
    else compiled = MOST;
    return fresh;
  };
  return (path, value) => {
    ajv ??= prepare();
    if (compiled++ >= MOST) return undefined;
    const pointer = path.map(
      (step) => `/${encodeURIComponent(String(step).replaceAll('~', '~0').replaceAll('/', '~1'))}`,
    );
    try {
      const validate = ajv.compile({ $ref: `root:#${pointer.join('')}` });
      if (validate(value)) return undefined;
      const error = validate.errors?.[0];
      if (!error) return undefined;
      // A sample may be given as the text of its JSON.
      if (typeof value === 'string' && /^must be (?:object|array)/.test(error.message ?? '')) return undefined;
      const { allowedValues, additionalProperty } = error.params as Record<string, unknown>;
      const place = error.instancePath ? `${error.instancePath.slice(1).replaceAll('/', '.')} ` : '';
      if (Array.isArray(allowedValues)) return `${place}must be one of ${allowedValues.slice(0, 6).join(', ')}`;
      if (additionalProperty !== undefined) return `${place}must not have the property "${String(additionalProperty)}"`;
      return `${place}${error.message ?? 'is not valid'}`;
    } catch {
      return undefined;
    }
  };
}

const regExp = Object.assign(
  (pattern: string) => ({ test: (text: string) => safeMatch(pattern, text) ?? true, toString: () => `/${pattern}/` }),
  { code: 'undefined' },
);

/** Keywords below which names stand, not keywords. */
const NAMES = new Set(['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas', 'schemas']);
/** What would say where a schema lives, and data that is not a schema. */
const DROPPED = new Set(['$id', 'id', '$schema', '$anchor', '$dynamicAnchor', '$recursiveAnchor', 'discriminator']);
const DATA = new Set(['example', 'examples', 'default', 'x-example', 'x-examples']);

/** A copy that one validator understands, whichever draft or version of OpenAPI the original was written in. */
function plainSchema(value: unknown, level: 'names' | 'keywords', budget: { nodes: number }): unknown {
  if (typeof value !== 'object' || value === null || budget.nodes-- <= 0) return value;
  if (Array.isArray(value)) return value.map((each) => plainSchema(each, 'keywords', budget));
  const copy: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) {
    if (level === 'keywords' && (DATA.has(key) || (DROPPED.has(key) && typeof child === 'string'))) continue;
    if (level === 'keywords' && (key === 'discriminator' || (key === 'nullable' && typeof child === 'boolean')))
      continue;
    const names = level === 'keywords' && NAMES.has(key);
    const data = level === 'keywords' && (key === 'enum' || key === 'const');
    Object.defineProperty(copy, key, {
      value: data ? child : plainSchema(child, names ? 'names' : 'keywords', budget),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return level === 'names' ? copy : modern(copy, value as Record<string, unknown>);
}

function modern(copy: Record<string, unknown>, original: Record<string, unknown>): Record<string, unknown> {
  for (const [limit, exclusive] of [
    ['minimum', 'exclusiveMinimum'],
    ['maximum', 'exclusiveMaximum'],
  ] as const) {
    if (typeof copy[exclusive] !== 'boolean') continue;
    if (copy[exclusive] && typeof copy[limit] === 'number') {
      copy[exclusive] = copy[limit];
      delete copy[limit];
    } else delete copy[exclusive];
  }
  if (Array.isArray(copy.items)) {
    copy.prefixItems = copy.items;
    delete copy.items;
  }
  const { properties, required } = copy;
  if (Array.isArray(required) && isObject(properties))
    copy.required = required.filter((name) => isBothWays(properties, name));
  if (original.nullable !== true) return copy;
  if (Array.isArray(copy.enum)) copy.enum = [...copy.enum, null];
  if (typeof copy.type === 'string') copy.type = [copy.type, 'null'];
  return '$ref' in copy || copy.type === undefined ? { anyOf: [{ type: 'null' }, copy] } : copy;
}

/** A property that is read or written only is required in one direction; which of them a sample has is not known. */
function isBothWays(properties: Record<string, unknown>, name: unknown): boolean {
  const property = typeof name === 'string' && Object.hasOwn(properties, name) ? properties[name] : undefined;
  return !isObject(property) || (property.readOnly !== true && property.writeOnly !== true);
}
