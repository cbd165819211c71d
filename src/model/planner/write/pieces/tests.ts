import type { Design } from '../../design/design.ts';
import { shown } from '../../design/numbers.ts';
import { operationOf } from '../../design/operations.ts';
import { list } from '../markdown.ts';
import type { Piece } from '../piece.ts';
import { call, termsOf } from '../terms.ts';

/** What is tested, at which distance, and with what outcome. */
export const tests: Piece = {
  id: 'tests',
  title: 'Tests',
  must: false,
  named: 'tests, testing, test plan, quality, verification, implementation steps',
  near: 'delivery, maintenance',
  write: (design) =>
    list([...races(design), ...refusals(design), ...contracts(design), ...outages(design), ...load(design)]),
};

function races(design: Design): string[] {
  return design.flows
    .filter((flow) => flow.kind === 'make' && flow.given)
    .slice(0, 2)
    .map((flow) => {
      const operation = operationOf(design.operations, flow);
      const given = flow.kind === 'make' ? flow.given?.one : undefined;
      return `**Race.** Twenty callers send ${operation ? call(operation) : flow.does} for the same ${given ?? flow.table.one} at once, against a real database: the outcome is that of one after the other, and the others read 409.`;
    });
}

function refusals(design: Design): string[] {
  return design.flows.slice(0, 4).map((flow) => {
    const operation = operationOf(design.operations, flow);
    return `**${flow.id}.** ${operation ? call(operation) : flow.does}: succeeds once, is repeated under the same key with the same answer, and is refused when ${flow.unless}.`;
  });
}

function contracts(design: Design): string[] {
  const rules = design.tables.flatMap(({ constraints, name }) =>
    constraints.filter(({ says }) => says !== '').map(({ says }) => ({ says, name })),
  );
  const { main, person, people } = termsOf(design);
  return [
    ...rules
      .slice(0, 3)
      .map(
        ({ says, name }) =>
          `**Rule.** "${says}": an insert into \`${name}\` that breaks it is refused by the database itself, without the API in between.`,
      ),
    `**Contract.** Each answer about ${main.many} in the tests of ${design.scope.name} is validated against the contract, and so is each request that ${people} send.`,
    `**Ownership.** A second ${person} reads, changes and lists the ${main.many} of the first: 404 each time, and an empty list.`,
  ];
}

function outages(design: Design): string[] {
  return design.dependencies
    .slice(0, 3)
    .map(
      ({ name, timeout, many }) =>
        `**Outage.** ${name} is replaced by a server that never answers: ${design.scope.name} gives up on ${many} within ${shown(timeout / 1000 + 1)} s, and catches up when it is back.`,
    );
}

function load({ capacity }: Design): string[] {
  const { people, main } = { people: shown(capacity.people), main: capacity.busiest?.table.name ?? '' };
  return [
    `**Load.** ${shown(capacity.peak)} requests a second for half an hour over data of ${people} people; \`${main}\` grows as in the sums, and no query leaves its index.`,
  ];
}
