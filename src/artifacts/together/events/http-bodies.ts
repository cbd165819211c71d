import { type Artifact, lineIn } from '../../artifact.ts';
import { readData } from '../../data/read-data.ts';
import { follow, isRecord, type Path, valueAt } from './pointer.ts';
import { schemaFields } from './schema-fields.ts';
import type { Target } from './target.ts';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
/** Of one document. */
const MOST = 400;

/** What the bodies of an OpenAPI document's operations, and its named schemas, hold samples to. */
export function httpBodies(artifact: Artifact): Target[] {
  const [document] = readData(artifact.text).documents;
  const root = document?.value;
  if (!document || !isRecord(root)) return [];
  const lineOf = (path: Path) => lineIn(artifact, document.lineOf(path));
  const targets: Target[] = [];
  const add = (path: Path, target: Pick<Target, 'name' | 'use'> & Partial<Target>): void => {
    const at = follow(root, path);
    const schema = at && valueAt(root, at);
    if (!at || !isRecord(schema) || targets.length >= MOST) return;
    targets.push({
      from: 'openapi',
      schema: { allOf: [schema], components: root.components },
      // Their lines are never shown, and dear to find.
      fields: schemaFields(root, at, () => 0),
      line: lineOf(at),
      artifact: artifact.index,
      ...target,
    });
  };
  for (const [path, item] of entries(root.paths)) {
    for (const method of METHODS) {
      const operation = isRecord(item) ? item[method] : undefined;
      if (!isRecord(operation)) continue;
      const endpoint = { method: method.toUpperCase(), path };
      const at: Path = ['paths', path, method];
      const words = typeof operation.operationId === 'string' ? operation.operationId : '';
      addBody(root, [...at, 'requestBody'], (body) => add(body, { name: words, use: 'request', endpoint }));
      for (const [status] of entries(operation.responses)) {
        addBody(root, [...at, 'responses', status], (body) =>
          add(body, { name: words, use: 'response', endpoint, status }),
        );
      }
    }
  }
  const components = isRecord(root.components) ? root.components : {};
  for (const [name] of entries(components.schemas)) add(['components', 'schemas', name], { name, use: 'named' });
  return targets;
}

/** Calls with the path of the JSON schema of a request body or response. */
function addBody(root: unknown, path: Path, add: (path: Path) => void): void {
  const at = follow(root, path);
  const body = at && valueAt(root, at);
  if (!at || !isRecord(body)) return;
  const type = entries(body.content).find(([name]) => /json/i.test(name))?.[0];
  if (type) add([...at, 'content', type, 'schema']);
}

function entries(value: unknown): [string, unknown][] {
  return isRecord(value) ? Object.entries(value).slice(0, MOST) : [];
}
