import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSanitizer, revealControls, sanitize, sanitizeLine } from '../../src/text/sanitize.ts';
import { widthOf } from '../../src/text/width.ts';

const ESC = '\u001B';
const BEL = '\u0007';

/** Everything that may never come out, spelt out apart from the source's own list. */
function firstForbidden(text: string): string | undefined {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const control = (code < 0x20 && code !== 0x0a && code !== 0x09) || (code >= 0x7f && code <= 0x9f);
    const turning =
      [0x61c, 0x200e, 0x200f].includes(code) || within(code, 0x202a, 0x202e) || within(code, 0x2066, 0x2069);
    const unseen =
      [0xad, 0x200b, 0x2028, 0x2029, 0xfeff, 0x3164, 0xffa0, 0x115f, 0x1160].includes(code) ||
      within(code, 0x2060, 0x206f) ||
      within(code, 0xfff9, 0xfffb);
    if (control || turning || unseen || within(code, 0xe0000, 0xe0fff) || within(code, 0xd800, 0xdfff)) {
      return `U+${code.toString(16)}`;
    }
  }
  return undefined;
}

function within(code: number, first: number, last: number): boolean {
  return code >= first && code <= last;
}

const HOSTILE: readonly (readonly [name: string, text: string, clean: string])[] = [
  ['a colour', `a${ESC}[31mred${ESC}[0m`, 'ared'],
  ['a cursor move', `a${ESC}[2A${ESC}[10;20Hb`, 'ab'],
  ['a cleared screen', `${ESC}[2J${ESC}[3Jb`, 'b'],
  ['a private mode', `${ESC}[?1049hb${ESC}[?25l`, 'b'],
  ['a title', `${ESC}]0;owned${BEL}b`, 'b'],
  ['a title that ST ends', `${ESC}]2;owned${ESC}\\b`, 'b'],
  ['a hyperlink', `${ESC}]8;;https://evil.example${ESC}\\text${ESC}]8;;${ESC}\\`, 'text'],
  ['a clipboard write', `${ESC}]52;c;cm0gLXJm${BEL}b`, 'b'],
  ['a notification', `${ESC}]777;notify;a;b${BEL}b`, 'b'],
  ['an inline file', `${ESC}]1337;File=inline=1:AAAA${BEL}b`, 'b'],
  ['a device string', `${ESC}P+q544e${ESC}\\b`, 'b'],
  ['an application command', `${ESC}_Ga=d${ESC}\\b`, 'b'],
  ['a privacy message', `${ESC}^secret${ESC}\\b`, 'b'],
  ['a start of string', `${ESC}Xsecret${ESC}\\b`, 'b'],
  ['a reset', `a${ESC}cb`, 'ab'],
  ['a character set', `a${ESC}(0b`, 'ab'],
  ['an nF sequence', `a${ESC} Fb`, 'ab'],
  ['an 8-bit CSI', 'a\u009B31mb', 'ab'],
  ['an 8-bit OSC', 'a\u009D0;owned\u0007b', 'ab'],
  ['an 8-bit OSC that an 8-bit ST ends', 'a\u009D0;owned\u009Cb', 'ab'],
  ['an 8-bit device string', 'a\u0090+q\u009Cb', 'ab'],
  ['other C1 controls', 'a\u0084\u0085\u008D\u0099b', 'ab'],
  ['a sequence in a sequence', `${ESC}[${ESC}[31m31mb`, '31mb'],
  ['a title in a title', `${ESC}]0;a${ESC}]0;b${BEL}c${BEL}d`, 'cd'],
  ['an unfinished CSI', `a${ESC}[31`, 'a'],
  ['an unfinished OSC', `a${ESC}]0;owned`, 'a'],
  ['a lone ESC at the end', `a${ESC}`, 'a'],
  ['an OSC that the line ends', `a${ESC}]0;owned\nb`, 'a\nb'],
  ['a CSI that the line ends', `a${ESC}[31\nb`, 'a\nb'],
  ['a cancelled OSC', `a${ESC}]0;x\u0018b`, 'ab'],
  ['backspaces', 'safe\b\b\b\bevil', 'safeevil'],
  ['a carriage return', 'hidden\rshown', 'hidden\nshown'],
  ['line ends of Windows', 'a\r\nb\r\n', 'a\nb\n'],
  ['carriage returns before a newline', 'a\r\r\nb', 'a\n\nb'],
  ['NUL, BEL, VT, FF, DEL', 'a\0\u0007\v\f\u007Fb', 'ab'],
  ['tab and newline, which stay', 'a\tb\n', 'a\tb\n'],
  ['turned direction', 'a\u202Eb\u2066c\u2069\u061Cd\u200Fe', 'abcde'],
  ['no width', 'a\u200Bb\u2060c\uFEFFd\u00ADe\u206Af', 'abcdef'],
  ['fillers', 'a\u3164b\uFFA0c\u115Fd\u1160e', 'abcde'],
  ['separators and anchors', 'a\u2028b\u2029c\uFFF9d\uFFFBe', 'abcde'],
  ['tags', 'a\u{E0041}\u{E0042}\u{E007F}b', 'ab'],
  ['the second variation selectors', 'a\u{E0100}b', 'ab'],
  ['a pile of marks', `a${'\u0301'.repeat(40)}b`, `a${'\u0301'.repeat(8)}b`],
  ['a pile of joiners', `a${'\u200D'.repeat(40)}b`, `a${'\u200D'.repeat(8)}b`],
  ['a pile with something unseen in it', `a${'\u0301\u200B'.repeat(12)}b`, `a${'\u0301'.repeat(8)}b`],
  ['half a pair', 'a\uD83Db', 'a\uFFFDb'],
  ['halves that would meet', 'a\uDB40\u200B\uDC41b', 'a\uFFFD\uFFFDb'],
  ['a half at the end', 'a\uD83D', 'a\uFFFD'],
];

