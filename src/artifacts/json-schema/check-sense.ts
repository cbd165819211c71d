import type { Level } from '../../session/finding.ts';
import { show } from './check-shape.ts';
import { isObject } from './is-object.ts';
import { FORMATS } from './knowledge/keywords.ts';
import { nearest } from './near.ts';
import type { Problem } from './problem.ts';
import type { Visited } from './visit-schemas.ts';

/** What in one schema contradicts itself, though each keyword alone is right. */
export function checkSense({ schema, path, parent, by }: Visited): Problem[] {
  const problems: Problem[] = [];
  const say = (level: Level, what: string, message: string, ...steps: (string | number)[]) =>
    problems.push({ level, what, message, path: [...path, ...steps] });
  checkRanges(schema, say);
  const types = typesOf(schema);
  if (types) checkTypes(schema, types, say);
  if (Array.isArray(schema.enum)) checkEnum(schema.enum, say);
  // What a branch requires of a part may be declared beside it.
  const isWithin = path.some((step) => step === 'then' || step === 'else' || step === 'if');
  if (isWithin || isConditional(parent, by)) checkRequired(schema, 'branch', say);
  else checkRequired(schema, 'whole', say);
  checkFormat(schema, types, say);
  return problems;
}

type Say = (level: Level, what: string, message: string, ...steps: (string | number)[]) => void;

const RANGES = [
  ['minimum', 'maximum'],
  ['exclusiveMinimum', 'maximum'],
  ['minimum', 'exclusiveMaximum'],
  ['exclusiveMinimum', 'exclusiveMaximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
  ['minContains', 'maxContains'],
] as const;

function checkRanges(schema: Record<string, unknown>, say: Say): void {
  for (const [low, high] of RANGES) {
    const from = schema[low];
    const to = schema[high];
    if (typeof from === 'number' && typeof to === 'number' && from > to) {
      say('error', 'empty-range', `${low} ${from} is above ${high} ${to}, so nothing can be valid`, low);
    }
  }
}

/** The types that a schema allows, or undefined for any; `nullable` is OpenAPI's. */
function typesOf({ type, nullable }: Record<string, unknown>): Set<string> | undefined {
  const names: unknown[] = Array.isArray(type) ? type : [type];
  if (names.length === 0 || !names.every((name) => typeof name === 'string' && name in TYPE_OF)) return undefined;
  const types = new Set(names as string[]);
  if (nullable === true || nullable === 'true') types.add('null');
  return types;
}

const TYPE_OF: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === 'boolean',
  object: isObject,
  array: Array.isArray,
  null: (value) => value === null,
};

function checkTypes(schema: Record<string, unknown>, types: Set<string>, say: Say): void {
  const fits = (value: unknown): boolean => [...types].some((type) => TYPE_OF[type]?.(value));
  const named = [...types].join(' or ');
  if (Array.isArray(schema.enum)) {
    const wrong = schema.enum.findIndex((value) => !fits(value) && value !== null);
    if (wrong >= 0) {
      // A number without quotes among words is how YAML reads `08` too.
      const sure = !types.has('string') || !schema.enum.some(fits);
      say(
        sure ? 'error' : 'warning',
        'enum-type',
        `${show(schema.enum[wrong])} is not of the type ${named}`,
        'enum',
        wrong,
      );
    }
  }
  if ('const' in schema && !fits(schema.const)) {
    say('error', 'enum-type', `const ${show(schema.const)} is not of the type ${named}`, 'const');
  }
  if (schema.default !== undefined && schema.default !== null && !fits(schema.default)) {
    say('warning', 'sample', `the default ${show(schema.default)} is not of the type ${named}`, 'default');
  }
  for (const [keyword, its] of Object.entries(KEYWORDS_OF)) {
    // As a flag `required` is a parameter's, in OpenAPI 2.0.
    if (schema[keyword] === undefined || typeof schema[keyword] === 'boolean' || its.some((type) => types.has(type)))
      continue;
    say('warning', 'keyword-type', `${keyword} says nothing of the type ${named}`, keyword);
  }
}

/** Keywords that act on some types only. Not those that real schemas put anywhere without harm. */
const KEYWORDS_OF: Record<string, readonly string[]> = {
  properties: ['object'],
  patternProperties: ['object'],
  required: ['object'],
  minProperties: ['object'],
  maxProperties: ['object'],
  items: ['array'],
  prefixItems: ['array'],
  minItems: ['array'],
  maxItems: ['array'],
  minLength: ['string'],
  maxLength: ['string'],
  pattern: ['string'],
  minimum: ['number', 'integer'],
  maximum: ['number', 'integer'],
  multipleOf: ['number', 'integer'],
};

function checkEnum(values: unknown[], say: Say): void {
  if (values.length === 0) say('warning', 'enum', 'an empty enum lets nothing be valid', 'enum');
  const seen = new Set<string>();
  for (const [i, value] of values.entries()) {
    const key = JSON.stringify(value);
    if (seen.has(key)) {
      say('warning', 'enum', `${show(value)} is listed twice`, 'enum', i);
      return;
    }
    seen.add(key);
  }
}

/** Names of one `required` that are looked at. */
const MOST_REQUIRED = 500;

const BRANCHES = new Set(['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependencies', 'dependentSchemas']);

function isConditional(parent: Visited | undefined, by: string | undefined): boolean {
  return parent !== undefined && by !== undefined && BRANCHES.has(by);
}

function checkRequired(schema: Record<string, unknown>, part: 'whole' | 'branch', say: Say): void {
  const { required, properties, additionalProperties, patternProperties } = schema;
  if (!Array.isArray(required) || (isObject(patternProperties) && Object.keys(patternProperties).length > 0)) return;
  if (properties !== undefined && !isObject(properties)) return;
  const declared = Object.keys(properties ?? {});
  for (const [i, name] of required.slice(0, MOST_REQUIRED).entries()) {
    if (typeof name !== 'string' || Object.hasOwn(properties ?? {}, name)) continue;
    const meant = nearest(name, declared);
    const hint = meant ? `, did you mean "${meant}"?` : '';
    const alone = part === 'whole' && ![...BRANCHES, '$ref'].some((word) => word in schema);
    if (additionalProperties === false && alone) {
      say('error', 'required', `"${name}" is required but not allowed: it is not a property${hint}`, 'required', i);
    } else if (alone && declared.length > 0) {
      say('warning', 'required', `"${name}" is required but not declared as a property${hint}`, 'required', i);
    }
  }
}

function checkFormat({ format }: Record<string, unknown>, types: Set<string> | undefined, say: Say): void {
  if (typeof format !== 'string') return;
  if (FORMATS.has(format)) {
    if (!types || types.has('string')) return;
    say('warning', 'keyword-type', `format ${format} is one of text, the type is ${[...types].join(' or ')}`, 'format');
    return;
  }
  const meant = format.length > 4 ? nearest(format, FORMATS) : undefined;
  if (meant) say('warning', 'format', `unknown format "${format}", did you mean "${meant}"?`, 'format');
}
