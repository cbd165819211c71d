import { isLeftOut } from '../json-schema/is-left-out.ts';
import { isObject } from '../json-schema/is-object.ts';
import type { Path, Problem } from '../json-schema/problem.ts';

/** A document that can be linted, and where the artifact's own root stands in it. */
export type Wrapped = { root: Record<string, unknown>; prefix: Path };

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];
const COMPONENTS = [
  ...['schemas', 'responses', 'parameters', 'examples', 'requestBodies', 'headers', 'securitySchemes', 'links'],
  ...['callbacks', 'pathItems'],
];
const INFO = { title: 'An excerpt', version: '1' };

/** Puts a whole document around an excerpt of one, by the keys that it has. Undefined: it is none that is known. */
export function wrap(root: Record<string, unknown>, dialect: string | undefined): Wrapped | undefined {
  const keys = Object.keys(root).filter((key) => !key.startsWith('x-'));
  const openapi = dialect?.startsWith('3') ? `${dialect.split('.').slice(0, 2).join('.')}.0` : '3.1.0';
  const whole = { openapi, info: INFO, paths: {} };
  if (keys.length === 0) return undefined;
  if (keys.some((key) => ['paths', 'components', 'webhooks'].includes(key)))
    return { root: { ...whole, ...root }, prefix: [] };
  if (keys.every((key) => key.startsWith('/'))) return { root: { ...whole, paths: root }, prefix: ['paths'] };
  if (
    keys.some((key) => METHODS.includes(key)) &&
    keys.every((key) => METHODS.includes(key) || ['parameters', 'summary', 'description', 'servers'].includes(key))
  ) {
    return { root: { ...whole, paths: { '/excerpt': root } }, prefix: ['paths', '/excerpt'] };
  }
  if (
    'responses' in root &&
    ['operationId', 'summary', 'requestBody', 'parameters', 'tags'].some((key) => key in root)
  ) {
    return { root: { ...whole, paths: { '/excerpt': { get: root } } }, prefix: ['paths', '/excerpt', 'get'] };
  }
  if (keys.every((key) => COMPONENTS.includes(key) && isObject(root[key])))
    return { root: { ...whole, components: root }, prefix: ['components'] };
  if (
    keys.every((key) => ['openapi', 'swagger', 'info', 'servers', 'tags', 'security', 'externalDocs'].includes(key))
  ) {
    return { root: { ...whole, ...root }, prefix: [] };
  }
  if (
    Object.values(root).every(
      (value) =>
        isObject(value) && ['type', 'properties', 'allOf', 'oneOf', '$ref', 'enum'].some((key) => key in value),
    )
  ) {
    return { root: { ...whole, components: { schemas: root } }, prefix: ['components', 'schemas'] };
  }
  return undefined;
}

/** Whether a problem could be one of what an excerpt leaves out. */
export function isAboutWhole({ what, message, path }: Problem, { root }: Wrapped): boolean {
  if (['unresolved-ref', 'security', 'security-scope', 'required', 'path-parameter'].includes(what)) return true;
  if (/must be present|at least one of|but got "(null|undefined)"/.test(message)) return true;
  return isLeftOut(root, path);
}
