import { Ajv, type ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formatsOf from 'ajv-formats';
import { narrowChoice } from './narrow-choice.ts';
import { isRecord } from './pointer.ts';

/** One way in which a sample breaks its schema. */
export type Violation = { path: (string | number)[]; message: string; kind: string };

/** In characters, of a schema with all its components, and of a sample. */
const LONGEST = 400_000;
/** Of one sample: what comes after is more of the same. */
const MOST = 10;
/** A quantifier upon a group that has one itself: such patterns can take for ever. */
const HOSTILE = /[*+}]\??\)[*+{]|\\\d/;

/** What a schema finds wrong with a value; undefined when the schema itself cannot be used. Never throws. */
export function violationsOf(schema: unknown, value: unknown): Violation[] | undefined {
  try {
    const sample = JSON.stringify(value);
    if (sample.length > LONGEST) return undefined;
    const found = errorsOf(schema, sample);
    if (!found || found.length === 0) return found && [];
    const count = (one: unknown, part: unknown): number =>
      errorsOf(one, JSON.stringify(part))?.length ?? Number.POSITIVE_INFINITY;
    const isChoice = found.some(({ keyword }) => CHOICES.includes(keyword));
    const narrowed = isChoice ? errorsOf(narrowChoice(schema, value, count), sample) : found;
    return simplify(narrowed ?? found)
      .slice(0, MOST)
      .map(describe);
  } catch {
    // A schema that does not compile is found by the check of its own artifact.
    return undefined;
  }
}

/** Undefined when the schema is too long to be looked at. */
function errorsOf(schema: unknown, sample: string): ErrorObject[] | undefined {
  const text = JSON.stringify(schema);
  if (text === undefined || text.length > LONGEST) return undefined;
  const validate = compiler(text).compile(tame(JSON.parse(text)) as object);
  return validate(JSON.parse(sample)) ? [] : (validate.errors ?? []);
}

const CHOICES = ['oneOf', 'anyOf'];

function compiler(text: string): Ajv {
  const options = { strict: false, allErrors: true, validateSchema: false, logger: false, verbose: true } as const;
  const isNew =
    /json-schema\.org\/draft\/20(?:19|20)/.test(text) || /"(?:prefixItems|\$defs|unevaluatedProperties)"/.test(text);
  const ajv = isNew ? new Ajv2020(options) : new Ajv(options);
  (formatsOf as unknown as (ajv: Ajv) => void)(ajv);
  return ajv;
}

/** Takes out what could reach outside, or run for ever: identities, patterns without a bound. */
function tame(value: unknown, parent = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => tame(item));
  if (!isRecord(value)) return value;
  const isMap = /^(?:properties|patternProperties|\$defs|definitions|schemas|dependentSchemas)$/.test(parent);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => {
        if (parent === 'patternProperties' && HOSTILE.test(key)) return false;
        if (isMap) return true;
        if (
          key === '$schema' ||
          key === '$id' ||
          key === 'id' ||
          key === 'discriminator' ||
          key === 'example' ||
          key === 'examples'
        )
          return false;
        return !(key === 'pattern' && typeof inner === 'string' && (HOSTILE.test(inner) || inner.length > 200));
      })
      .map(([key, inner]) => [key, tame(inner, key)]),
  );
}

/** Of a choice that nothing fits, one violation; of the rest, the ones that say what to do. */
function simplify(errors: ErrorObject[]): ErrorObject[] {
  const choices = errors.filter(({ keyword }) => CHOICES.includes(keyword));
  const isInside = (error: ErrorObject) =>
    choices.some((choice) => choice !== error && error.schemaPath.startsWith(`${choice.schemaPath}/`));
  const seen = new Set<string>();
  return errors.filter((error) => {
    if (isInside(error) || error.keyword === 'if') return false;
    const id = `${error.instancePath} ${error.keyword} ${JSON.stringify(error.params)}`;
    return !seen.has(id) && seen.add(id);
  });
}

function describe(error: ErrorObject): Violation {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const at = path.join('.');
  const field = at === '' ? 'it' : `\`${at}\``;
  const given = JSON.stringify(error.data)?.slice(0, 60);
  switch (error.keyword) {
    case 'required':
      return {
        path,
        kind: 'required',
        message: `${at === '' ? '' : `${field} `}lacks \`${error.params.missingProperty}\``,
      };
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const extra = error.params.additionalProperty ?? error.params.unevaluatedProperty;
      return {
        path: [...path, extra],
        kind: 'unknown',
        message: `\`${[...path, extra].join('.')}\` is not in the schema`,
      };
    }
    case 'enum':
      return {
        path,
        kind: 'enum',
        message: `${field} is ${given}, which is none of ${(error.params.allowedValues as unknown[]).join(', ').slice(0, 100)}`,
      };
    case 'const':
      return { path, kind: 'enum', message: `${field} is ${given}, not ${JSON.stringify(error.params.allowedValue)}` };
    case 'type':
      return {
        path,
        kind: 'type',
        message: `${field} is ${given}, not of type ${[error.params.type].flat().join(' or ')}`,
      };
    case 'format':
      return { path, kind: 'format', message: `${field} is ${given}, which is no ${error.params.format}` };
    default:
      return { path, kind: error.keyword, message: `${field} ${error.message ?? 'breaks the schema'}` };
  }
}
