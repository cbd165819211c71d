import type { Node } from 'libpg-query';
import { type Artifact, lineIn } from '../../artifact.ts';
import type { Schema } from '../schema.ts';
import { applyStatement } from './apply.ts';
import { withoutDown } from './down.ts';
import type { Draft } from './draft.ts';
import { finish } from './finish.ts';
import { nodeOf, stringsOf } from './nodes.ts';
import { readStatements, type Statement } from './statements.ts';

/** The schema that the PostgreSQL artifacts of one document make, one after the other. */
export async function readPostgresSchema(artifacts: readonly Artifact[]): Promise<Schema> {
  const draft: Draft = { tables: [], enums: [], domains: [], views: [] };
  for (const artifact of artifacts) {
    if (takesBack(artifact)) continue;
    const statements = await readStatements(withoutDown(artifact.text));
    draft.schema = undefined;
    const end = lastMaker(statements);
    for (const [at, statement] of statements.entries()) {
      // A script that only drops things at its end cleans up after itself: the design is what stood before.
      if (at > end && nodeOf(statement.node, 'DropStmt')) continue;
      const lineAt = (location: number | undefined): number => lineIn(artifact, statement.lineAt(location));
      for (const node of [statement.node, ...(await typesInBlock(statement.node))]) {
        applyStatement(draft, node, { lineAt, artifact: artifact.index, excerpt: artifact.fragment });
      }
    }
  }
  return finish(draft);
}

/** Whether all of an artifact is said to take a migration back. */
function takesBack({ name, section, text }: Artifact): boolean {
  const said = `${name ?? ''}\n${section ?? ''}`;
  if (/(?:^|[\s_.\-/])(?:down|rollback|undo|revert)\.sql\b/i.test(said)) return true;
  const only = /\b(?:roll(?:ing)?[ -]?back|revert(?:ing)?|undo)\b/i.test(section ?? '');
  return (
    only && !/\b(?:migrat|forward|apply|deploy|expand|up)/i.test(section ?? '') && !/\bcreate\s+table\b/i.test(text)
  );
}

function lastMaker(statements: readonly Statement[]): number {
  return statements.findLastIndex(({ node }) => {
    const control = nodeOf(node, 'TransactionStmt') ?? nodeOf(node, 'VariableSetStmt');
    return !control && !nodeOf(node, 'DropStmt');
  });
}

/** `DO $$ … CREATE TYPE … $$`: the customary way to make a type once. */
async function typesInBlock(node: Node): Promise<Node[]> {
  const body = (nodeOf(node, 'DoStmt')?.args ?? []).flatMap((arg) => {
    const value = nodeOf(arg, 'DefElem')?.arg;
    return nodeOf(value, 'String')?.sval ?? stringsOf(value ? [value] : []);
  });
  const made = /\bcreate\s+type\s+[\w."]+\s+as\s+enum\s*\([^()]*\)/gi;
  const text = body.flatMap((one) => one.match(made) ?? []).join(';\n');
  return text === '' ? [] : (await readStatements(text)).map((statement) => statement.node);
}
