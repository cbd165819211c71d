import type { View } from '../../../session/view.ts';
import { toolsWords } from '../../tool-words.ts';
import type { Scene } from '../feed.ts';

/** What goes on now: a few words for the status line, and one line beside it that may say more. */
export type Activity = {
  label: string;
  detail: string;
  troubled: boolean;
  /** The detail is another at every moment, and nothing is lost with it. */
  isFleeting: boolean;
};

/** Reads it off the scene; nothing is remembered. */
export function activityOf(scene: Scene): Activity {
  const { view } = scene;
  const { waiting, thinking } = view.live;
  if (waiting) {
    const { message } = waiting.failure;
    return { label: waitLabel(scene, waiting), detail: message, troubled: true, isFleeting: false };
  }
  switch (view.phase) {
    case 'working':
      return working(view);
    case 'writing':
      return calm(headingNow(view) ?? 'writing');
    case 'thinking':
      return calm(afterWriting(view) ?? 'thinking', lastLine(thinking), true);
    case 'idle':
    case 'asking':
    case 'permitting':
    case 'deciding':
    case 'waiting':
    case 'over':
      return calm('');
    default:
      return view.phase satisfies never;
  }
}

function calm(label: string, detail = '', isFleeting = false): Activity {
  return { label, detail, troubled: false, isFleeting };
}

function working({ tools, live }: View): Activity {
  const label = tools.length > 0 ? 'looking' : 'working';
  const output = lastLine(live.output ?? '');
  return output === '' ? calm(label, toolsWords(tools)) : calm(label, output, true);
}

/** The wait counts down; without a clock it says how long it is. */
function waitLabel(
  { now, waitingSince = now }: Scene,
  { waitMs, attempt }: { waitMs: number; attempt: number },
): string {
  const seconds = Math.max(0, Math.ceil((waitingSince + waitMs - now) / 1000));
  return `asking again in ${seconds} s, try ${attempt + 1}`;
}

/** The heading of the section that is being written. */
function headingNow({ draft }: View): string | undefined {
  return draft.cursor.inReport ? (draft.sections[draft.cursor.at]?.heading ?? draft.title) : undefined;
}

/** What happens to a report that is whole, until it is where it goes. */
function afterWriting({ draft, saved, checks, started }: View): string | undefined {
  if (!draft.whole || draft.revision === saved?.revision) return undefined;
  if (started?.options.checks && checks.whole?.revision !== draft.revision) return 'running the design';
  return started?.options.save === false ? undefined : 'saving';
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1)?.trim() ?? '';
}
