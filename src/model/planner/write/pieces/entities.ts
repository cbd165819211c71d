import type { Design } from '../../design/design.ts';
import { shown } from '../../design/numbers.ts';
import { references } from '../../design/table.ts';
import { capital, listed } from '../../words/spelling.ts';
import { blocks, list, table } from '../markdown.ts';
import type { Piece } from '../piece.ts';
import { termsOf } from '../terms.ts';

/** The entities in words, and the rules that hold between them. */
export const entities: Piece = {
  id: 'entities',
  title: 'Entities and rules',
  must: true,
  named: 'data model, entities, domain model, domain, data, data architecture, data ownership',
  near: 'database, database impact, schema, overview, architecture, recommendations, plan',
  write: (design) =>
    blocks(
      table(['Entity', 'What it is', 'Refers to', 'Rows'], rows(design)),
      `What must always hold in ${design.scope.name}, and what keeps it:`,
      list(rules(design)),
    ),
};

function rows(design: Design): string[][] {
  const { capacity } = design;
  return termsOf(design).entities.map((entity) => {
    const growth = capacity.growth.find((candidate) => candidate.table.name === entity.name);
    const targets = [...new Set(references(entity).map(({ ref }) => `\`${ref.table}\``))];
    const amount = growth === undefined ? '' : growth.daily > 0 ? `${shown(growth.daily)} a day` : shown(growth.rows);
    return [`\`${entity.name}\``, entity.is, targets.join(', ') || 'nothing', amount];
  });
}

/** The rules that a constraint keeps, where the store has it (only PostgreSQL excludes overlaps by itself); then what the transaction of a flow keeps. */
function rules(design: Design): string[] {
  const kept = design.tables.flatMap((entity) =>
    entity.constraints
      .filter(({ says }) => says !== '')
      .map(({ says, name, kind }) =>
        kind === 'exclude' && design.choices.store.key !== 'postgresql'
          ? `${says}: the transaction that adds to \`${entity.name}\` looks for an overlap under a lock.`
          : `${says}: ${KEPT[kind]} \`${name}\`.`,
      ),
  );
  const flows = design.flows.flatMap((flow) =>
    flow.kind === 'make' && flow.given
      ? [
          `Nobody ${flow.does} when ${flow.unless}: the transaction locks the row of \`${flow.given.name}\` and looks first.`,
        ]
      : [],
  );
  const { entities: all, field } = termsOf(design);
  const statuses = all.filter(({ columns }) => columns.some(({ values }) => values)).map(({ name }) => `\`${name}\``);
  const values =
    statuses.length > 0
      ? [`Every status and kind of ${field} is one of its listed values: CHECK constraints on ${listed(statuses)}.`]
      : [];
  return [...kept, ...flows, ...values].map(capital);
}

const KEPT = { check: 'the CHECK', unique: 'the unique index', exclude: 'the exclusion constraint' };
