import type { Design } from '../../design/design.ts';
import { shown } from '../../design/numbers.ts';
import { STORE_WORDS } from '../../knowledge/stores.ts';
import { capital, listed, snake } from '../../words/spelling.ts';
import { blocks, fence, table } from '../markdown.ts';
import type { Piece } from '../piece.ts';
import { termsOf } from '../terms.ts';

/** The system among its people and its outside services. */
export const context: Piece = {
  id: 'context',
  title: 'Context',
  must: true,
  named: 'context, architecture, diagrams, system structure, structure, building blocks, boundaries, components',
  near: 'overview, plan, design, recommendations, failure modes, integration',
  write: (design) =>
    blocks(fence('mermaid', contextDiagram(design)), table(['Part', 'Does', 'Speaks to'], partRows(design))),
};

/** People, the parts of the system and the outside services, as a flowchart. */
export function contextDiagram(design: Design): string {
  const { api, field, main } = termsOf(design);
  const { dependencies, choices } = design;
  const worker = hasWorker(design);
  const lines = [
    'flowchart LR',
    ...actors(design).map((actor) => `  ${actorNode(actor)}(["${capital(actor)}"]) --> api`),
    `  subgraph core ["${capital(field)}"]`,
    `    api["${capital(api)}"] --> db[("${choices.store.name}")]`,
    ...(choices.cache ? [`    api --> cache[("${choices.cache.name}")]`] : []),
    ...(worker ? [`    worker["${capital(main.one)} worker"] --> db`] : []),
    ...(choices.queue ? [`    worker --> queue[["${choices.queue.name}"]]`] : []),
    '  end',
    ...dependencies.map(
      ({ node, name, waits, key }) =>
        `  ${waits || key === 'identity' || !worker ? 'api' : 'worker'} --> ${node}["${name}"]`,
    ),
  ];
  return lines.join('\n');
}

/** Everybody who starts a flow, the served people first. */
export function actors(design: Design): string[] {
  const { person, staff } = termsOf(design);
  return [...new Set([person, staff, ...design.flows.map(({ actor }) => actor)])];
}

export function actorNode(actor: string): string {
  return `p_${snake(actor)}`;
}

/** Whether something works outside of requests. */
export function hasWorker({ tables }: Design): boolean {
  return tables.some(({ key }) => key === 'outbox_event');
}

function partRows(design: Design): string[][] {
  const { api, main, entities, people, staffs, field } = termsOf(design);
  const { capacity, choices, dependencies } = design;
  const worker = hasWorker(design);
  return [
    [
      capital(api),
      `checks who asks, validates, and runs each transaction on ${listed(entities.slice(0, 3).map(({ many }) => many))}; ${capacity.nodes} nodes`,
      `${people}, ${staffs}, ${choices.store.name}`,
    ],
    [
      choices.store.name,
      `keeps ${listed(entities.map(({ many }) => many))} and their rules; ${STORE_WORDS[choices.store.key].spare}`,
      `the ${api}`,
    ],
    ...(worker
      ? [
          [
            `${capital(main.one)} worker`,
            `takes rows of \`outbox_events\` in order and tells those outside of ${field} about ${main.many}`,
            listed(dependencies.filter(({ waits, key }) => !waits && key !== 'identity').map(({ name }) => name)) ||
              choices.store.name,
          ],
        ]
      : []),
    ...(choices.cache
      ? [[choices.cache.name, `holds what is read far more often than changed in ${field}`, `the ${api}`]]
      : []),
    ...dependencies.map(({ name, many, timeout }) => [
      name,
      `is called about ${many} of ${people}, and given ${shown(timeout / 1000)} s to answer`,
      'nobody of this design',
    ]),
  ];
}
