import type { Design } from '../../design/design.ts';
import { shown } from '../../design/numbers.ts';
import { references } from '../../design/table.ts';
import { capital, listed } from '../../words/spelling.ts';
import { list, table } from '../markdown.ts';
import type { Piece } from '../piece.ts';
import { call, termsOf } from '../terms.ts';

/** Who owns which data, and how the others get at it. */
export const ownership: Piece = {
  id: 'ownership',
  title: 'Who owns which data',
  must: false,
  named: 'boundaries, service boundaries, bounded contexts, modules, team ownership, system structure',
  near: 'architecture',
  write: (design) => table(['Module', 'Owns', 'Is asked by', 'Asks'], moduleRows(design)),
};

/** Tables that refer to each other most stand in one module: one for each happening, with what belongs to it. */
function moduleRows(design: Design): string[][] {
  const { entities } = termsOf(design);
  const roots = [...new Set(design.flows.map(({ table: entity }) => entity.name))].slice(0, 4);
  const rest = entities.filter(({ name }) => !roots.includes(name));
  return [
    ...roots.map((name) => {
      const own = entities.find((entity) => entity.name === name);
      const asks = own
        ? [...new Set(references(own).map(({ ref }) => ref.table))].filter((other) => other !== name)
        : [];
      const users = entities.filter(
        (entity) => entity.name !== name && references(entity).some(({ ref }) => ref.table === name),
      );
      return [
        capital(own?.many ?? name),
        `\`${name}\``,
        listed(users.map(({ many }) => many)) || 'the API alone',
        listed(asks.map((other) => `\`${other}\``)) || 'nobody',
      ];
    }),
    ['Base data', listed(rest.map(({ name }) => `\`${name}\``)), listed(roots.map((name) => `\`${name}\``)), 'nobody'],
  ];
}

/** What comes when it grows, and what must not be built before. */
export const evolution: Piece = {
  id: 'evolution',
  title: 'When it grows',
  must: false,
  named: 'evolution, growth, roadmap, future, scaling, evolution and migration',
  near: 'scalability, maintenance',
  write: (design) => table(['When', 'Then', 'Not before, because'], growthRows(design)),
};

function growthRows(design: Design): string[][] {
  const { capacity, flows, scope } = design;
  const { main, people, operation, tenant } = termsOf(design);
  const busiest = capacity.busiest?.table ?? main;
  const reads = Math.max(1, Math.round(capacity.peak * 5));
  const lists = operation ? call(operation) : `\`${main.name}\``;
  return [
    [
      `reads of ${main.many} pass ${shown(reads)} a second`,
      `a read replica answers lists, and whoever just used ${lists} still reads their ${main.many} from the writer`,
      `a replica is a second behind, which ${people} notice in their own ${main.many}`,
    ],
    [
      `\`${busiest.name}\` passes 100 million rows`,
      `${scope.name} splits it by month, in place, with the old rows as the first part`,
      `every key on ${busiest.many} then carries the month`,
    ],
    [
      `a second team takes over ${flows[1]?.table.many ?? main.many}`,
      `that module leaves ${scope.name} as a service of its own, fed by the outbox`,
      `until then a call inside the program replaces a network between ${main.many} and the rest of ${scope.name}`,
    ],
    [
      `a ${tenant} outside of this country joins`,
      `a second installation in its region, and no shared rows about ${people}`,
      `two regions that write the same ${main.many} cost more than all of ${scope.name} today`,
    ],
  ];
}

/** How it meets other systems. */
export const integration: Piece = {
  id: 'integration',
  title: 'How it meets other systems',
  must: false,
  named: 'integration, integrations, events, messaging, interfaces, system structure',
  near: '',
  write: (design) => {
    const { main, people, field } = termsOf(design);
    return list(
      design.dependencies.map(
        ({ name, waits, timeout, many, tries }) =>
          `**${name}**, about ${many}: ${waits ? `while ${people} wait, for ${shown(timeout / 1000)} s at most` : `without anybody of the ${people} waiting, up to ${tries} times`}; one adapter of ${field} speaks its language, and a stand-in of it runs in the tests of ${main.many}.`,
      ),
    );
  },
};
