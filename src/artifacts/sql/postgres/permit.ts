import type { Statement } from './statement.ts';
import { listAt, nodesNamed, nodesOf, stringsIn, textAt, treeAt } from './syntax-tree.ts';

/** What is done with a statement: run, run in other words, taken as a mark of a transaction, or passed over. */
export type Permit =
  | { do: 'run'; sql: string }
  | { do: 'explain' }
  | { do: 'transaction'; what: string; name?: string }
  | { do: 'skip'; reason: string }
  /** Passed over, and nothing is lost by it: the statement changes nothing that is checked. */
  | { do: 'ignore' };

const OUTSIDE: Readonly<Record<string, string>> = {
  LoadStmt: 'LOAD takes a file of the server',
  AlterSystemStmt: 'ALTER SYSTEM changes the server',
  CreatedbStmt: 'CREATE DATABASE needs a server',
  DropdbStmt: 'DROP DATABASE needs a server',
  AlterDatabaseStmt: 'ALTER DATABASE needs a server',
  AlterDatabaseSetStmt: 'ALTER DATABASE needs a server',
  AlterDatabaseRefreshCollStmt: 'ALTER DATABASE needs a server',
  CreateTableSpaceStmt: 'CREATE TABLESPACE takes a folder of the server',
  DropTableSpaceStmt: 'DROP TABLESPACE needs a server',
  AlterTableSpaceOptionsStmt: 'ALTER TABLESPACE needs a server',
  AlterTableMoveAllStmt: 'it needs a tablespace',
  CreateSubscriptionStmt: 'a subscription needs another server',
  AlterSubscriptionStmt: 'a subscription needs another server',
  DropSubscriptionStmt: 'a subscription needs another server',
  CreateFdwStmt: 'foreign data needs another server',
  AlterFdwStmt: 'foreign data needs another server',
  CreateForeignServerStmt: 'foreign data needs another server',
  AlterForeignServerStmt: 'foreign data needs another server',
  CreateForeignTableStmt: 'foreign data needs another server',
  CreateUserMappingStmt: 'foreign data needs another server',
  AlterUserMappingStmt: 'foreign data needs another server',
  DropUserMappingStmt: 'foreign data needs another server',
  ImportForeignSchemaStmt: 'foreign data needs another server',
  ReindexStmt: 'REINDEX changes no design',
  ClusterStmt: 'CLUSTER changes no design',
  CheckPointStmt: 'CHECKPOINT changes no design',
  SecLabelStmt: 'a security label needs its provider',
  CreatePLangStmt: 'a language needs its library',
  CreateAmStmt: 'an access method needs its library',
};

/** Statements about the connection alone. */
const IDLE = new Set([
  'VacuumStmt',
  'DiscardStmt',
  'ListenStmt',
  'UnlistenStmt',
  'NotifyStmt',
  'FetchStmt',
  'ClosePortalStmt',
  'VariableShowStmt',
]);
const QUERIES = new Set(['SelectStmt', 'InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt']);

/** Settings that only the start of a transaction takes, or that its end does not take back. */
const OF_THE_SESSION = /^(?:transaction|session characteristics|session_authorization)/i;

/** Functions that reach beyond the transaction, or out of the database. */
const REACHING =
  /^(?:lo_import|lo_export|pg_(?:read|ls|stat|write)_\w*file\w*|pg_read_binary_file|pg_create_\w+|pg_drop_replication_slot|pg_copy_\w+|pg_replication_\w+|pg_logical_\w+|pg_reload_conf|pg_rotate_logfile|pg_terminate_backend|pg_cancel_backend|pg_switch_wal|pg_promote|pg_backup_\w+|pg_advisory_lock\w*|pg_sleep\w*|pg_stat_reset\w*|dblink\w*)$/i;

/** Decides by the syntax tree, before anything is run. */
export function permitFor(statement: Statement): Permit {
  const { kind, tree, sql } = statement;
  const outside = OUTSIDE[kind];
  if (outside) return { do: 'skip', reason: `${outside}.` };
  if (IDLE.has(kind)) return { do: 'ignore' };
  if (kind === 'TransactionStmt') return transactionOf(statement);
  if (kind === 'CopyStmt') return copyOf(statement);
  if (kind === 'VariableSetStmt' && OF_THE_SESSION.test(textAt(tree, 'name') ?? '')) return { do: 'ignore' };
  if (kind === 'ExplainStmt') return explained(statement);
  if (callsOut(tree)) return { do: 'skip', reason: 'It calls a function that reaches out of the database.' };
  if (QUERIES.has(kind) && statement.parameters > 0) return { do: 'explain' };
  if (statement.parameters > 0 && kind !== 'PrepareStmt' && !/Function|DoStmt/.test(kind)) {
    return { do: 'skip', reason: 'Its placeholders have no values.' };
  }
  return { do: 'run', sql: withoutConcurrently(sql, statement) };
}

/** `CONCURRENTLY` and a transaction exclude each other. */
function withoutConcurrently(sql: string, { tree, tokens, kind }: Statement): string {
  const isConcurrent = [...nodesOf(tree)].some((node) => node.concurrent === true);
  if (!isConcurrent || kind === 'RefreshMatViewStmt') return sql;
  const word = tokens.find(({ text }) => /^concurrently$/i.test(text));
  return word ? sql.slice(0, word.start) + ' '.repeat(word.text.length) + sql.slice(word.end) : sql;
}

/** `EXPLAIN ANALYZE` runs what it explains: fine for what may run. */
function explained(statement: Statement): Permit {
  if (statement.parameters > 0) return { do: 'skip', reason: 'Its placeholders have no values.' };
  return callsOut(statement.tree) ? { do: 'ignore' } : { do: 'run', sql: statement.sql };
}

function copyOf({ tree }: Statement): Permit {
  if (tree.is_program === true) return { do: 'skip', reason: 'COPY would run a program.' };
  if (textAt(tree, 'filename') !== undefined)
    return { do: 'skip', reason: 'COPY reads or writes a file of the server.' };
  return { do: 'skip', reason: 'The data of COPY is not loaded.' };
}

function transactionOf({ tree }: Statement): Permit {
  const what = (textAt(tree, 'kind') ?? 'TRANS_STMT_BEGIN').replace('TRANS_STMT_', '');
  const name = textAt(tree, 'savepoint_name');
  return name === undefined ? { do: 'transaction', what } : { do: 'transaction', what, name };
}

function callsOut(tree: unknown): boolean {
  return nodesNamed(tree, 'FuncCall').some((call) => REACHING.test(stringsIn(call.funcname).at(-1) ?? ''));
}

/** The extension that a CREATE EXTENSION names. */
export function extensionOfStatement({ kind, tree }: Statement): string | undefined {
  return kind === 'CreateExtensionStmt' ? textAt(tree, 'extname') : undefined;
}

/** The schema it is to be put in, if the statement says one. */
export function schemaOfExtension({ tree }: Statement): string | undefined {
  const option = listAt(tree, 'options')
    .map((one) => treeAt(one, 'DefElem'))
    .find((one) => textAt(one, 'defname') === 'schema');
  return option && stringsIn([option.arg])[0];
}
