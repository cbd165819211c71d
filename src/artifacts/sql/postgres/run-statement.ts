import { addEnumValue } from './add-enum-value.ts';
import { type DatabaseFault, faultOf } from './database.ts';
import { madeBy } from './inventory.ts';
import { judge } from './judge.ts';
import { setAside } from './judge-design.ts';
import { extensionOfStatement, permitFor, schemaOfExtension } from './permit.ts';
import type { RunState } from './run-state.ts';
import { runTransaction } from './run-transaction.ts';
import type { Statement } from './statement.ts';
import { relationsOf, stringsIn, treeAt } from './syntax-tree.ts';
import type { Verdict } from './verdict.ts';

const EXPLAIN = 'EXPLAIN (GENERIC_PLAN, COSTS OFF) ';
/** How often a statement is tried in other words, or after what it lacks was made. */
const MOST_TRIES = 12;

/** Runs one statement of a document, and writes down what came of it. */
export async function runStatement(state: RunState, statement: Statement): Promise<void> {
  const permit = permitFor(statement);
  const outcome = state.outcomes.get(statement.artifact);
  if (!outcome) return;
  switch (permit.do) {
    case 'ignore':
      outcome.ran++;
      return;
    case 'skip':
      outcome.reasons.push(permit.reason);
      lose(state, statement);
      return;
    case 'transaction':
      await runTransaction(state, statement, permit.what, permit.name);
      outcome.ran++;
      return;
    case 'explain':
      return attempt(state, statement, `${EXPLAIN}${statement.sql}`, EXPLAIN.length);
    case 'run':
      return runPermitted(state, statement, permit.sql);
    default:
      permit satisfies never;
  }
}

/** Runs it; an extension that is not here is no defect, and one that is comes into the schema that it names. */
async function runPermitted(state: RunState, statement: Statement, sql: string): Promise<void> {
  const extension = extensionOfStatement(statement);
  if (extension !== undefined && !state.db.extensions.has(extension)) {
    state.outcomes.get(statement.artifact)?.reasons.push(`The extension ${extension} is not here.`);
    return;
  }
  const schema = extension === undefined ? undefined : schemaOfExtension(statement);
  if (schema !== undefined) await state.db.exec(`CREATE SCHEMA IF NOT EXISTS "${schema.replaceAll('"', '""')}"`);
  return attempt(state, statement, sql, 0);
}

async function attempt(state: RunState, statement: Statement, sql: string, offset: number): Promise<void> {
  const outcome = state.outcomes.get(statement.artifact);
  if (!outcome) return;
  let text = sql;
  await makeRoom(state, statement);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const fault = await tryOnce(state, statement, text, offset);
    if (!fault) {
      outcome.ran++;
      return stand(state, statement);
    }
    const verdict = await judge(state, statement, fault);
    if (verdict.is !== 'retry') return settle(state, statement, verdict);
    if (verdict.finding) outcome.findings.push(verdict.finding);
    if (verdict.reason !== undefined) outcome.reasons.push(verdict.reason);
    if (verdict.sql !== undefined && offset > 0) return lose(state, statement);
    const before = await prepare(state, verdict.before);
    if (!before || ((verdict.sql ?? text) === text && verdict.before.length === 0)) {
      if (verdict.reason === undefined) outcome.reasons.push('What it needs is not here.');
      return lose(state, statement);
    }
    for (const one of tablesIn(verdict.before)) {
      state.standing.set(one, statement);
      state.uncertain.add(one);
    }
    const [relation] = relationsOf(statement.tree);
    if (verdict.sql !== undefined && relation) state.loose.add(relation.name);
    text = verdict.sql ?? text;
  }
  lose(state, statement);
}

/** `IF NOT EXISTS` in a later block would keep the table of the earlier one, and with it the earlier version. */
async function makeRoom(state: RunState, { kind, tree, artifact }: Statement): Promise<void> {
  const [relation] = relationsOf(tree);
  const earlier = relation && state.standing.get(relation.name);
  if (kind !== 'CreateStmt' || tree.if_not_exists !== true || !earlier || earlier.kind !== 'CreateStmt') return;
  if (earlier.artifact !== artifact) await prepare(state, [setAside(earlier, relation.name)]);
}

/** Undefined when it ran; its savepoint is gone either way. */
async function tryOnce(
  state: RunState,
  statement: Statement,
  sql: string,
  offset: number,
): Promise<DatabaseFault | undefined> {
  await state.db.exec('SAVEPOINT design_here');
  try {
    if (statement.kind === 'AlterEnumStmt') await addEnumValue(state.db, statement, sql);
    else await state.db.exec(sql);
    await state.db.exec('RELEASE design_here');
    return undefined;
  } catch (thrown) {
    const fault = faultOf(thrown);
    if (!fault) throw thrown;
    await state.db.exec('ROLLBACK TO design_here; RELEASE design_here');
    if (fault.position !== undefined) fault.position = Math.max(1, fault.position - offset);
    return fault;
  }
}

async function prepare(state: RunState, statements: readonly string[]): Promise<boolean> {
  if (statements.length === 0) return true;
  await state.db.exec('SAVEPOINT design_before');
  try {
    for (const sql of statements) await state.db.exec(sql);
    await state.db.exec('RELEASE design_before');
    return true;
  } catch (thrown) {
    if (!faultOf(thrown)) throw thrown;
    await state.db.exec('ROLLBACK TO design_before; RELEASE design_before');
    return false;
  }
}

/** The stand-ins among statements. */
function tablesIn(statements: readonly string[]): string[] {
  return statements.flatMap((sql) => /^CREATE TABLE (?:"[^"]+"\.)?"([^"]+)"/.exec(sql)?.[1] ?? []);
}

function settle(state: RunState, statement: Statement, verdict: Exclude<Verdict, { is: 'retry' }>): void {
  const outcome = state.outcomes.get(statement.artifact);
  switch (verdict.is) {
    case 'finding':
      outcome?.findings.push(verdict.finding);
      break;
    case 'excused':
      outcome?.reasons.push(verdict.reason);
      break;
    case 'follows':
      outcome?.reasons.push('It builds on a statement that did not run.');
      break;
    case 'waits':
      state.waiting.push(statement);
      break;
    default:
      verdict satisfies never;
  }
  if (verdict.is !== 'waits') lose(state, statement);
}

/** What the statement would have made is missing from here on, and what it would have changed is not known. */
function lose(state: RunState, statement: Statement): void {
  const made = madeBy(statement).filter(({ what }) => what !== 'index');
  for (const { name } of made) {
    if (state.standing.has(name)) state.uncertain.add(name);
    else state.broken.add(name);
  }
  if (made.length === 0 && /^Alter|^Rename/.test(statement.kind)) markUncertain(state, statement);
}

function markUncertain(state: RunState, { tree }: Statement): void {
  const [relation] = relationsOf(tree);
  if (relation) state.uncertain.add(relation.name);
}

function stand(state: RunState, statement: Statement): void {
  const { kind, tree, artifact } = statement;
  for (const { what, name } of madeBy(statement)) {
    state.broken.delete(name);
    if (what !== 'relation') continue;
    state.standing.set(name, statement);
    if (artifact.fragment) state.uncertain.add(name);
  }
  if (kind === 'DropStmt') for (const name of stringsIn(tree.objects)) state.standing.delete(name);
  const isQuery = /^(?:SelectStmt|UpdateStmt|DeleteStmt)$/.test(kind) && !treeAt(tree, 'intoClause');
  if (isQuery && relationsOf(tree).some(({ name }) => state.standing.has(name))) state.queries.push(statement);
}
