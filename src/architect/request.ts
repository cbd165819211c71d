import type { ModelRequest } from '../model/model.ts';
import { conversation } from '../session/conversation.ts';
import { reportText, saidSince } from '../session/intent.ts';
import type { Session } from '../session/session.ts';

/** The next request: a fold over the log. Throws before the session has started, which is a bug. */
export function requestOf({ events, view }: Session): ModelRequest {
  const { started } = view;
  if (!started) throw new Error('a request before the session has started');
  const { system, tools, persona, sections, brief, context, model, options } = started;
  const report = reportText(view);
  const added = events.flatMap((event) => (event.type === 'context.added' ? event.context : []));
  return {
    system,
    tools,
    messages: conversation(events),
    ...(model.effort && { effort: model.effort }),
    intent: {
      persona,
      sections,
      brief,
      context: [...context, ...added],
      asked: [...view.asked],
      ...(view.standing && { askedBefore: [...view.standing.asked] }),
      ...(view.repliedTo && { repliedTo: view.repliedTo }),
      ...(view.oneByOne && { oneByOne: true as const }),
      ...(options.questions && { pace: options.questions }),
      ...(report !== undefined && { report }),
      said: saidSince(events),
    },
  };
}
