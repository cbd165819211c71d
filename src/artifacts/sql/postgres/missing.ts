import type { DatabaseFault } from './database.ts';
import { offsetOf, placeOfFault, quotedIn } from './fault-place.ts';
import { foreignKeysOf, type Made } from './inventory.ts';
import { extensionOf } from './knowledge/extensions.ts';
import { nearest } from './nearest.ts';
import type { RunState } from './run-state.ts';
import { nameOf } from './sql-token.ts';
import { lineAt, type Statement } from './statement.ts';
import { stubFor } from './stub-table.ts';
import { relationsOf, textAt } from './syntax-tree.ts';
import { excused, FOLLOWS, told, type Verdict } from './verdict.ts';

/** A name that PostgreSQL does not find, apart from its schema. */
export type Missing = { name: string; schema?: string };

/** `app.orders` as the two names it is made of. */
export function apart(name: string): Missing {
  const parts = name.split('.');
  const schema = parts.at(-2);
  return { name: parts.at(-1) ?? name, ...(schema !== undefined && { schema }) };
}

/** A table or view that does not exist: a defect where the document plainly covers it, else made elsewhere. */
export async function missingRelation(state: RunState, statement: Statement, fault: DatabaseFault): Promise<Verdict> {
  const missing = apart(quotedIn(fault.message)[0] ?? '');
  const { name } = missing;
  const at = placeOfFault(statement, fault);
  if (state.broken.has(name)) return FOLLOWS;
  const tables = tablesMade(state, statement);
  const elsewhere = excused(`${name} is not made in this document.`);
  const undoes = statement.down || /^Drop/.test(statement.kind) || textAt(statement.tree, 'removeType') !== undefined;
  if (undoes || /^(?:Alter|Rename)/.test(statement.kind)) state.elsewhere.add(name);
  const later = undoes || state.elsewhere.has(name) ? undefined : madeLater(state, statement, 'relation', name);
  if (later) return later;
  if (tables.size === 0 || undoes || tables.has(name) || /^pg_/.test(name) || missing.schema === 'information_schema')
    return elsewhere;
  const isOutside =
    missing.schema !== undefined && !madeSchemas(state).has(missing.schema) && missing.schema !== 'public';
  const meant = isOutside
    ? undefined
    : (nearest(name, state.standing.keys()) ?? nearest(name, tables) ?? tableWithin(state, name, tables));
  if (meant)
    return told(statement, 'error', 'sql/unknown-table', `There is no table ${name}; ${meant} is near.`, at, meant);
  if (!isOutside) {
    const key = foreignKeysOf(statement.tree).find(({ table }) => table === name);
    const said = key && tableSaidBy(key.columns, name, tables);
    if (said) {
      const message = `${key.columns.join(', ')} refers to ${name}, which is not there; by its name it belongs to ${said}.`;
      return told(statement, 'error', 'sql/unknown-table', message, offsetOf(statement.sql, key.at), said);
    }
    if (saysAnother(statement, name, tables) || isAlone(state, name)) {
      return told(statement, 'error', 'sql/unknown-table', `There is no table ${name} in this document.`, at);
    }
  }
  const stub = await stubFor(state, statement, missing);
  const finding = told(statement, 'warning', 'sql/unknown-table', `${name} is not made in this document.`, at);
  if (stub) {
    const reason = `${name} is not made in this document.`;
    return {
      is: 'retry',
      before: stub,
      reason,
      ...(!isOutside && finding.is === 'finding' && { finding: finding.finding }),
    };
  }
  return isOutside ? elsewhere : finding;
}

/** What comes further down: an error in one artifact, a reason to wait in several. */
export function madeLater(
  state: RunState,
  statement: Statement,
  what: Made['what'],
  name: string,
): Verdict | undefined {
  const here = state.order.get(statement) ?? 0;
  const later = state.inventory.made.find(
    (made) => made.what === what && made.name === name && !made.by.down && (state.order.get(made.by) ?? 0) > here,
  );
  if (!later || later.by === statement || state.isLastRound) return undefined;
  // The body of a function may name what comes later, where its author turned the check of bodies off.
  if (later.by.artifact !== statement.artifact || statement.kind === 'CreateFunctionStmt') return { is: 'waits' };
  const at = lastOffset(statement, name);
  const verdict = told(
    statement,
    'error',
    'sql/order',
    `${name} is used here and made only on line ${later.line}.`,
    at,
  );
  if (verdict.is === 'finding') verdict.finding.with = [later.line];
  return verdict;
}

function lastOffset(statement: Statement, name: string): number {
  const relation = relationsOf(statement.tree).find((one) => one.name === name);
  if (relation) return offsetOf(statement.sql, relation.at);
  return Math.max(0, statement.tokens.findLast(({ text }) => text.toLowerCase().includes(name))?.start ?? 0);
}

