import { progress } from '../../../session/draft.ts';
import type { Usage } from '../../../session/events.ts';
import type { View } from '../../../session/view.ts';
import { widthOf } from '../../../text/width.ts';
import type { Scene } from '../feed.ts';
import type { Theme } from '../theme.ts';
import { activityOf } from './activity.ts';
import { clock, dollars, shortCount } from './numbers.ts';
import { row, type Span, textWidth } from './row.ts';
import { spinnerFrame } from './spinner.ts';

/** Cells that the words on the left have before a number is left out. */
const LEAST_LABEL = 22;
const GAP = '   ';

/**
 * Where the work stands: what goes on, sections done of due, tokens, cost, time. Each number keeps its place and its
 * width while it changes; on a narrow screen the less telling ones are left out.
 *
 * @param motion whether the spinner and the clock run.
 */
export function statusLine(theme: Theme, columns: number, scene: Scene, motion: boolean): string {
  const { view, now } = scene;
  const { label, troubled } = activityOf(scene);
  const sign: Span = motion ? [spinnerFrame(theme, now), theme.accent] : [theme.signs.dot, theme.accent];
  const width = textWidth(columns);
  const numbers = fitting(numbersOf(scene, motion), width - LEAST_LABEL);
  const spans = numbers.map((text): Span => [GAP + text, theme.dim]);
  const left: Span[] = [[' '], sign, [' '], [label || view.phase, troubled ? theme.warn : theme.strong]];
  return row(Math.min(columns, width + 1), left, spans, theme.signs.ellipsis);
}

/** All tokens that were sent or written, those from the cache included. */
export function tokensOf({ input, output, cacheRead, cacheWrite }: Usage): number {
  return input + output + cacheRead + cacheWrite;
}

/** Whether tokens and dollars mean anything: the planner uses neither. */
export function isMetered({ started, usage }: View): boolean {
  return started?.model.provider !== 'planner' || tokensOf(usage) > 0;
}

/** Cells that hold most counts of checks, so that they do not move the numbers after them. */
const STEADY = '12 checked, 1 wrong'.length;

/** `9 checked, 1 wrong`. */
function checkedSoFar({ checks }: View): string {
  const wrong = checks.parts.filter(({ findings }) => findings.some(({ level }) => level === 'error')).length;
  return `${String(checks.parts.length).padStart(2)} checked${wrong > 0 ? `, ${wrong} wrong` : ''}`;
}

type Number = { text: string; rank: number };

function numbersOf({ view, worked }: Scene, motion: boolean): Number[] {
  const due = view.started?.sections ?? [];
  const done = progress(view.draft, due).filter((section) => section.done).length;
  const sections = `${done} of ${due.length} sections`.padStart(`${due.length} of ${due.length} sections`.length);
  const metered = isMetered(view);
  return [
    ...(due.length > 0 ? [{ text: sections, rank: 1 }] : []),
    ...(view.checks.parts.length > 0 ? [{ text: checkedSoFar(view).padEnd(STEADY), rank: 1.5 }] : []),
    ...(metered ? [{ text: shortCount(tokensOf(view.usage)).padStart(5), rank: 3 }] : []),
    ...(metered ? [{ text: dollars(view.cost).padStart(6), rank: 2 }] : []),
    ...(motion ? [{ text: clock(worked).padStart(5), rank: 0 }] : []),
  ];
}

/** Leaves out the highest ranks until the rest fits. */
function fitting(numbers: readonly Number[], room: number): string[] {
  const width = numbers.reduce((sum, { text }) => sum + GAP.length + widthOf(text), 0);
  if (width <= room || numbers.length === 0) return numbers.map(({ text }) => text);
  const last = Math.max(...numbers.map(({ rank }) => rank));
  return fitting(
    numbers.filter(({ rank }) => rank !== last),
    room,
  );
}
