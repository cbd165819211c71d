import type { RuleNote } from '../knowledge/domain.ts';
import { items, snake } from '../words/spelling.ts';
import { type Names, say } from './names.ts';
import { type Column, type Constraint, columnOf, quoted, speaksOf, spelt, type Table } from './table.ts';

const LONGEST_NAME = 60;

/** The tables with what must hold: the rules of the field, the uniqueness and the conditions of single columns. */
export function constrained(tables: readonly Table[], rules: readonly RuleNote[], names: Names): Table[] {
  return tables.map((table) => {
    if (table.role === 'works' || table.found) return table;
    const own = rules.filter(({ on }) => on === table.key).flatMap((rule) => constraintOf(rule, table, names));
    return {
      ...table,
      columns: table.columns.map((column) => bounded(column, own)),
      constraints: distinct([
        ...table.constraints,
        ...columnConstraints(table).filter((bound) => !isCovered(bound, own)),
        ...own,
      ]),
    };
  });
}

/** What the table holds to more than nothing, the contract does not let be zero. */
function bounded(column: Column, rules: readonly Constraint[]): Column {
  const isAboveZero = rules.some((rule) => rule.kind === 'check' && rule.condition === `${quoted(column.name)} > 0`);
  return isAboveZero && column.contract.minimum === 0
    ? { ...column, contract: { ...column.contract, minimum: 1 } }
    : column;
}

/** `amount >= 0` says nothing beside `amount > 0`. */
function isCovered(bound: Constraint, rules: readonly Constraint[]): boolean {
  if (bound.kind !== 'check' || !bound.condition.endsWith(' >= 0')) return false;
  const stronger = bound.condition.replace(' >= 0', ' > 0');
  return rules.some((rule) => rule.kind === 'check' && rule.condition === stronger);
}

function distinct(all: readonly Constraint[]): Constraint[] {
  const taken = new Set<string>();
  return all.map((constraint) => {
    let { name } = constraint;
    for (let count = 2; taken.has(name); count++) name = `${constraint.name}_${count}`;
    taken.add(name);
    return { ...constraint, name };
  });
}

function columnConstraints(table: Table): Constraint[] {
  return table.columns.flatMap((column): Constraint[] => {
    const name = `${table.name}_${snake(column.note)}`.slice(0, LONGEST_NAME - 6);
    const values = column.values
      ? [`${quoted(column.name)} IN (${column.values.map((value) => `'${value}'`).join(', ')})`]
      : [];
    const bounds = column.check ? [column.check.replaceAll('?', quoted(column.name))] : [];
    return [...values, ...bounds].map((condition) => ({ kind: 'check', name: `${name}_check`, condition, says: '' }));
  });
}

function constraintOf(rule: RuleNote, table: Table, names: Names): Constraint[] {
  const says = say(rule.says, names);
  if (says === undefined || 'lock' in rule) return [];
  const column = (note: string) => columnOf(table, note)?.name;
  const name = (tail: string) => `${table.name}_${tail}`.slice(0, LONGEST_NAME);
  if ('check' in rule) {
    if (!speaksOf(rule.check, table)) return [];
    return [
      {
        kind: 'check',
        name: name(`${snake(firstWords(rule.check))}_check`),
        condition: spelt(rule.check, table),
        says,
      },
    ];
  }
  const where = rule.where === undefined ? {} : { where: spelt(rule.where, table) };
  if (rule.where !== undefined && !speaksOf(rule.where, table)) return [];
  if ('unique' in rule) {
    const columns = items(rule.unique).map(column);
    if (!columns.every((found) => found !== undefined)) return [];
    const scoped = withTenant(columns, table);
    return [
      {
        kind: 'unique',
        name: name(`${columns.map(snake).join('_')}${rule.where ? '_open' : ''}_key`),
        columns: scoped,
        ...where,
        says,
      },
    ];
  }
  const [held, from, to] = [column(rule.exclude), column(rule.from), column(rule.to)];
  if (held === undefined || from === undefined || to === undefined) return [];
  return [{ kind: 'exclude', name: name(`${snake(held)}_no_overlap`), column: held, from, to, ...where, says }];
}

function firstWords(condition: string): string {
  return (condition.match(/[a-z_]{2,}/g) ?? []).slice(0, 2).join('_');
}

/** What is unique is unique within a tenant, unless it hangs on a row that is the tenant's already. */
function withTenant(columns: string[], table: Table): string[] {
  const { tenant } = table;
  const hangs = columns.some((name) => table.columns.some((column) => column.name === name && column.ref));
  return tenant === undefined || hangs ? columns : [tenant, ...columns];
}

/** The columns of the notes that are unique by themselves. */
export function uniqueConstraint(table: Table, column: string): Constraint {
  return {
    kind: 'unique',
    name: `${table.name}_${snake(column)}_key`.slice(0, LONGEST_NAME),
    columns: withTenant([column], table),
    says: '',
  };
}
