import { saysMoney } from '../rules/types.ts';
import { named, type ToldAt } from './operation-rules.ts';
import { type Contract, entriesOf, type Operation, type Placed, propertiesOf, treeOf } from './operations.ts';

/** What is wrong with parameters and fields. */
export function judgeFields(contract: Contract): ToldAt[] {
  const fields = fieldsOf(contract);
  return [
    ...fields.flatMap(({ name, property }) => [...floatMoney(name, property), ...zoneless(name, property)]),
    ...told(contract),
    ...schemesInAddress(contract),
    ...contract.operations.flatMap((operation) => [
      ...parametersOf(operation),
      ...freeBody(contract, operation),
      ...calledBack(contract, operation),
    ]),
  ];
}

type Field = { name: string; property: Placed };

/** The properties of all schemas: those with a name, and those that stand in requests and answers. */
function fieldsOf(contract: Contract): Field[] {
  const { root, operations, resolve } = contract;
  const named = entriesOf(treeOf(root.components)?.schemas ?? root.definitions);
  const base = root.definitions === undefined ? ['components', 'schemas'] : ['definitions'];
  const schemas = named.flatMap(([name, value]) =>
    treeOf(value) ? [{ value: value as Record<string, unknown>, at: [...base, name] }] : [],
  );
  const inline = operations.flatMap(({ request, responses }) => [
    ...(request ? [request] : []),
    ...responses.flatMap(({ schema }) => (schema ? [schema] : [])),
  ]);
  const seen = new Set<string>();
  return [...schemas, ...inline]
    .flatMap((schema) => propertiesOf(schema, resolve))
    .filter(({ property }) => {
      const place = property.at.join('/');
      return seen.has(place) ? false : seen.add(place) !== undefined;
    });
}

function floatMoney(name: string, { value, at }: Placed): ToldAt[] {
  if (
    value.type !== 'number' ||
    !saysMoney(name) ||
    value.multipleOf !== undefined ||
    /decimal/i.test(String(value.format ?? ''))
  )
    return [];
  return [
    {
      severity: 'medium',
      harms: 'data',
      rule: 'float-money',
      at,
      what: `\`${name}\` is money, and is sent as ${value.format ? `a ${String(value.format)}` : 'a JSON number'}`,
      why: 'clients read it as a binary fraction: cents get lost, and sums are off by one now and then',
      fix: `\`${name}Minor: { type: integer, format: int64 }\` with a \`currency\` beside it, or a string with the pattern \`^\\d+\\.\\d{2}$\``,
    },
  ];
}

