import { afterEach, describe, expect, it } from 'vitest';
import { QuestionForm, type QuestionFormProps } from '../../../../src/faces/tui/inputs/question-form.tsx';
import { createTheme } from '../../../../src/faces/tui/theme.ts';
import type { Answer, Question } from '../../../../src/session/question.ts';
import { widthOf } from '../../../../src/text/width.ts';
import { alt, draw, unmountAll } from '../../../support/ink.tsx';
import { ALL, COPY, LOAD, OFFLINE, REGIONS, REST } from './questions.ts';

afterEach(unmountAll);

const theme = createTheme({ colorLevel: 0, unicode: true });

function form(props: Partial<QuestionFormProps> = {}): ReturnType<typeof draw> {
  const { columns = 80, rows = 24 } = props;
  return draw(
    <QuestionForm theme={theme} columns={columns} rows={rows} questions={ALL} onSubmit={() => {}} {...props} />,
    { columns, rows },
  );
}

describe('a question at 80×24', () => {
  it('shows what is asked, why, each option with what it means, the recommended one with its reason', () => {
    expect(form().frame()).toBe(
      [
        ' ▌ 1 of 5   Consistency',
        '',
        '   Two members ask for the last copy at the same moment. Who gets it?',
        '   It decides between a lock on the copy and a queue of holds.',
        '',
        '   1   The first request',
        '       one row lock, fair by arrival',
        ' › 2   A librarian decides                                          recommended',
        '       a queue, a screen for staff',
        '       reason: it is how the branches work today',
        '   3   Nobody until the night',
        '       a batch job to operate',
        '   4   in your own words …',
        '',
        ' 1-4 choose  ⏎ next  r recommended  R all recommended  s skip  esc back  ? keys',
      ].join('\n'),
    );
  });

  it('marks what is chosen and shows own words and a note in their places', async () => {
    const screen = form();
    await screen.type('1');
    await screen.type('w');
    await screen.type('in the order of the bell');
    await screen.type(alt('n'));
    await screen.type('by hand today');
    const rows = screen.frame().split('\n');
    expect(rows.slice(5)).toEqual([
      '   1 ✓ The first request',
      '       one row lock, fair by arrival',
      '   2   A librarian decides                                          recommended',
      '       a queue, a screen for staff',
      '       reason: it is how the branches work today',
      '   3   Nobody until the night',
      '       a batch job to operate',
      '   4 ✓ in the order of the bell',
      '',
      '   note: by hand today█',
      '',
      ' ⏎ done   alt ⏎ new line   ^G editor   esc stop writing',
    ]);
  });

  it('says that several can be chosen, and shows a box for each', async () => {
    const screen = form({ questions: [REGIONS] });
    await screen.press('down', 'space');
    expect(screen.frame()).toBe(
      [
        ' ▌ Regions                                                 any number of these',
        '',
        '   Which regions must hold data?',
        '',
        '   1 [ ] EU                                                         recommended',
        ' › 2 [✓] US',
        '   3 [ ] Elsewhere',
        '   4     in your own words …',
        '',
        ' space choose   ⏎ next   r recommended   s skip   n note   esc back   ? keys',
      ].join('\n'),
    );
  });

  it('shows a recommended text as a choice, and only a field where there is none', () => {
    expect(form({ questions: [LOAD] }).frame()).toMatch(/› 1 {3}20,000 +recommended\n {3}2 {3}in your own words …/);
    expect(form({ questions: [REST] }).frame()).toMatch(/\n › {3}█ in your own words …\n/);
  });

  it('says when it is skipped, and how that is taken back', async () => {
    const screen = form({ questions: [OFFLINE, COPY] });
    await screen.type('s');
    await screen.press('left');
    expect(screen.frame().split('\n')[0]).toMatch(/^ ▌ 1 of 2 {3}Offline .* ! skipped$/);
    expect(screen.frame()).toContain('s do not skip');
  });

  it('marks the cursor of the keys by reversing a cell, where there are styles', async () => {
    const screen = form({ theme: createTheme({ colorLevel: 1, unicode: true }), questions: [REST] });
    await screen.type('ab');
    await screen.press('left');
    expect(screen.styled()).toContain('a\x1b[7mb\x1b[27m');
  });
});

