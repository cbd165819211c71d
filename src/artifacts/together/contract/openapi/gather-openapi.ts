import type { Artifact } from '../../../artifact.ts';
import { isObject } from '../../../json-schema/is-object.ts';
import type { Operation, Shape, ShapeUse } from '../../design.ts';
import {
  entriesOf,
  itemsOf,
  lineOf,
  readSources,
  referenceName,
  resolve,
  rootOf,
  type Source,
  type Spot,
  within,
} from './documents.ts';
import { fieldOf, fieldsOf } from './fields.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];
/** Operations, and shapes, of one design. */
const MOST = 3000;

/**
 * The operations and schemas of the OpenAPI (and Swagger 2) artifacts of a document. Those that are excerpts may refer
 * to schemas of one another. What is malformed is left out.
 */
export function gatherOpenapi(artifacts: readonly Artifact[]): { operations: Operation[]; shapes: Shape[] } {
  const sources = readSources(artifacts);
  return {
    operations: sources.flatMap((source) => operationsOf(source, sources)).slice(0, MOST),
    shapes: sources.flatMap((source) => shapesOf(source, sources)).slice(0, MOST),
  };
}

function operationsOf(source: Source, sources: readonly Source[]): Operation[] {
  const root = rootOf(source);
  const bases = basesOf(root);
  return entriesOf(root, 'paths').flatMap(([path, item]) => {
    const shared = itemsOf(item, 'parameters');
    return METHODS.flatMap((method) => {
      const operation = within(item, method);
      return operation ? [operationOf(operation, path, method, bases, shared, sources)] : [];
    });
  });
}

function operationOf(
  spot: Spot,
  path: string,
  method: string,
  bases: string[],
  shared: Spot[],
  sources: readonly Source[],
): Operation {
  const { operationId, summary, description } = spot.value;
  const own = [...itemsOf(spot, 'parameters'), ...shared].flatMap((one) => parameterOf(one, sources));
  const parameters = own.filter(
    (one, at) => own.findIndex(({ name, in: place }) => name === one.name && place === one.in) === at,
  );
  const responses = entriesOf(spot, 'responses').flatMap(([status, one]) => {
    const response = resolve(one, sources);
    return response ? [{ status, response }] : [];
  });
  const body = within(spot, 'requestBody');
  const request = body && resolve(body, sources);
  const swaggerBody = itemsOf(spot, 'parameters')
    .flatMap((one) => resolve(one, sources) ?? [])
    .find(({ value }) => value.in === 'body');
  return {
    from: 'openapi',
    method: method.toUpperCase(),
    path,
    bases,
    ...(typeof operationId === 'string' && { id: operationId }),
    statuses: isObject(spot.value.responses) ? Object.keys(spot.value.responses) : [],
    parameters: parameters.filter((one) => one.in !== 'body'),
    responseHeaders: [
      ...new Set(
        responses.flatMap(({ response }) =>
          Object.keys(isObject(response.value.headers) ? response.value.headers : {}),
        ),
      ),
    ],
    request: [request, swaggerBody].flatMap((one) => (one ? bodiesOf(one, sources) : [])),
    responses: responses.flatMap(({ status, response }) =>
      bodiesOf(response, sources).map((use) => ({ ...use, status })),
    ),
    words: [summary, description].filter((one) => typeof one === 'string').join('\n'),
    line: lineOf(spot),
  };
}

function parameterOf(spot: Spot, sources: readonly Source[]): Operation['parameters'] {
  const found = resolve(spot, sources);
  const { name, in: place, required } = found?.value ?? {};
  if (!found || typeof name !== 'string' || typeof place !== 'string') return [];
  const schema = within(found, 'schema') ?? found;
  const shape = { ...fieldOf(name, schema, sources), required: required === true };
  return [{ name, in: place, required: required === true, shape, line: lineOf(spot) }];
}

/** What a body holds: a schema, or the schema of its list, by each media type (or of Swagger's own `schema`). */
function bodiesOf(body: Spot, sources: readonly Source[]): ShapeUse[] {
  const media = entriesOf(body, 'content').map(([, one]) => one);
  const schemas = [...media, body].flatMap((one) => within(one, 'schema') ?? []);
  const uses = schemas.map((schema) => bodyOf(schema, sources));
  return uses.filter((use, at) => use.name === undefined || uses.findIndex(({ name }) => name === use.name) === at);
}

function bodyOf(schema: Spot, sources: readonly Source[]): ShapeUse {
  const found = resolve(schema, sources);
  const items = found && within(found, 'items');
  if (items) return bodyOf(items, sources);
  const name = referenceName(schema);
  return { ...(name !== undefined && { name }), fields: fieldsOf(schema, sources), line: lineOf(schema) };
}

function shapesOf(source: Source, sources: readonly Source[]): Shape[] {
  const root = rootOf(source);
  const components = within(root, 'components');
  const schemas = [...(components ? entriesOf(components, 'schemas') : []), ...entriesOf(root, 'definitions')];
  return schemas.map(([name, schema]) => {
    const fields = fieldsOf(schema, sources);
    const { values } = fields.length === 0 ? fieldOf(name, schema, sources) : {};
    return {
      from: 'openapi',
      name,
      use: values ? 'enum' : 'object',
      ...(values && { values }),
      fields,
      line: lineOf(schema),
      artifact: source.artifact.index,
    };
  });
}

/** `/v1` of `https://api.example.com/v1`, with the defaults of its variables. */
function basesOf(root: Spot): string[] {
  const bases = itemsOf(root, 'servers').map((server) => {
    const { url } = server.value;
    const variables = new Map(entriesOf(server, 'variables'));
    const filled = (typeof url === 'string' ? url : '').replace(/\{([^{}]*)\}/g, (whole, name: string) => {
      const given = variables.get(name)?.value.default;
      return typeof given === 'string' ? given : whole;
    });
    return filled.replace(/^(?:[a-z][a-z+.-]*:)?\/\/[^/]*/i, '').replace(/\/+$/, '');
  });
  if (typeof root.value.basePath === 'string') bases.push(root.value.basePath.replace(/\/+$/, ''));
  return [...new Set(bases.filter((base) => base.startsWith('/')))];
}
