import mysqlParser from 'node-sql-parser/build/mysql.js';

/** Longer statements would take the parser seconds: its time grows faster than their length. */
const LONGEST = 20_000;

/**
 * Whether another parser of MySQL takes a statement. It knows less of the language than the server, and rejects much
 * that is valid; what it takes, though, is not worth an error only because our own reader does not know it.
 */
export function parsesAsMysql(statement: string): boolean {
  if (statement.length > LONGEST) return false;
  try {
    new mysqlParser.Parser().astify(statement, { database: 'MySQL' });
    return true;
  } catch {
    return false;
  }
}
