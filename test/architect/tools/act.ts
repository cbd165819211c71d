import type { ActingContext, ActingTool, Outcome, Plan } from '../../../src/architect/tools/tool.ts';
import type { Action } from '../../../src/session/permission.ts';
import { sanitize } from '../../../src/text/sanitize.ts';

/** Reads an input as the loop does, and plans it. An input that cannot be read is the test's mistake. */
export async function plan<I>(
  tool: ActingTool<I>,
  workspace: string,
  input: unknown,
  more: Partial<ActingContext> = {},
): Promise<Plan> {
  const parsed = tool.parse(input);
  if (!parsed.ok) throw new Error(parsed.error);
  return tool.plan(parsed.input, contextIn(workspace, more));
}

/** What came of a plan that nobody kept from being done. */
export async function done(planned: Plan, workspace: string, more: Partial<ActingContext> = {}): Promise<Outcome> {
  return planned.ok ? planned.run(contextIn(workspace, more)) : planned.outcome;
}

/** Plans, and does it. */
export async function act<I>(
  tool: ActingTool<I>,
  workspace: string,
  input: unknown,
  more: Partial<ActingContext> = {},
): Promise<Outcome> {
  return done(await plan(tool, workspace, input, more), workspace, more);
}

/** The action of a plan that is a write; anything else is the test's mistake. */
export function written(planned: Plan): Extract<Action, { kind: 'write' }> {
  if (!planned.ok) throw new Error(planned.outcome.output);
  if (planned.action.kind !== 'write') throw new Error(planned.action.kind);
  return planned.action;
}

function contextIn(workspace: string, more: Partial<ActingContext>): ActingContext {
  return { workspace, signal: new AbortController().signal, sanitize, mayAlso: async () => false, ...more };
}
