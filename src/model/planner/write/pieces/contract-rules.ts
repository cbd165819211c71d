import type { Design } from '../../design/design.ts';
import type { Operation } from '../../design/operations.ts';
import { listed } from '../../words/spelling.ts';
import { blocks, fence, list } from '../markdown.ts';
import { changeColumns, createColumns } from '../openapi.ts';
import type { Piece } from '../piece.ts';
import { call, operationLike, termsOf } from '../terms.ts';
import { NAMED } from './contract.ts';

/** What all operations have in common: pages, errors, repeats, versions. */
export const conventions: Piece = {
  id: 'conventions',
  title: 'Rules of the contract',
  must: false,
  named: NAMED,
  near: 'error handling, versioning, recommendations, input handling',
  write: (design) =>
    design.choices.api.key === 'rest' ? blocks(list(restRules(design)), sample(design)) : list(otherRules(design)),
};

type Kinds = Partial<Record<'page' | 'filtered' | 'write' | 'change' | 'move', Operation>>;

function kindsOf(design: Design): Kinds {
  const found = {
    page: operationLike(design, 'list'),
    filtered: operationLike(design, 'list', ({ filters }) => filters.length > 0),
    write: operationLike(design, 'create'),
    change: operationLike(design, 'change'),
    move: operationLike(design, 'move'),
  };
  return Object.fromEntries(Object.entries(found).filter(([, operation]) => operation !== undefined));
}

function changed({ table }: Operation): string {
  return listed(
    changeColumns(table)
      .slice(0, 4)
      .map(({ name }) => `\`${name}\``),
  );
}

function restRules(design: Design): string[] {
  const { page, filtered, write, change, move } = kindsOf(design);
  const { main, people, person } = termsOf(design);
  const rules = [
    page &&
      `**Pages.** ${call(page)} gives at most 100 ${page.table.many}, and \`next_cursor\` leads on from the last ${page.table.one} until it is null. A page that was read does not shift when ${page.table.many} are added.`,
    filtered &&
      `**Filters.** ${call(filtered)} takes ${listed(filtered.filters.map(({ name }) => `\`${name}\``))}, since an index serves them; nothing else narrows a list of ${filtered.table.many}.`,
    write &&
      `**Repeats.** ${call(write)} needs an \`Idempotency-Key\`: sent again with the same body within 24 hours it answers with the same ${write.table.one}, and with another body 422. So a client that did not hear about its ${write.table.one} simply sends it again.`,
    change &&
      `**Concurrent changes.** ${call(change)} changes ${changed(change)} and needs \`If-Match\`; whoever read an older ${change.table.one} gets 412 and reads again.`,
    move &&
      `**State.** ${call(move)} is a request of its own, since it ${move.flow?.does ?? ''} with all that hangs on it; no \`PATCH\` sets a status of ${move.table.many}.`,
    `**Errors.** Every error about ${main.many} is \`application/problem+json\` with a type that clients of ${design.scope.name} can tell apart, and one line for each field in \`errors\`.`,
    `**Limits.** Each ${person} has 240 calls a minute for ${design.scope.name} as a whole; \`RateLimit\` tells ${people} what is left of them, and a 429 says by \`Retry-After\` when the next call about ${main.many} is worth it.`,
    `**Versions.** \`${design.conventions.prefix}\` stays for as long as any client of ${people} works: fields of ${main.many} and the rest of ${design.scope.name} are added, never taken away or given another meaning.`,
    hidden(design),
  ];
  return rules.filter((rule) => rule !== undefined);
}

/** The same rules where there are no headers and no status codes. */
function otherRules(design: Design): string[] {
  const { page, write, change, move } = kindsOf(design);
  const { main, person } = termsOf(design);
  const isGraph = design.choices.api.key === 'graphql';
  const key = isGraph ? '`idempotencyKey`' : '`idempotency_key`';
  const cursor = isGraph ? '`nextCursor`' : '`next_cursor`';
  const rules = [
    page &&
      `**Pages.** ${call(page)} gives at most 100 ${page.table.many}; ${cursor} leads on from the last ${page.table.one}, and is empty on the last page.`,
    write &&
      `**Repeats.** ${call(write)} takes ${key}: sent again within 24 hours it answers with the same ${write.table.one}, so a client that heard nothing simply sends it again.`,
    change &&
      `**Concurrent changes.** ${call(change)} changes ${changed(change)} and names the \`version\` it has read; an older one is refused, and the ${change.table.one} is read again.`,
    move &&
      `**State.** ${call(move)} is an operation of its own, since it ${move.flow?.does ?? ''} with all that hangs on it; nothing else sets a status of ${move.table.many}.`,
    isGraph
      ? `**Limits.** A query about ${main.many} costs what it reads: 1,000 points a request, six levels deep, and each ${person} has 240 requests a minute.`
      : `**Limits.** Each call about ${main.many} carries a deadline; without one the server takes 2 s, and each ${person} has 240 calls a minute.`,
    `**Versions.** Fields of ${main.many} are added and marked as deprecated; none is taken away, and none changes its meaning.`,
    hidden(design),
  ];
  return rules.filter((rule) => rule !== undefined);
}

function hidden({ tables, scope }: Design): string | undefined {
  const columns = tables.flatMap((entity) =>
    entity.role === 'entity'
      ? entity.columns
          .filter(({ api, note }) => api === 'hidden' && note !== 'tenant_id')
          .map(({ name }) => `\`${entity.name}.${name}\``)
      : [],
  );
  return columns.length > 0 ? `**Never sent.** No answer of ${scope.name} holds ${listed(columns, 'or')}.` : undefined;
}

/** One request with its refusal, as a client sees them. */
function sample(design: Design): string | undefined {
  const { operation, main, flow } = termsOf(design);
  if (operation?.kind !== 'create' || flow === undefined) return undefined;
  const fields = createColumns(main)
    .slice(0, 4)
    .map(({ name, contract }) => `  "${name}": ${JSON.stringify(contract.sample)}`);
  const problem = {
    type: 'https://problems.internal/conflict',
    title: 'The state forbids it.',
    status: 409,
    detail: `Refused, since ${flow.unless}.`,
  };
  const lines = [
    `${operation.label} HTTP/1.1`,
    'Idempotency-Key: 6f9c2b1e-8c1d-4c5e-9a57-3a1f0a7d2b10',
    'Content-Type: application/json',
    '',
    '{',
    fields.join(',\n'),
    '}',
    '',
    'HTTP/1.1 409 Conflict',
    'Content-Type: application/problem+json',
    '',
    JSON.stringify(problem, null, 2),
  ];
  return blocks(`A request that is refused because ${flow.unless}:`, fence('http', lines.join('\n')));
}
