import type { Finding } from '../finding.ts';
import { type Contract, entriesOf, type Operation, type Path, propertiesOf, treeOf } from './operations.ts';

export type ToldAt = Omit<Finding, 'path' | 'line'> & { at: Path };

const OPEN_BY_NATURE =
  /log-?in|sign-?in|sign-?up|register|registration|join|tokens?\b|oauth|\bauth\b|health|ping|status|webhooks?|callback|passw|forgot|reset|verif|confirm|activate|refresh|session|contact|public|newsletter|finish/i;
const WRITES = new Set(['post', 'put', 'patch', 'delete']);

export function named({ method, path }: Operation): string {
  return `\`${method.toUpperCase()} ${path}\``;
}

/** What is wrong with single operations. */
export function judgeOperations(contract: Contract): ToldAt[] {
  const hasScheme =
    entriesOf(treeOf(contract.root.components)?.securitySchemes ?? contract.root.securityDefinitions).length > 0;
  const isAnySecured =
    contract.root.security !== undefined || contract.operations.some(({ value }) => value.security !== undefined);
  const whole: ToldAt[] = hasScheme || isAnySecured || contract.operations.length === 0 ? [] : [noScheme(contract)];
  return [
    ...whole,
    ...contract.operations.flatMap((operation) => [
      ...(whole.length > 0 ? [] : openWrite(contract, operation)),
      ...withoutPages(contract, operation),
      ...withoutErrors(contract, operation),
      ...wrongStatus(contract, operation),
      ...withoutKey(contract, operation),
      ...unsafeGet(operation),
    ]),
  ];
}

function noScheme({ operations }: Contract): ToldAt {
  const writes = operations.filter(({ method }) => WRITES.has(method));
  const shown = writes[0] ?? operations[0];
  return {
    severity: 'high',
    harms: 'security',
    rule: 'no-security-scheme',
    at: [],
    what: `the document names no way to sign in: none of its ${operations.length} operations asks who is calling${shown ? `, ${named(shown)} included` : ''}`,
    why: 'servers and clients that are generated from it check nothing and send nothing',
    fix: 'a scheme under `components.securitySchemes` (OAuth 2 or a bearer token) and `security` for the whole document; what is open says `security: []`',
  };
}

function openWrite({ root }: Contract, operation: Operation): ToldAt[] {
  const { method, path, value, at } = operation;
  const own = value.security;
  const isOpen = own === undefined ? root.security === undefined : Array.isArray(own) && own.length === 0;
  if (!WRITES.has(method) || !isOpen || OPEN_BY_NATURE.test(`${path} ${String(value.operationId ?? '')}`)) return [];
  const isSwitchedOff = own !== undefined;
  return [
    {
      severity: 'high',
      harms: 'security',
      rule: 'operation-without-security',
      at: isSwitchedOff ? [...at, 'security'] : at,
      what: isSwitchedOff ? `${named(operation)} switches signing in off` : `${named(operation)} names no security`,
      why: isSwitchedOff
        ? 'an empty list overrides what holds for the document: anybody may send it'
        : 'generated clients and servers will ask nobody who they are',
      fix: isSwitchedOff
        ? 'drop `security: []` here; if guests may really send it, say so, and limit its rate'
        : 'add `security` for the whole document, or for this operation',
    },
  ];
}

const PAGES =
  /^(?:limit|page|page_?size|per_?page|size|count|cursor|after|before|since_?id|offset|first|last|top|\$?top|\$?skip|take|page_?token|starting_?after|max_?results|marker|continuation\w*|page\[\w+\]|start|rows|n|range)$/i;
const ABOUT_THE_PAGE =
  /^(?:next\w*|prev\w*|cursor|total\w*|count|page\w*|per_?page|size|limit|offset|links?|_links|meta|pagination|has_?more|more|self|first|last)$/i;

