import { afterEach, describe, expect, it } from 'vitest';
import { hintLine } from '../../../../src/faces/tui/inputs/hint-line.ts';
import { KeyHints } from '../../../../src/faces/tui/inputs/key-hints.tsx';
import { KEYS, type Mode } from '../../../../src/faces/tui/keys.ts';
import { createTheme } from '../../../../src/faces/tui/theme.ts';
import { widthOf } from '../../../../src/text/width.ts';
import { draw, unmountAll } from '../../../support/ink.tsx';

afterEach(unmountAll);

const theme = createTheme({ colorLevel: 0, unicode: true });
const MODES = Object.keys(KEYS) as Mode[];

describe('hintLine', () => {
  it('says what the keys do, in the order of the table', () => {
    expect(hintLine(theme, 80, 'text-area')).toBe(' ⏎ go on   alt ⏎ new line   ^G editor   esc back');
    expect(hintLine(theme, 80, 'pick-list')).toBe(' ↑↓ choose   → read it   ⏎ take   esc back');
  });

  it('takes other words, other keys, and leaves out what has none', () => {
    const changes = { words: { submit: 'start', edit: '' }, keys: { back: 'q' } };
    expect(hintLine(theme, 80, 'text-area', changes)).toBe(' ⏎ start   alt ⏎ new line   q back');
  });

  it('leaves out the last ones where it is narrow, but never the way back', () => {
    expect(hintLine(theme, 40, 'text-area')).toBe(' ⏎ go on   alt ⏎ new line   esc back');
    expect(hintLine(theme, 20, 'text-area')).toBe(' ⏎ go on   esc back');
  });

  it.each(MODES)('%s fits whatever room there is', (mode) => {
    for (const columns of [120, 80, 60, 40, 20, 10, 5]) {
      expect(widthOf(hintLine(theme, columns, mode))).toBeLessThanOrEqual(columns);
    }
  });

  it('needs no signs', () => {
    const plain = createTheme({ colorLevel: 0, unicode: false });
    expect(hintLine(plain, 80, 'pick-list')).toBe(' up/down choose   -> read it   enter take   esc back');
  });
});

describe('KeyHints', () => {
  it('is one row', () => {
    const screen = draw(<KeyHints theme={theme} columns={30} mode="question" words={{ next: 'on' }} />, {
      columns: 30,
    });
    expect(screen.frame().split('\n')).toHaveLength(1);
    expect(screen.frame()).toContain('⏎ on');
  });
});
