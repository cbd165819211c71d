import type { LookingTool, Outcome, ToolContext } from '../../../src/architect/tools/tool.ts';
import { sanitize } from '../../../src/text/sanitize.ts';

/** Reads an input as the loop does, and runs the tool. An input that cannot be read is the test's mistake. */
export async function runTool<I>(
  tool: LookingTool<I>,
  workspace: string,
  input: unknown,
  more: Partial<ToolContext> = {},
): Promise<Outcome> {
  const parsed = tool.parse(input);
  if (!parsed.ok) throw new Error(parsed.error);
  return tool.run(parsed.input, { workspace, signal: new AbortController().signal, sanitize, ...more });
}
