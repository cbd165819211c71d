import { afterEach, describe, expect, it } from 'vitest';
import { TextArea, type TextAreaProps } from '../../../../src/faces/tui/inputs/text-area.tsx';
import { createTheme } from '../../../../src/faces/tui/theme.ts';
import { widthOf } from '../../../../src/text/width.ts';
import { draw, unmountAll } from '../../../support/ink.tsx';

afterEach(unmountAll);

const theme = createTheme({ colorLevel: 0, unicode: true });

function area(props: Partial<TextAreaProps> = {}): ReturnType<typeof draw> {
  return draw(<TextArea theme={theme} columns={40} maxRows={5} onSubmit={() => {}} {...props} />, {
    columns: props.columns ?? 40,
  });
}

describe('TextArea', () => {
  it('shows the placeholder until something is typed', async () => {
    const screen = area({ placeholder: 'say it' });
    expect(screen.frame()).toBe('│ █ say it');
    await screen.type('h');
    expect(screen.frame()).toBe('│ h█');
  });

  it('wraps, and grows with its text', async () => {
    const screen = area({ columns: 24 });
    await screen.type('Two members ask for the last copy.');
    expect(screen.frame()).toBe('│ Two members ask for\n│ the last copy.█');
  });

  it('scrolls within its rows, and says where more is', async () => {
    const screen = area({ maxRows: 3 });
    await screen.paste(Array.from({ length: 9 }, (_, line) => `line ${line}`).join('\n'));
    expect(screen.frame()).toBe('↑ line 6\n│ line 7\n│ line 8█');
    await screen.press('page-up', 'page-up');
    expect(screen.frame().split('\n')[2]).toMatch(/^↓/);
  });

  it('stays within its columns and rows, wide characters too, at any size', async () => {
    for (const [columns, maxRows] of [
      [80, 8],
      [40, 3],
      [12, 2],
      [6, 1],
    ] as const) {
      const screen = area({ columns, maxRows });
      await screen.paste('图书馆👩‍👩‍👧 and a_very_long_word_without_any_gap_at_all\n\ttabbed\n'.repeat(20));
      const rows = screen.frame().split('\n');
      expect(rows.length).toBeLessThanOrEqual(maxRows);
      for (const row of rows) expect(widthOf(row)).toBeLessThanOrEqual(columns);
      screen.unmount();
    }
  });

  it('submits on enter, from keys that come faster than frames', async () => {
    const sent: string[] = [];
    const screen = area({ onSubmit: (text) => sent.push(text) });
    await screen.type('  as typed \r');
    expect(sent).toEqual(['  as typed ']);
  });

  it('tells of every change, once, and of none where nothing changed', async () => {
    const changes: string[] = [];
    const screen = area({ onChange: (text) => changes.push(text) });
    await screen.type('a');
    await screen.press('left', 'ctrl-j', 'home', 'backspace', 'escape', 'enter');
    expect(changes).toEqual(['a', '\na', 'a']);
  });

  it('steps back on escape, and keeps its text', async () => {
    const back: string[] = [];
    const screen = area({ initial: 'kept', onBack: (text) => back.push(text) });
    await screen.press('escape');
    expect(back).toEqual(['kept']);
    expect(screen.frame()).toBe('│ kept█');
  });

  it('hands the text to an editor, and takes back what comes', async () => {
    const changes: string[] = [];
    const screen = area({
      initial: 'one',
      onChange: (text) => changes.push(text),
      onEdit: (text) => Promise.resolve(`${text} two`),
    });
    await screen.press('ctrl-g');
    await screen.until((frame) => frame === '│ one two█');
    expect(changes).toEqual(['one two']);
    await screen.press('ctrl-z');
    expect(screen.frame()).toBe('│ one█');
  });

  it('keeps its text when the editor brings nothing', async () => {
    const screen = area({ initial: 'one', onEdit: () => Promise.resolve(undefined) });
    await screen.press('ctrl-g');
    expect(screen.frame()).toBe('│ one█');
  });

  it('asks for help on a question mark only while it is empty, and only if there is help', async () => {
    let asked = 0;
    const screen = area({ onHelp: () => asked++ });
    await screen.type('?');
    await screen.type('why');
    await screen.type('?');
    expect([asked, screen.frame()]).toEqual([1, '│ why?█']);
    const plain = area();
    await plain.type('?');
    expect(plain.frame()).toBe('│ ?█');
  });

  it('lets the screen take keys first', async () => {
    const seen: string[] = [];
    const screen = area({
      onKey: (stroke, text) => stroke.kind === 'text' && stroke.text === '@' && seen.push(text) > 0,
    });
    await screen.type('a');
    await screen.type('@');
    expect([seen, screen.frame()]).toEqual([['a'], '│ a█']);
  });

  it('goes through earlier texts and back to the draft', async () => {
    const screen = area({ initial: 'draft', history: ['before'] });
    await screen.press('up');
    expect(screen.frame()).toBe('│ before█');
    await screen.press('down');
    expect(screen.frame()).toBe('│ draft█');
  });

  it('has no cursor and takes no keys while it is not active', async () => {
    const screen = area({ initial: 'text', active: false });
    expect(screen.frame()).toBe('│ text');
    await screen.type('x');
    expect(screen.frame()).toBe('│ text');
  });

  it('inverts the cell of the cursor, also on a wide character', async () => {
    const screen = area({ initial: '图书' });
    await screen.press('left');
    expect(screen.styled()).toContain('图\x1b[7m书\x1b[27m');
  });

  it('lets nothing in the text steer the terminal', async () => {
    const screen = area();
    await screen.paste('\x1b[2Jgone\x1b]0;title\x07 \u202eturned');
    expect(screen.styled()).not.toMatch(/\x1b\[2J|\x1b\]0|\u202e/);
    expect(screen.frame()).toBe('│ ^[[2Jgone^[]0;title^G ?turned█');
  });

  it('needs neither signs nor colours', () => {
    const plain = createTheme({ colorLevel: 0, unicode: false });
    const screen = area({ theme: plain, initial: Array.from({ length: 9 }, (_, n) => `${n}`).join('\n'), maxRows: 2 });
    expect(screen.frame()).toBe('^ 7\n| 8_');
  });

  it('takes two megabytes at once', async () => {
    const sent: string[] = [];
    const screen = area({ onSubmit: (text) => sent.push(text) });
    const big = 'create table loans (id bigint primary key);\n'.repeat(48_000);
    await screen.paste(big);
    await screen.type('end');
    await screen.press('enter');
    expect(sent).toEqual([`${big}end`]);
  });
});
