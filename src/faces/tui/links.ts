import { isAtLeast, isWithin } from './signals.ts';

/** Where a text may lead to, by OSC 8; nothing where the terminal is not known to take it. */
export type Links = {
  /** Files as well: the terminal is on the machine that has them. */
  files: boolean;
};

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Whether this terminal makes links of OSC 8. Only one that is known to: in any other the address would be lost.
 * `FORCE_HYPERLINK` has the last word, as in other programs. Colours and CI have no say; a screen reader gets the address.
 */
export function linksOf(env: Env, isTTY: boolean, screenReader: boolean): Links | undefined {
  if (!isTTY || screenReader || env.TERM === 'dumb') return undefined;
  const forced = env.FORCE_HYPERLINK?.trim();
  const isKnown = forced ? forced !== '0' && forced !== 'false' : takesLinks(env);
  return isKnown ? { files: isNear(env) } : undefined;
}

/** Over SSH, and from WSL, a path of this machine is another one's to the terminal, or none. */
function isNear({ SSH_CONNECTION, SSH_TTY, WSL_DISTRO_NAME }: Env): boolean {
  return !SSH_CONNECTION && !SSH_TTY && !WSL_DISTRO_NAME;
}

/** From the documents of each; Konsole and Apple's terminal take them not at all, or not unless they are told to. */
function takesLinks(env: Env): boolean {
  const { TERM = '', TERM_PROGRAM: program, TERM_PROGRAM_VERSION: version } = env;
  // Before 3.4, tmux swallows them; from then on it passes them to whatever takes them.
  if (isWithin(env)) return env.TMUX !== undefined && program === 'tmux' && isAtLeast(version, [3, 4]);
  const since = program === undefined ? undefined : SINCE[program];
  if (since) return isAtLeast(version, since) || (program === 'vscode' && env.CURSOR_TRACE_ID !== undefined);
  // 0.50.0 crashed on them.
  if (env.VTE_VERSION) return Number(env.VTE_VERSION) > 5000;
  return Boolean(env.WT_SESSION) || /^(?:xterm-kitty|xterm-ghostty|alacritty|foot|wezterm|contour)/.test(TERM);
}

const SINCE: Readonly<Record<string, readonly number[]>> = {
  'iTerm.app': [3, 1],
  WezTerm: [20200620],
  ghostty: [],
  mintty: [3, 1],
  rio: [],
  vscode: [1, 72],
  zed: [],
};
