import type { EngineReason, SessionEvent } from './events.ts';

/** How many of these there were since a turn went well, the user spoke, or the session was taken up again. */
export function inARow(
  events: readonly SessionEvent[],
  type: 'engine.said' | 'turn.failed',
  reason?: EngineReason,
): number {
  let count = 0;
  for (let at = events.length - 1; at >= 0; at--) {
    const event = events[at];
    if (event?.type === type && (event.type !== 'engine.said' || event.reason === reason)) count++;
    else if (endsARow(event, type)) break;
  }
  return count;
}

function endsARow(event: SessionEvent | undefined, type: 'engine.said' | 'turn.failed'): boolean {
  if (event?.type === 'user.said' || event?.type === 'answer.changed' || event?.type === 'session.resumed') return true;
  if (event?.type === 'engine.said') return event.reason === 'retry';
  if (event?.type !== 'turn.ended') return false;
  return type === 'turn.failed' || event.stop === 'tool_use';
}
