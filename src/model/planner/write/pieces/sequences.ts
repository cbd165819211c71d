import type { Design } from '../../design/design.ts';
import type { Flow } from '../../design/flows.ts';
import { operationOf } from '../../design/operations.ts';
import { withArticle } from '../../words/plural.ts';
import { capital } from '../../words/spelling.ts';
import { statusWord } from '../api-words.ts';
import { blocks, fence } from '../markdown.ts';
import type { Piece } from '../piece.ts';
import { termsOf } from '../terms.ts';
import { actorNode } from './context.ts';

const MOST = 3;

/** The main flows step by step, each with what it does when it is refused. */
export const sequences: Piece = {
  id: 'sequences',
  title: 'Flows',
  must: true,
  named: 'failure modes, flows, runtime, diagrams, sequence, data flow, integration, architecture',
  near: 'api contract, endpoints, system structure, recommendations, plan, risks, design, context',
  write: (design) =>
    blocks(...shownFlows(design).map((flow) => blocks(words(flow), fence('mermaid', sequence(flow, design))))),
};

/** The first flows, and the first that calls an outside service. */
function shownFlows({ flows }: Design): Flow[] {
  const first = flows.slice(0, MOST - 1);
  const calling = flows.find((flow) => (flow.calls ?? flow.tells) && !first.includes(flow)) ?? flows[MOST - 1];
  return calling ? [...first, calling] : first;
}

function words(flow: Flow): string {
  return `**${flow.id}** ${capital(withArticle(flow.actor))} ${flow.does}.`;
}

/** One flow as a Mermaid sequence diagram. */
export function sequence(flow: Flow, design: Design): string {
  const { api, main } = termsOf(design);
  const { choices, operations, dependencies } = design;
  const actor = actorNode(flow.actor);
  const waits = dependencies.find(({ key }) => key === flow.calls);
  const told = dependencies.find(({ key }) => key === flow.tells);
  const terms: Terms = {
    flow,
    actor,
    told: told !== undefined,
    done: choices.api.key === 'rest' ? (flow.kind === 'make' ? '201' : '200') : 'OK',
    refused: choices.api.key === 'rest' ? '409 problem+json' : statusWord(409, choices.api.key),
    away: choices.api.key === 'rest' ? '503 with Retry-After' : statusWord(503, choices.api.key),
    ...(waits ? { waits: waits.node } : {}),
  };
  const label = operationOf(operations, flow)?.label ?? flow.does;
  const isSql = choices.store.key !== 'mongodb' && choices.store.key !== 'dynamodb';
  const lines = [
    'sequenceDiagram',
    '  autonumber',
    `  actor ${actor} as ${capital(flow.actor)}`,
    `  participant api as ${capital(api)}`,
    `  participant db as ${choices.store.name}`,
    ...(waits ? [`  participant ${waits.node} as ${waits.name}`] : []),
    ...(told
      ? [`  participant worker as ${capital(main.one)} worker`, `  participant ${told.node} as ${told.name}`]
      : []),
    `  ${actor}->>api: ${label} with Idempotency-Key`,
    ...(isSql ? inSql(terms) : inDocuments(terms)),
    ...(told ? tellSteps(flow, told.node) : []),
  ];
  return lines.join('\n');
}

type Terms = { flow: Flow; actor: string; told: boolean; done: string; refused: string; away: string; waits?: string };

/** A lock, a look, and a write in one transaction. */
function inSql(terms: Terms): string[] {
  const { flow, actor, refused } = terms;
  const locked = flow.kind === 'make' && flow.given ? flow.given : flow.table;
  return [
    '  api->>db: BEGIN',
    `  api->>db: SELECT the ${locked.one} FOR UPDATE`,
    `  db-->>api: row of ${locked.name}`,
    `  alt ${plain(flow.unless)}`,
    '    api->>db: ROLLBACK',
    `    api-->>${actor}: ${refused}`,
    '  else it may go on',
    ...(terms.waits ? callSteps(terms, terms.waits) : writeSteps(terms)),
    '  end',
  ];
}

/** One write that carries its condition: stores of documents have no lock to hold. */
function inDocuments(terms: Terms): string[] {
  const { flow, actor, refused, done, waits, away } = terms;
  const called = waits
    ? [
        `  api->>${waits}: request with the id of the ${flow.table.one} as key`,
        '  alt no answer in time',
        `    api-->>${actor}: ${away}`,
        '  else answered',
        `    ${waits}-->>api: outcome`,
        '  end',
      ]
    : [];
  return [
    ...called,
    `  api->>db: transaction with ${flow.table.name}, the key and the event, on condition`,
    `  alt ${plain(flow.unless)}`,
    '    db-->>api: condition not met',
    `    api-->>${actor}: ${refused}`,
    '  else it may go on',
    '    db-->>api: written',
    `    api-->>${actor}: ${done} with the ${flow.table.one}`,
    '  end',
  ];
}

function change(flow: Flow): string {
  if (flow.kind === 'move') return `UPDATE ${flow.table.name} to ${flow.to}`;
  return `INSERT INTO ${flow.table.name}${flow.marks && flow.given ? ` and mark ${flow.given.name}` : ''}`;
}

function writeSteps({ flow, actor, told, done }: Terms): string[] {
  return [
    `    api->>db: ${change(flow)}`,
    ...(told ? ['    api->>db: INSERT INTO outbox_events'] : []),
    '    api->>db: COMMIT',
    `    api-->>${actor}: ${done} with the ${flow.table.one}`,
  ];
}

/** Nobody holds a lock while an outside service thinks: the intent is written first, the outcome afterwards. */
function callSteps({ flow, actor, told, done, away }: Terms, node: string): string[] {
  return [
    '    api->>db: note the key in idempotency_keys, COMMIT',
    `    api->>${node}: request with the id of the ${flow.table.one} as key`,
    '    alt no answer in time',
    `      api-->>${actor}: ${away}`,
    '    else answered',
    `      ${node}-->>api: outcome`,
    `      api->>db: ${change(flow)}${told ? ', INSERT INTO outbox_events' : ''}`,
    `      api-->>${actor}: ${done} with the ${flow.table.one}`,
    '    end',
  ];
}

function tellSteps(flow: Flow, node: string): string[] {
  return [
    '  worker->>db: SELECT waiting outbox_events',
    `  worker->>${node}: news of the ${flow.table.one}`,
    `  alt ${node} does not answer`,
    '    worker->>db: count the attempt, try again later',
    '  else sent',
    '    worker->>db: set published_at',
    '  end',
  ];
}

/** Without what Mermaid would read as more than text. */
function plain(text: string): string {
  return text.replace(/[`;:#{}]/g, '').replace(/\bend\b/g, 'close');
}
