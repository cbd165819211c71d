import type { Design } from '../../design/design.ts';
import { sayAll } from '../../design/names.ts';
import { shown } from '../../design/numbers.ts';
import { operationOf } from '../../design/operations.ts';
import { capital, listed } from '../../words/spelling.ts';
import { list, numbered, table } from '../markdown.ts';
import type { Piece } from '../piece.ts';
import { call, termsOf } from '../terms.ts';

/** The work in steps, each with the sign that it is done. */
export const steps: Piece = {
  id: 'steps',
  title: 'Steps',
  must: false,
  named: 'plan, implementation steps, implementation, roadmap, next steps, implementation plan',
  near: 'detailed recommendations, recommendations, delivery',
  write: (design) => numbered(stepLines(design)),
};

function stepLines(design: Design): string[] {
  const { flows, operations, dependencies, capacity } = design;
  const { entities, main, people } = termsOf(design);
  const reads = operations.filter(({ kind }) => kind === 'list').slice(0, 3);
  const waits = dependencies.filter(({ key }) => key !== 'identity').map(({ name }) => name);
  return [
    `**Schema.** The migration with ${listed(entities.slice(0, 6).map(({ name }) => `\`${name}\``))}, and tests for each of its rules. Done when every insert that breaks a rule of ${design.scope.name} is refused.`,
    `**Reading.** ${listed(reads.map(call))} with sign-in, scopes and pages. Done when a stranger to the ${people} gets 404.`,
    ...flows.slice(0, 4).map((flow) => {
      const operation = operationOf(operations, flow);
      return `**${flow.id}.** Somebody ${flow.does}${operation ? ` through ${call(operation)}` : ''}. Done when ${people} who race for \`${flow.table.name}\` end with one winner.`;
    }),
    ...(waits.length > 0
      ? [
          `**Outside.** ${listed(waits)}, each with its timeout and its stand-in for tests. Done when ${main.many} and all of ${design.scope.name} survive an hour without them.`,
        ]
      : []),
    `**Proof.** The load run at ${shown(capacity.peak)} requests a second, a restore, and a lost node in the middle of both. Done when no ${main.one} is missing afterwards.`,
    `**Opening.** One in twenty of the ${people}, then all. Done after a week of ${design.scope.name} within the promised numbers.`,
  ];
}

/** What may go wrong with the plan itself. */
export const risks: Piece = {
  id: 'risks',
  title: 'Risks',
  must: false,
  named: 'risks, risks and mitigations, risks and rollbacks, mitigations, potential issues',
  near: 'trade-offs',
  write: (design) => table(['Risk', 'How it shows early', 'What is done'], riskRows(design)),
};

function riskRows(design: Design): string[][] {
  const { scope, names, capacity, dependencies, assumptions, load } = design;
  const { main, people, field } = termsOf(design);
  const noted = scope.risks.flatMap((note) => {
    const said = sayAll(note, names);
    return said ? [said.map(capital)] : [];
  });
  const [assumed] = assumptions;
  const waiting = dependencies.find(({ waits }) => waits) ?? dependencies[0];
  return [
    ...noted.slice(0, 4),
    [
      `${capital(field)} grows faster than ${shown(capacity.people)} ${people}`,
      `the peak passes ${shown(capacity.peak)} requests a second for a week`,
      `nodes are added first, then a read replica for lists of ${main.many}; \`${capacity.busiest?.table.name ?? main.name}\` is looked at before its index leaves memory`,
    ],
    ...(assumed
      ? [
          [
            `An assumption is wrong: ${assumed.id}, on which the design of ${field} rests`,
            `the first week in production contradicts it${load.people.basis.by === 'rule' ? `, or the count of ${people} does` : ''}`,
            `the question is asked again, and what it changes in ${field} is composed anew from the answer`,
          ],
        ]
      : []),
    ...(waiting
      ? [
          [
            `${waiting.name} changes its terms or its interface for ${field}`,
            `notices by mail, and contract tests about ${waiting.many} of ${people} that fail`,
            `one adapter of ${field} knows it; a second provider for ${waiting.many} needs that adapter only`,
          ],
        ]
      : []),
  ];
}

/** What is still to be said by somebody. */
export const openQuestions: Piece = {
  id: 'open-questions',
  title: 'Open questions',
  must: false,
  named: 'open questions, questions, assumptions and open questions',
  near: '',
  write: (design) => list(openLines(design)),
};

function openLines({ decided, scope, choices }: Design): string[] {
  const open = decided.filter(({ basis }) => basis.by === 'rule' || basis.by === 'skipped').slice(0, 6);
  return [
    ...open.map(
      ({ ask, option }) =>
        `${ask.question} This design of ${scope.name} takes "${ask.options[option ?? 0]?.label ?? 'what the brief says'}".`,
    ),
    `Who answers at night when ${choices.availability.percent} % for ${scope.name} is in danger?`,
  ];
}

/** The words of the field, as this design uses them. */
export const glossary: Piece = {
  id: 'glossary',
  title: 'Words',
  must: false,
  named: 'glossary, terms, vocabulary, definitions, domain language',
  near: '',
  write: (design) =>
    table(
      ['Word', 'Meaning'],
      termsOf(design).entities.map(({ one, is }) => [one, is]),
    ),
};
