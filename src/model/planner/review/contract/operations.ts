import { type DataDocument, readData } from '../../../../artifacts/data/read-data.ts';

export type Path = readonly (string | number)[];
export type Tree = Record<string, unknown>;

/** Something at its place in a document, with references followed. */
export type Placed = { value: Tree; at: Path };

/** An operation of an OpenAPI document. */
export type Operation = {
  method: string;
  path: string;
  at: Path;
  value: Tree;
  /** Its own, and those of its path. */
  parameters: Placed[];
  /** By status. */
  responses: { status: string; response: Placed; schema?: Placed }[];
  request?: Placed;
};

export type Contract = {
  root: Tree;
  operations: Operation[];
  lineOf(path: Path): number;
  /** Follows a reference, once and again. */
  resolve(placed: Placed): Placed;
};

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const MOST_STEPS = 12;

/** Reads an OpenAPI or Swagger document; nothing where the text is none. */
export function readOperations(text: string): Contract | undefined {
  if (!/^[\s{]*["']?(?:openapi|swagger)["']?\s*:/m.test(text.slice(0, 4_000))) return undefined;
  const document = readData(text).documents[0];
  const root = treeOf(document?.value);
  if (!document || !root || !treeOf(root.paths)) return undefined;
  const resolve = (placed: Placed): Placed => follow(root, placed);
  const operations = entriesOf(root.paths).flatMap(([path, item]) => operationsOf(path, treeOf(item), resolve));
  return { root, operations, resolve, lineOf: (path) => lineAt(document, path) };
}

function lineAt(document: DataDocument, path: Path): number {
  return document.lineOf(path);
}

export function treeOf(value: unknown): Tree | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Tree) : undefined;
}

export function entriesOf(value: unknown): [string, unknown][] {
  return Object.entries(treeOf(value) ?? {});
}

function follow(root: Tree, placed: Placed): Placed {
  let { value, at } = placed;
  for (let steps = 0; steps < MOST_STEPS && typeof value.$ref === 'string' && value.$ref.startsWith('#/'); steps += 1) {
    const parts = value.$ref
      .slice(2)
      .split('/')
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    const target = treeOf(parts.reduce<unknown>((inner, part) => treeOf(inner)?.[part], root));
    if (!target) break;
    value = target;
    at = parts;
  }
  return { value, at };
}

function operationsOf(path: string, item: Tree | undefined, resolve: Contract['resolve']): Operation[] {
  return entriesOf(item).flatMap(([method, value]) => {
    const operation = treeOf(value);
    if (!operation || !METHODS.includes(method)) return [];
    const at = ['paths', path, method];
    const own = [
      ...listed(operation.parameters, [...at, 'parameters']),
      ...listed(item?.parameters, ['paths', path, 'parameters']),
    ];
    const parameters = own.map(resolve);
    const body = requestOf(operation, at, parameters, resolve);
    return [
      {
        method,
        path,
        at,
        value: operation,
        parameters,
        responses: responsesOf(operation, at, resolve),
        ...(body ? { request: body } : {}),
      },
    ];
  });
}

function listed(value: unknown, at: Path): Placed[] {
  return Array.isArray(value)
    ? value.flatMap((each, place) => (treeOf(each) ? [{ value: each as Tree, at: [...at, place] }] : []))
    : [];
}

function responsesOf(operation: Tree, at: Path, resolve: Contract['resolve']): Operation['responses'] {
  return entriesOf(operation.responses).flatMap(([status, value]) => {
    const tree = treeOf(value);
    if (!tree) return [];
    const response = resolve({ value: tree, at: [...at, 'responses', status] });
    const schema = schemaIn(response, resolve);
    return [{ status, response, ...(schema ? { schema } : {}) }];
  });
}

/** The schema of the first content, or of Swagger's response itself. */
function schemaIn({ value, at }: Placed, resolve: Contract['resolve']): Placed | undefined {
  const [type, content] = entriesOf(value.content).find(([name]) => /json|\*/.test(name)) ?? [];
  const schema = treeOf(treeOf(content)?.schema) ?? treeOf(value.schema);
  if (!schema) return undefined;
  return resolve({ value: schema, at: type === undefined ? [...at, 'schema'] : [...at, 'content', type, 'schema'] });
}

function requestOf(
  operation: Tree,
  at: Path,
  parameters: readonly Placed[],
  resolve: Contract['resolve'],
): Placed | undefined {
  const body = treeOf(operation.requestBody);
  if (body) return schemaIn(resolve({ value: body, at: [...at, 'requestBody'] }), resolve);
  const inBody = parameters.find(({ value }) => value.in === 'body');
  return inBody ? schemaIn(inBody, resolve) : undefined;
}

/** The properties of a schema, with those of what it is made from. */
export function propertiesOf(
  schema: Placed | undefined,
  resolve: Contract['resolve'],
  depth = 0,
): { name: string; property: Placed }[] {
  if (!schema || depth > 4) return [];
  const own = entriesOf(schema.value.properties).flatMap(([name, value]) => {
    const tree = treeOf(value);
    return tree ? [{ name, property: { value: tree, at: [...schema.at, 'properties', name] } }] : [];
  });
  const parts = ['allOf', 'oneOf', 'anyOf'].flatMap((word) => listed(schema.value[word], [...schema.at, word]));
  return [...own, ...parts.flatMap((part) => propertiesOf(resolve(part), resolve, depth + 1))];
}
