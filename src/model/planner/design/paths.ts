import type { PathNote } from '../knowledge/domain.ts';
import { items, snake } from '../words/spelling.ts';
import { type Names, say } from './names.ts';
import { columnOf, type Index, references, speaksOf, spelt, type Table } from './table.ts';

/** A question that is asked often, resolved: what it compares, in which order it answers, and the index behind it. */
export type Path = {
  /** `H1`, `H2`, … */
  id: string;
  asks: string;
  table: Table;
  by: string[];
  where?: string;
  order: { name: string; desc: boolean };
  /** The text column that is searched by words. */
  match?: string;
  index: string;
};

const MOST_PATHS = 9;

/** The paths whose tables and columns are there, each with its index, and the tables with all their indexes. */
export function indexed(
  tables: readonly Table[],
  notes: readonly PathNote[],
  names: Names,
): { tables: Table[]; paths: Path[] } {
  const paths = notes.flatMap((note) => pathOf(note, tables, names)).slice(0, MOST_PATHS);
  const numbered = paths.map((path, at) => ({ ...path, id: `H${at + 1}`, index: freeName(path) }));
  const withPaths = tables.map((table) => ({
    ...table,
    indexes: [
      ...table.indexes,
      ...distinct(numbered.filter((path) => path.table.name === table.name).flatMap(indexFor)),
    ],
  }));
  const done = withPaths.map((table) => ({ ...table, indexes: [...table.indexes, ...keyIndexes(table)] }));
  const byName = new Map(done.map((table) => [table.name, table]));
  return {
    tables: done,
    paths: numbered.map((path) => ({ ...path, table: byName.get(path.table.name) ?? path.table })),
  };
}

function pathOf(note: PathNote, tables: readonly Table[], names: Names): Path[] {
  const table = tables.find(({ key }) => key === note.on);
  const asks = say(note.asks, names);
  if (table === undefined || asks === undefined) return [];
  const by = items(note.by ?? '').map((name) => columnOf(table, name));
  if (!by.every((column) => column !== undefined)) return [];
  if (note.where !== undefined && !speaksOf(note.where, table)) return [];
  const [orderNote = 'id', direction] = (note.order ?? 'id').split(' ');
  const order = columnOf(table, orderNote);
  const match = note.match === undefined ? undefined : columnOf(table, note.match);
  if (order === undefined || (note.match !== undefined && match === undefined)) return [];
  const tenant = table.columns.find(({ name }) => name === table.tenant);
  const scoped = tenant && !by[0]?.ref && match === undefined ? [tenant, ...by] : by;
  const columns = scoped.map(({ name }) => name);
  const tail = [...columns, order.name].map(snake).filter((name) => name !== 'id');
  const path: Path = {
    id: '',
    asks,
    table,
    by: columns,
    ...(note.where === undefined ? {} : { where: spelt(note.where, table) }),
    order: { name: order.name, desc: direction === 'desc' },
    ...(match === undefined ? {} : { match: match.name }),
    index: match ? `${table.name}_${snake(match.name)}_words_idx` : `${table.name}_${tail.join('_')}_idx`.slice(0, 60),
  };
  return [path];
}

/** An index of a standing table may have the name already, for fewer columns. */
function freeName({ index, table }: Path): string {
  return table.indexes.some(({ name }) => name === index) ? `${index.replace(/_idx$/, '')}_page_idx` : index;
}

function indexFor({ asks, id, by, order, where, match, index, table }: Path): Index[] {
  const serves = `${id}: ${asks.charAt(0).toLowerCase()}${asks.slice(1)}`;
  if (match !== undefined) return [{ name: index, columns: [{ name: match, desc: false }], words: true, serves }];
  const columns = by.map((name) => ({ name, desc: false }));
  const tail = order.name === 'id' ? [] : [order];
  const last = { name: table.primaryKey[0] ?? 'id', desc: order.desc };
  return [{ name: index, columns: [...columns, ...tail, last], ...(where === undefined ? {} : { where }), serves }];
}

function distinct(indexes: readonly Index[]): Index[] {
  return indexes.filter((index, at) => indexes.findIndex(({ name }) => name === index.name) === at);
}

/** Each foreign key needs an index that begins with it and holds every row: else a delete of its target reads it all. */
function keyIndexes(table: Table): Index[] {
  const leading = new Set([
    table.primaryKey[0],
    ...table.indexes.filter(({ where, words }) => where === undefined && !words).map(({ columns }) => columns[0]?.name),
    ...table.constraints.flatMap((constraint) =>
      constraint.kind === 'unique' && !constraint.where ? [constraint.columns[0]] : [],
    ),
  ]);
  const id = table.primaryKey.length === 1 ? [{ name: table.primaryKey[0] ?? 'id', desc: false }] : [];
  return references(table)
    .filter(({ name }) => !leading.has(name))
    .map(({ name, ref }) => ({
      name: `${table.name}_${snake(name)}_idx`.slice(0, 60),
      columns: [{ name, desc: false }, ...id],
      serves: `rows by their ${ref.table}, and deletes there`,
    }));
}
