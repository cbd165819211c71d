import { stringify } from 'yaml';
import { type Contract, readOperations, treeOf } from '../../review/contract/operations.ts';
import type { Finding } from '../../review/finding.ts';
import { names } from './line-fix.ts';

/** RFC 9457, as far as a client needs it. */
const PROBLEM = {
  type: 'object',
  required: ['title', 'status'],
  properties: { title: { type: 'string' }, status: { type: 'integer' }, detail: { type: 'string' } },
};
const REFUSALS: Readonly<Record<string, string>> = {
  400: 'The request cannot be read',
  401: 'Nobody is signed in',
  403: 'Not allowed for who is signed in',
  404: 'There is no such thing, or it is not theirs',
  409: 'It does not fit to what is there now',
  422: 'A value is wrong',
};

/**
 * The piece of an OpenAPI document that mends a finding, as YAML in the document's own names; nothing where no piece
 * follows from it.
 * @param text the document
 */
export function contractFix(finding: Finding, text: string): string | undefined {
  const contract = readOperations(text);
  if (!contract) return undefined;
  const quoted = names(finding.what);
  const operation = quoted.map((name) => /^(GET|POST|PUT|PATCH|DELETE) (\S+)$/.exec(name)).find(Boolean);
  const [, method = '', path = ''] = operation ?? [];
  const own = quoted.find((name) => !/^(?:GET|POST|PUT|PATCH|DELETE) /.test(name)) ?? '';
  const tree = piece(finding, { method: method.toLowerCase(), path, own, contract });
  return tree === undefined ? undefined : stringify(tree, { lineWidth: 0, aliasDuplicateObjects: false }).trimEnd();
}

type About = { method: string; path: string; own: string; contract: Contract };

function piece({ rule, what, fix, line }: Finding, { method, path, own, contract }: About): object | undefined {
  const scheme = Object.keys(treeOf(treeOf(contract.root.components)?.securitySchemes) ?? {})[0] ?? 'session';
  const refused = (statuses: readonly string[]) => refusals(statuses, contract);
  const at = (operation: object, as = method) => ({ paths: { [path]: { [as]: operation } } });
  const property = (name: string, schema: object) => owned({ [name]: schema }, contract, own, line);
  switch (rule) {
    case 'operation-without-security':
      return at({ security: [{ [scheme]: [] }], responses: refused(['401', '403']) });
    case 'no-security-scheme':
      return {
        security: [{ session: [] }],
        components: { securitySchemes: { session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
      };
    case 'wrong-status':
      return at({ responses: rightStatus(what, fix, contract) });
    case 'operation-without-errors':
      return at({ responses: refused(what.match(/\b4\d\d\b/g) ?? ['400', '401', '404']) });
    case 'list-without-pages':
      return at({
        parameters: PAGE,
        responses: { 200: { description: 'One page', content: pageBody(itemOf(contract, method, path)) } },
      });
    case 'charge-without-key':
      return at({ parameters: [KEY], responses: refused(['409', '422']) });
    case 'unsafe-get':
      return at({ responses: { 200: { description: 'Changed' }, ...refused(['401', '403', '404', '409']) } }, 'post');
    case 'mass-assignment':
      return at({
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                minProperties: 1,
                properties: { displayName: { type: 'string', maxLength: 120 } },
              },
            },
          },
        },
      });
    case 'open-redirect':
      return at({
        parameters: [{ name: own, in: 'query', schema: { type: 'string', pattern: '^/(?![/\\\\])', maxLength: 200 } }],
      });
    case 'server-side-request':
      return property(own, { type: 'string', format: 'uri', pattern: '^https://', maxLength: 2000 });
    case 'secret-in-answer':
      return property(own, { type: 'string', writeOnly: true });
    case 'float-money':
      return owned(
        { [`${own}Minor`]: { type: 'integer', format: 'int64' }, currency: { type: 'string', pattern: '^[A-Z]{3}$' } },
        contract,
        own,
        line,
      );
    case 'timestamp-without-zone':
      return property(own, { type: 'string', format: 'date-time', example: '2025-10-26T02:30:00+02:00' });
    case 'secret-in-url':
      return path === ''
        ? { components: { securitySchemes: { [own]: { type: 'http', scheme: 'bearer' } } } }
        : at({ security: [{ [scheme]: [] }] });
    default:
      return undefined;
  }
}

/** As the document describes the same refusal elsewhere, else in words of its own. */
function refusals(statuses: readonly string[], contract: Contract): object {
  return Object.fromEntries(statuses.map((status) => [status, refusal(status, contract)]));
}

function refusal(status: string, { root, operations }: Contract): object {
  for (const { value } of operations) {
    const response = treeOf(treeOf(value.responses)?.[status]);
    if (typeof response?.$ref === 'string') return { $ref: response.$ref };
  }
  const schemas = Object.keys(treeOf(treeOf(root.components)?.schemas) ?? {});
  const name = schemas.find((schema) => /^(?:problem|error)/i.test(schema));
  const schema = name ? { $ref: `#/components/schemas/${name}` } : PROBLEM;
  return { description: REFUSALS[status] ?? 'Refused', content: { 'application/problem+json': { schema } } };
}

/** What a list holds, as the document says it. */
function itemOf({ operations }: Contract, method: string, path: string): object {
  const operation = operations.find((one) => one.method === method && one.path === path);
  const schema = operation?.responses.find(({ status }) => status.startsWith('2'))?.schema?.value;
  return treeOf(schema?.items) ?? { type: 'object' };
}

/** Properties in the schema that the finding stands in. */
function owned(properties: object, { root, lineOf }: Contract, own: string, line: number): object {
  for (const [name, schema] of Object.entries(treeOf(treeOf(root.components)?.schemas) ?? {})) {
    const at = ['components', 'schemas', name, 'properties', own];
    if (treeOf(treeOf(treeOf(schema)?.properties)?.[own]) && Math.abs(lineOf(at) - line) < 2)
      return { components: { schemas: { [name]: { properties } } } };
  }
  return { properties };
}

/** The status that the fix names first. */
function rightStatus(what: string, fix: string, contract: Contract): object {
  if (/^201/.test(fix))
    return {
      201: {
        description: 'Created',
        headers: {
          Location: { description: 'Where it is found', schema: { type: 'string', format: 'uri-reference' } },
        },
      },
    };
  return refusals(
    what.includes('refusal') ? ['409', '422'] : (fix.match(/\b4\d\d\b/g)?.slice(0, 1) ?? ['404']),
    contract,
  );
}

const PAGE = [
  { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 25 } },
  { name: 'cursor', in: 'query', schema: { type: 'string', maxLength: 200 } },
];
const pageBody = (item: object) => ({
  'application/json': {
    schema: {
      type: 'object',
      required: ['items'],
      properties: { items: { type: 'array', maxItems: 100, items: item }, nextCursor: { type: 'string' } },
    },
  },
});
const KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', minLength: 16, maxLength: 64 },
};
