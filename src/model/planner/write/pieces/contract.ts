import type { Design } from '../../design/design.ts';
import { statusWord } from '../api-words.ts';
import { graphqlSchema } from '../graphql.ts';
import { fence, table } from '../markdown.ts';
import { openApi } from '../openapi.ts';
import type { Piece } from '../piece.ts';
import { protoFile } from '../proto.ts';
import { call } from '../terms.ts';

/** Headings that call for the contract. */
export const NAMED =
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
        [...new Set(operation.statuses.map((status) => statusWord(status, design.choices.api.key)))].join(', '),
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
  write: (design) => contractBlock(design),
};

function contractBlock(design: Design): string {
  const { key } = design.choices.api;
  if (key === 'graphql') return fence('graphql', graphqlSchema(design));
  return key === 'grpc' ? fence('proto', protoFile(design)) : fence('yaml', openApi(design));
}
