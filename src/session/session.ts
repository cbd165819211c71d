import { type Command, eventOf } from './command.ts';
import { type EventBody, isDurable, type SessionEvent } from './events.ts';
import { foldView } from './fold-view.ts';
import type { Mask } from './masked.ts';
import { maskTyped } from './typed.ts';
import { EMPTY_VIEW, type View } from './view.ts';

/**
 * The log, its fold, and who listens. The loop and the tools append facts; the faces send commands; waiting is
 * waiting for an event.
 */
export interface Session {
  /** The durable events, in order. */
  readonly events: readonly SessionEvent[];
  readonly view: View;
  append(body: EventBody): SessionEvent;
  /** False: the command no longer makes sense, and nothing happened. */
  send(command: Command): boolean;
  /** Everyone sees events in the order of `seq`, also when a listener appends from inside its callback. */
  subscribe(listener: Listener): () => void;
  /** The first durable event that matches: a past one counts. A live one matches only while it passes. */
  until<Found extends SessionEvent>(match: (event: SessionEvent) => event is Found): Promise<Found>;
  until(match: (event: SessionEvent) => boolean): Promise<SessionEvent>;
}

export type Listener = (event: SessionEvent) => void;

/**
 * @param now gives the current time as an ISO string
 * @param past the events of a journal, to go on from
 * @param mask takes secrets out of what a person says before it is on record, unless the session sends them
 */
export function createSession(now: () => string, past: readonly SessionEvent[] = [], mask?: Mask): Session {
  const events: SessionEvent[] = [...past];
  const listeners = new Set<Listener>();
  const queue: SessionEvent[] = [];
  let view = past.reduce(foldView, EMPTY_VIEW);
  let seq = past.at(-1)?.seq ?? 0;
  let draining = false;
  /** Whether text has come that only deltas carry. */
  let unsaved = false;

  function add(body: EventBody): SessionEvent {
    seq += 1;
    const event = { seq, at: now(), ...body } as SessionEvent;
    if (isDurable(event)) events.push(event);
    view = foldView(view, event);
    queue.push(event);
    return event;
  }

  function append(said: EventBody): SessionEvent {
    const { body, notices } = guarded(said);
    if (unsaved && isDurable(body) && !carriesText(body)) {
      add({ type: 'text.tail', turn: view.turn, markdown: view.tail });
    }
    if (body.type === 'text.delta') unsaved = true;
    else if (isDurable(body)) unsaved = false;
    const event = add(body);
    drain();
    for (const text of notices) append({ type: 'notice', text });
    return event;
  }

  function guarded(body: EventBody): { body: EventBody; notices: readonly string[] } {
    return mask && !view.started?.options.sendSecrets ? maskTyped(body, mask) : { body, notices: [] };
  }

  function drain(): void {
    if (draining) return;
    draining = true;
    try {
      for (let event = queue.shift(); event; event = queue.shift())
        for (const listener of [...listeners]) listener(event);
    } finally {
      draining = false;
    }
  }

  return {
    get events() {
      return events;
    },
    get view() {
      return view;
    },
    append,
    send(command) {
      const body = eventOf(command, view);
      if (body) append(body);
      return body !== undefined;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    until(match: (event: SessionEvent) => boolean): Promise<SessionEvent> {
      const past = events.find(match);
      if (past) return Promise.resolve(past);
      return new Promise((resolve) => {
        const listener = (event: SessionEvent): void => {
          if (!match(event)) return;
          listeners.delete(listener);
          resolve(event);
        };
        listeners.add(listener);
      });
    },
  } as Session;
}

/** These bring the open block with them, whole. */
function carriesText(body: EventBody): boolean {
  switch (body.type) {
    case 'text.settled':
    case 'text.tail':
    case 'turn.ended':
    case 'turn.failed':
      return true;
    default:
      return false;
  }
}