function zoneless(name: string, { value, at }: Placed): ToldAt[] {
  const pattern = String(value.pattern ?? '');
  const isMoment = /(?:At|_at|Time|_time|timestamp|Timestamp)$/.test(name) || /\\d\{4\}.*\\d.*:/.test(pattern);
  const hasClock = /:/.test(pattern);
  const isLocal = hasClock && !/Z|\[\+|\\\+|offset/.test(pattern);
  const saysLocal =
    /local (?:date|time)|without (?:zone|offset)|server time/i.test(String(value.description ?? '')) &&
    value.type === 'string' &&
    /time/i.test(`${name} ${String(value.format ?? '')}`);
  if (value.type !== 'string' || !((isMoment && isLocal) || saysLocal)) return [];
  return [
    {
      severity: 'medium',
      harms: 'data',
      rule: 'timestamp-without-zone',
      at: pattern ? [...at, 'pattern'] : at,
      what: `\`${name}\` is a date and a time without an offset`,
      why: 'each client reads it in its own zone, and an hour is there twice in autumn',
      fix: '`format: date-time` (RFC 3339, with `Z` or an offset), and the zone of the place in a field of its own where it matters',
    },
  ];
}

const SECRET =
  /^(?:password_?hash|hashed_?password|password_?digest|password|passwd|salt|secret|client_?secret|private_?key|totp_?secret|otp_?secret|pin|cvc|cvv|card_?number|ssn)$/i;

/** Secrets in what is answered. */
function told({ operations, resolve }: Contract): ToldAt[] {
  const found = new Map<string, ToldAt>();
  for (const operation of operations)
    for (const { schema, status } of operation.responses) {
      if (!/^2/.test(status)) continue;
      for (const { name, property } of answered(schema, resolve)) {
        const place = property.at.join('/');
        if (!SECRET.test(name) || property.value.writeOnly === true || found.has(place)) continue;
        // Keys are shown once, to whoever makes them.
        if (/secret|private_?key/i.test(name) && operation.method === 'post') continue;
        found.set(place, {
          severity: 'high',
          harms: 'security',
          rule: 'secret-in-answer',
          at: property.at,
          what: `\`${name}\` is part of what ${named(operation)} answers`,
          why: 'whoever reads an answer, or a cache or log that holds it, can attack the account at leisure',
          fix: 'leave it out of what is answered; where one schema serves both ways, `writeOnly: true`',
        });
      }
    }
  return [...found.values()];
}

/** The properties of an answer and of what its lists hold. */
function answered(schema: Placed | undefined, resolve: Contract['resolve'], depth = 0): Field[] {
  if (!schema || depth > 4) return [];
  const items = treeOf(schema.value.items);
  const own = propertiesOf(schema, resolve);
  const inner = own.flatMap(({ property }) => {
    const target = resolve(property);
    return treeOf(target.value.properties) || treeOf(target.value.items) ? answered(target, resolve, depth + 1) : [];
  });
  return [
    ...own,
    ...inner,
    ...(items ? answered(resolve({ value: items, at: [...schema.at, 'items'] }), resolve, depth + 1) : []),
  ];
}

const KEY_IN_ADDRESS = {
  severity: 'high',
  harms: 'security',
  rule: 'secret-in-url',
  why: 'addresses are kept: in access logs, proxies, browser histories and the Referer of the next page',
} as const;

function schemesInAddress({ root }: Contract): ToldAt[] {
  const isNew = treeOf(root.components)?.securitySchemes !== undefined;
  return entriesOf(treeOf(root.components)?.securitySchemes ?? root.securityDefinitions).flatMap(([name, scheme]) => {
    const tree = treeOf(scheme);
    if (tree?.type !== 'apiKey' || tree.in !== 'query') return [];
    const at = isNew ? ['components', 'securitySchemes', name, 'in'] : ['securityDefinitions', name, 'in'];
    return [
      {
        ...KEY_IN_ADDRESS,
        at,
        what: `the key of the scheme \`${name}\` is sent as \`${String(tree.name)}\` in the query`,
        fix: '`type: http, scheme: bearer`, or `in: header`',
      },
    ];
  });
}

const GOES_ON =
  /^(?:next|redirect|redirect_?(?:uri|url|to)|return_?(?:to|url|uri)?|goto|go_?to|continue|target_?url|back|forward|callback_?url|success_?url)$/i;

function parametersOf(operation: Operation): ToldAt[] {
  return operation.parameters.flatMap(({ value, at }): ToldAt[] => {
    const name = String(value.name);
    const schema = treeOf(value.schema) ?? value;
    if (value.in !== 'query') return [];
    if (
      /^(?:access_?token|api_?key|apikey|auth_?token|password|secret|client_?secret|jwt|bearer|session_?id|sid)$/i.test(
        name,
      )
    )
      return [
        {
          ...KEY_IN_ADDRESS,
          at,
          what: `${named(operation)} takes \`${name}\` in the query`,
          fix: 'the `Authorization` header, by a security scheme of the document',
        },
      ];
    const redirects =
      operation.responses.some(({ status }) => /^30[1237]$/.test(status)) ||
      /redirect/i.test(String(value.description ?? ''));
    const isFree =
      schema.type === 'string' &&
      schema.enum === undefined &&
      schema.pattern === undefined &&
      !/relative|path on this|same (?:site|origin|host)|allow|registered/i.test(
        `${String(value.description ?? '')} ${String(schema.format ?? '')}`,
      );
    if (!GOES_ON.test(name) || !redirects || !isFree || /authorize/i.test(operation.path)) return [];
    return [
      {
        severity: 'high',
        harms: 'security',
        rule: 'open-redirect',
        at,
        what: `${named(operation)} sends the browser wherever \`${name}\` says`,
        why: 'a link to your own address ends at somebody else’s page, which asks for the password once more',
        fix: 'a path on this host only (`pattern: ^/(?![/\\\\])`), or the name of one of a few registered addresses',
      },
    ];
  });
}

/** A body that may hold any field. */
function freeBody({ resolve }: Contract, operation: Operation): ToldAt[] {
  const { request, method } = operation;
  if (!request || !/^(?:post|put|patch)$/.test(method)) return [];
  const { value, at } = request;
  const hasFields = propertiesOf(request, resolve).length > 0;
  const isFree = value.additionalProperties === true && !hasFields;
  const isBare =
    value.type === 'object' &&
    !hasFields &&
    value.additionalProperties === undefined &&
    value.allOf === undefined &&
    value.oneOf === undefined &&
    value.$ref === undefined;
  if ((!isFree && !isBare) || /webhook|event|search|hook|metadata|settings/i.test(operation.path)) return [];
  return [
    {
      severity: 'high',
      harms: 'security',
      rule: 'mass-assignment',
      at: isFree ? [...at, 'additionalProperties'] : at,
      what: `${named(operation)} takes any field`,
      why: 'a caller sends what no form shows: a role, an owner, a balance, a status; and nobody can tell what is allowed',
      fix: 'name the properties that may be changed, with `additionalProperties: false`',
    },
  ];
}

const ADDRESS =
  /^(?:callback|webhook|hook|notify|notification|target|endpoint|source|fetch|import|remote|image|avatar|feed|delivery)_?(?:url|uri|address)$|^(?:url|uri)$/i;

/** An address that the server itself is to call. */
function calledBack({ resolve }: Contract, operation: Operation): ToldAt[] {
  if (operation.method === 'get') return [];
  return propertiesOf(operation.request, resolve).flatMap(({ name, property }): ToldAt[] => {
    const { value, at } = property;
    const words = String(value.description ?? '');
    const isSaidSafe =
      /allow-?list|allowed|verified|public (?:address|host)|no (?:internal|private)|not (?:internal|private)|resolves? to|registered/i.test(
        words,
      ) ||
      value.pattern !== undefined ||
      value.enum !== undefined ||
      value.readOnly === true;
    const isSaidOpen = /\bany\b|internal|private/i.test(words);
    const isCalled =
      /^(?:callback|webhook|hook|notify|notification|target|endpoint|delivery|fetch|import|source|remote|feed)/i.test(
        name,
      ) || /webhook|hook|subscription|import|preview|fetch/i.test(operation.path);
    if (value.type !== 'string' || !ADDRESS.test(name) || isSaidSafe || !(isCalled || isSaidOpen)) return [];
    return [
      {
        severity: isSaidOpen ? 'high' : 'medium',
        harms: 'security',
        rule: 'server-side-request',
        at,
        what: `${named(operation)} has the server call whatever \`${name}\` says`,
        why: 'it calls from inside the network: metadata of the cloud, databases, admin pages that no firewall keeps from it',
        fix: '`https` only (`pattern: ^https://`), a check that the owner controls the host, and no private or link-local address, also after the name is resolved',
      },
    ];
  });
}