function withoutPages(contract: Contract, operation: Operation): ToldAt[] {
  if (operation.method !== 'get' || /\}$/.test(operation.path)) return [];
  const list = operation.responses.find(({ status }) => /^2/.test(status));
  const field = list ? listIn(contract, list) : undefined;
  const isPaged = operation.parameters.some(({ value }) => PAGES.test(String(value.name)));
  const isNarrow = operation.parameters.some(
    ({ value }) =>
      value.in === 'query' && value.required === true && /date|day|week|month|ids?$/i.test(String(value.name)),
  );
  if (field === undefined || isPaged || isNarrow) return [];
  const hasOthers = operation.parameters.some(({ value }) => value.in === 'query');
  return [
    {
      severity: 'medium',
      harms: 'speed',
      rule: 'list-without-pages',
      at: operation.at,
      what: `${named(operation)} answers all ${field || 'rows'} at once${hasOthers ? ', whatever its filters leave' : ''}`,
      why: 'the answer grows with the table, and adding pages later breaks each client',
      fix: '`limit` (1 to 100, default 25) and `cursor` as query parameters, and `{ items, nextCursor }` as the answer',
    },
  ];
}

/** What a list is called: empty for a bare one, undefined for what is no list or has a most. */
function listIn(contract: Contract, { schema }: Operation['responses'][number]): string | undefined {
  if (!schema) return undefined;
  if (schema.value.type === 'array') return schema.value.maxItems === undefined ? '' : undefined;
  const properties = propertiesOf(schema, contract.resolve).filter(({ name }) => !ABOUT_THE_PAGE.test(name));
  const [only, ...others] = properties;
  const value = only ? contract.resolve(only.property).value : undefined;
  return only && others.length === 0 && value?.type === 'array' && value.maxItems === undefined ? only.name : undefined;
}

