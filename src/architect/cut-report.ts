import { stopOf } from '../session/events.ts';
import type { Session } from '../session/session.ts';
import type { Cut } from './seam.ts';

/** The report as the reply before cut it off: it broke, or ran into its length limit. Absent where none is open. */
export function cutReport({ events, view: { draft, started } }: Session): Cut | undefined {
  const { title, sections, cursor } = draft;
  const last = events.findLast(({ type }) => type === 'turn.ended' || type === 'turn.failed');
  const wasCut = last?.type === 'turn.failed' || (last?.type === 'turn.ended' && stopOf(last) === 'max_tokens');
  if (!wasCut || title === undefined || !cursor.inReport) return undefined;
  const heading = sections[cursor.at]?.heading;
  return {
    text: textBefore(events),
    title,
    ...(heading !== undefined && { heading }),
    due: started?.sections ?? [],
    inCode: cursor.fence.fence !== undefined || cursor.fence.until !== undefined,
  };
}

/** More of what stands is not looked at: a reply repeats no more than a part of it, or begins again. */
const LONGEST = 200_000;

/** The text that has settled, joined, to its last character. */
function textBefore(events: Session['events']): string {
  const pieces: string[] = [];
  let length = 0;
  for (let at = events.length - 1; at >= 0 && length < LONGEST; at -= 1) {
    const event = events[at];
    if (event?.type !== 'text.settled') continue;
    pieces.unshift(event.markdown);
    length += event.markdown.length;
  }
  return pieces.join('');
}
