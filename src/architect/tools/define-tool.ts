import type { ActingTool, LookingTool, Outcome, Plan, ToolContext } from './tool.ts';
import { type Fields, type Given, inputSchema, parseInput } from './tool-input.ts';

/** A tool before its input is read: its fields stand for the schema and for the parser. */
type Definition<F extends Fields> = {
  name: string;
  /** For the model: when to use it, what comes back, its limits. */
  prose: string;
  fields: F;
  describe(input: Given<F>): string;
};

export type ToolDefinition<F extends Fields> = Definition<F> & {
  /** May throw what the file system throws: it becomes an outcome. */
  run(input: Given<F>, context: ToolContext): Promise<Outcome>;
};

export type ActingDefinition<F extends Fields> = Definition<F> & {
  /** May throw, as may what it gives back to run. */
  plan(input: Given<F>, context: ToolContext): Promise<Plan>;
};

/** A tool from its definition. What it throws, and a signal that was aborted, become outcomes; what it says is made harmless. */
export function defineTool<F extends Fields>(definition: ToolDefinition<F>): LookingTool<Given<F>> {
  const { name, run } = definition;
  return { ...named(definition), run: (input, context) => settled(name, context, () => run(input, context)) };
}

/** The same for a tool that acts. */
export function defineActing<F extends Fields>(definition: ActingDefinition<F>): ActingTool<Given<F>> {
  const { name, plan } = definition;
  return {
    ...named(definition),
    async plan(input, context) {
      try {
        const made = await plan(input, context);
        if (!made.ok) return { ok: false, outcome: harmless(made.outcome, context) };
        const { action, run } = made;
        return { ok: true, action, run: (acting) => done(name, acting, () => run(acting)) };
      } catch (thrown) {
        return { ok: false, outcome: harmless(failed(name, thrown), context) };
      }
    },
  };
}

function named<F extends Fields>({ name, prose, fields, describe }: Definition<F>) {
  return {
    spec: { name, description: prose.trim(), input_schema: inputSchema(fields) },
    parse: (input: unknown) => parseInput(name, fields, input),
    describe: (input: Given<F>) => describe(input).replace(/\s+/g, ' ').trim(),
  };
}

async function settled(name: string, context: ToolContext, run: () => Promise<Outcome>): Promise<Outcome> {
  if (context.signal.aborted) return STOPPED;
  const outcome = await attempt(name, run);
  return context.signal.aborted ? STOPPED : harmless(outcome, context);
}

/** What was done before it was stopped is told: it may have changed something. */
async function done(name: string, context: ToolContext, run: () => Promise<Outcome>): Promise<Outcome> {
  return context.signal.aborted ? STOPPED : harmless(await attempt(name, run), context);
}

function harmless({ output, isError, summary }: Outcome, { sanitize }: ToolContext): Outcome {
  return { output: sanitize(output), isError, summary: sanitize(summary) };
}

async function attempt(name: string, run: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await run();
  } catch (thrown) {
    return failed(name, thrown);
  }
}

function failed(name: string, thrown: unknown): Outcome {
  return refusal(`${name} did not work: ${thrown instanceof Error ? thrown.message : String(thrown)}`, 'failed');
}

/** An outcome that says why nothing was done: a sentence for the model, a few words for the person. */
export function refusal(output: string, summary: string): Outcome {
  return { output, isError: true, summary };
}

const STOPPED = refusal('Stopped by the user before it was done.', 'stopped');
