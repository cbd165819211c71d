import { show } from '../json-schema/check-shape.ts';
import { isObject } from '../json-schema/is-object.ts';
import { KEYWORDS } from '../json-schema/knowledge/keywords.ts';
import { nearest } from '../json-schema/near.ts';
import type { Path, Problem } from '../json-schema/problem.ts';
import { resolvePointer } from '../json-schema/resolve-ref.ts';
import { valueAt } from '../json-schema/value-at.ts';
import { NAMES } from '../json-schema/visit-nodes.ts';
import { type LintProblem, RULES } from './lint.ts';

/** What a linter's finding amounts to; undefined where it is advice, or not certain. */
export function judge(found: LintProblem, root: Record<string, unknown>): Problem | undefined {
  const level = RULES[found.rule];
  if (!level) return undefined;
  const plain = found.message.replace(/`([^`]*)`/g, '"$1"').replace(/\.$/, '');
  const said: Problem = { level, what: WHAT[found.rule] ?? found.rule, message: plain, path: found.path };
  switch (found.rule) {
    case 'security-defined':
      return found.message.startsWith('There is no') ? said : undefined;
    case 'path-parameters-defined': {
      if (reachesOutside(found.path, root)) return undefined;
      // What an operation lacks is asked for by its path.
      return { ...said, path: found.path.at(-1) === 'name' ? found.path : found.path.slice(0, 2) };
    }
    case 'operation-operationId-unique':
      return { ...said, path: [...found.path.slice(0, -1), 'operationId'] };
    case 'spec-discriminator-defaultMapping':
      return /^3\.2/.test(String(root.openapi)) ? said : undefined;
    case 'no-undefined-server-variable':
      return { ...said, level: 'warning' };
    case 'no-identical-paths':
      // The specification forbids it; generated documents of great services have it, with other methods on each.
      return { ...said, level: 'warning' };
    case 'struct':
      return judgeStructure(found, said, root);
    default:
      return said;
  }
}

const WHAT: Record<string, string> = {
  struct: 'structure',
  'operation-operationId-unique': 'duplicate-operation-id',
  'operation-parameters-unique': 'duplicate-parameter',
  'path-parameters-defined': 'path-parameter',
  'path-declaration-must-exist': 'path-parameter',
  'path-not-include-query': 'path',
  'no-identical-paths': 'duplicate-path',
  'no-ambiguous-paths': 'ambiguous-path',
  'security-defined': 'security',
  'security-scopes-defined': 'security-scope',
};

function judgeStructure(found: LintProblem, said: Problem, root: Record<string, unknown>): Problem | undefined {
  if (isExtension(found.path)) return undefined;
  // What only other files use.
  if (/^The field `paths` must be/.test(found.message) && 'components' in root) return { ...said, level: 'note' };
  const unknown = /^Property `(.*)` is not expected here/s.exec(found.message)?.[1];
  // A part that is in another file, where no reference is foreseen.
  const part = valueAt(root, found.path);
  if (/^Expected type/.test(found.message) && isObject(part) && typeof part.$ref === 'string') {
    return { ...said, level: 'note' };
  }
  const values = /can be one of the following only: (.*)$/s.exec(said.message)?.[1];
  if (values !== undefined) {
    const given = valueAt(root, found.path);
    // Version 2.0 has files, in responses, and lists of types, in its schema.
    if ('swagger' in root && (given === 'file' || Array.isArray(given))) return undefined;
    const allowed = [...values.matchAll(/"([^"]*)"/g)].map(([, value]) => value ?? '');
    const meant = typeof given === 'string' ? nearest(given, allowed) : undefined;
    const hint = meant ? `did you mean "${meant}"?` : `it is one of ${allowed.join(', ')}`;
    return { ...said, what: 'value', message: `${show(given)} cannot stand here, ${hint}` };
  }
  if (unknown === undefined) return said;
  const parent = valueAt(root, found.path.slice(0, -1));
  // Beside a `$ref` nothing else counts, in the versions before 3.1.
  if (isObject(parent) && typeof parent.$ref === 'string') return undefined;
  const meant =
    nearest(unknown, found.suggestions) ??
    found.suggestions.find((word) => word.toLowerCase() === unknown.toLowerCase());
  const message = meant ? `unknown key "${unknown}", did you mean "${meant}"?` : `"${unknown}" is not expected here`;
  // From 3.1 on a schema may hold words that it does not define.
  const open = isSchemaPath(found.path) && !/^(2|3\.0)/.test(String(root.openapi ?? root.swagger));
  const foreign = isSchemaPath(found.path) && !meant && KEYWORDS.has(unknown);
  return { ...said, what: 'unknown-key', message, level: open && !meant ? 'note' : foreign ? 'warning' : 'error' };
}

/** Inside of an extension nothing is prescribed. Header names begin with `x-` too. */
function isExtension(path: Path): boolean {
  return path.some((step, i) => String(step).startsWith('x-') && !NAMES.has(String(path[i - 1] ?? '')));
}

function isSchemaPath(path: Path): boolean {
  return (
    path[1] === 'schemas' || path[0] === 'definitions' || path.slice(0, -1).includes('schema') || path.includes('items')
  );
}

/** Whether what an operation or path declares could be in another file. */
function reachesOutside(path: Path, root: Record<string, unknown>): boolean {
  const depth = path[0] === 'paths' || path[0] === 'webhooks' ? 2 : path.length;
  const item = valueAt(root, path.slice(0, depth));
  const operations = isObject(item) ? [item, ...Object.values(item).filter(isObject)] : [];
  return operations.some(({ parameters, $ref }) => {
    if ($ref !== undefined) return true;
    return (
      Array.isArray(parameters) &&
      parameters.some((each) => isObject(each) && typeof each.$ref === 'string' && !leadsSomewhere(each.$ref, root))
    );
  });
}

function leadsSomewhere(ref: string, root: unknown): boolean {
  if (!ref.startsWith('#')) return false;
  const target = resolvePointer(root, ref);
  return target.found && isObject(target.value) && typeof target.value.$ref !== 'string';
}
