import { setImmediate as breathe } from 'node:timers/promises';
import { toFailure } from '../../failure.ts';
import { type Block, NO_USAGE } from '../../session/events.ts';
import type { Model, ModelEvent, ModelRequest } from '../model.ts';
import type { Reply } from './reply.ts';

/**
 * The built-in architect: it designs by rules, without a network, a clock or a state of its own, so the same request
 * always gets the same answer. It looks through the repo and asks with the tools that the request offers. Its
 * vocabulary is large, and is loaded with the first brief that there is to read.
 */
export function createPlanner(): Model {
  return { stream };
}

async function* stream(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  try {
    if (signal.aborted) return yield STOPPED;
    await breathe();
    const { nextReply } = await import('./stages.ts');
    const reply = nextReply(request);
    for (const event of eventsOf(reply)) {
      await breathe();
      if (signal.aborted) return yield STOPPED;
      yield event;
    }
  } catch (thrown) {
    yield { type: 'failed', failure: toFailure(thrown) };
  }
}

const STOPPED: ModelEvent = { type: 'failed', failure: { kind: 'stopped', message: 'The planner was stopped.' } };

function* eventsOf(reply: Reply): Generator<ModelEvent> {
  yield { type: 'thinking', text: reply.thinking };
  const thought: Block = { type: 'thinking', thinking: reply.thinking, signature: '' };
  switch (reply.kind) {
    case 'calls':
      yield { type: 'ended', content: [thought, ...reply.calls], stop: 'tool_use', usage: NO_USAGE, cost: 0 };
      return;
    case 'text':
      for (const text of pieces(reply.text)) yield { type: 'text', text };
      yield {
        type: 'ended',
        content: [thought, { type: 'text', text: reply.text }],
        stop: 'end_turn',
        usage: NO_USAGE,
        cost: 0,
      };
      return;
    default:
      reply satisfies never;
  }
}

/** A line or two at a time. */
function* pieces(text: string): Generator<string> {
  for (const match of text.matchAll(/(?:[^\n]*\n){1,2}|[^\n]+$/g)) yield match[0];
}
