import type { QueryPlan, TableRead } from '../postgres.ts';
import { faultOf } from './database.ts';
import type { RunState } from './run-state.ts';
import { lineAt, type Statement } from './statement.ts';
import { isTree, type Tree, textAt } from './syntax-tree.ts';

/** Queries of one document that are planned; the rest are not. */
const MOST_PLANS = 200;

export type PlannedQuery = { by: Statement; plan: QueryPlan };

/**
 * How PostgreSQL would run the queries of a document against its schema as it stands at the end. Tables of a design
 * hold next to nothing, so that a sequential scan is made to cost more than any index: where it still comes, no index
 * serves.
 */
export async function planQueries(state: RunState): Promise<PlannedQuery[]> {
  const plans: PlannedQuery[] = [];
  for (const by of state.queries.slice(0, MOST_PLANS)) {
    const root = await explain(state, by);
    if (root) plans.push({ by, plan: { sql: by.sql, line: lineAt(by, 0), reads: [...readsOf(root)] } });
  }
  return plans;
}

async function explain({ db }: RunState, { sql, parameters }: Statement): Promise<Tree | undefined> {
  const options = parameters > 0 ? 'FORMAT JSON, GENERIC_PLAN' : 'FORMAT JSON';
  await db.exec('SAVEPOINT design_plan');
  try {
    const results = await db.exec(`SET LOCAL enable_seqscan = off; EXPLAIN (${options}) ${sql}`);
    const plan: unknown = results.at(-1)?.[0]?.['QUERY PLAN'];
    const first: unknown = Array.isArray(plan) ? plan[0] : undefined;
    return isTree(first) && isTree(first.Plan) ? first.Plan : undefined;
  } catch (thrown) {
    if (!faultOf(thrown)) throw thrown;
    return undefined;
  } finally {
    await db.exec('ROLLBACK TO design_plan; RELEASE design_plan');
  }
}

const HOW: Readonly<Record<string, TableRead['how']>> = {
  'Seq Scan': 'sequential',
  'Index Scan': 'index',
  'Index Only Scan': 'index only',
  'Bitmap Heap Scan': 'bitmap',
};

/** The nodes of a plan that read a table, from the outside in. The plan's field names are those of EXPLAIN. */
export function* readsOf(node: Tree): Generator<TableRead> {
  const table = textAt(node, 'Relation Name');
  const children = Array.isArray(node.Plans) ? node.Plans.filter(isTree) : [];
  const isRead = /Scan$/.test(textAt(node, 'Node Type') ?? '');
  if (table !== undefined && isRead) {
    const below = children.find((child) => textAt(child, 'Index Name') !== undefined);
    const index = textAt(node, 'Index Name') ?? textAt(below, 'Index Name');
    const condition = textAt(node, 'Index Cond') ?? textAt(below, 'Index Cond') ?? textAt(node, 'Recheck Cond');
    const filter = textAt(node, 'Filter');
    yield {
      table,
      how: HOW[textAt(node, 'Node Type') ?? ''] ?? 'other',
      ...(index !== undefined && { index }),
      ...(filter !== undefined && { filter }),
      ...(condition !== undefined && { condition }),
    };
  }
  for (const child of children) yield* readsOf(child);
}
