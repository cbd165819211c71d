import { OWN_CONVENTIONS } from './columns.ts';
import { constrained } from './constraints.ts';
import { dependenciesOf } from './dependencies.ts';
import type { Design } from './design.ts';
import { type Flow, flowsOf } from './flows.ts';
import { growthOf } from './growth.ts';
import { type Name, type Names, say } from './names.ts';
import { partitioned } from './partition.ts';
import { indexed } from './paths.ts';
import { standingTables } from './standing.ts';
import type { Table } from './table.ts';
import { entityTables } from './tables.ts';
import { worksTables } from './works.ts';

type DataInput = Pick<Design, 'reading' | 'repo' | 'scope' | 'choices' | 'conventions' | 'load'>;
type Data = Pick<Design, 'tables' | 'paths' | 'flows' | 'names' | 'dependencies'>;

/** The tables with all that belongs to them, and what is done with them. */
export function dataOf({ reading, repo, scope, choices, conventions, load }: DataInput): Data {
  const standing = standingTables(repo, scope);
  const bare = entityTables(scope, { conventions, tenants: choices.tenancy.key === 'many', standing });
  const ruled = constrained(bare, scope.rules, namesOf(scope.names, bare));
  const early = flowsOf(scope, ruled, reading);
  const main = early[0]?.table.one ?? scope.things[0]?.one ?? 'record';
  const dependencies = dependenciesOf(reading, scope, early.flatMap(callsOf), main);
  const events = dependencies.some(({ key, waits }) => key !== 'identity' && !waits);
  const large = partitioned(ruled, growthOf(ruled, load, scope), scope.paths);
  const { tables, paths } = indexed(
    [...large, ...worksTables(OWN_CONVENTIONS, events)],
    scope.paths,
    namesOf(scope.names, large),
  );
  const names = namesOf(scope.names, tables);
  const told = tables.map((table) => ({ ...table, is: say(table.is, names) ?? `One ${table.one}` }));
  const byName = new Map(told.map((table) => [table.name, table]));
  const inPlace = paths.map((path) => ({ ...path, table: byName.get(path.table.name) ?? path.table }));
  return { tables: told, paths: inPlace, names, flows: flowsOf(scope, told, reading), dependencies };
}

function callsOf({ calls, tells, table }: Flow) {
  return [
    ...(calls ? [{ key: calls, one: table.one, waits: true }] : []),
    ...(tells ? [{ key: tells, one: table.one, waits: false }] : []),
  ];
}

/** The names with what their tables and columns are called. */
function namesOf(names: Names, tables: readonly Table[]): Names {
  const all = new Map<string, Name>(names);
  for (const { key, one, many, name, columns, role } of tables) {
    if (role === 'works') continue;
    all.set(key, { one, many, table: name, columns: new Map(columns.map((column) => [column.note, column.name])) });
  }
  return all;
}
