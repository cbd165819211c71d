import { useReducer } from 'react';
import { type Failure, toFailure } from '../../failure.ts';
import type { ModelChoice } from '../../session/events.ts';
import type { Session } from '../../session/session.ts';
import { type Facts, type Form, type Move, moveForm, type Place, placeOf } from './app-state.ts';
import { isFailure } from './is-failure.ts';
import { sessionScreen } from './late-screens.ts';
import type { Filling } from './parts/context-lines.ts';
import type { Stage } from './stage.ts';
import { usePipe } from './use-pipe.ts';

/** What is entered before there is a session, and where that leaves the user. */
export type FormNow = {
  form: Form;
  place: Place;
  /** The model of the chosen persona, or why none. */
  choice: ModelChoice | Failure | undefined;
  move(move: Move): void;
  /** Begins the session that the form describes. */
  begin(): Promise<Session | Failure>;
  /** Goes on with a session that was kept; gives why it cannot. Never rejects. */
  resume(id: string): Promise<Failure | undefined>;
};

/** The form, started from what the stage already knows. */
export function useForm(stage: Stage): FormNow {
  const [form, move] = useReducer(moveForm, stage, startForm);
  const pipe = usePipe(stage);
  const choice = form.persona && stage.modelFor(form.persona);
  const trusted = form.trusted || !form.persona || stage.isTrusted(form.persona);
  const place = placeOf(form, { trusted, pipe: pipeFact(pipe), model: modelFact(choice) });
  const begin = async (): Promise<Session | Failure> => {
    const { persona, brief = '', context } = form;
    if (!persona) throw new Error('a session begins without a persona');
    const piped = form.withoutPipe ? undefined : stage.pipe?.context;
    const [begun] = await Promise.all([
      stage.begin({ persona, brief, context: piped ? [...context, piped] : context }),
      sessionScreen.load(),
    ]);
    if (!isFailure(begun)) stage.drafts.set('brief', '');
    return begun;
  };
  const resume = async (id: string): Promise<Failure | undefined> => {
    if (!stage.resume) return { kind: 'usage', message: `It goes on by: backend-architect resume ${id}` };
    const [session] = await Promise.all([stage.resume(id).catch(toFailure), sessionScreen.load()]);
    if (isFailure(session)) return session;
    move({ type: 'began', session });
    return undefined;
  };
  return { form, place, choice, move, begin, resume };
}

function startForm({ form, resumed }: Stage): Form {
  const { persona, brief, context } = form;
  return {
    context,
    trusted: false,
    noticed: false,
    withoutPipe: false,
    ...(persona && { persona }),
    ...(brief?.trim() && { brief, words: brief }),
    ...(resumed && { session: resumed }),
  };
}

function pipeFact(pipe: Filling | undefined): Facts['pipe'] {
  if (!pipe) return 'none';
  if (pipe.failure) return 'unusable';
  return pipe.done ? 'ready' : 'filling';
}

/** The planner in place of a model is told before it begins; other notices stand at the head of the session. */
function modelFact(choice: ModelChoice | Failure | undefined): Facts['model'] {
  if (!choice) return 'fine';
  if (isFailure(choice)) return 'none';
  return choice.provider === 'planner' && choice.notice ? 'notice' : 'fine';
}
