import type { Block, EventBody, SessionStarted, StopReason, ToolUseBlock } from '../../src/session/events.ts';
import { NO_USAGE } from '../../src/session/events.ts';
import type { Question } from '../../src/session/question.ts';
import { createSession, type Session } from '../../src/session/session.ts';

/** A clock that ticks a second a look. */
export function ticking(from = '2026-11-20T10:00:00.000Z'): () => string {
  let now = Date.parse(from);
  return () => {
    now += 1000;
    return new Date(now).toISOString();
  };
}

/** The first event of a session, with what a test cares about put in. */
export function started(over: Partial<SessionStarted> = {}): SessionStarted {
  return {
    type: 'session.started',
    v: 1,
    id: '20261120-abc123',
    persona: { slug: 'tester', name: 'Tester', prompt: 'You test.', questions: 'when-unclear', source: 'tester.md' },
    brief: 'Lend books.',
    context: [],
    model: { provider: 'replay', id: 'replay', systemMessages: false },
    workspace: '/nowhere',
    system: 'You test.',
    tools: [],
    sections: ['Data model', 'API contract'],
    options: { assume: false, maxTurns: 20, save: true },
    ...over,
  };
}

/** A session that has begun. */
export function begun(over: Partial<SessionStarted> = {}): Session {
  const session = createSession(ticking());
  session.append(started(over));
  return session;
}

/** Appends several events. */
export function play(session: Session, ...bodies: EventBody[]): Session {
  for (const body of bodies) session.append(body);
  return session;
}

export function text(words: string): Block {
  return { type: 'text', text: words };
}

export function call(id: string, name: string, input: unknown = {}): ToolUseBlock {
  return { type: 'tool_use', id, name, input };
}

/** A whole turn of text: begun, settled in one piece, ended. */
export function turnOf(turn: number, words: string, stop: StopReason = 'end_turn', extra: Block[] = []): EventBody[] {
  const content = [...(words ? [text(words)] : []), ...extra];
  return [
    { type: 'turn.started', turn },
    ...(words ? [{ type: 'text.settled', turn, markdown: words } as const] : []),
    { type: 'turn.ended', turn, content, stop, usage: NO_USAGE },
  ];
}

export function question(id: string, over: Partial<Question> = {}): Question {
  return {
    id,
    header: `Header ${id}`,
    question: `What about ${id}?`,
    kind: 'single',
    options: [{ label: 'One' }, { label: 'Two' }],
    recommended: 'One',
    ...over,
  };
}

export const REPORT = '# Lending\n\nWhat it is.\n\n## Data model\n\nTables.\n\n## API contract\n\nPaths.\n';
