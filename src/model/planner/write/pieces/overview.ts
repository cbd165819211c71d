import { totalShown } from '../../design/capacity.ts';
import type { Design } from '../../design/design.ts';
import { shown } from '../../design/numbers.ts';
import { operationOf } from '../../design/operations.ts';
import { withArticle } from '../../words/plural.ts';
import { capital, listed } from '../../words/spelling.ts';
import { blocks, cite, list, quote, table } from '../markdown.ts';
import type { Piece } from '../piece.ts';
import { call, termsOf } from '../terms.ts';
import { demands } from './demands.ts';

/** Who does what, which numbers it must meet, and what is left out. */
export const overview: Piece = {
  id: 'overview',
  title: 'What is built',
  must: true,
  named: 'overview, analysis, plan, introduction, goals, summary, requirements, scope',
  near: 'architecture, context, system, approach',
  write: (design) =>
    blocks(
      intro(design),
      list(flowLines(design)),
      'It has to meet these numbers:',
      goals(design),
      demands(design),
      leftOut(design),
    ),
};

function intro(design: Design): string {
  const { field, people, staffs, entities } = termsOf(design);
  const brief = quote(design.reading.text, 220);
  const asked = brief === '' ? '' : `The brief: "${brief}". `;
  return `${asked}${capital(people)} and ${staffs} work with ${listed(entities.slice(0, 5).map(({ many }) => many))} through one API; ${field} is kept in ${design.choices.store.name}${cite(design.choices.store.basis)}.`;
}

function flowLines({ flows, operations }: Design): string[] {
  return flows.map((flow) => {
    const operation = operationOf(operations, flow);
    const where = operation ? `: ${call(operation)}` : '';
    return `**${flow.id}** ${capital(withArticle(flow.actor))} ${flow.does}${where}. It is refused when ${flow.unless}.`;
  });
}

function goals(design: Design): string {
  const { capacity, choices, load } = design;
  const { people, person, main, operation, flow } = termsOf(design);
  const first = operation ? call(operation) : `\`${main.name}\``;
  return table(
    ['Goal', 'Number', 'Rests on'],
    [
      [
        `registered ${people}`,
        shown(capacity.people),
        load.people.basis.cite ? cite(load.people.basis).trim() : 'assumed',
      ],
      [`requests a second at the peak of ${design.scope.name}`, shown(capacity.peak), 'the sums under capacity'],
      [
        `95 of 100 answers of ${first}`,
        `within ${shown(load.latency?.value ?? 300)} ms`,
        load.latency
          ? cite(load.latency.basis).trim()
          : `a usual limit for ${flow ? `${withArticle(flow.actor)} ${flow.byMachine ? 'that' : 'who'} ${flow.does}` : withArticle(person)}`,
      ],
      [
        `availability of ${first}`,
        `${choices.availability.percent} %: ${design.scope.name} is away ${shown(capacity.budget)} minutes a month at most`,
        cite(choices.availability.basis).trim() || 'the usual level for one standby',
      ],
      [`all of ${design.scope.name} on disk`, totalShown(capacity), 'the sums under capacity'],
    ],
  );
}

function leftOut(design: Design): string {
  const { people, tenant, main } = termsOf(design);
  const { left } = design.scope;
  const more = left.length > 0 ? ` Left for later, since nothing asks for it: ${listed(left.slice(0, 4))}.` : '';
  return `Not part of it: the screens of ${people}, reports for the ${tenant}'s own accounts, and the move of ${main.many} from where they are kept now.${more}`;
}
