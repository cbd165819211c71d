import { plural, singular } from '../words/plural.ts';
import { snake } from '../words/spelling.ts';
import { type Conventions, columnFor, idColumn, idSample, plainColumn, spell } from './columns.ts';
import { uniqueConstraint } from './constraints.ts';
import { type FieldNote, fieldNotes } from './fields.ts';
import { kindOfThing } from './kind-of-thing.ts';
import type { Scope, Thing } from './scope.ts';
import { type Column, references, type Table } from './table.ts';

export type TableOptions = {
  conventions: Conventions;
  /** Whether rows of several tenants share the tables. */
  tenants: boolean;
  /** Tables that stand already, made from what was found, by the entity they hold. */
  standing: readonly Table[];
};

/** The tables of the entities, without constraints and indexes: each after the ones it refers to. */
export function entityTables(scope: Scope, options: TableOptions): Table[] {
  const { conventions, standing } = options;
  const names = new Map(
    scope.things.map(({ key, many, one }) => [key, tableName(conventions.tables === 'plural' ? many : one)]),
  );
  for (const table of standing) names.set(table.key, table.name);
  const kept = new Map(standing.map((table) => [table.key, table]));
  const tenant = options.tenants ? tenantTable(scope, options) : undefined;
  const made = scope.things.map((thing) => kept.get(thing.key) ?? tableOf(thing, names, scope, options, tenant));
  const own = tenant && made.every(({ name }) => name !== tenant.name) ? [tenant] : [];
  return inOrder([...own, ...standing.filter(({ key }) => !made.some((table) => table.key === key)), ...made]);
}

function tableName(words: string): string {
  return snake(words) || 'records';
}

/** The table of those whose data it is: an entity of the field where there is one by that name. */
function tenantTable({ tenant, things }: Scope, { conventions }: TableOptions): Table {
  const own = things.find(({ one }) => one === tenant);
  const one = own?.one ?? tenant;
  const many = plural(one);
  return {
    key: own?.key ?? 'tenant',
    name: tableName(conventions.tables === 'plural' ? many : one),
    one,
    many,
    is: `A ${one} whose data nobody else sees`,
    role: 'tenant',
    columns: [
      idColumn(conventions),
      plainColumn('name', 'name', conventions, { api: 'write' }),
      plainColumn('slug', 'slug', conventions, { api: 'once' }),
      plainColumn('created_at', 'time', conventions, { default: 'now' }),
    ],
    primaryKey: ['id'],
    constraints: [],
    indexes: [],
  };
}

function tableOf(
  thing: Thing,
  names: ReadonlyMap<string, string>,
  scope: Scope,
  options: TableOptions,
  tenant: Table | undefined,
): Table {
  const { conventions } = options;
  const fields = fieldNotes(thing.note.fields, thing.kinds).filter(({ ref }) => ref === undefined || names.has(ref));
  const ordered = [...fields.filter(({ ref }) => ref), ...fields.filter(({ ref }) => !ref)];
  const isPerson = thing.key === scope.person || kindOfThing(thing.one) === 'person';
  const columns = ordered
    .map((field) => fieldColumn(field, names, scope, options))
    .map((column) => (isPerson && /address|^lat$|^lon$/.test(column.note) ? { ...column, personal: true } : column));
  const changes = fields.some(({ api }) => api === 'write');
  const owning = tenant && columns.find(({ ref, nullable }) => ref?.table === tenant.name && !nullable);
  const owner = tenant && tenant.key !== thing.key && !owning ? [tenantColumn(tenant, conventions)] : [];
  const whose = owner[0]?.name ?? owning?.name;
  const own = new Set(columns.map(({ note }) => note));
  const stamps = [
    plainColumn('created_at', 'time', conventions, { default: 'now' }),
    ...(changes
      ? [
          plainColumn('updated_at', 'time', conventions, { default: 'now' }),
          plainColumn('version', 'int', conventions, { default: { literal: 1 } }),
        ]
      : []),
  ];
  const table: Table = {
    key: thing.key,
    name: names.get(thing.key) ?? thing.key,
    one: thing.one,
    many: thing.many,
    is: thing.note.is,
    role: tenant?.key === thing.key ? 'tenant' : 'entity',
    columns: oneOfEach([idColumn(conventions), ...owner, ...columns, ...stamps.filter(({ note }) => !own.has(note))]),
    primaryKey: ['id'],
    constraints: [],
    indexes: [],
    ...(whose ? { tenant: whose } : {}),
  };
  const unique = fields.flatMap((field) => (field.unique ? [spell(renamedRef(field, scope), conventions)] : []));
  return { ...table, constraints: unique.map((column) => uniqueConstraint(table, column)) };
}

/** The first column of each name: the key before a property called so, a reference before a text. */
function oneOfEach(columns: readonly Column[]): Column[] {
  return columns.filter(({ name }, at) => columns.findIndex((other) => other.name === name) === at);
}

function fieldColumn(
  field: FieldNote,
  names: ReadonlyMap<string, string>,
  scope: Scope,
  options: TableOptions,
): Column {
  const { conventions, standing } = options;
  const column = columnFor(field, conventions);
  if (field.ref === undefined) return column;
  const target = standing.find(({ key }) => key === field.ref);
  const id = target?.columns.find(({ name }) => name === target.primaryKey[0]) ?? idColumn(conventions);
  const { length: _length, ...rest } = column;
  return {
    ...rest,
    name: spell(renamedRef(field, scope), conventions),
    kind: id.kind,
    ...(id.length === undefined ? {} : { length: id.length }),
    ref: { table: names.get(field.ref) ?? field.ref, column: id.name, onDelete: field.owned ? 'cascade' : 'restrict' },
    contract: { sample: target ? id.contract.sample : idSample(conventions.ids) },
  };
}

/** `member_id` becomes `patron_id` where the brief says patrons; `from_branch_id` keeps its role in front. */
function renamedRef({ name, ref }: FieldNote, { things }: Scope): string {
  const one = things.find(({ key }) => key === ref)?.one;
  const suffix = `${ref}_id`;
  return one !== undefined && (name === suffix || name.endsWith(`_${suffix}`))
    ? `${name.slice(0, -suffix.length)}${snake(one)}_id`
    : name;
}

/** Whose row it is: taken from the caller, so it never stands in a body. */
function tenantColumn(tenant: Table, conventions: Conventions): Column {
  const { default: _default, ...id } = idColumn(conventions);
  return {
    ...id,
    name: spell(`${singular(snake(tenant.one))}_id`, conventions),
    note: 'tenant_id',
    api: 'hidden',
    ref: { table: tenant.name, column: id.name, onDelete: 'restrict' },
  };
}

/** Each table after the ones it refers to; a circle is cut where it is met. */
export function inOrder(tables: readonly Table[]): Table[] {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const done = new Set<Table>();
  const visit = (table: Table, path: readonly Table[]) => {
    if (done.has(table) || path.includes(table)) return;
    for (const { ref } of references(table)) {
      const target = byName.get(ref.table);
      if (target && target !== table) visit(target, [...path, table]);
    }
    done.add(table);
  };
  for (const table of tables) visit(table, []);
  return [...done];
}
