import type { Artifact } from '../../artifact.ts';
import { lineIn } from '../../artifact.ts';
import type { SqlToken } from './sql-token.ts';
import type { Tree } from './syntax-tree.ts';

/** One statement of a document that PostgreSQL's grammar takes. */
export type Statement = {
  artifact: Artifact;
  /** As it is run: without its semicolon, placeholders as `$1`; line by line as in the document. */
  sql: string;
  tokens: readonly SqlToken[];
  /** Of its first token in `artifact.text`, from 1. */
  firstLine: number;
  /** The parser's name for it: `CreateStmt`, `SelectStmt` … */
  kind: string;
  tree: Tree;
  /** How many placeholders it has. */
  parameters: number;
  /** It undoes what stands above it: the way down of a migration. */
  down: boolean;
  /** A comment beside it says that it is meant to fail. */
  meantToFail: boolean;
};

/** The line of the document on which an offset of the statement's SQL stands. */
export function lineAt(statement: Statement, offset: number): number {
  let lines = 0;
  const { sql } = statement;
  for (let at = sql.indexOf('\n'); at >= 0 && at < offset; at = sql.indexOf('\n', at + 1)) lines++;
  return lineIn(statement.artifact, statement.firstLine + lines);
}
