import type { Script } from './read-script.ts';
import { lineAt, type Statement } from './statement.ts';
import { listAt, namesAt, nodesNamed, relationsOf, stringsIn, textAt, treeAt } from './syntax-tree.ts';

/** Something that a statement of the document makes. Names as PostgreSQL folds them. */
export type Made = {
  what: 'relation' | 'type' | 'function' | 'schema' | 'index' | 'role' | 'extension';
  name: string;
  schema?: string;
  by: Statement;
  line: number;
};

/** What a document says and makes, before any of it is run. */
export type Inventory = {
  made: Made[];
  /** In the order of the document. */
  statements: Statement[];
};

/** Goes through all statements of a document once. */
export function takeInventory(scripts: readonly Script[]): Inventory {
  const statements = scripts.flatMap((script) => script.statements);
  return { made: statements.flatMap(madeBy), statements };
}

/** What a statement makes, whether it will succeed or not. */
export function madeBy(statement: Statement): Made[] {
  const line = lineAt(statement, 0);
  return namesMade(statement).map(([what, name, schema]) => ({
    what,
    name,
    by: statement,
    line,
    ...(schema && { schema }),
  }));
}

type MadeName = [what: Made['what'], name: string, schema?: string | undefined];

function namesMade({ kind, tree }: Statement): MadeName[] {
  switch (kind) {
    case 'CreateStmt':
      return [...relation(tree.relation), ...typeLike(tree.relation)];
    case 'CreateForeignTableStmt':
      return relation(treeAt(tree, 'base')?.relation ?? tree.baseStmt);
    case 'ViewStmt':
      return relation(tree.view);
    case 'CreateTableAsStmt':
      return relation(treeAt(tree, 'into')?.rel);
    case 'SelectStmt':
      return relation(treeAt(tree, 'intoClause')?.rel);
    case 'CreateSeqStmt':
      return relation(tree.sequence);
    case 'RenameStmt':
      return renamed(textAt(tree, 'renameType'), textAt(tree, 'newname'));
    case 'IndexStmt':
      return named('index', textAt(tree, 'idxname'));
    case 'CompositeTypeStmt':
      return typeLike(tree.typevar);
    case 'CreateEnumStmt':
    case 'CreateRangeStmt':
      return qualified('type', namesAt(tree, 'typeName'));
    case 'CreateDomainStmt':
      return qualified('type', namesAt(tree, 'domainname'));
    case 'DefineStmt':
      return qualified(tree.kind === 'OBJECT_TYPE' ? 'type' : 'function', stringsIn(tree.defnames));
    case 'CreateFunctionStmt':
      return qualified('function', namesAt(tree, 'funcname'));
    case 'CreateSchemaStmt':
      return named('schema', textAt(tree, 'schemaname') ?? textAt(treeAt(tree, 'authrole'), 'rolename'));
    case 'CreateRoleStmt':
      return named('role', textAt(tree, 'role'));
    case 'CreateExtensionStmt':
      return named('extension', textAt(tree, 'extname'));
    default:
      return [];
  }
}

function relation(node: unknown): MadeName[] {
  const [one] = relationsOf(node);
  return one ? [['relation', one.name, one.schema]] : [];
}

function typeLike(node: unknown): MadeName[] {
  const [one] = relationsOf(node);
  return one ? [['type', one.name, one.schema]] : [];
}

function renamed(what: string | undefined, name: string | undefined): MadeName[] {
  if (what === 'OBJECT_TABLE' || what === 'OBJECT_VIEW' || what === 'OBJECT_MATVIEW') return named('relation', name);
  if (what === 'OBJECT_TYPE') return named('type', name);
  if (what === 'OBJECT_SCHEMA') return named('schema', name);
  return [];
}

function named(what: Made['what'], name: string | undefined): MadeName[] {
  return name === undefined ? [] : [[what, name]];
}

function qualified(what: Made['what'], names: readonly string[]): MadeName[] {
  const name = names.at(-1);
  return name === undefined ? [] : [[what, name, names.at(-2)]];
}

/** A foreign key as a statement writes it. `columns` is empty where it stands on a column without naming it again. */
export type WrittenForeignKey = { columns: string[]; table: string; schema?: string; targets: string[]; at: number };

/** The foreign keys that a CREATE TABLE or ALTER TABLE writes, with the byte at which each stands. */
export function foreignKeysOf(tree: unknown): WrittenForeignKey[] {
  const keys: WrittenForeignKey[] = [];
  const seen = new Set<unknown>();
  const add = (constraint: ReturnType<typeof treeAt>, column?: string) => {
    if (!constraint || seen.has(constraint) || constraint.contype !== 'CONSTR_FOREIGN') return;
    seen.add(constraint);
    const [table] = relationsOf(constraint.pktable);
    if (!table) return;
    const columns = column === undefined ? namesAt(constraint, 'fk_attrs') : [column];
    const at = typeof constraint.location === 'number' ? constraint.location : 0;
    keys.push({
      columns,
      table: table.name,
      targets: namesAt(constraint, 'pk_attrs'),
      at,
      ...(table.schema && { schema: table.schema }),
    });
  };
  for (const column of nodesNamed(tree, 'ColumnDef')) {
    for (const one of listAt(column, 'constraints')) add(treeAt(one, 'Constraint'), textAt(column, 'colname'));
  }
  for (const constraint of nodesNamed(tree, 'Constraint')) add(constraint);
  return keys;
}
