import type { DropStmt, IndexStmt, Node } from 'libpg-query';
import { alterTable } from './alter-table.ts';
import { createTable, type Place } from './create-table.ts';
import { type Draft, findTable, schemaOf } from './draft.ts';
import { nodeOf, stringsOf } from './nodes.ts';
import { readCheck } from './read-check.ts';
import { rename } from './rename.ts';
import { typeText } from './type-name.ts';

/** Applies one statement to the schema; what changes no schema changes nothing. */
export function applyStatement(draft: Draft, node: Node, place: Place): void {
  const create = nodeOf(node, 'CreateStmt') ?? nodeOf(node, 'CreateForeignTableStmt')?.base;
  const alter = nodeOf(node, 'AlterTableStmt');
  const index = nodeOf(node, 'IndexStmt');
  const renamed = nodeOf(node, 'RenameStmt');
  const drop = nodeOf(node, 'DropStmt');
  if (create) createTable(draft, create, place);
  else if (alter) alterTable(draft, alter, place);
  else if (index) createIndex(draft, index, place);
  else if (renamed) rename(draft, renamed);
  else if (drop) dropObjects(draft, drop);
  else applyType(draft, node, place) || applyOther(draft, node, place);
}

function applyType(draft: Draft, node: Node, place: Place): boolean {
  const create = nodeOf(node, 'CreateEnumStmt');
  const alter = nodeOf(node, 'AlterEnumStmt');
  const domain = nodeOf(node, 'CreateDomainStmt');
  if (create) {
    const name = stringsOf(create.typeName).at(-1) ?? '';
    draft.enums = draft.enums.filter((type) => type.name !== name);
    draft.enums.push({ name, values: stringsOf(create.vals), line: place.lineAt(undefined) });
  }
  if (alter) {
    const type = draft.enums.find(({ name }) => name === stringsOf(alter.typeName).at(-1));
    const { oldVal, newVal } = alter;
    if (type && newVal !== undefined) {
      type.values = type.values.filter((value) => value !== newVal);
      if (oldVal === undefined) type.values.push(newVal);
      else type.values = type.values.map((value) => (value === oldVal ? newVal : value));
    }
  }
  if (domain) {
    const constraints = (domain.constraints ?? []).flatMap((one) => nodeOf(one, 'Constraint') ?? []);
    draft.domains.push({
      name: stringsOf(domain.domainname).at(-1) ?? '',
      type: typeText(domain.typeName),
      nullable: !constraints.some(({ contype }) => contype === 'CONSTR_NOTNULL'),
      facts: constraints.flatMap(({ raw_expr }) => readCheck(raw_expr)),
    });
  }
  return Boolean(create ?? alter ?? domain);
}

function applyOther(draft: Draft, node: Node, place: Place): void {
  const view = nodeOf(node, 'ViewStmt')?.view ?? nodeOf(node, 'CreateTableAsStmt')?.into?.rel;
  if (view?.relname) draft.views.push({ name: view.relname, line: place.lineAt(undefined) });
  const schema = nodeOf(node, 'CreateSchemaStmt');
  for (const element of schema?.schemaElts ?? []) {
    applyStatement({ ...draft, schema: schemaOf(schema?.schemaname) }, element, place);
  }
  const set = nodeOf(node, 'VariableSetStmt');
  if (set?.name === 'search_path') draft.schema = schemaOf(nodeOf(set.args?.[0], 'A_Const')?.sval?.sval);
  const moved = nodeOf(node, 'AlterObjectSchemaStmt');
  const table = moved?.objectType === 'OBJECT_TABLE' ? findTable(draft, moved.relation) : undefined;
  if (table) {
    delete table.schema;
    const to = schemaOf(moved?.newschema);
    if (to !== undefined) table.schema = to;
  }
}

function createIndex(draft: Draft, statement: IndexStmt, place: Place): void {
  const table = findTable(draft, statement.relation);
  if (!table) return;
  const columns = (statement.indexParams ?? []).map((param) => nodeOf(param, 'IndexElem')?.name ?? '(…)');
  table.indexes.push({
    ...(statement.idxname !== undefined && { name: statement.idxname }),
    columns,
    unique: statement.unique === true,
    partial: statement.whereClause !== undefined,
    line: place.lineAt(undefined),
  });
}

function dropObjects(draft: Draft, statement: DropStmt): void {
  for (const object of statement.objects ?? []) {
    const names = stringsOf(nodeOf(object, 'List')?.items ?? nodeOf(object, 'TypeName')?.names);
    const name = names.at(-1) ?? '';
    const schemaname = names.length > 1 ? names[0] : undefined;
    if (statement.removeType === 'OBJECT_TABLE') {
      const table = findTable(draft, { relname: name, ...(schemaname !== undefined && { schemaname }) });
      draft.tables = draft.tables.filter((one) => one !== table);
    }
    if (statement.removeType === 'OBJECT_TYPE') draft.enums = draft.enums.filter((one) => one.name !== name);
    if (/VIEW/.test(statement.removeType ?? '')) draft.views = draft.views.filter((one) => one.name !== name);
    if (statement.removeType !== 'OBJECT_INDEX') continue;
    for (const table of draft.tables) table.indexes = table.indexes.filter((index) => index.name !== name);
  }
}
