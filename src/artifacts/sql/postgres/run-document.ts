import type { Artifact } from '../../artifact.ts';
import type { Checked } from '../../checker.ts';
import { gatherCatalogue } from './catalogue.ts';
import type { Database } from './database.ts';
import type { Grammar } from './grammar.ts';
import { takeInventory } from './inventory.ts';
import { lint } from './lint.ts';
import { planQueries } from './plan-queries.ts';
import { readScript, type Script } from './read-script.ts';
import { type RunState, startOf } from './run-state.ts';
import { runStatement } from './run-statement.ts';
import { endTransaction } from './run-transaction.ts';
import { lineAt, type Statement } from './statement.ts';

/** What whoever runs a document is told, and says, while it runs. */
export type RunHooks = {
  /** Before each statement, with its number in the document. */
  onStatement(number: number): void;
  /** Statements that cannot be run to their end, and why: they are passed over. */
  skip: ReadonlyMap<number, string>;
};

/**
 * Runs the SQL of one document in a database that is empty, and leaves it empty: all of it is one transaction that is
 * never committed, with a savepoint before each statement. What a transaction does not undo, `DISCARD ALL` does.
 */
export async function runDocument(
  artifacts: readonly Artifact[],
  db: Database,
  grammar: Grammar,
  hooks: RunHooks,
): Promise<Checked[]> {
  const scripts = artifacts.map((artifact) => readScript(artifact, grammar));
  const state = startOf(db, takeInventory(scripts), scripts);
  await db.exec('BEGIN; SET CONSTRAINTS ALL IMMEDIATE');
  try {
    for (const script of scripts) await runScript(state, script, hooks);
    await runWaiting(state, hooks);
    await db.exec('RESET ROLE; RESET SESSION AUTHORIZATION; SET LOCAL row_security = on');
    lint(state, await gatherCatalogue(db));
    const plans = await planQueries(state);
    return scripts.map((script) =>
      checkedOf(
        state,
        script,
        plans.filter(({ by }) => by.artifact === script.artifact),
      ),
    );
  } finally {
    await db.exec('ROLLBACK');
    await db.exec('DISCARD ALL');
  }
}

async function runScript(state: RunState, script: Script, hooks: RunHooks): Promise<void> {
  const undoes =
    script.statements.length > 0 && script.statements.every(({ kind }) => /^(?:DropStmt|TransactionStmt)$/.test(kind));
  for (const part of partsOf(script.statements)) {
    const isDown = undoes || part[0]?.down === true;
    const before = { standing: new Map(state.standing), broken: new Set(state.broken) };
    if (isDown) await state.db.exec('SAVEPOINT design_down');
    for (const statement of part) await runOne(state, statement, hooks);
    await endTransaction(state);
    if (isDown) {
      await state.db.exec('ROLLBACK TO design_down; RELEASE design_down');
      Object.assign(state, before);
    }
  }
  await state.db.exec('RESET ROLE; RESET SESSION AUTHORIZATION');
}

async function runOne(state: RunState, statement: Statement, hooks: RunHooks): Promise<void> {
  const number = state.order.get(statement) ?? 0;
  const line = lineAt(statement, 0);
  const why = hooks.skip.get(number);
  if (why !== undefined) {
    const outcome = state.outcomes.get(statement.artifact);
    outcome?.findings.push({
      level: 'warning',
      rule: 'sql/runs-on',
      message: `The statement was stopped: ${why}.`,
      line,
    });
    outcome?.reasons.push('A statement was stopped.');
    return;
  }
  hooks.onStatement(number);
  await runStatement(state, statement);
}

/** What waited for a later block is tried once more, now that all of them ran. */
async function runWaiting(state: RunState, hooks: RunHooks): Promise<void> {
  state.isLastRound = true;
  for (const statement of state.waiting.splice(0)) {
    const outcome = state.outcomes.get(statement.artifact);
    const before = outcome?.ran;
    await runOne(state, statement, hooks);
    if (!outcome || outcome.ran === before) continue;
    const message = 'This runs only after a later block of the document.';
    // A query is often shown where it is spoken of, before the tables.
    const level = QUERY.test(statement.kind) ? 'note' : 'warning';
    outcome.findings.push({ level, rule: 'sql/order', message, line: lineAt(statement, 0) });
  }
}

const QUERY = /^(?:Select|Insert|Update|Delete|Merge)Stmt$/;

/** Neighbours that go the same way, up or down. */
function partsOf(statements: readonly Statement[]): Statement[][] {
  const parts: Statement[][] = [];
  for (const statement of statements) {
    const last = parts.at(-1);
    if (last && last[0]?.down === statement.down) last.push(statement);
    else parts.push([statement]);
  }
  return parts;
}

function checkedOf(
  state: RunState,
  { artifact, statements, findings }: Script,
  plans: Awaited<ReturnType<typeof planQueries>>,
): Checked {
  const outcome = state.outcomes.get(artifact) ?? { findings: [], reasons: [], ran: 0, statements: 0 };
  const found = outcome.findings.sort((a, b) => a.line - b.line);
  const [reason] = outcome.reasons;
  const result = { findings: found, ...(plans.length > 0 && { plans: plans.map(({ plan }) => plan) }) };
  if (statements.length === 0 && findings.length === 0) {
    return { ...result, proof: 'not checked', reason: reason ?? 'It holds no statement.' };
  }
  if (outcome.ran === statements.length && findings.length === 0 && reason === undefined)
    return { ...result, proof: 'executed' };
  const count = `${outcome.ran} of ${statements.length + findings.length} statements ran`;
  return { ...result, proof: 'parsed', reason: reason === undefined ? `${count}.` : `${count}: ${reason}` };
}
