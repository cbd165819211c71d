import type { Design } from '../../design/design.ts';
import { shown } from '../../design/numbers.ts';
import { STORE_WORDS } from '../../knowledge/stores.ts';
import { listed } from '../../words/spelling.ts';
import { erDiagram } from '../er.ts';
import { blocks, fence, list } from '../markdown.ts';
import type { Piece } from '../piece.ts';
import { pathQuery } from '../sql/queries.ts';
import { schemaBlock, schemaWords } from '../sql/schema-block.ts';
import { termsOf } from '../terms.ts';

/** The tables as the database is to have them. */
export const schema: Piece = {
  id: 'schema',
  title: 'Schema',
  must: true,
  named:
    'data model, schema, database, database impact, database design, data layer, data storage, persistence, storage',
  near: 'data, data ownership, recommendations, design, architecture, implementation, plan',
  write: (design) => blocks(schemaWords(design), schemaBlock(design), list(typeNotes(design))),
};

function typeNotes(design: Design): string[] {
  const { tables, conventions, choices } = design;
  const { main, field, people } = termsOf(design);
  if (choices.store.key === 'dynamodb' || choices.store.key === 'mongodb') return [];
  const money = tables.flatMap((table) =>
    table.columns.filter(({ note }) => /_minor$/.test(note)).map(({ name }) => `\`${table.name}.${name}\``),
  );
  const versioned = tables.filter(
    ({ role, columns }) => role === 'entity' && columns.some(({ note }) => note === 'version'),
  );
  const id =
    conventions.ids === 'uuid'
      ? STORE_WORDS[choices.store.key].ids.replace('{field}', field)
      : `are ${conventions.ids}, ${conventions.from.ids?.startsWith('"') ? `as ${conventions.from.ids} asks` : 'as the tables that stand there have them'}`;
  return [
    `Ids of \`${main.name}\` and the other tables ${id}.`,
    `Times in ${field} are kept with their zone, in UTC, and days without an hour as plain dates.`,
    ...(money.length > 0
      ? [`Money is counted in the smallest unit of its currency, as whole numbers: ${listed(money.slice(0, 3))}.`]
      : []),
    ...(versioned[0]
      ? [
          `\`version\` grows with each change of ${listed(versioned.slice(0, 3).map(({ many }) => many))}; a write names the one that it has read, and two ${people} cannot undo each other's change of one ${(versioned.find(({ key }) => key !== design.scope.person) ?? versioned[0]).one} unseen.`,
        ]
      : []),
  ];
}

export const er: Piece = {
  id: 'er',
  title: 'Entities and references',
  must: true,
  named: 'data model, diagrams, er diagram, database, data, data layer',
  near: 'schema, database impact, storage, data ownership, architecture, overview, recommendations, plan',
  write: (design) => fence('mermaid', erDiagram(design.tables, design.choices.store.key)),
};

export const paths: Piece = {
  id: 'paths',
  title: 'Hot queries',
  must: true,
  named: 'performance, access patterns, queries, indexing, query optimization, data model, database impact, data layer',
  near: 'database, schema, data, scalability, recommendations, architecture, stack choice, maintenance',
  write: (design) => hotQueries(design),
};

function hotQueries(design: Design): string | undefined {
  const { paths: all, choices } = design;
  const { main, field } = termsOf(design);
  if (all.length === 0) return undefined;
  const { key } = choices.store;
  if (key === 'dynamodb' || key === 'mongodb') return undefined;
  const limit = shown(design.capacity.growth.find((growth) => growth.table.name === main.name)?.rows ?? 0);
  return blocks(
    `These questions about ${field} are asked all day; each reads one index from where the page before ended, so the ${limit} rows of \`${main.name}\` never matter to ${termsOf(design).people}.`,
    list(all.map(({ id, asks, index }) => `**${id}** ${asks} — \`${index}\``)),
    fence(key === 'postgresql' ? 'sql' : key, all.map((path) => pathQuery(path, key)).join('\n\n')),
  );
}
