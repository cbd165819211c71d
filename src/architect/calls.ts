import { invalidInput } from '../model/model.ts';
import type { ToolUseBlock } from '../session/events.ts';
import type { Session } from '../session/session.ts';
import { sanitize } from '../text/sanitize.ts';
import type { Engine } from './engine.ts';
import { askSpec, parseQuestions } from './tools/ask.ts';
import type { Outcome, Tool } from './tools/tool.ts';

/** Runs the calls of one turn: the tools side by side, then the first question, which waits for its answer. */
export async function runCalls(calls: readonly ToolUseBlock[], session: Session, engine: Engine): Promise<void> {
  const isAsk = (call: ToolUseBlock): boolean => call.name.toLowerCase() === askSpec.name;
  const questions = calls.filter(isAsk);
  const others = calls.filter((call) => !isAsk(call));
  await Promise.all(others.map((call) => runCall(call, session, engine)));
  if (session.view.phase === 'over') return;
  const [first] = questions;
  if (first) ask(first, session);
}

async function runCall(call: ToolUseBlock, session: Session, engine: Engine): Promise<void> {
  const tool = engine.tools.find(({ spec }) => spec.name === call.name.toLowerCase());
  session.append({ type: 'tool.started', call: call.id, name: call.name, input: call.input });
  const outcome = tool ? await runTool(tool, call, session, engine) : unknown(call, engine);
  session.append({ type: 'tool.ended', call: call.id, ...outcome });
}

async function runTool(tool: Tool, call: ToolUseBlock, session: Session, engine: Engine): Promise<Outcome> {
  const broken = invalidInput(call);
  if (broken !== undefined) return refused(`The input was no valid JSON: ${broken}. Send the call again, whole.`);
  const parsed = tool.parse(call.input);
  if (!parsed.ok) return refused(parsed.error);
  const stopping = new AbortController();
  const unsubscribe = session.subscribe(({ type }) => {
    if (type === 'stop.asked' || type === 'session.cancelled') stopping.abort();
  });
  try {
    const { workspace, programPath, checks } = engine;
    const context = {
      workspace,
      signal: stopping.signal,
      sanitize,
      ...(programPath && { programPath }),
      ...(checks && { checks }),
    };
    return await tool.run(parsed.input, context);
  } finally {
    unsubscribe();
  }
}

function ask(call: ToolUseBlock, session: Session): void {
  const broken = invalidInput(call);
  const parsed = parseQuestions(call.input, session.view.asked.length + 1);
  if (broken === undefined && parsed.ok) {
    session.append({ type: 'question.asked', call: call.id, questions: parsed.questions });
    return;
  }
  const error = parsed.ok ? `The input was no valid JSON: ${broken}.` : parsed.error;
  session.append({ type: 'tool.started', call: call.id, name: call.name, input: call.input });
  session.append({ type: 'tool.ended', call: call.id, ...refused(error) });
}

function refused(error: string): Outcome {
  return { output: error, isError: true, summary: 'not understood' };
}

function unknown(call: ToolUseBlock, engine: Engine): Outcome {
  const names = engine.tools.map(({ spec }) => spec.name).join(', ');
  return { output: `There is no tool ${call.name} here. There are: ${names}.`, isError: true, summary: 'no such tool' };
}