function withoutErrors(contract: Contract, operation: Operation): ToldAt[] {
  const { responses, value, path, parameters, request, at } = operation;
  if (
    responses.length === 0 ||
    responses.some(({ status }) => /^4|default/i.test(status)) ||
    /health|ping|ready|live|metrics/i.test(path)
  )
    return [];
  const isSecured =
    Array.isArray(value.security ?? contract.root.security) &&
    ((value.security ?? contract.root.security) as unknown[]).length > 0;
  const missing = [
    ...(request || parameters.some(({ value: parameter }) => parameter.in === 'query') ? ['400'] : []),
    ...(isSecured ? ['401'] : []),
    ...(/\{/.test(path) ? ['404'] : []),
    ...(operation.method === 'delete' || operation.method === 'put' ? ['409'] : []),
  ];
  return [
    {
      severity: 'medium',
      harms: 'data',
      rule: 'operation-without-errors',
      at: [...at, 'responses'],
      what: `${named(operation)} describes no refusal${missing.length > 0 ? `: ${missing.join(', ')} are to be expected` : ''}`,
      why: 'each client guesses what a refusal looks like, and takes the first one for an outage',
      fix: `add ${missing.length > 0 ? missing.join(', ') : 'the 4xx responses'} with \`application/problem+json\``,
    },
  ];
}

const FAILED =
  /\bfail|taken|refus|\berrors?\b|not found|invalid|denied|reject|success is false|unsuccess|could not|cannot/i;

function wrongStatus(contract: Contract, operation: Operation): ToldAt[] {
  const { responses, path, method } = operation;
  const say = (at: Path, what: string, why: string, fix: string): ToldAt => ({
    severity: 'medium',
    harms: 'data',
    rule: 'wrong-status',
    at,
    what,
    why,
    fix,
  });
  const found: ToldAt[] = [];
  for (const { status, response, schema } of responses) {
    const at = [...operation.at, 'responses', status];
    const words = String(response.value.description ?? '');
    const fields = propertiesOf(schema, contract.resolve).map(({ name }) => name);
    const saysFailure =
      fields.some((name) => /^(?:success|ok)$/i.test(name)) &&
      fields.some((name) => /^(?:reason|error|errors|message|errorCode|error_code)$/i.test(name));
    if (/^2/.test(status) && (FAILED.test(words) || saysFailure))
      found.push(
        say(
          at,
          `${named(operation)} answers a refusal with ${status}`,
          'clients, retries, caches and alarms go by the status: they take it for a success',
          'a 4xx with `application/problem+json`: 409 for what does not fit, 422 for what is wrong',
        ),
      );
    if (/^5/.test(status) && /not found|no such|unknown|does not exist|invalid|missing|already/i.test(words))
      found.push(
        say(
          at,
          `${named(operation)} answers "${words.slice(0, 40)}" with ${status}`,
          'clients repeat a 5xx, and each one wakes whoever is on call',
          `${/invalid|missing/i.test(words) ? '400' : /already/i.test(words) ? '409' : '404'} instead`,
        ),
      );
  }
  const ok = responses.filter(({ status }) => /^2/.test(status)).map(({ status }) => status);
  const last = path.split('/').at(-1) ?? '';
  const creates =
    method === 'post' &&
    (/^(?!.*(?:search|status|batch|query|credentials|access|process|address|analysis|settings|preferences)s?$)[\w-]*[a-z]s$/i.test(
      last,
    ) ||
      /^(?:register|registration|signup|sign-up)$/i.test(last));
  if (creates && ok.length === 1 && ok[0] === '200' && found.length === 0 && operation.request)
    found.push(
      say(
        [...operation.at, 'responses', '200'],
        `${named(operation)} creates something and answers 200`,
        'clients cannot tell a new one from one that was there, and find no address of it',
        '201, with `Location` as a header and what was made as the body',
      ),
    );
  return found;
}

const MOVES_MONEY =
  /^(?:payments?|charges?|payouts?|refunds?|transfers?|withdrawals?|top-?ups?|deposits?|donations?|pay|settlements?)$/i;

function withoutKey(contract: Contract, operation: Operation): ToldAt[] {
  const last =
    operation.path
      .split('/')
      .filter((part) => !part.startsWith('{'))
      .at(-1) ?? '';
  const hasKey =
    operation.parameters.some(({ value }) => /idempoten|request-?id/i.test(String(value.name))) ||
    propertiesOf(operation.request, contract.resolve).some(({ name }) =>
      /idempoten|request_?id|client_?reference|external_?id/i.test(name),
    );
  if (operation.method !== 'post' || hasKey || !MOVES_MONEY.test(last) || /\}$/.test(operation.path)) return [];
  return [
    {
      severity: 'high',
      harms: 'data',
      rule: 'charge-without-key',
      at: operation.at,
      what: `${named(operation)} moves money and takes no idempotency key`,
      why: 'a double click, or a repeat after an answer that got lost, pays a second time',
      fix: '`Idempotency-Key` as a required header; a repeat with the same key answers what the first one did',
    },
  ];
}

const CHANGES =
  /^(?:adjourn|cancel|delete|remove|create|add|update|set|approve|reject|send|reset|activate|deactivate|enable|disable|archive|close|reopen|publish|unpublish|start|stop|pay|refund|confirm|accept|decline|assign|unassign|move|transfer|lock|unlock|mark|book|reserve|release|purge|clear|revoke|renew|merge|trigger|register|subscribe|unsubscribe|postpone|reschedule|withdraw)\b/i;

function unsafeGet(operation: Operation): ToldAt[] {
  const { method, path, value, at } = operation;
  const last = path.split('/').at(-1) ?? '';
  const said = [String(value.summary ?? ''), String(value.operationId ?? '').replace(/([a-z])([A-Z])/g, '$1 $2')].find(
    (words) => CHANGES.test(words.trim()),
  );
  const isVerb = CHANGES.test(last) && /^\w+$/.test(last) && /\}\//.test(path.slice(0, -last.length));
  if (method !== 'get' || !(said || isVerb) || /unsubscribe|confirm|verify|login|callback/i.test(path)) return [];
  if (!said && !isVerb) return [];
  return [
    {
      severity: 'high',
      harms: 'data',
      rule: 'unsafe-get',
      at,
      what: `${named(operation)} changes something${said ? ` ("${said.trim().slice(0, 50)}")` : ''} and is a GET`,
      why: 'proxies, link previews and crawlers repeat a GET, and another site can trigger it with an image',
      fix: `POST ${path}, or PATCH on what it changes`,
    },
  ];
}
