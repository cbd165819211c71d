import wrapAnsi from 'wrap-ansi';
import { widthOf } from '../../../text/width.ts';

/** What puts frames on the screen, as Ink has it: each in the place of the one before. */
export type Log = {
  /** Draws a frame. @returns whether anything of it had to be drawn */
  (frame: string): boolean;
  /** Erases the frame: as many rows as it has lines, from the one below it upwards. */
  clear(): void;
  /** Takes over what somebody else has drawn. */
  sync(frame: string): void;
};

type Output = { readonly columns?: number; readonly rows?: number; write(text: string): unknown };

/** Erases a row and goes to the one above (ECMA-48: EL, CUU). */
const ERASE_UP = '\x1B[2K\x1B[1A';

const reflowing = new WeakSet<object>();

/** From here on, frames on this output are erased as a terminal leaves them that wraps long rows anew. */
export function letReflow(output: object): void {
  reflowing.add(output);
}

/**
 * The same log, but for a terminal that has become narrower. Where it wraps anew what stands on it, a frame takes more
 * rows than it has lines, and what Ink leaves of it would stand in the scrollback for ever. Nothing above the frame is
 * touched. The next frame ends where the one before did, below empty rows that go with it: terminals push rows off at
 * the top for each row that is wrapped, and in a frame that crept upwards with each step these would soon be its own.
 * Rows of a frame that no longer had room on the screen are in the scrollback, where no program erases a row.
 */
export function reflowedLog<Own extends Log>(own: Own, output: Output): Own {
  if (!reflowing.has(output)) return own;
  let shown = '';
  let width = output.columns ?? 0;
  /** Empty rows above the frame that are its own. */
  let above = 0;
  /** Rows, that of the cursor with them, in which the next frame is to end. */
  let room = 0;
  const note = (frame: string): void => {
    shown = frame;
    width = output.columns ?? 0;
  };
  /** @returns how many rows are empty now, from that of the cursor on */
  const erase = (): number => {
    const more = shown === '' ? 0 : extraRows(shown, output.columns ?? 0) + above;
    const erased = shown === '' ? 0 : more + linesOf(shown);
    if (more > 0) output.write(ERASE_UP.repeat(more));
    own.clear();
    above = 0;
    shown = '';
    return Math.min(erased, output.rows ?? erased);
  };
  const clear = (): void => {
    const isNarrower = (output.columns ?? 0) < width;
    const rows = erase();
    room = isNarrower ? rows : 0;
    note('');
  };
  const draw = (frame: string): boolean => {
    // The lines of before are no longer where they were: no line can be drawn over its own.
    if ((output.columns ?? 0) < width || (above > 0 && linesOf(frame) > linesOf(shown))) room = erase();
    above += Math.max(0, room - linesOf(frame));
    if (room > 0) output.write('\n'.repeat(above));
    room = 0;
    const isDrawn = own(frame);
    note(frame);
    return isDrawn;
  };
  const sync = (frame: string): void => {
    own.sync(frame);
    room = 0;
    note(frame);
  };
  return Object.assign(draw, own, { clear, sync });
}

function linesOf(frame: string): number {
  return frame.split('\n').length;
}

/** How many rows more than lines a frame takes once the terminal has so many columns. */
export function extraRows(frame: string, columns: number): number {
  if (columns < 1) return 0;
  return frame.split('\n').reduce((rows, line) => rows + rowsOf(line, columns) - 1, 0);
}

/** As terminals wrap: anywhere, but never within a wide character. */
function rowsOf(line: string, columns: number): number {
  if (widthOf(line) <= columns) return 1;
  return wrapAnsi(line, columns, { hard: true, wordWrap: false, trim: false }).split('\n').length;
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Whether the terminal is known to wrap anew what stands on it when it becomes narrower. One that does not (xterm,
 * GNU screen, the console of Linux) cuts its rows off, and to erase more of them would take what is above.
 */
export function reflowsOf(env: Env): boolean {
  const { TERM = '', TERM_PROGRAM = '', TMUX, STY } = env;
  if (STY || env.XTERM_VERSION) return false;
  if (TMUX) return true;
  return (
    Boolean(env.WT_SESSION || env.VTE_VERSION || env.KONSOLE_VERSION || env.ZELLIJ) ||
    /^(?:Apple_Terminal|Hyper|WarpTerminal|WezTerm|ghostty|iTerm\.app|mintty|rio|vscode|zed)$/.test(TERM_PROGRAM) ||
    /^(?:xterm-kitty|xterm-ghostty|alacritty|contour|foot|wezterm)/.test(TERM)
  );
}
