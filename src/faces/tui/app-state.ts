import type { Failure } from '../../failure.ts';
import type { Persona } from '../../personas/persona.ts';
import type { ContextRef } from '../../session/events.ts';
import type { Session } from '../../session/session.ts';

/** What has been entered before there is a session. A step that a flag already answered starts out answered. */
export type Form = {
  persona?: Persona;
  brief?: string;
  /** The words last written, kept when the user steps back from them. */
  words?: string;
  /** The files that go with it. */
  context: readonly ContextRef[];
  /** The persona's text was shown, and taken. */
  trusted: boolean;
  /** The notice about the model was read. */
  noticed: boolean;
  /** The user goes on although what was piped in cannot be used. */
  withoutPipe: boolean;
  /** Why the session could not begin. */
  failure?: Failure;
  session?: Session;
};

/** Where the user is. `session` is everything after the form. */
export type Place = 'who' | 'trust' | 'no-model' | 'what' | 'filling' | 'notice' | 'refused' | 'beginning' | 'session';

/** What decides the place beside the form itself. */
export type Facts = {
  /** The persona may speak: it is no stranger's, or its text was looked at. */
  trusted: boolean;
  /** Standard input is still filling, or cannot be used. */
  pipe: 'none' | 'filling' | 'unusable' | 'ready';
  /** What came of choosing a model for the persona: none, or one that comes with a notice. */
  model: 'none' | 'notice' | 'fine';
};

export type Move =
  | { type: 'took'; persona: Persona }
  | { type: 'trusted' }
  | { type: 'wrote'; brief: string; context: readonly ContextRef[] }
  | { type: 'noticed' }
  | { type: 'left-pipe' }
  | { type: 'refused'; failure: Failure }
  | { type: 'again' }
  /** The report of this session goes on to another persona, in a session of its own. */
  | { type: 'handed-over'; persona: Persona; brief: string; context: readonly ContextRef[] }
  /** Something else is designed, in a session of its own. */
  | { type: 'another' }
  | { type: 'began'; session: Session }
  | { type: 'back'; from: Place; words?: string };

/** The first step that is not settled yet. */
export function placeOf(form: Form, facts: Facts): Place {
  if (form.session) return 'session';
  if (!form.persona) return 'who';
  if (!facts.trusted) return 'trust';
  if (facts.model === 'none') return 'no-model';
  if (form.brief === undefined) return 'what';
  if (facts.pipe === 'filling' || (facts.pipe === 'unusable' && !form.withoutPipe)) return 'filling';
  if (form.failure) return 'refused';
  return facts.model === 'notice' && !form.noticed ? 'notice' : 'beginning';
}

/** The form after one move of the user's. */
export function moveForm(form: Form, move: Move): Form {
  switch (move.type) {
    case 'took':
      return { ...form, persona: move.persona, trusted: false, noticed: false };
    case 'trusted':
      return { ...form, trusted: true };
    case 'wrote':
      return { ...form, brief: move.brief, words: move.brief, context: move.context };
    case 'noticed':
      return { ...form, noticed: true };
    case 'left-pipe':
      return { ...form, withoutPipe: true };
    case 'refused':
      return { ...form, failure: move.failure };
    case 'again':
      return without(form, 'failure');
    case 'handed-over': {
      const { persona, brief, context } = move;
      // What was piped in has gone into the report already.
      const fresh = { trusted: false, withoutPipe: true };
      return { ...without(without(form, 'session'), 'failure'), ...fresh, persona, brief, words: brief, context };
    }
    case 'another': {
      const { persona, trusted } = form;
      return { context: [], trusted, noticed: false, withoutPipe: true, ...(persona && { persona }) };
    }
    case 'began':
      return { ...form, session: move.session };
    case 'back':
      return stepBack(form, move.from, move.words);
    default:
      return move satisfies never;
  }
}

/** From the brief back to the persona; from anything later back to the brief. Words are never lost on the way. */
function stepBack(form: Form, from: Place, words?: string): Form {
  const kept = words === undefined ? form : { ...form, words };
  if (from === 'trust' || from === 'what' || from === 'no-model') return without(kept, 'persona');
  if (from === 'who' || from === 'session') return kept;
  return { ...without(without(kept, 'brief'), 'failure'), noticed: false, withoutPipe: false };
}

function without(form: Form, key: 'persona' | 'brief' | 'failure' | 'session'): Form {
  const { [key]: _dropped, ...rest } = form;
  return rest;
}
