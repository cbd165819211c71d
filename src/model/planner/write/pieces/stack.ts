import type { Design } from '../../design/design.ts';
import { shown } from '../../design/numbers.ts';
import { COMMON_STACKS, STACKS } from '../../knowledge/stacks.ts';
import { blocks, cite, table } from '../markdown.ts';
import type { Piece } from '../piece.ts';
import { termsOf } from '../terms.ts';
import { hasWorker } from './context.ts';

/** With what it is built, why, and what was not taken. */
export const stack: Piece = {
  id: 'stack',
  title: 'With what it is built',
  must: false,
  named: 'stack choice, stack, technology, technology stack, tools',
  near: 'architecture',
  write: (design) => blocks(table(['Part', 'Choice', 'Why', 'Not taken'], rows(design))),
};

function rows(design: Design): string[][] {
  const { choices, capacity, repo, tables } = design;
  const { main, field, entities } = termsOf(design);
  const notes = STACKS[choices.language.key];
  const other = COMMON_STACKS.filter((key) => key !== choices.language.key).map((key) => STACKS[key])[0];
  const framework = repo.stack?.framework ?? (choices.framework ? choices.framework.name : notes.framework);
  const access = repo.stack?.access ?? notes.access;
  const keys = tables.reduce((sum, { columns }) => sum + columns.filter(({ ref }) => ref).length, 0);
  return [
    [
      'Language',
      `${notes.language}${cite(choices.language.basis)}`,
      `what the team of ${field} writes already counts more than any benchmark at ${shown(capacity.peak)} requests a second`,
      other ? `${other.language}: ${other.against.replace('{field}', field)}` : '',
    ],
    [
      'Framework',
      `${framework}${cite(choices.framework?.basis)}`,
      `routes, hooks and limits for ${design.operations.length} operations, and little else`,
      `none: the checks of ${field} before ${main.many} would be written by hand`,
    ],
    [
      'Validation',
      notes.validation,
      `the contract of ${field} is the one place where fields are described`,
      `checks in each handler: they drift from what the contract of ${field} says of ${main.many}`,
    ],
    [
      'Database',
      `${choices.store.name}${cite(choices.store.basis)}`,
      `${keys} references and the rules between ${entities.length} entities`,
      `see the decision on where ${field} is stored`,
    ],
    [
      'Access',
      access,
      `the queries of ${field} on \`${main.name}\` are written as they run, since their plans matter`,
      `a query builder that hides the plan of what ${termsOf(design).people} ask about ${main.many}`,
    ],
    ...(choices.cache
      ? [
          [
            'Cache',
            `${choices.cache.name}${cite(choices.cache.basis)}`,
            `was asked for; it holds what is read again and again in ${field}`,
            'a cache in each node: an old value would live on in one of them',
          ],
        ]
      : []),
    ...(choices.queue
      ? [
          [
            'Queue',
            `${choices.queue.name}${cite(choices.queue.basis)}`,
            `was asked for; the outbox feeds it with news of ${main.many}`,
            'writing to it inside a request: it would be news of what never was',
          ],
        ]
      : []),
    ...(hasWorker(design) && !choices.queue
      ? [
          [
            'Work in the background',
            `a worker on \`outbox_events\``,
            `a few events of ${field} a second need no broker`,
            `Kafka: a cluster to look after for the news of ${field}`,
          ],
        ]
      : []),
    [
      'Tests',
      repo.stack?.tests ?? notes.tests,
      `runs against a real ${choices.store.name} in a container, so the rules of ${field} on ${main.many} are tested too`,
      `a database in memory: it would not know the rules of ${field} on \`${main.name}\``,
    ],
    [
      'Base image',
      `\`${notes.image}\``,
      `small, and patched by its makers; the ${field} image is built on it each week`,
      `an image of our own: its patches would be work of the ${termsOf(design).tenant}`,
    ],
  ];
}
