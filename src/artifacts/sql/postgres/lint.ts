import type { Finding, Level } from '../../../session/finding.ts';
import type { Catalogue, CatalogueTable } from './catalogue.ts';
import { offsetOf, placeOfColumn } from './fault-place.ts';
import { foreignKeysOf } from './inventory.ts';
import { RESERVED } from './knowledge/keywords.ts';
import type { RunState } from './run-state.ts';
import { lineAt, type Statement } from './statement.ts';
import { relationsOf, textAt } from './syntax-tree.ts';

type Advice = { level: Level; rule: string; message: string; statement: Statement; offset: number };

const MONEY = /(?:^|_)(?:price|amount|total|cost|fee|balance|subtotal|money|salary|revenue|payment)s?(?:$|_)/;
const STAGING =
  /(?:staging|stage|tmp|temp|import|raw|log|logs|audit|events?|history|outbox|metrics|queue|_old|_new|archive)/;

/** What the tables of a document could do better, as warnings and notes on the lines that make them. */
export function lint(state: RunState, catalogue: Catalogue): void {
  for (const table of catalogue) {
    const by = state.standing.get(table.name);
    if (!by || by.artifact.fragment || state.uncertain.has(table.name) || by.kind !== 'CreateStmt') continue;
    for (const { level, rule, message, statement, offset } of adviceOn(state, table, by)) {
      const finding: Finding = { level, rule, message, line: lineAt(statement, offset) };
      state.outcomes.get(statement.artifact)?.findings.push(finding);
    }
  }
}

function* adviceOn(state: RunState, table: CatalogueTable, by: Statement): Generator<Advice> {
  if (!table.hasPrimaryKey && !table.isPartition) {
    const isKeyed =
      table.indexes.some(({ isUnique, isPartial }) => isUnique && !isPartial) ||
      by.tokens.some(({ text }) => /^exclude$/i.test(text));
    const level = isKeyed || STAGING.test(table.name) ? 'note' : 'warning';
    yield { level, rule: 'sql/no-primary-key', message: `${table.name} has no primary key.`, statement: by, offset: 0 };
  }
  yield* unindexedKeys(state, table, by);
  for (const column of table.columns) yield* adviceOnColumn(state, table, column, by);
  yield* sameIndexes(state, table, by);
  const quoted = by.tokens.find(({ kind, text }) => kind === 'quoted' && RESERVED.has(text.slice(1, -1)));
  if (quoted) {
    const message = `${quoted.text} is a reserved word: it needs its quotes wherever it is used.`;
    yield { level: 'note', rule: 'sql/reserved-word', message, statement: by, offset: quoted.start };
  }
}

/** A key whose rows PostgreSQL must search the whole table for, whenever the row that it points at goes. */
function* unindexedKeys(state: RunState, table: CatalogueTable, by: Statement): Generator<Advice> {
  for (const { columns, table: target } of table.foreignKeys) {
    const isServed = table.indexes.some(
      (index) => !index.isPartial && columns.every((column) => index.columns.slice(0, columns.length).includes(column)),
    );
    if (isServed || table.isPartition) continue;
    const { statement, offset } = placeOfKey(state, table, columns, by);
    const message = `${table.name}.${columns.join(', ')} refers to ${target}, and no index leads with it.`;
    yield { level: 'note', rule: 'sql/unindexed-foreign-key', message, statement, offset };
  }
}

function placeOfKey(state: RunState, table: CatalogueTable, columns: readonly string[], by: Statement) {
  for (const statement of [by, ...changesOf(state, table)]) {
    const key = foreignKeysOf(statement.tree).find((one) => one.columns.join() === columns.join());
    if (key)
      return { statement, offset: placeOfColumn(statement, columns[0] ?? '') ?? offsetOf(statement.sql, key.at) };
  }
  return { statement: by, offset: 0 };
}

function changesOf(state: RunState, table: CatalogueTable): Statement[] {
  return state.inventory.statements.filter(
    ({ kind, tree }) => kind === 'AlterTableStmt' && relationsOf(tree)[0]?.name === table.name,
  );
}

function* adviceOnColumn(
  state: RunState,
  table: CatalogueTable,
  { name, type, isSerial }: CatalogueTable['columns'][number],
  by: Statement,
): Generator<Advice> {
  const made = [by, ...changesOf(state, table)].find((one) => placeOfColumn(one, name) !== undefined);
  const statement = made ?? by;
  const say = (level: Level, rule: string, message: string): Advice => ({
    level,
    rule,
    message: `${table.name}.${name} ${message}`,
    statement,
    offset: placeOfColumn(statement, name) ?? 0,
  });
  if (/^(?:real|double precision|money)$/.test(type) && MONEY.test(name)) {
    yield say('warning', 'sql/money-as-float', `is ${type}, which does not keep cents: use numeric.`);
  }
  if (/^timestamp(?:\(\d\))? without time zone$/.test(type)) {
    yield say('note', 'sql/timestamp-without-zone', 'has no time zone: timestamptz keeps the moment.');
  }
  if (isSerial) yield say('note', 'sql/serial', 'is a serial: GENERATED … AS IDENTITY is the standard way.');
  if (/^character\(/.test(type))
    yield say('note', 'sql/char', `is ${type}, which pads with spaces: text with a CHECK does not.`);
  if (type === 'json') yield say('note', 'sql/json', 'is json: jsonb can be indexed and compared.');
}

function* sameIndexes(state: RunState, table: CatalogueTable, by: Statement): Generator<Advice> {
  const seen = new Map<string, string>();
  for (const { name, definition, isUnique } of table.indexes) {
    const shape = definition.slice(definition.indexOf(' USING '));
    const earlier = seen.get(shape);
    if (earlier !== undefined && !isUnique) {
      const bare = name.split('.').at(-1);
      const statement = state.inventory.statements.find(
        ({ kind, tree }) => kind === 'IndexStmt' && textAt(tree, 'idxname') === bare,
      );
      const message = `The index ${name} does what ${earlier} does already.`;
      yield { level: 'warning', rule: 'sql/duplicate-index', message, statement: statement ?? by, offset: 0 };
    }
    seen.set(shape, earlier ?? name);
  }
}
