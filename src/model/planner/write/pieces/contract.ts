import type { Design } from '../../design/design.ts';
import { listed } from '../../words/spelling.ts';
import { blocks, fence, list, table } from '../markdown.ts';
import { changeColumns, createColumns, openApi } from '../openapi.ts';
import type { Piece } from '../piece.ts';
import { call, termsOf } from '../terms.ts';

const NAMED =
  'api contract, api, api design, endpoints contracts, endpoints, contracts, contract, interface, interfaces, integration';

export const endpoints: Piece = {
  id: 'endpoints',
  title: 'Operations',
  must: true,
  named: NAMED,
  near: 'design, recommendations, architecture, overview, plan, authentication and authorization',
  write: (design) =>
    table(
      ['Operation', 'Who', 'Scope', 'Answers'],
      design.operations.map((operation) => [
        call(operation),
        operation.roles.join(', '),
        `\`${operation.scope}\``,
        operation.statuses.join(', '),
      ]),
    ),
};

/** The contract itself. */
export const contract: Piece = {
  id: 'contract',
  title: 'Contract',
  must: true,
  named: NAMED,
  near: 'design, recommendations, architecture, stack choice, implementation, plan, authentication and authorization',
  write: (design) => fence('yaml', openApi(design)),
};

/** What all operations have in common: pages, errors, repeats, versions. */
export const conventions: Piece = {
  id: 'conventions',
  title: 'Rules of the contract',
  must: false,
  named: NAMED,
  near: 'error handling, versioning, recommendations, input handling',
  write: (design) => blocks(list(rules(design)), sample(design)),
};

function rules(design: Design): string[] {
  const { operations, conventions: spelling, tables } = design;
  const { main, people } = termsOf(design);
  const of = (kind: string) => operations.find((operation) => operation.kind === kind);
  const [page, write, change, move] = [of('list'), of('create'), of('change'), of('move')];
  const filtered = operations.find(({ kind, filters }) => kind === 'list' && filters.length > 0);
  const changes = change
    ? listed(
        changeColumns(change.table)
          .slice(0, 4)
          .map(({ name }) => `\`${name}\``),
      )
    : '';
  const hidden = tables.flatMap((entity) =>
    entity.role === 'entity'
      ? entity.columns
          .filter(({ api, note }) => api === 'hidden' && note !== 'tenant_id')
          .map(({ name }) => `\`${entity.name}.${name}\``)
      : [],
  );
  return [
    ...(page
      ? [
          `**Pages.** ${call(page)} gives at most 100 ${page.table.many}; \`next_cursor\` leads to the next page and is null on the last. A page that was read does not shift when ${page.table.many} are added.`,
        ]
      : []),
    ...(filtered
      ? [
          `**Filters.** Only what an index serves can be asked for: ${call(filtered)} takes ${listed(filtered.filters.map(({ name }) => `\`${name}\``))}.`,
        ]
      : []),
    ...(write
      ? [
          `**Repeats.** ${call(write)} needs an \`Idempotency-Key\`; the same key with the same body gives the first answer again for 24 hours, and with another body 422. So a client that did not hear about its ${write.table.one} simply sends it again.`,
        ]
      : []),
    ...(change
      ? [
          `**Concurrent changes.** ${call(change)} changes ${changes} and needs \`If-Match\`; whoever read an older ${change.table.one} gets 412 and reads again.`,
        ]
      : []),
    ...(move
      ? [
          `**State.** ${call(move)} is a request of its own, since it ${move.flow?.does ?? ''} with all that hangs on it; no \`PATCH\` sets a status of ${move.table.many}.`,
        ]
      : []),
    `**Errors.** Every error about ${main.many} is \`application/problem+json\` with a type that programs can tell apart, and one line for each field in \`errors\`.`,
    `**Limits.** Each of the ${people} has 240 calls a minute; \`RateLimit\` says what is left of them, and 429 carries \`Retry-After\`.`,
    `**Versions.** \`${spelling.prefix}\` stays for as long as anything that reads ${main.many} keeps working: fields are added, never taken away or given another meaning.`,
    ...(hidden.length > 0 ? [`**Never sent.** ${listed(hidden)} leave the server in no answer.`] : []),
  ];
}

/** One request with its refusal, as a client sees them. */
function sample(design: Design): string | undefined {
  const { operation, main, flow } = termsOf(design);
  if (operation?.kind !== 'create' || flow === undefined) return undefined;
  const fields = createColumns(main)
    .slice(0, 4)
    .map(({ name, contract: { sample: value } }) => `  "${name}": ${JSON.stringify(value)}`);
  const request = [
    `${operation.method.toUpperCase()} ${operation.path} HTTP/1.1`,
    'Idempotency-Key: 6f9c2b1e-8c1d-4c5e-9a57-3a1f0a7d2b10',
    'Content-Type: application/json',
    '',
    '{',
    fields.join(',\n'),
    '}',
  ];
  const answer = [
    'HTTP/1.1 409 Conflict',
    'Content-Type: application/problem+json',
    '',
    JSON.stringify(
      {
        type: 'https://problems.internal/conflict',
        title: 'The state forbids it.',
        status: 409,
        detail: `Refused, since ${flow.unless}.`,
      },
      null,
      2,
    ),
  ];
  return blocks(
    `A request that is refused because ${flow.unless}:`,
    fence('http', [...request, '', ...answer].join('\n')),
  );
}
