import type { SessionEvent } from './events.ts';
import type { View } from './view.ts';

/** What the user said since the model last ended a turn, oldest first. */
export function saidSince(events: readonly SessionEvent[]): string[] {
  const said: string[] = [];
  for (const event of events) {
    if (event.type === 'user.said') said.push(event.text);
    else if (event.type === 'turn.ended' && event.stop !== 'tool_use') said.length = 0;
  }
  return said;
}

/** The report's markdown as the model wrote it, once there is one. */
export function reportText({ draft }: View): string | undefined {
  if (draft.title === undefined) return undefined;
  const sections = draft.sections.map(({ heading, markdown }) => `## ${heading}\n${markdown}`);
  return [`# ${draft.title}\n`, draft.opening, ...sections].join('');
}
