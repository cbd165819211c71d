import { afterEach, describe, expect, it } from 'vitest';
import { QuestionForm, type QuestionFormProps } from '../../../../src/faces/tui/inputs/question-form.tsx';
import { createTheme } from '../../../../src/faces/tui/theme.ts';
import type { Question } from '../../../../src/session/question.ts';
import { widthOf } from '../../../../src/text/width.ts';
import { alt, draw, unmountAll } from '../../../support/ink.tsx';
import { ALL, COPY } from './questions.ts';

afterEach(unmountAll);

const theme = createTheme({ colorLevel: 0, unicode: true });

function form(props: Partial<QuestionFormProps> = {}): ReturnType<typeof draw> {
  const { columns = 80, rows = 24 } = props;
  return draw(
    <QuestionForm theme={theme} columns={columns} rows={rows} questions={LONG} onSubmit={() => {}} {...props} />,
    { columns, rows },
  );
}

/** Thirty questions of two thousand characters, with long options, wide characters among them. */
const LONG_OPTIONS = COPY.options.map(({ label, effect }) => ({
  label: `${label} ${'or so '.repeat(12)}`,
  effect: `${effect} `.repeat(12),
}));
const LONG: Question[] = Array.from({ length: 30 }, (_, at) => ({
  ...COPY,
  id: `Q${at + 1}`,
  question: `${'A library lends books, films and 图书 to its members. '.repeat(37)}Who gets the last copy?`,
  why: 'It decides much, '.repeat(20),
  options: LONG_OPTIONS,
  recommended: LONG_OPTIONS[0]?.label ?? '',
}));

describe('long questions', () => {
  it('at 80×24 show how they begin, what they ask, and every option', () => {
    const frame = form({ questions: LONG }).frame();
    expect(frame).toContain('   A library lends books, films');
    expect(frame).toContain('… more: page down');
    expect(frame).toContain('Who gets the last copy?');
    for (const { label } of COPY.options) expect(frame).toContain(label);
    expect(frame).toContain('in your own words …');
  });

  it('at 40×12 too show what they ask, and the marked option', async () => {
    const screen = form({ questions: LONG, columns: 40, rows: 12 });
    expect(screen.frame()).toContain('Who gets the last copy?');
    expect(screen.frame()).toContain('› 1   The first request');
    await screen.press('down', 'down');
    expect(screen.frame()).toContain('› 3   Nobody until the night');
  });

  it('can be read to the end by page down, and any other key goes back to the answers', async () => {
    const screen = form({ questions: LONG, columns: 40, rows: 12 });
    const seen = new Set<string>();
    for (let page = 0; page < 20; page++) {
      await screen.press('page-down');
      for (const row of screen.frame().split('\n').slice(1, -1)) seen.add(row.slice(1).trim());
    }
    const text = [...seen].join(' ');
    expect(text).toContain('Who gets the last copy?');
    expect(text).toContain('a batch job to operate');
    expect(screen.frame()).toContain('in your own words …');
    await screen.press('up');
    expect(screen.frame()).toContain('… more: page down');
    await screen.press('page-down', 'escape');
    expect(screen.frame()).toContain('… more: page down');
  });

  it('keep the marked answer in sight in the review', async () => {
    const screen = form({ questions: LONG, columns: 40, rows: 12 });
    await screen.type('R');
    for (let at = 0; at < 29; at++) await screen.press('down');
    expect(screen.frame()).toContain('30 of 30 answered');
    expect(screen.frame()).toMatch(/\n › 30 ✓ Consistency\n/);
  });

  it.each([
    [200, 60],
    [80, 24],
    [40, 12],
    [20, 6],
    [12, 4],
    [10, 3],
    [8, 2],
    [8, 1],
  ])('stay within %i columns and %i rows whatever is done', async (columns, rows) => {
    const offer = { oneByOne: false, onReply: () => undefined };
    const screen = form({ questions: [...LONG.slice(0, 2), ...ALL], columns, rows, ...offer });
    const check = (): void => {
      const drawn = screen.frame().split('\n');
      expect(drawn.length).toBeLessThanOrEqual(rows);
      for (const row of drawn) expect(widthOf(row)).toBeLessThanOrEqual(columns);
    };
    check();
    for (const keys of ['1', 'w', 'some own words 图书馆 '.repeat(9), alt('n'), 'a note that is long '.repeat(9)]) {
      await screen.type(keys);
      check();
    }
    await screen.press('escape', 'page-down', 'page-down', 'down', 'enter', 'down', 'down', 'tab', 'tab');
    check();
    await screen.type(alt('o'));
    check();
    await screen.type(alt('s'));
    check();
    await screen.press('escape');
    await screen.type(alt('R'));
    check();
    await screen.press('down', 'down');
    check();
    await screen.type('c');
    check();
    await screen.type('what I would say 图书馆 '.repeat(40));
    check();
  });

  it('are all answered by keys', async () => {
    const screen = form({ questions: LONG });
    for (let at = 0; at < 30; at++) {
      await screen.press('down', 'page-down');
      await screen.type('w');
      await screen.type('words');
      await screen.press('enter');
    }
    expect(screen.frame()).toContain('30 of 30 answered');
  });
});

describe('a resize in the middle of an answer', () => {
  it('keeps the answer, and fits it', async () => {
    const screen = form({ questions: LONG });
    await screen.type('w');
    await screen.type('half a word');
    screen.rerender(<QuestionForm theme={theme} columns={40} rows={12} questions={LONG} onSubmit={() => {}} />);
    const rows = screen.frame().split('\n');
    expect(rows.length).toBeLessThanOrEqual(12);
    expect(screen.frame()).toContain('› 4 ✓ half a word█');
  });
});