const KEPT: readonly (readonly [name: string, text: string])[] = [
  ['prose', 'Orders are kept for 90 days; see “Retention” — §4.'],
  ['a family', '👨‍👩‍👧‍👦 and 🏳️‍🌈'],
  ['a skin colour', '👍🏽'],
  ['Devanagari with a joiner', 'क्‍ष'],
  ['Persian with a non-joiner', 'می‌خواهم'],
  ['Vietnamese, decomposed', 'Tie\u0302\u0301ng Vie\u0323\u0302t'],
  ['Thai', 'ภาษาไทยที่นี่'],
  ['Chinese', '数据模型：订单'],
  ['Hebrew', 'שלום'],
  ['box drawing', '┌─┐│▌'],
];

describe('sanitize', () => {
  it.each(HOSTILE)('takes away %s', (_name, text, clean) => {
    expect(sanitize(text)).toBe(clean);
  });

  it.each(KEPT)('keeps %s', (_name, text) => {
    expect(sanitize(text)).toBe(text);
  });
});

const piece = fc.oneof(
  fc.constantFrom(...HOSTILE.map(([, text]) => text)),
  fc.constantFrom(
    ESC,
    '[',
    ']',
    '\\',
    'P',
    '_',
    'm',
    ';',
    '3',
    '\r',
    '\n',
    BEL,
    '\u009B',
    '\u009D',
    '\u009C',
    '\u0301',
    '\u200B',
    '\u200D',
    '\uD83D',
    '\uDE00',
    '\uDB40',
    '\uDC41',
    'a',
    ' ',
    '字',
  ),
  fc.string({ maxLength: 4, unit: 'binary' }),
);
const nasty = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

/** A text, and where it is cut. */
const chunked = fc.tuple(nasty, fc.array(fc.nat({ max: 60 }), { maxLength: 8 })).map(([text, places]) => {
  const cuts = [0, ...places.filter((place) => place < text.length).sort((a, b) => a - b), text.length];
  return { text, chunks: cuts.slice(1).map((cut, at) => text.slice(cuts[at], cut)) };
});

