import { toFailure } from '../failure.ts';
import { invalidInput } from '../model/model.ts';
import { numbered } from '../session/asked.ts';
import type { ToolUseBlock } from '../session/events.ts';
import type { Session } from '../session/session.ts';
import { sanitize } from '../text/sanitize.ts';
import type { Engine } from './engine.ts';
import { leaveFor } from './permissions/leave-for.ts';
import { isDenied } from './permissions/matches.ts';
import { rulesOf } from './permissions/rule.ts';
import { toolSecrets } from './tool-secrets.ts';
import { askSpec, parseQuestions } from './tools/ask.ts';
import type { ActingTool, Outcome, Tool, ToolContext } from './tools/tool.ts';

/**
 * Runs the calls of one turn: those that only look side by side, those that act one after another and each by leave,
 * in the order of the turn; then the first question, which waits for its answer.
 */
export async function runCalls(calls: readonly ToolUseBlock[], session: Session, engine: Engine): Promise<void> {
  const looking: Promise<void>[] = [];
  for (const call of calls) {
    if (isAsk(call)) continue;
    const tool = toolFor(call, engine);
    if (tool && 'plan' in tool) {
      await Promise.all(looking.splice(0));
      if (isOver(session)) return;
      await withSignal(session, (signal) => act(tool, call, session, engine, signal));
    } else {
      looking.push(withSignal(session, (signal) => look(tool, call, session, engine, signal)));
    }
  }
  await Promise.all(looking);
  const question = calls.find(isAsk);
  if (question && !isOver(session)) ask(question, session, engine);
}

function isAsk({ name }: ToolUseBlock): boolean {
  return name.toLowerCase() === askSpec.name;
}

function isOver({ view }: Session): boolean {
  return view.phase === 'over';
}

function toolFor({ name }: ToolUseBlock, { tools }: Engine): Tool | undefined {
  return tools.find(({ spec }) => spec.name === name) ?? tools.find(({ spec }) => spec.name === name.toLowerCase());
}

/** The signal is aborted when the user stops the turn, or leaves. */
async function withSignal(session: Session, run: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const stopping = new AbortController();
  const unsubscribe = session.subscribe(({ type }) => {
    if (type === 'stop.asked' || type === 'session.cancelled') stopping.abort();
  });
  try {
    await run(stopping.signal);
  } finally {
    unsubscribe();
  }
}

async function look(
  tool: Exclude<Tool, ActingTool> | undefined,
  call: ToolUseBlock,
  session: Session,
  engine: Engine,
  signal: AbortSignal,
): Promise<void> {
  start(call, session);
  const input = tool ? inputOf(tool, call) : { ok: false as const, outcome: unknown(call, engine) };
  const context = contextOf(session, engine, signal);
  end(call, session, tool && input.ok ? await outcomeOf(tool.run(input.input, context)) : failed(input), engine);
}

/** Finds out what it would do, asks for leave, and does it: what has begun is on record before it has any effect. */
async function act(
  tool: ActingTool,
  call: ToolUseBlock,
  session: Session,
  engine: Engine,
  signal: AbortSignal,
): Promise<void> {
  const input = inputOf(tool, call);
  const context = contextOf(session, engine, signal);
  const plan = input.ok ? await tool.plan(input.input, context).catch(unplanned) : input;
  if (!plan.ok) {
    start(call, session);
    return end(call, session, plan.outcome, engine);
  }
  const leave = await leaveFor(plan.action, call.id, session, engine);
  if (!leave) return;
  start(call, session);
  if (!leave.allow) return end(call, session, denied(leave.words), engine);
  const running = plan.run({
    ...context,
    mayAlso: async (action) => (await leaveFor(action, call.id, session, engine))?.allow === true,
    onOutput: (text) => session.append({ type: 'tool.output', call: call.id, text: sanitize(text) }),
  });
  end(call, session, await outcomeOf(running), engine);
}

/** A tool that throws is a bug of ours; the session, with what others brought, is not lost for it. */
async function outcomeOf(running: Promise<Outcome>): Promise<Outcome> {
  try {
    return await running;
  } catch (thrown) {
    return broken(thrown);
  }
}

function unplanned(thrown: unknown): { ok: false; outcome: Outcome } {
  return { ok: false, outcome: broken(thrown) };
}

function broken(thrown: unknown): Outcome {
  return { output: `The tool failed: ${toFailure(thrown).message}`, isError: true, summary: 'failed' };
}

function inputOf(tool: Tool, call: ToolUseBlock): { ok: true; input: unknown } | { ok: false; outcome: Outcome } {
  const broken = invalidInput(call);
  if (broken !== undefined) return notUnderstood(`The input was no valid JSON: ${broken}. Send the call again, whole.`);
  const parsed = tool.parse(call.input);
  return parsed.ok ? parsed : notUnderstood(parsed.error);
}

function failed(input: { ok: boolean; outcome?: Outcome }): Outcome {
  return input.outcome ?? refused('It could not be run.');
}

function contextOf({ view }: Session, engine: Engine, signal: AbortSignal): ToolContext {
  const { workspace, programPath, checks } = engine;
  const rules = rulesOf(view.started?.options.rules);
  return {
    workspace,
    signal,
    sanitize,
    isDenied: (path) => isDenied(path, rules),
    ...(programPath && { programPath }),
    ...(checks && { checks }),
  };
}

function ask(call: ToolUseBlock, session: Session, engine: Engine): void {
  const broken = invalidInput(call);
  const parsed = parseQuestions(call.input);
  if (broken === undefined && parsed.ok) {
    session.append({ type: 'question.asked', call: call.id, questions: numbered(parsed.questions, session.view) });
    return;
  }
  start(call, session);
  end(call, session, refused(parsed.ok ? `The input was no valid JSON: ${broken}.` : parsed.error), engine);
}

function start({ id, name, input }: ToolUseBlock, session: Session): void {
  session.append({ type: 'tool.started', call: id, name, input });
}

/** What a tool brings goes to the model, and into the journal: secrets in it go no further than here. */
function end(call: ToolUseBlock, session: Session, outcome: Outcome, engine: Engine): void {
  const { text: output, masked } = engine.mask?.(outcome.output) ?? { text: outcome.output, masked: [] };
  session.append({ type: 'tool.ended', call: call.id, ...outcome, output });
  if (masked.length === 0) return;
  const text = toolSecrets(call, toolFor(call, engine), { output, masked });
  const isSaid = session.view.items.some((item) => item.kind === 'notice' && item.text === text);
  if (!isSaid) session.append({ type: 'notice', text });
}

function notUnderstood(error: string): { ok: false; outcome: Outcome } {
  return { ok: false, outcome: refused(error) };
}

function refused(error: string): Outcome {
  return { output: error, isError: true, summary: 'not understood' };
}

function denied(words: string | undefined): Outcome {
  const output = words
    ? `It was not allowed, and nothing was done. ${words}`
    : 'The user did not allow it, and nothing was done.';
  return { output, isError: true, summary: 'not allowed' };
}

function unknown(call: ToolUseBlock, engine: Engine): Outcome {
  const names = engine.tools.map(({ spec }) => spec.name).join(', ');
  return { output: `There is no tool ${call.name} here. There are: ${names}.`, isError: true, summary: 'no such tool' };
}
