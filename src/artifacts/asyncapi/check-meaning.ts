import { isObject } from '../json-schema/is-object.ts';
import { nearest } from '../json-schema/near.ts';
import type { Path, Problem } from '../json-schema/problem.ts';
import { visitNodes } from '../json-schema/visit-nodes.ts';

/** What a schema cannot say of an AsyncAPI document: names and references that have to agree with each other. */
export function checkMeaning(root: Record<string, unknown>): Problem[] {
  const modern = String(root.asyncapi).startsWith('3');
  return [
    ...entries(root, 'channels').flatMap(([name, channel]) => checkChannel(name, channel, root, modern)),
    ...entries(root, 'servers').flatMap(([name, server]) => checkServer(name, server, modern)),
    ...(modern
      ? entries(root, 'operations').flatMap(([name, operation]) => checkOperation(name, operation, root))
      : []),
    ...checkIds(root, modern),
    ...(modern ? [] : checkSecurity(root)),
  ];
}

function entries(root: Record<string, unknown>, key: string): [string, Record<string, unknown>][] {
  const map = root[key];
  return Object.entries(isObject(map) ? map : {}).filter((entry): entry is [string, Record<string, unknown>] =>
    isObject(entry[1]),
  );
}

function error(what: string, message: string, path: Path): Problem {
  return { level: 'error', what, message, path };
}

function checkChannel(
  name: string,
  channel: Record<string, unknown>,
  root: Record<string, unknown>,
  modern: boolean,
): Problem[] {
  if ('$ref' in channel) return [];
  const path = ['channels', name];
  const address = modern ? channel.address : name;
  const problems: Problem[] = [];
  if (typeof address === 'string')
    problems.push(...checkVariables(address, channel.parameters, [...path, 'parameters'], path, 'parameter'));
  if (!modern && Array.isArray(channel.servers)) {
    const servers = isObject(root.servers) ? Object.keys(root.servers) : [];
    for (const [i, server] of channel.servers.entries()) {
      if (typeof server === 'string' && !servers.includes(server))
        problems.push(
          error('unknown-server', `there is no server "${server}"${hint(server, servers)}`, [...path, 'servers', i]),
        );
    }
  }
  return problems;
}

function checkServer(name: string, server: Record<string, unknown>, modern: boolean): Problem[] {
  const template = modern ? `${String(server.host ?? '')}${String(server.pathname ?? '')}` : server.url;
  if ('$ref' in server || typeof template !== 'string') return [];
  const path = ['servers', name];
  // What the braces of a server are to mean is not prescribed as strictly as for a channel.
  const problems = checkVariables(template, server.variables, [...path, 'variables'], path, 'variable').map(
    (problem): Problem => ({ ...problem, level: 'warning' }),
  );
  for (const [variable, value] of Object.entries(isObject(server.variables) ? server.variables : {})) {
    if (
      !isObject(value) ||
      !Array.isArray(value.enum) ||
      value.default === undefined ||
      value.enum.includes(value.default)
    )
      continue;
    problems.push(
      error('variable', `the default is not one of the enum of ${variable}`, [
        ...path,
        'variables',
        variable,
        'default',
      ]),
    );
  }
  return problems;
}

/** The names in braces and the declared ones are the same. */
function checkVariables(template: string, declared: unknown, place: Path, around: Path, word: string): Problem[] {
  if (isObject(declared) && '$ref' in declared) return [];
  const used = [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name ?? '');
  const known = Object.keys(isObject(declared) ? declared : {});
  const missing = used.filter((name) => !known.includes(name));
  const unused = known.filter((name) => !used.includes(name));
  return [
    ...missing.map((name) => error(word, `the ${word} {${name}} is not declared${hint(name, known)}`, around)),
    ...unused.map(
      (name): Problem => ({
        ...error(word, `the ${word} "${name}" does not occur in "${template}"${hint(name, used)}`, [...place, name]),
        level: missing.length > 0 ? 'error' : 'warning',
      }),
    ),
  ];
}

function checkOperation(name: string, operation: Record<string, unknown>, root: Record<string, unknown>): Problem[] {
  const path = ['operations', name];
  const reply = isObject(operation.reply) ? operation.reply : {};
  return [...checkMessages(operation, path, root), ...checkMessages(reply, [...path, 'reply'], root)];
}

/** The messages of an operation are those of its channel: it names them by their place in the channel. */
function checkMessages(operation: Record<string, unknown>, path: Path, root: Record<string, unknown>): Problem[] {
  const channel = isObject(operation.channel) ? operation.channel.$ref : undefined;
  if (typeof channel !== 'string' || !channel.startsWith('#/')) return [];
  const problems: Problem[] = [];
  if (!channel.startsWith('#/channels/') && isObject(root.channels)) {
    problems.push(
      error('channel', `"${channel}" must lead to one of the channels at the root`, [...path, 'channel', '$ref']),
    );
  }
  for (const [i, message] of (Array.isArray(operation.messages) ? operation.messages : []).entries()) {
    const ref: unknown = isObject(message) ? message.$ref : undefined;
    if (typeof ref !== 'string' || !ref.startsWith('#/') || ref.startsWith(`${channel}/messages/`)) continue;
    problems.push(
      error(
        'message',
        `"${ref}" is not a message of the operation's channel; it would begin with "${channel}/messages/"`,
        [...path, 'messages', i, '$ref'],
      ),
    );
  }
  return problems;
}

function checkIds(root: Record<string, unknown>, modern: boolean): Problem[] {
  const problems: Problem[] = [];
  for (const key of modern ? [] : ['operationId', 'messageId']) {
    const seen = new Map<string, Path>();
    for (const { node, path } of visitNodes(root)) {
      const id = node[key];
      if (typeof id !== 'string' || path.includes('payload') || path.includes('schemas')) continue;
      if (seen.has(id))
        problems.push(
          error(
            `duplicate-${key === 'operationId' ? 'operation' : 'message'}-id`,
            `the ${key} "${id}" is taken by ${seen.get(id)?.join('.')} already`,
            [...path, key],
          ),
        );
      else seen.set(id, path);
    }
  }
  return problems;
}

function checkSecurity(root: Record<string, unknown>): Problem[] {
  const components = isObject(root.components) ? root.components : {};
  if ('$ref' in components || (isObject(components.securitySchemes) && '$ref' in components.securitySchemes)) return [];
  const schemes = Object.keys(isObject(components.securitySchemes) ? components.securitySchemes : {});
  return entries(root, 'servers').flatMap(([name, { security }]) =>
    (Array.isArray(security) ? security : []).flatMap((requirement: unknown, i) =>
      Object.keys(isObject(requirement) ? requirement : {})
        .filter((scheme) => scheme !== '$ref' && !schemes.includes(scheme))
        .map((scheme) =>
          error('security', `there is no security scheme "${scheme}"${hint(scheme, schemes)}`, [
            'servers',
            name,
            'security',
            i,
            scheme,
          ]),
        ),
    ),
  );
}

function hint(name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  return meant ? `, did you mean "${meant}"?` : '';
}
