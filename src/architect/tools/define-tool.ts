import type { Outcome, Tool, ToolContext } from './tool.ts';
import { type Fields, type Given, inputSchema, parseInput } from './tool-input.ts';

/** A tool before its input is read: its fields stand for the schema and for the parser. */
export type ToolDefinition<F extends Fields> = {
  name: string;
  /** For the model: when to use it, what comes back, its limits. */
  prose: string;
  fields: F;
  describe(input: Given<F>): string;
  /** May throw what the file system throws: it becomes an outcome. */
  run(input: Given<F>, context: ToolContext): Promise<Outcome>;
};

/** A tool from its definition. What it throws, and a signal that was aborted, become outcomes; what it says is made harmless. */
export function defineTool<F extends Fields>({
  name,
  prose,
  fields,
  describe,
  run,
}: ToolDefinition<F>): Tool<Given<F>> {
  return {
    spec: { name, description: prose.trim(), input_schema: inputSchema(fields) },
    parse: (input) => parseInput(name, fields, input),
    describe: (input) => describe(input).replace(/\s+/g, ' ').trim(),
    async run(input, context) {
      if (context.signal.aborted) return STOPPED;
      const { output, isError, summary } = await attempt(name, () => run(input, context));
      if (context.signal.aborted) return STOPPED;
      return { output: context.sanitize(output), isError, summary: context.sanitize(summary) };
    },
  };
}

async function attempt(name: string, run: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await run();
  } catch (thrown) {
    return refusal(`${name} did not work: ${thrown instanceof Error ? thrown.message : String(thrown)}`, 'failed');
  }
}

/** An outcome that says why nothing was done: a sentence for the model, a few words for the person. */
export function refusal(output: string, summary: string): Outcome {
  return { output, isError: true, summary };
}

const STOPPED = refusal('Stopped by the user before it was done.', 'stopped');
