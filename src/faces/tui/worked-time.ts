import type { EventBody, SessionEvent } from '../../session/events.ts';

/** How long the program was at work: a fold over the log, kept so that only new events are read. */
export type Worked = {
  /** How many events have been read. */
  read: number;
  /** Milliseconds that were the program's, up to the last event read. */
  ms: number;
  /** When the last event read happened, in milliseconds; absent before the first. */
  last?: number;
};

export const NOT_WORKED: Worked = { read: 0, ms: 0 };

/**
 * The time between two events is the program's, unless it ends with something that only a person does.
 * Times are for people: one that cannot be read, or that goes backwards, counts as nothing.
 */
export function addWorked(worked: Worked, events: readonly SessionEvent[]): Worked {
  if (worked.read === events.length) return worked;
  let { ms, last } = worked;
  for (let at = worked.read; at < events.length; at++) {
    const event = events[at];
    const time = Date.parse(event?.at ?? '');
    if (!event || Number.isNaN(time)) continue;
    if (last !== undefined && !isThePersons(event)) ms += Math.max(0, time - last);
    last = time;
  }
  return { read: events.length, ms, ...(last === undefined ? {} : { last }) };
}

/** The same up to this moment, while the program runs. */
export function workedUntil(worked: Worked, now: number): number {
  return worked.last === undefined ? worked.ms : worked.ms + Math.max(0, now - worked.last);
}

function isThePersons(event: EventBody): boolean {
  switch (event.type) {
    case 'question.answered':
    case 'question.replied':
    case 'answer.changed':
    case 'report.accepted':
    case 'report.kept':
    case 'user.said':
    case 'session.resumed':
    case 'model.changed':
    case 'session.cancelled':
    case 'session.ended':
      return true;
    case 'permission.given':
      return event.leave.by === 'user';
    case 'engine.said':
      return event.reason === 'retry';
    default:
      return false;
  }
}
