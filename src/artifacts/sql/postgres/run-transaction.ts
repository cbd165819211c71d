import { type DatabaseFault, faultOf } from './database.ts';
import { judge } from './judge.ts';
import type { RunState } from './run-state.ts';
import type { Statement } from './statement.ts';

/**
 * Follows the document's own transactions within ours: BEGIN is a savepoint, COMMIT checks what was put off, ROLLBACK
 * goes back. None of them reaches our own.
 */
export async function runTransaction(state: RunState, statement: Statement, what: string, name = ''): Promise<void> {
  switch (what) {
    case 'BEGIN':
    case 'START':
      return begin(state);
    case 'COMMIT':
    case 'PREPARE': {
      const fault = await commit(state);
      if (!fault) return;
      const verdict = await judge(state, statement, fault);
      if (verdict.is === 'finding') state.outcomes.get(statement.artifact)?.findings.push(verdict.finding);
      return;
    }
    case 'ROLLBACK':
      if (!state.inTransaction) return;
      await state.db.exec('ROLLBACK TO design_transaction');
      return void (await commit(state));
    case 'SAVEPOINT':
      await state.db.exec(`SAVEPOINT ${own(name)}`);
      state.savepoints.push(name);
      return;
    case 'ROLLBACK_TO':
      if (state.savepoints.includes(name)) await state.db.exec(`ROLLBACK TO ${own(name)}`);
      return;
    case 'RELEASE':
      if (!state.savepoints.includes(name)) return;
      await state.db.exec(`RELEASE ${own(name)}`);
      state.savepoints.splice(state.savepoints.lastIndexOf(name));
      return;
  }
}

/** Ends what an artifact began and did not end. */
export async function endTransaction(state: RunState): Promise<void> {
  if (state.inTransaction) await commit(state);
}

/** The document's savepoints have names that ours can never have. */
function own(name: string): string {
  return `"design: ${name.replaceAll('"', '""').slice(0, 40)}"`;
}

async function begin(state: RunState): Promise<void> {
  if (state.inTransaction) return;
  await state.db.exec('SAVEPOINT design_transaction; SET CONSTRAINTS ALL DEFERRED');
  state.inTransaction = true;
  state.savepoints = [];
}

/** Gives what a constraint that was put off has to say. */
async function commit(state: RunState): Promise<DatabaseFault | undefined> {
  if (!state.inTransaction) return undefined;
  state.inTransaction = false;
  state.savepoints = [];
  try {
    await state.db.exec('SET CONSTRAINTS ALL IMMEDIATE; RELEASE design_transaction');
    return undefined;
  } catch (thrown) {
    const fault = faultOf(thrown);
    if (!fault) throw thrown;
    await state.db.exec('ROLLBACK TO design_transaction; RELEASE design_transaction; SET CONSTRAINTS ALL IMMEDIATE');
    return fault;
  }
}
