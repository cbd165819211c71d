import type { DatabaseFault } from './database.ts';
import { apart, fromExtension, isCertain, madeLater, madeSchemas } from './missing.ts';
import { nearest } from './nearest.ts';
import type { RunState } from './run-state.ts';
import { nameOf } from './sql-token.ts';
import type { Statement } from './statement.ts';
import { literal } from './stub-table.ts';
import { excused, FOLLOWS, told, type Verdict } from './verdict.ts';

/** A function or operator that does not exist, or not for these arguments. */
export async function missingFunction(state: RunState, statement: Statement, fault: DatabaseFault): Promise<Verdict> {
  if (/^operator/.test(fault.message)) return missingOperator(state, statement, fault);
  const signature = /(?:function|procedure|aggregate|routine) (.+?)\((.*)\)/.exec(fault.message);
  const { name, schema } = apart((signature?.[1] ?? '').replaceAll('"', ''));
  const token = statement.tokens.findLast((one) => /^(?:word|quoted)$/.test(one.kind) && nameOf(one) === name);
  const at = fault.position !== undefined ? fault.position - 1 : (token?.start ?? 0);
  if (state.broken.has(name)) return FOLLOWS;
  const later = madeLater(state, statement, 'function', name);
  if (later) return later;
  const extension = fromExtension(state, statement, schema === 'paradedb' || schema === 'pgmq' ? schema : name, at);
  if (extension) return extension;
  const isOutside =
    schema !== undefined && schema !== 'public' && schema !== 'pg_catalog' && !madeSchemas(state).has(schema);
  if (isOutside || /^Drop|^Comment|^Grant|^Alter(?!Table)/.test(statement.kind) || !isCertain(state, statement)) {
    return excused(`${name}() is not made in this document.`);
  }
  const names = await functionNames(state);
  if (names.has(name) && (schema === undefined || schema === 'pg_catalog')) {
    if (statement.parameters > 0) return excused(`${name}() depends on the types of the parameters.`);
    const message = `${name}() does not take (${signature?.[2] ?? ''}).`;
    return told(statement, 'error', 'sql/unknown-function', message, at);
  }
  const meant = schema === undefined ? nearest(name, names, name.length < 9 ? 1 : 2) : undefined;
  if (meant) {
    return told(
      statement,
      'error',
      'sql/unknown-function',
      `There is no function ${name}(); ${meant}() is near.`,
      at,
      meant,
    );
  }
  if (state.inventory.made.length === 0) return excused(`${name}() is not made here.`);
  return told(statement, 'warning', 'sql/unknown-function', `The function ${name}() is not made in this document.`, at);
}

function missingOperator(state: RunState, statement: Statement, fault: DatabaseFault): Verdict {
  if (!isCertain(state, statement)) return FOLLOWS;
  const what = fault.message.replace(/^operator does not exist: /, '');
  if (/<->|<=>|<#>|@@@|&&&/.test(what)) return excused('It needs an operator of an extension.');
  const at = fault.position === undefined ? 0 : fault.position - 1;
  const level = statement.parameters > 0 && /unknown/.test(what) ? 'warning' : 'error';
  return told(statement, level, 'sql/types', `PostgreSQL cannot compare or combine these types: ${what}.`, at);
}

async function functionNames(state: RunState): Promise<Set<string>> {
  const [rows = []] = await state.db.exec(
    `SELECT DISTINCT proname::text AS name FROM pg_proc WHERE proname !~ ${literal('^(pg_|_)')}`,
  );
  return new Set(rows.map(({ name }) => String(name)));
}
