import { entityOf } from '../repo/entity-of.ts';
import type { RepoReading } from '../repo/reading.ts';
import { matchTables } from './match-tables.ts';
import type { Scope } from './scope.ts';
import { type Found, standingTable } from './standing-table.ts';
import type { Table } from './table.ts';

/** The tables that stand already and belong into this design: those that hold its entities, and what they refer to. */
export function standingTables(repo: RepoReading, scope: Scope): Table[] {
  const byName = new Map(repo.tables.map((table) => [table.name, table]));
  const keys = matchTables(scope.things, [...byName.keys()], scope.person);
  const chosen = withTargets([...keys.keys()], byName);
  return [...chosen].flatMap((name) => {
    const table = byName.get(name);
    return table ? standingTable(table, keys.get(name) ?? entityOf(name).key, chosen, repo.tables) : [];
  });
}

function withTargets(names: readonly string[], tables: ReadonlyMap<string, Found>): Set<string> {
  const all = new Set<string>();
  const include = (name: string) => {
    const table = tables.get(name);
    if (table === undefined || all.has(name)) return;
    all.add(name);
    for (const { table: target } of table.foreignKeys) include(target);
  };
  for (const name of names) include(name);
  return all;
}