describe('the review', () => {
  it('shows every answer, who gave it, and what has none', async () => {
    const screen = form();
    await screen.type('r');
    await screen.type('1');
    await screen.type('w');
    await screen.type('and Norway');
    await screen.press('enter');
    await screen.type('s');
    await screen.press('right', 'tab');
    expect(screen.frame()).toBe(
      [
        ' ▌ Your answers   2 of 5 answered, 1 skipped, 2 without an answer',
        '',
        ' ›  1 ✓ Consistency   A librarian decides',
        '                      as recommended',
        '    2 ✓ Regions       EU',
        '                      and Norway',
        '    3 · Offline       skipped',
        '    4 ! Load          no answer: sent as skipped',
        '    5 ! The rest      no answer: sent as skipped',
        '',
        ' ⏎ send   e change   ↑↓ choose   R all recommended   esc back   ? keys',
      ].join('\n'),
    );
  });

  it('says that words of a skipped question are kept and not sent', async () => {
    const screen = form({ questions: [COPY] });
    await screen.type('w');
    await screen.type('mine');
    await screen.type(alt('s'));
    expect(screen.frame()).toContain('· Consistency   skipped: what you gave is kept here, and not sent');
  });

  it('sends on enter', async () => {
    const sent: Answer[][] = [];
    const screen = form({ questions: [COPY], onSubmit: (answers) => sent.push(answers) });
    await screen.type('3\r\r');
    expect(sent).toEqual([[{ id: 'Q1', by: 'user', chosen: ['Nobody until the night'] }]]);
  });
});

describe('the form and its screen', () => {
  it('tells of every change, so that a crash loses nothing', async () => {
    const drafts: string[] = [];
    const screen = form({ onDraft: (draft) => drafts.push(draft) });
    await screen.type('w');
    await screen.type('half a wo');
    screen.unmount();
    const again = form({ draft: drafts.at(-1) ?? '' });
    expect(again.frame()).toContain('› 4 ✓ half a wo█');
    await again.type('rd');
    expect(again.frame()).toContain('half a word█');
  });

  it('tells of no change where there is none', async () => {
    const drafts: string[] = [];
    const screen = form({ onDraft: (draft) => drafts.push(draft) });
    await screen.press('right');
    const before = drafts.length;
    await screen.press('page-down', 'ctrl-c');
    await screen.type('?');
    expect(drafts).toHaveLength(before);
  });

  it('asks to leave on escape in the first question, and for help on a question mark', async () => {
    const said: string[] = [];
    const screen = form({ onBack: () => said.push('back'), onHelp: () => said.push('help') });
    await screen.press('escape');
    await screen.type('?');
    expect(said).toEqual(['back', 'help']);
  });

  it('hands own words to an editor, and takes them back', async () => {
    const screen = form({ onEdit: (text) => Promise.resolve(`${text}, edited`) });
    await screen.type('w');
    await screen.type('mine');
    await screen.press('ctrl-g');
    expect(await screen.until((frame) => frame.includes('edited'))).toContain('› 4 ✓ mine, edited█');
  });

  it('takes a paste of many lines whole, and shows it within the page', async () => {
    const sent: Answer[][] = [];
    const screen = form({ questions: [COPY], onSubmit: (answers) => sent.push(answers) });
    const text = Array.from({ length: 200 }, (_, line) => `line ${line}`).join('\n');
    await screen.paste(text);
    expect(screen.frame().split('\n').length).toBeLessThanOrEqual(24);
    await screen.press('enter', 'enter');
    expect(sent[0]?.[0]?.text).toBe(text);
  });

  it('lets nothing that a model asks steer the terminal', () => {
    const evil = 'x\x1b[2J\x1b]0;t\x07\u202ey';
    const options = [{ label: evil, effect: evil }];
    const question = { ...COPY, header: evil, question: evil, why: evil, options, recommended: evil, because: evil };
    expect(form({ questions: [question] }).styled()).not.toMatch(/\x1b\[2J|\x1b\]|\u202e/);
  });

  it('takes no keys while it is not active', async () => {
    const screen = form({ active: false });
    const before = screen.frame();
    await screen.press('down');
    await screen.type('3');
    expect(screen.frame()).toBe(before);
  });
});

/** Thirty questions of two thousand characters, with long options, wide characters among them. */
const LONG: Question[] = Array.from({ length: 30 }, (_, at) => ({
  ...COPY,
  id: `Q${at + 1}`,
  question: `${'A library lends books, films and 图书 to its members. '.repeat(37)}Who gets the last copy?`,
  why: 'It decides much, '.repeat(20),
  options: COPY.options.map(({ label, effect }) => ({ label: `${label} ${'or so '.repeat(12)}`, effect: `${effect} `.repeat(12) })),
}));

describe('long questions', () => {
  it('at 80×24 show how they begin, what they ask, and every option', () => {
    const frame = form({ questions: LONG }).frame();
    expect(frame).toContain('   A library lends books, films');
    expect(frame).toMatch(/… \d+ more: page down/);
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
    expect(screen.frame()).toContain('more: page down');
    await screen.press('page-down', 'escape');
    expect(screen.frame()).toContain('more: page down');
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
    const screen = form({ questions: [...LONG.slice(0, 2), ...ALL], columns, rows });
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
    await screen.type(alt('R'));
    check();
    await screen.press('down', 'down');
    check();
  });

  it('take a key in the time of a few frames', async () => {
    const screen = form({ questions: LONG });
    const began = performance.now();
    for (let at = 0; at < 30; at++) {
      await screen.press('down', 'page-down');
      await screen.type('w');
      await screen.type('words');
      await screen.press('enter');
    }
    // Some 5 ms a key here.
    expect((performance.now() - began) / 150).toBeLessThan(40);
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
