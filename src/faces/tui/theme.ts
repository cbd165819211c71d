import type { Links } from './links.ts';
import { type Background, nearest16, nearest256, parseColor, type Rgb, readable } from './palette.ts';
import { ASCII_SIGNS, type Signs, SPOKEN_SIGNS, UNICODE_SIGNS } from './signs.ts';

/** 0 none, 1 the sixteen, 2 the 256, 3 all. */
export type ColorLevel = 0 | 1 | 2 | 3;

/** Puts a style around a text. At colour level 0 the text comes back as it is; each line is closed by itself. */
export type Paint = (text: string) => string;

/** What a piece of code is, for its colour. */
export type CodeRole = 'keyword' | 'string' | 'number' | 'comment' | 'name' | 'type' | 'added' | 'removed';

/** Roles, not colours: what a thing means decides how it looks. */
export type Theme = {
  colorLevel: ColorLevel;
  unicode: boolean;
  signs: Signs;
  /** The persona's colour. */
  accent: Paint;
  strong: Paint;
  plain: Paint;
  dim: Paint;
  good: Paint;
  warn: Paint;
  bad: Paint;
  /** In prose: emphasis, what was struck out, and names of code. */
  emphasis: Paint;
  struck: Paint;
  inlineCode: Paint;
  code: Record<CodeRole, Paint>;
  /** What texts may lead to; absent: the terminal makes no links. */
  links?: Links;
};

export type ThemeOptions = {
  colorLevel: ColorLevel;
  unicode: boolean;
  /** For a screen reader: signs are such as can be spoken. */
  isSpoken?: boolean;
  /** One of the eight agent colour names, or hex; anything else is as if it were absent. */
  accent?: string | undefined;
  /** Not given: colours that read on both. */
  background?: Background;
};

const PLAIN: Paint = (text) => text;
const DEFAULT_ACCENT = 'blue';

/** The look for one terminal and one persona. Pure; cheap enough for every change of persona. */
export function createTheme({ colorLevel, unicode: can, isSpoken = false, accent, background }: ThemeOptions): Theme {
  const unicode = can && !isSpoken;
  const color = (name: string): Paint => paintOf(parseColor(name) ?? [128, 128, 128], colorLevel, background);
  const style = (open: number, close: number): Paint => (colorLevel === 0 ? PLAIN : wrap(`${open}`, close));
  // Bright black disappears in some sixteen-colour themes; faint follows the theme's own text colour.
  const dim = colorLevel === 1 ? style(2, 22) : color('grey');
  return {
    colorLevel,
    unicode,
    signs: isSpoken ? SPOKEN_SIGNS : unicode ? UNICODE_SIGNS : ASCII_SIGNS,
    accent: color(accent !== undefined && parseColor(accent) ? accent : DEFAULT_ACCENT),
    strong: style(1, 22),
    plain: PLAIN,
    dim,
    good: color('green'),
    warn: color('yellow'),
    bad: color('red'),
    emphasis: style(3, 23),
    struck: style(9, 29),
    inlineCode: color('cyan'),
    code: {
      keyword: color('purple'),
      string: color('green'),
      number: color('orange'),
      comment: dim,
      name: color('blue'),
      type: color('cyan'),
      added: color('green'),
      removed: color('red'),
    },
  };
}

function paintOf(color: Rgb, level: ColorLevel, background: Background): Paint {
  switch (level) {
    case 0:
      return PLAIN;
    case 1: {
      const code = nearest16(color, background);
      return code === undefined ? PLAIN : wrap(`${code}`, 39);
    }
    case 2:
      return wrap(`38;5;${nearest256(color, background)}`, 39);
    case 3:
      return wrap(`38;2;${readable(color, background).join(';')}`, 39);
    default:
      return level satisfies never;
  }
}

/** Closes with the style's own end, so styles nest; an inner end of the same kind opens the outer one again. */
function wrap(open: string, close: number): Paint {
  const start = `\u001B[${open}m`;
  const end = `\u001B[${close}m`;
  return (text) => {
    if (text === '') return '';
    const inner = text.includes(end) ? text.replaceAll(end, end + start) : text;
    return start + (inner.includes('\n') ? inner.replaceAll('\n', `${end}\n${start}`) : inner) + end;
  };
}

type Env = Readonly<Record<string, string | undefined>>;

const TRUE_COLOR_PROGRAMS = new Set(['iTerm.app', 'vscode', 'WezTerm', 'ghostty', 'rio', 'zed']);

/**
 * How many colours the terminal takes. `FORCE_COLOR` (0 to 3) wins, then `NO_COLOR` (https://no-color.org), then what
 * the terminal says of itself. `CI` decides nothing.
 */
export function colorLevelOf(env: Env, isTTY: boolean): ColorLevel {
  const found = env.NO_COLOR ? 0 : levelOfTerminal(env, isTTY);
  switch (env.FORCE_COLOR?.trim().toLowerCase()) {
    case undefined:
      return found;
    case '0':
    case 'false':
      return 0;
    case '2':
      return 2;
    case '3':
      return 3;
    default:
      return found === 0 ? 1 : found;
  }
}

function levelOfTerminal(env: Env, isTTY: boolean): ColorLevel {
  const { TERM: term = '' } = env;
  if (!isTTY || term === 'dumb') return 0;
  if (/^(?:truecolor|24bit)$/i.test(env.COLORTERM ?? '')) return 3;
  if (TRUE_COLOR_PROGRAMS.has(env.TERM_PROGRAM ?? '') || env.WT_SESSION) return 3;
  if (/kitty|ghostty|alacritty|wezterm|foot|-direct$/i.test(term)) return 3;
  if (/256/.test(term)) return 2;
  // A Windows console names no TERM, and has known all colours since 2017.
  if (term === '') return env.OS === 'Windows_NT' ? 3 : 0;
  return 1;
}

/** What `COLORFGBG` says (`15;0`: the last number is the background's): most terminals do not set it. */
export function backgroundOf(env: Env): Background {
  const last = /(?:^|;)(\d{1,2})$/.exec(env.COLORFGBG ?? '')?.[1];
  if (last === undefined || Number(last) > 15) return undefined;
  return Number(last) === 7 || Number(last) > 8 ? 'light' : 'dark';
}

/**
 * Whether the signs can be drawn. A locale that names another encoding says no; one that says nothing does not, because
 * containers set none and their terminals are UTF-8 all the same.
 */
export function unicodeOf(env: Env, platform: string): boolean {
  if (platform === 'win32') {
    const modern = env.WT_SESSION || env.TERM_PROGRAM || env.ConEmuTask || env.TERMINAL_EMULATOR;
    return Boolean(modern) || /^(?:xterm-256color|alacritty|cygwin)$/.test(env.TERM ?? '');
  }
  if (env.TERM === 'linux' || env.TERM === 'dumb') return false;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  return locale === '' || /utf-?8/i.test(locale);
}