describe('the laws of sanitizing', () => {
  const runs = { seed: 7, numRuns: 600 };

  it('gives the same however the text is cut', () => {
    fc.assert(
      fc.property(chunked, ({ text, chunks }) => {
        const sanitizer = createSanitizer();
        const joined = chunks.map((chunk) => sanitizer.push(chunk)).join('') + sanitizer.end();
        expect(joined).toBe(sanitize(text));
      }),
      runs,
    );
  });

  it('lets nothing forbidden out', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(firstForbidden(sanitize(text))).toBeUndefined();
        expect(sanitize(text)).not.toMatch(/[\p{M}\u200C\u200D]{9}/u);
      }),
      runs,
    );
  });

  it('changes nothing a second time', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(sanitize(sanitize(text))).toBe(sanitize(text));
      }),
      runs,
    );
  });

  it('begins anew after the end', () => {
    const sanitizer = createSanitizer();
    sanitizer.push(`a${ESC}]0;unfinished`);
    sanitizer.end();
    expect(sanitizer.push('text')).toBe('text');
    sanitizer.push('\r');
    sanitizer.end();
    expect(sanitizer.push('\n')).toBe('\n');
  });

  it('takes two megabytes with marks in them in its stride', () => {
    const text = 'Zeile mit e\u0301 und Text. '.repeat(80_000);
    const before = performance.now();
    expect(sanitize(text)).toBe(text);
    expect(performance.now() - before).toBeLessThan(2000);
  });
});

describe('sanitizeLine', () => {
  it.each([
    ['two\nlines', 'two lines'],
    ['a\t\tb', 'a b'],
    ['\n\tname\r\n', 'name'],
    ['  indented', '  indented'],
    [`${ESC}[31mred${ESC}[m`, 'red'],
    ['', ''],
  ])('makes one line of %j', (text, line) => {
    expect(sanitizeLine(text)).toBe(line);
  });

  it.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdef', 5, 'abcd…'],
    ['abcdef', 1, '…'],
    ['abcdef', 0, ''],
    ['数据模型', 8, '数据模型'],
    ['数据模型', 7, '数据模…'],
    ['数据模型', 6, '数据…'],
    ['👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 3, '👨‍👩‍👧‍👦…'],
  ])('cuts %j to %i cells', (text, max, line) => {
    expect(sanitizeLine(text, max)).toBe(line);
  });

  it('never takes more cells than it may', () => {
    fc.assert(
      fc.property(nasty, fc.nat({ max: 30 }), (text, max) => {
        const line = sanitizeLine(text, max);
        expect(widthOf(line)).toBeLessThanOrEqual(max);
        expect(line).not.toMatch(/[\n\t]/);
      }),
      { seed: 8, numRuns: 500 },
    );
  });
});

describe('revealControls', () => {
  it.each([
    [`rm ${ESC}[2K x`, 'rm \\x1b[2K x'],
    ['a\u202Eb', 'a‹U+202E›b'],
    ['a\rb', 'a\\rb'],
    ['a\0\u0007\u009B', 'a\\x00\\x07\\x9b'],
    ['a\u200Db', 'a‹U+200D›b'],
    ['\u{E0041}', '‹U+E0041›'],
    ['\uD83D', '‹U+D83D›'],
    ['line\n\tnext', 'line\n\tnext'],
    [`a${'\u0301'.repeat(9)}`, `a${'\u0301'.repeat(8)}‹U+0301›`],
    ['héllo 字', 'héllo 字'],
  ])('spells out %j', (text, shown) => {
    expect(revealControls(text)).toBe(shown);
  });

  it('is harmless, and removes nothing', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const shown = revealControls(text);
        expect(sanitize(shown)).toBe(shown);
        expect([...shown].length).toBeGreaterThanOrEqual([...text].length);
      }),
      { seed: 9, numRuns: 1000 },
    );
  });
});
