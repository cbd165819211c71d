import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawText } from '../../../../src/faces/tui/inputs/draw-text.ts';
import { pressText, startText } from '../../../../src/faces/tui/inputs/text-area-state.ts';
import { pressed, type Stroke, typed } from '../../../../src/faces/tui/keys.ts';
import { createTheme } from '../../../../src/faces/tui/theme.ts';
import { widthOf } from '../../../../src/text/width.ts';
import { CHORDS, FRAME, press } from './texts.ts';

/** Everything a keyboard can do to a text, and what makes characters join. */
const anyStroke = fc.oneof(
  fc.constantFrom(...CHORDS).map(pressed),
  fc.constantFrom('a', 'b c', ' ', '图', '👩‍👩‍👧', '🇩', '\u0301', '\u200d', '\\').map(typed),
  fc
    .constantFrom('x\ny', 'a long line that must be wrapped somewhere\n', '\t\x1b')
    .map((text): Stroke => ({ kind: 'paste', text })),
);
const strokes = fc.array(anyStroke, { maxLength: 60 });
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

describe('any sequence of keys', () => {
  it('leaves the cursor between two characters', () => {
    fc.assert(
      fc.property(strokes, fc.array(fc.string(), { maxLength: 3 }), (keys, history) => {
        const frame = { ...FRAME, history };
        let state = startText();
        for (const key of keys) {
          state = pressText(state, key, frame).state;
          const borders = [...segmenter.segment(state.text)].map(({ index }) => index);
          expect([...borders, state.text.length]).toContain(state.cursor);
        }
      }),
    );
  });

  it('can be undone to the start, and made again to the end', () => {
    fc.assert(
      fc.property(strokes, (keys) => {
        const end = press(startText('where it began'), keys);
        const rest = { ...end, changes: { ...end.changes, undone: [] } };
        const all = Array.from({ length: rest.changes.done.length }, () => 'ctrl-z');
        const start = press(rest, all);
        expect(start.text).toBe('where it began');
        const again = press(
          start,
          all.map(() => 'alt-z'),
        );
        expect(again.text).toBe(end.text);
      }),
    );
  });

  it('is drawn within its columns and rows, the cursor seen exactly once', () => {
    const theme = createTheme({ colorLevel: 1, unicode: true });
    fc.assert(
      fc.property(strokes, fc.integer({ min: 2, max: 30 }), fc.integer({ min: 1, max: 6 }), (keys, width, height) => {
        const state = press(startText(), keys, { width, height, history: [] });
        const { rows } = drawText(theme, state, { width, height, active: true });
        expect(rows.length).toBeLessThanOrEqual(height);
        for (const row of rows) expect(widthOf(row)).toBeLessThanOrEqual(width + 1);
        expect(rows.join('\n').split('\x1b[7m')).toHaveLength(2);
      }),
    );
  });

  it('does to plain letters what a list of letters would have done to it', () => {
    const key = fc.constantFrom('x', 'y', 'left', 'right', 'backspace', 'delete', 'ctrl-a', 'ctrl-e');
    fc.assert(
      fc.property(fc.array(key, { maxLength: 40 }), (keys) => {
        const letters: string[] = [];
        let place = 0;
        for (const name of keys) {
          if (name === 'left') place = Math.max(0, place - 1);
          else if (name === 'right') place = Math.min(letters.length, place + 1);
          else if (name === 'ctrl-a') place = 0;
          else if (name === 'ctrl-e') place = letters.length;
          else if (name === 'backspace') {
            if (place > 0) letters.splice(--place, 1);
          } else if (name === 'delete') letters.splice(place, 1);
          else letters.splice(place++, 0, name);
        }
        expect(press(startText(), keys)).toMatchObject({ text: letters.join(''), cursor: place });
      }),
    );
  });
});

describe('a text of two megabytes', () => {
  it.each([
    ['of lines', 'create table loans (id bigint primary key);\n'],
    ['in one line', '{"branch":"Eastside","copies":[1,2]},'],
    ['of wide characters', '图书馆借书'],
  ])('%s takes a key in the time of a frame', (_, unit) => {
    const big = unit.repeat(Math.ceil(2_000_000 / unit.length));
    const keys = ['up', 'left', 'end', 'a', 'b', 'backspace', 'pageup', 'enter', 'alt-<', 'down', 'c', 'ctrl-z'];
    const began = performance.now();
    let state = press(startText('before '), [{ kind: 'paste', text: big }]);
    for (const key of keys) {
      state = press(state, [key]);
      drawText(createTheme({ colorLevel: 0, unicode: true }), state, { ...FRAME, active: true });
    }
    // Up to 500 ms in all here; to lay out the whole text takes a second for each key.
    expect(performance.now() - began).toBeLessThan(3000);
    expect(state.text.length).toBeGreaterThan(2_000_000);
  });
});
