import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colorOf256, luminance, luminanceBounds, parseColor, readable } from '../../../src/faces/tui/palette.ts';
import { ASCII_SIGNS, UNICODE_SIGNS } from '../../../src/faces/tui/signs.ts';
import {
  backgroundOf,
  type ColorLevel,
  colorLevelOf,
  createTheme,
  type Theme,
  unicodeOf,
} from '../../../src/faces/tui/theme.ts';
import { widthOf } from '../../../src/text/width.ts';

const NAMES = ['red', 'blue', 'green', 'yellow', 'purple', 'orange', 'pink', 'cyan'];
const BACKGROUNDS = ['light', 'dark', undefined] as const;

function theme(colorLevel: ColorLevel, accent?: string, background?: 'light' | 'dark'): Theme {
  return createTheme({ colorLevel, accent, unicode: true, ...(background ? { background } : {}) });
}

/** Contrast of two luminances, as WCAG 2 defines it. */
function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

describe('createTheme', () => {
  it('writes nothing but the text at level 0', () => {
    const { accent, strong, plain, dim, good, warn, bad, emphasis, struck, inlineCode, code } = theme(0, 'red');
    for (const paint of [
      accent,
      strong,
      plain,
      dim,
      good,
      warn,
      bad,
      emphasis,
      struck,
      inlineCode,
      ...Object.values(code),
    ]) {
      expect(paint('text')).toBe('text');
    }
  });

  it('paints nothing around an empty text', () => {
    expect(theme(3).accent('')).toBe('');
    expect(theme(1).strong('')).toBe('');
  });

  it.each([
    [1, 'red', undefined, '\u001B[31mx\u001B[39m'],
    [1, 'red', 'dark', '\u001B[91mx\u001B[39m'],
    [1, 'yellow', 'light', '\u001B[33mx\u001B[39m'],
    [1, 'cyan', 'light', '\u001B[36mx\u001B[39m'],
    [1, 'blue', undefined, '\u001B[94mx\u001B[39m'],
    [1, 'blue', 'light', '\u001B[34mx\u001B[39m'],
    [1, 'orange', undefined, '\u001B[33mx\u001B[39m'],
    [1, 'pink', undefined, '\u001B[35mx\u001B[39m'],
    [1, '#808080', undefined, 'x'],
    [3, '#00aa00', 'dark', '\u001B[38;2;0;170;0mx\u001B[39m'],
    [3, '#0A0', 'dark', '\u001B[38;2;0;170;0mx\u001B[39m'],
    [2, '#00af00', 'dark', '\u001B[38;5;34mx\u001B[39m'],
  ] as const)('at level %i paints %s on %s', (level, accent, background, painted) => {
    expect(theme(level, accent, background).accent('x')).toBe(painted);
  });

  it('falls back to a colour of its own when the accent is none', () => {
    for (const accent of ['primary', '', '#12', 'constructor', '\u001B[31m']) {
      expect(theme(3, accent).accent('x')).toBe(theme(3).accent('x'));
    }
  });

  it('nests: what an inner style ends goes on outside of it', () => {
    const { strong, dim, accent, bad } = theme(1, 'green');
    expect(accent(`a ${bad('b')} c`)).toBe('\u001B[32ma \u001B[31mb\u001B[39m\u001B[32m c\u001B[39m');
    expect(dim(`a ${strong('b')} c`)).toBe('\u001B[2ma \u001B[1mb\u001B[22m\u001B[2m c\u001B[22m');
  });

  it('closes each line by itself', () => {
    expect(theme(1).strong('a\nb')).toBe('\u001B[1ma\u001B[22m\n\u001B[1mb\u001B[22m');
  });

  it('never uses bright yellow or cyan where the background may be light', () => {
    for (const background of ['light', undefined] as const) {
      for (const accent of NAMES) expect(theme(1, accent, background).accent('x')).not.toMatch(/\[9[0-35-7]m/);
    }
  });
});

describe('colours', () => {
  const rgb = fc.tuple(fc.nat({ max: 255 }), fc.nat({ max: 255 }), fc.nat({ max: 255 }));
  const runs = { seed: 3, numRuns: 400 };

  it('are made readable on what is known of the background', () => {
    fc.assert(
      fc.property(rgb, (color) => {
        expect(contrast(luminance(readable(color, 'light')), 1)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(luminance(readable(color, 'dark')), 0)).toBeGreaterThanOrEqual(5.9);
        const either = luminance(readable(color, undefined));
        expect(contrast(either, 1)).toBeGreaterThanOrEqual(3);
        expect(contrast(either, 0)).toBeGreaterThanOrEqual(4);
      }),
      runs,
    );
  });

  it('are left alone when they are readable', () => {
    fc.assert(
      fc.property(rgb, fc.constantFrom(...BACKGROUNDS), (color, background) => {
        const [least, most] = luminanceBounds(background);
        const light = luminance(color);
        fc.pre(light >= least && light <= most);
        expect(readable(color, background)).toEqual(color);
      }),
      runs,
    );
  });

  it('of the 256 are readable too', () => {
    for (const background of BACKGROUNDS) {
      const [least, most] = luminanceBounds(background);
      for (const accent of [...NAMES, '#000', '#fff', '#123456']) {
        const index = Number(/38;5;(\d+)m/.exec(theme(2, accent, background).accent('x'))?.[1]);
        expect(luminance(colorOf256(index))).toBeGreaterThanOrEqual(least);
        expect(luminance(colorOf256(index))).toBeLessThanOrEqual(most);
      }
    }
  });

  it.each([
    ['blue', [74, 140, 247]],
    [' Blue ', [74, 140, 247]],
    ['#60A5FA', [0x60, 0xa5, 0xfa]],
    ['60a5fa', [0x60, 0xa5, 0xfa]],
    ['#6af', [0x66, 0xaa, 0xff]],
    ['#6af0', undefined],
    ['mauve', undefined],
    ['', undefined],
    ['toString', undefined],
  ])('are read from %j', (text, color) => {
    expect(parseColor(text)).toEqual(color);
  });
});

describe('signs', () => {
  it('take one cell where terminals can draw them', () => {
    for (const sign of Object.values(UNICODE_SIGNS).flat()) expect(widthOf(sign)).toBe(1);
  });

  it('are ASCII where they cannot', () => {
    for (const sign of Object.values(ASCII_SIGNS).flat()) expect(sign).toMatch(/^[ -~]+$/);
    expect(createTheme({ colorLevel: 0, unicode: false }).signs.good).toBe('+');
    expect(createTheme({ colorLevel: 0, unicode: true }).signs.good).toBe('✓');
  });
});

describe('colorLevelOf', () => {
  const xterm = { TERM: 'xterm' };
  it.each<[name: string, env: Record<string, string>, isTTY: boolean, level: ColorLevel]>([
    ['no terminal', { TERM: 'xterm-256color' }, false, 0],
    ['a plain terminal', xterm, true, 1],
    ['256 colours', { TERM: 'xterm-256color' }, true, 2],
    ['tmux', { TERM: 'tmux-256color' }, true, 2],
    ['all colours, said by COLORTERM', { ...xterm, COLORTERM: 'truecolor' }, true, 3],
    ['all colours, said by TERM', { TERM: 'xterm-kitty' }, true, 3],
    ['all colours, said by the program', { TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app' }, true, 3],
    ['Windows Terminal', { WT_SESSION: 'id' }, true, 3],
    ['a Windows console', { OS: 'Windows_NT' }, true, 3],
    ['a terminal that says nothing', {}, true, 0],
    ['a dumb terminal', { TERM: 'dumb', COLORTERM: 'truecolor' }, true, 0],
    ['NO_COLOR', { ...xterm, NO_COLOR: '1' }, true, 0],
    ['an empty NO_COLOR, which says nothing', { ...xterm, NO_COLOR: '' }, true, 1],
    ['FORCE_COLOR without a terminal', { FORCE_COLOR: '' }, false, 1],
    ['FORCE_COLOR=true', { TERM: 'xterm-256color', FORCE_COLOR: 'true' }, true, 2],
    ['FORCE_COLOR=1, which is no less than there is', { TERM: 'xterm-256color', FORCE_COLOR: '1' }, true, 2],
    ['FORCE_COLOR=2', { FORCE_COLOR: '2' }, false, 2],
    ['FORCE_COLOR=3', { FORCE_COLOR: '3' }, false, 3],
    ['FORCE_COLOR=0', { ...xterm, FORCE_COLOR: '0' }, true, 0],
    ['FORCE_COLOR over NO_COLOR', { ...xterm, NO_COLOR: '1', FORCE_COLOR: '1' }, true, 1],
    ['CI, which decides nothing', { TERM: 'xterm-256color', CI: 'true' }, true, 2],
  ])('of %s', (_name, env, isTTY, level) => {
    expect(colorLevelOf(env, isTTY)).toBe(level);
  });
});

describe('backgroundOf', () => {
  it.each([
    ['15;0', 'dark'],
    ['0;15', 'light'],
    ['0;7', 'light'],
    ['12;8', 'dark'],
    ['0;default;15', 'light'],
    ['default;default', undefined],
    ['0;99', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('of COLORFGBG=%s', (value, background) => {
    expect(backgroundOf({ COLORFGBG: value })).toBe(background);
  });
});

describe('unicodeOf', () => {
  it.each<[name: string, env: Record<string, string>, platform: string, unicode: boolean]>([
    ['a UTF-8 locale', { LANG: 'de_DE.UTF-8' }, 'linux', true],
    ['the C locale in UTF-8', { LANG: 'C.utf8' }, 'linux', true],
    ['the C locale', { LANG: 'C' }, 'linux', false],
    ['another encoding', { LANG: 'de_DE.ISO-8859-1' }, 'linux', false],
    ['LC_ALL over LANG', { LC_ALL: 'POSIX', LANG: 'en_US.UTF-8' }, 'linux', false],
    ['no locale, as in a container', {}, 'linux', true],
    ['the Linux console', { TERM: 'linux', LANG: 'en_US.UTF-8' }, 'linux', false],
    ['a Mac', {}, 'darwin', true],
    ['Windows Terminal', { WT_SESSION: 'id' }, 'win32', true],
    ['VS Code on Windows', { TERM_PROGRAM: 'vscode' }, 'win32', true],
    ['an old Windows console', { LANG: 'en_US.UTF-8' }, 'win32', false],
  ])('of %s', (_name, env, platform, unicode) => {
    expect(unicodeOf(env, platform)).toBe(unicode);
  });
});
