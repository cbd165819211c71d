import type { Dialect } from './dialect.ts';
import { isObject } from './is-object.ts';
import { ANNOTATIONS, KEYWORDS, type Keyword, type Shape } from './knowledge/keywords.ts';
import { nearest } from './near.ts';
import { patternProblem } from './pattern.ts';
import type { Path, Problem } from './problem.ts';

const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];

/** Unknown keywords of one schema, and values that a keyword cannot have. Schemas inside of it are not looked into. */
export function checkShape(schema: Record<string, unknown>, path: Path, dialect: Dialect): Problem[] {
  return Object.entries(schema).flatMap(([word, value]) => {
    const keyword = KEYWORDS.get(word);
    const place = [...path, word];
    if (!keyword) return unknownKeyword(word, value, schema, place);
    if (isElsewhere(keyword, dialect)) return [];
    const wrong = wrongShape(keyword.shape, value, dialect);
    if (!wrong) return [];
    const { at, ...problem } = wrong;
    return [{ ...problem, path: at === undefined ? place : [...place, at] }];
  });
}

/** Of another draft: it is ignored there, and so is what it holds. */
function isElsewhere({ since, until }: Keyword, { draft, lenient }: Dialect): boolean {
  return !lenient && ((since !== undefined && draft < since) || (until !== undefined && draft > until));
}

function unknownKeyword(word: string, value: unknown, schema: Record<string, unknown>, path: Path): Problem[] {
  if (/^(x-|\$\$|\/\/|_|#)/.test(word) || ANNOTATIONS.has(word)) return [];
  const meant = nearest(word, KEYWORDS.keys());
  // `item`, `types` … with a value that the keyword could not have is a word of some tool's own.
  const shape = meant === undefined ? undefined : KEYWORDS.get(meant)?.shape;
  if (meant !== undefined && shape && !(meant in schema) && !wrongShape(shape, value, { draft: 2020, lenient: true })) {
    const message = `unknown keyword "${word}", did you mean "${meant}"?`;
    return [{ level: 'error', what: 'unknown-keyword', message, path }];
  }
  const message = `"${word}" is not a keyword of JSON Schema and is ignored`;
  return [{ level: 'note', what: 'unknown-keyword', message, path }];
}

/** `at`: the member of the keyword's value that is wrong. */
type Wrong = Omit<Problem, 'path'> & { at?: string | number };

function wrongShape(shape: Shape, value: unknown, dialect: Dialect): Wrong | undefined {
  const must = (right: boolean, text: string): Wrong | undefined =>
    right ? undefined : { level: 'error', what: 'keyword-value', message: `must be ${text}, not ${show(value)}` };
  switch (shape) {
    case 'any':
      return undefined;
    case 'array':
      return must(Array.isArray(value), 'a list');
    case 'boolean':
      return must(typeof value === 'boolean', 'true or false');
    case 'count':
      return must(Number.isInteger(value) && Number(value) >= 0, 'a whole number from 0');
    case 'number':
      return must(typeof value === 'number', 'a number');
    case 'positive':
      return must(typeof value === 'number' && value > 0, 'a number above 0');
    case 'limit': {
      const flag = typeof value === 'boolean' && (dialect.lenient || dialect.draft === 4);
      const limit = typeof value === 'number' && (dialect.lenient || dialect.draft !== 4);
      return must(flag || limit, dialect.draft === 4 ? 'true or false (draft 4)' : 'a number');
    }
    case 'string':
      return must(typeof value === 'string', 'text');
    case 'name':
      return must(typeof value === 'string' && /^[A-Za-z_][\w.-]*$/.test(value), 'a plain name');
    case 'pattern':
      return typeof value === 'string' ? patternProblem(value) : must(false, 'a regular expression');
    case 'strings':
      return must(isStrings(value), 'a list of names') ?? twice(value);
    case 'strings-map':
      return must(isObject(value) && Object.values(value).every(isStrings), 'a mapping of lists of names');
    case 'object':
      return must(isObject(value), 'a mapping');
    case 'schema':
      return must(isSchema(value), 'a schema');
    case 'schemas':
      return must(Array.isArray(value) && value.length > 0 && value.every(isSchema), 'a list of schemas, not empty');
    case 'schema-map':
      return must(isObject(value), 'a mapping of schemas') ?? member(value, isSchema, 'a schema');
    case 'pattern-map':
      return (
        must(isObject(value), 'a mapping of schemas') ??
        member(value, isSchema, 'a schema') ??
        Object.keys(Object(value))
          .map((at): Wrong | undefined => withMember(patternProblem(at), at))
          .find(Boolean)
      );
    case 'items': {
      const tuple = Array.isArray(value) && (dialect.lenient || dialect.draft < 2020) && value.every(isSchema);
      const hint =
        Array.isArray(value) && !dialect.lenient && dialect.draft === 2020
          ? 'a schema (a list is `prefixItems`)'
          : 'a schema';
      return must(tuple || isSchema(value), hint);
    }
    case 'dependencies':
      return (
        must(isObject(value), 'a mapping') ??
        member(value, (each) => isSchema(each) || isStrings(each), 'a schema or a list of names')
      );
    case 'type':
      return wrongType(value);
  }
  return shape satisfies never;
}

function wrongType(value: unknown): Wrong | undefined {
  const names: unknown[] = Array.isArray(value) ? value : [value];
  const wrong = names.find((name) => typeof name !== 'string' || !TYPES.includes(name));
  const what = 'type';
  if (wrong !== undefined || names.length === 0) {
    const meant = typeof wrong === 'string' ? nearest(wrong, TYPES) : wrong === null ? 'null' : undefined;
    const hint = meant ? `did you mean "${meant}"?` : `it is one of ${TYPES.join(', ')}`;
    return { level: 'error', what, message: `${show(wrong)} is not a type, ${hint}` };
  }
  if (new Set(names).size < names.length) return { level: 'error', what, message: 'a type is listed twice' };
  return undefined;
}

function twice(value: unknown): Wrong | undefined {
  const names: unknown[] = Array.isArray(value) ? value : [];
  const at = names.findIndex((name, i) => names.indexOf(name) < i);
  if (at < 0) return undefined;
  return { level: 'error', what: 'keyword-value', message: `${show(names[at])} is listed twice`, at };
}

function member(value: unknown, right: (each: unknown) => boolean, text: string): Wrong | undefined {
  const wrong = Object.entries(Object(value)).find(([, each]) => !right(each));
  if (!wrong) return undefined;
  return { level: 'error', what: 'keyword-value', message: `must be ${text}, not ${show(wrong[1])}`, at: wrong[0] };
}

function withMember(wrong: Wrong | undefined, at: string): Wrong | undefined {
  return wrong && { ...wrong, at };
}

function isSchema(value: unknown): boolean {
  return isObject(value) || typeof value === 'boolean';
}

function isStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

/** A value in a message: whole when it is short. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (isObject(value)) return 'a mapping';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
