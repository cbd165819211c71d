import type { DatabaseFault } from './database.ts';
import { offsetOf, placeOfFault, quotedIn } from './fault-place.ts';
import { FOREIGN_TYPES, TYPES } from './knowledge/types.ts';
import { apart, fromExtension, madeLater, madeSchemas, tablesMade } from './missing.ts';
import { nearest } from './nearest.ts';
import type { RunState } from './run-state.ts';
import type { Statement } from './statement.ts';
import { namesAt, nodesNamed, nodesOf, textAt, treeAt } from './syntax-tree.ts';
import { excused, told, type Verdict } from './verdict.ts';

/** A type that does not exist: misspelt, another database's, of an extension, made further down, or made elsewhere. */
export function missingType(state: RunState, statement: Statement, fault: DatabaseFault): Verdict {
  const { name, schema } = apart((quotedIn(fault.message)[0] ?? '').replace(/\[\]$/, ''));
  const at = placeOfFault(statement, fault);
  const standIn = (reason: string): Verdict => ({ is: 'retry', before: [], sql: withText(statement, name), reason });
  if (/^Drop|^Comment|^Grant/.test(statement.kind)) return excused(`The type ${name} is not made in this document.`);
  if (state.broken.has(name)) return standIn(`It needs the type ${name}, which did not come about.`);
  const later = madeLater(state, statement, 'type', name);
  if (later) return later;
  const extension = fromExtension(state, statement, name, at);
  if (extension) return extension.is === 'excused' ? standIn(extension.reason) : extension;
  if (statement.artifact.fragment) return standIn('It is an excerpt.');
  const instead = FOREIGN_TYPES[name];
  if (instead) {
    return told(
      statement,
      'error',
      'sql/unknown-type',
      `PostgreSQL has no type ${name}; it has ${instead}.`,
      at,
      instead,
    );
  }
  const isOutside = schema !== undefined && !madeSchemas(state).has(schema);
  const own = state.inventory.made.filter(({ what }) => what === 'type').map((made) => made.name);
  const meant = isOutside ? undefined : (nearest(name, TYPES) ?? nearest(name, own));
  if (meant)
    return told(statement, 'error', 'sql/unknown-type', `There is no type ${name}; ${meant} is near.`, at, meant);
  const message = `The type ${name} is not made in this document.`;
  if (!isOutside && isMadeUp(state, name)) return told(statement, 'error', 'sql/unknown-type', message, at);
  const finding =
    tablesMade(state).size > 0 && !isOutside ? told(statement, 'warning', 'sql/unknown-type', message, at) : undefined;
  const retry = standIn(message);
  return retry.is === 'retry' && finding?.is === 'finding' ? { ...retry, finding: finding.finding } : retry;
}

/**
 * A type of one word that only one column has, and which shares nothing with the column's name, is hardly an
 * enumeration that another file makes.
 */
function isMadeUp(state: RunState, name: string): boolean {
  const columns = state.inventory.statements
    .flatMap(({ tree }) => nodesNamed(tree, 'ColumnDef'))
    .filter((column) => namesAt(treeAt(column, 'typeName'), 'names').at(-1) === name)
    .map((column) => textAt(column, 'colname') ?? '');
  const [column] = columns;
  if (columns.length !== 1 || column === undefined || name.includes('_') || tablesMade(state).size === 0) return false;
  return !column.split('_').some((word) => word.length > 2 && (name.includes(word) || word.includes(name)));
}

/** The statement with `text` wherever a type stands, arrays kept. */
function withText(statement: Statement, name: string): string {
  const { sql, tree, tokens } = statement;
  const places = [...nodesOf(tree)]
    .filter((node) => namesAt(node, 'names').at(-1) === name && typeof node.location === 'number' && 'typemod' in node)
    .map((node) => offsetOf(sql, Number(node.location)));
  let out = sql;
  for (const place of [...new Set(places)].sort((a, b) => b - a)) {
    let index = tokens.findIndex(({ start }) => start >= place);
    while (tokens[index + 1]?.text === '.') index += 2;
    let end = tokens[index]?.end ?? place;
    if (tokens[index + 1]?.text === '(') {
      const close = tokens.slice(index + 1).find(({ text }) => text === ')');
      end = close?.end ?? end;
    }
    out = `${out.slice(0, place)}text${out.slice(end)}`;
  }
  return out;
}