/** The tables and views that the document makes, its way down apart, and what one statement renames. */
export function tablesMade({ inventory }: RunState, but?: Statement): Set<string> {
  const made = inventory.made.filter(
    ({ what, by }) => what === 'relation' && !by.down && (by !== but || by.kind !== 'RenameStmt'),
  );
  return new Set(made.map(({ name }) => name));
}

export function madeSchemas({ inventory }: RunState): Set<string> {
  return new Set(inventory.made.filter(({ what }) => what === 'schema').map(({ name }) => name));
}

/** `orders_x` is `orders` with a word that the document says nowhere else. */
function tableWithin({ inventory }: RunState, name: string, tables: ReadonlySet<string>): string | undefined {
  const found = [...tables].find((table) => table.length >= 3 && `_${name}_`.includes(`_${table}_`));
  if (found === undefined) return undefined;
  const extra = new Set(`_${name}_`.replace(`_${found}_`, '_').split('_').filter(Boolean));
  for (const { tokens } of inventory.statements) {
    for (const token of tokens) {
      if (token.kind === 'string' || nameOf(token) === name) continue;
      for (const word of nameOf(token).split('_')) if (extra.has(word)) return undefined;
    }
  }
  return found;
}

/** `customer_id` says `customers`: a table of the document that the columns of a key name while it points elsewhere. */
function tableSaidBy(columns: readonly string[], target: string, tables: ReadonlySet<string>): string | undefined {
  const stem = columns[0]?.replace(/_?(?:id|uuid|key|ref|fk)$/, '') ?? '';
  if (stem.length < 3 || isPluralOf(target, stem)) return undefined;
  return [...tables].find((table) => table !== target && isPluralOf(table, stem));
}

function isPluralOf(table: string, stem: string): boolean {
  return table === stem || table === `${stem}s` || table === `${stem}es` || table === stem.replace(/y$/, 'ies');
}

/** An index whose own name says a table that is made here while it is put on one that is not. */
function saysAnother(statement: Statement, missing: string, tables: ReadonlySet<string>): boolean {
  const name = textAt(statement.tree, 'idxname');
  if (!name || name.includes(missing)) return false;
  return [...tables].some(
    (table) => table.length > 3 && new RegExp(`(?:^|_)${table.replace(/\W/g, '\\$&')}(?:_|$)`).test(name),
  );
}

/** The one name that the document does not make, said once, where all the rest holds together. */
function isAlone(state: RunState, name: string): boolean {
  const made = tablesMade(state);
  const all = state.inventory.statements.filter(({ down }) => !down).flatMap(({ tree }) => relationsOf(tree));
  const unknown = all.filter(
    (one) => !made.has(one.name) && !/^pg_/.test(one.name) && one.schema !== 'information_schema',
  );
  const known = all.length - unknown.length;
  return made.size >= 3 && known >= made.size + 4 && unknown.length === 1 && unknown[0]?.name === name;
}

/** An extension's part that is not here: made available where it can be, else a reason. */
export function fromExtension(state: RunState, statement: Statement, name: string, at: number): Verdict | undefined {
  const extension = extensionOf(name);
  if (!extension) return undefined;
  const isSaid = state.inventory.made.some((made) => made.what === 'extension' && made.name === extension);
  if (!state.db.extensions.has(extension)) return excused(`It needs the extension ${extension}, which is not here.`);
  const message = `${name} needs CREATE EXTENSION ${quoted(extension)} first.`;
  const finding = told(statement, 'warning', 'sql/extension', message, at);
  const before = [`CREATE EXTENSION IF NOT EXISTS ${quoted(extension)} CASCADE`];
  return { is: 'retry', before, ...(!isSaid && finding.is === 'finding' && { finding: finding.finding }) };
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * Whether all relations that a statement names were made here, whole.
 *
 * @param part `columns`: their names are enough; `types`: their types too
 */
export function isCertain(state: RunState, { tree, kind }: Statement, part: 'columns' | 'types' = 'types'): boolean {
  const makes = kind === 'CreateStmt' || kind === 'ViewStmt' || kind === 'CreateTableAsStmt';
  const relations = relationsOf(tree);
  return relations.every(({ name }) => {
    if (/^pg_/.test(name)) return true;
    if (state.broken.has(name) || state.uncertain.has(name)) return false;
    if (part === 'types' && state.loose.has(name)) return false;
    return state.standing.has(name) || (makes && name === relations[0]?.name);
  });
}

/** The line on which a relation was made; undefined for one that was not. */
export function lineOfRelation(state: RunState, name: string): number | undefined {
  const by = state.standing.get(name);
  return by && lineAt(by, 0);
}
