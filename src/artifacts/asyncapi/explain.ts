import type { ErrorObject } from 'ajv';
import { show } from '../json-schema/check-shape.ts';
import { isObject } from '../json-schema/is-object.ts';
import { nearest } from '../json-schema/near.ts';
import type { Path, Problem } from '../json-schema/problem.ts';
import { stepsOf } from '../json-schema/resolve-ref.ts';

/** Complaints of the validator that are looked at. */
const MOST = 1000;
/** Keywords that only say that something below them failed. */
const COMPOSITE = new Set(['oneOf', 'anyOf', 'allOf', 'if', 'else', 'then']);

/**
 * The causes in what the validator says. It tries each alternative (`oneOf`) and complains of all of them; kept is what
 * the alternative says that the author plainly meant: not the reference where there is no `$ref`, the one whose `type`
 * is that of the data, and of the rest what lies deepest.
 */
export function explain(errors: readonly ErrorObject[]): Problem[] {
  const some = errors.slice(0, MOST);
  const plain = some.filter((error) => !COMPOSITE.has(error.keyword) && !isOtherAlternative(error));
  const places = new Set(
    some.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf').map(({ instancePath }) => instancePath),
  );
  // Below an alternative that failed, only what lies deepest.
  const deepest = [...places].map((place) => {
    const inside = plain.filter(({ instancePath }) => isWithin(instancePath, place));
    return { place, depth: Math.max(...inside.map(depthOf)) };
  });
  const kept = plain.filter((error) =>
    deepest.every(({ place, depth }) => !isWithin(error.instancePath, place) || depthOf(error) >= depth),
  );
  const problems = new Map<string, Problem>();
  for (const error of kept) {
    const problem = problemOf(error, kept);
    const key = JSON.stringify([problem.path, error.keyword === 'required' ? problem.message : '']);
    if (!problems.has(key)) problems.set(key, problem);
  }
  return [...problems.values()];
}

function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}/`);
}

/** An unknown key is a place of its own, one deeper than the mapping that it is in. */
function depthOf({ instancePath, keyword }: ErrorObject): number {
  return instancePath.split('/').length + (keyword === 'additionalProperties' ? 1 : 0);
}

function isOtherAlternative({ keyword, params, parentSchema, data, instancePath }: ErrorObject): boolean {
  const { missingProperty } = params as { missingProperty?: string };
  if (keyword === 'required' && missingProperty === '$ref' && isObject(data) && !('$ref' in data)) return true;
  if (isObject(data) && '$ref' in data && keyword === 'additionalProperties') return true;
  // Extensions of the specification's own (`x-twitter`) are not prescribed to others.
  if (/\/x-/.test(instancePath)) return true;
  const type: unknown = isObject(parentSchema?.properties) ? parentSchema.properties.type : undefined;
  if (!isObject(type) || !isObject(data) || typeof data.type !== 'string') return false;
  const allowed: unknown[] = Array.isArray(type.enum) ? type.enum : 'const' in type ? [type.const] : [];
  return allowed.length > 0 && !allowed.includes(data.type);
}

function problemOf(error: ErrorObject, all: readonly ErrorObject[]): Problem {
  const at: Path = stepsOf(error.instancePath);
  const params = error.params as Record<string, unknown>;
  const say = (what: string, message: string, path: Path = at): Problem => ({ level: 'error', what, message, path });
  switch (error.keyword) {
    case 'required':
      return say('structure', `"${String(params.missingProperty)}" must be there`);
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const key = String(params.additionalProperty ?? params.unevaluatedProperty);
      const known = all
        .filter(({ instancePath }) => instancePath === error.instancePath)
        .flatMap(({ parentSchema }) =>
          isObject(parentSchema?.properties) ? Object.keys(parentSchema.properties) : [],
        );
      const meant = nearest(key, known);
      return say(
        'unknown-key',
        meant ? `unknown key "${key}", did you mean "${meant}"?` : `"${key}" is not expected here`,
        [...at, key],
      );
    }
    case 'enum':
    case 'const': {
      const same = all.filter(({ instancePath }) => instancePath === error.instancePath);
      const allowed = [
        ...new Set(
          same.flatMap(
            ({ params: each }) => each.allowedValues ?? (each.allowedValue === undefined ? [] : [each.allowedValue]),
          ),
        ),
      ];
      const texts = allowed.map(String);
      const meant = typeof error.data === 'string' ? nearest(error.data, texts) : undefined;
      const hint = meant ? `did you mean "${meant}"?` : `it is one of ${texts.slice(0, 12).join(', ')}`;
      return say('value', `${show(error.data)} cannot stand here, ${hint}`);
    }
    case 'type':
      return say('structure', `must be ${WORDS[String(params.type)] ?? String(params.type)}, not ${show(error.data)}`);
    default:
      return say('structure', error.message ?? 'is not as the specification has it');
  }
}

const WORDS: Record<string, string> = {
  object: 'a mapping',
  array: 'a list',
  string: 'text',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
};
