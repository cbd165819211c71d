import { entityOf } from '../repo/entity-of.ts';
import type { RepoReading } from '../repo/reading.ts';
import { singular } from '../words/plural.ts';
import { items, snake } from '../words/spelling.ts';
import type { Scope } from './scope.ts';
import { type Found, standingTable } from './standing-table.ts';
import type { Table } from './table.ts';

/** The tables that stand already and belong into this design: those that hold its entities, and what they refer to. */
export function standingTables(repo: RepoReading, scope: Scope): Table[] {
  const byName = new Map(repo.tables.map((table) => [table.name, table]));
  const keys = new Map<string, string>();
  for (const table of repo.tables) {
    const names = ({ one, key, note }: Scope['things'][number]) => [one, key, ...items(note.words ?? '')];
    const key = scope.things.find((thing) => isSame(table.name, names(thing)))?.key;
    if (key !== undefined && ![...keys.values()].includes(key)) keys.set(table.name, key);
  }
  const chosen = withTargets([...keys.keys()], byName);
  return [...chosen].flatMap((name) => {
    const table = byName.get(name);
    return table ? standingTable(table, keys.get(name) ?? entityOf(name).key, chosen, repo.tables) : [];
  });
}

function isSame(table: string, names: readonly string[]): boolean {
  const { key } = entityOf(table);
  return names.some((name) => singular(snake(name)) === key);
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
