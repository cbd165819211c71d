import { afterEach, describe, expect, it } from 'vitest';
import { QuestionForm, type QuestionFormProps } from '../../../../src/faces/tui/inputs/question-form.tsx';
import { createTheme } from '../../../../src/faces/tui/theme.ts';
import type { Answer } from '../../../../src/session/question.ts';
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
        ' 1-4 choose  ⏎ next  r recommended  R all  s skip  n note  esc leave  ? keys',
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
        ` ▌ Regions${'any number of these'.padStart(69)}`,
        '',
        '   Which regions must hold data?',
        '',
        '   1 [ ] EU                                                         recommended',
        ' › 2 [✓] US',
        '   3 [ ] Elsewhere',
        '   4     in your own words …',
        '',
        ' space choose   ⏎ next   r recommended   s skip   n note   esc leave   ? keys',
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

/** What is drawn for these keys, where everything is offered that a session offers. */
async function shown(size: { columns: number; rows: number }, ...keys: string[]): Promise<string> {
  const many = { ...REGIONS, recommended: ['EU', 'US'], because: 'members live there' };
  const screen = form({ ...size, questions: [COPY, many], oneByOne: false, onReply: () => undefined });
  for (const key of keys) await (key === 'tab' ? screen.press('tab') : screen.type(key));
  return screen.frame();
}

const SMALL = { columns: 40, rows: 12 };
const USUAL = { columns: 80, rows: 24 };

describe('in a session', () => {
  it('the keys to talk and to set the pace are named, where there is room', async () => {
    expect((await shown(USUAL)).split('\n').at(-1)).toBe(
      ' 1-4 choose  ⏎ next  r recommended  R all  s skip  c talk  esc leave  ? keys',
    );
    const wide = { columns: 120, rows: 24 };
    expect((await shown(wide)).split('\n').at(-1)).toContain('o one at a time');
    expect((await shown(wide, 'o')).split('\n').at(-1)).toMatch(/⏎ send .* o all at once/);
  });

  it('says that the questions come one at a time, and marks all that is recommended', async () => {
    expect(await shown(USUAL, 'tab', 'o')).toBe(
      [
        ' ▌ 2 of 2   Regions                         one at a time   any number of these',
        '',
        '   Which regions must hold data?',
        '',
        ' › 1 [ ] EU                                                         recommended',
        '         reason: members live there',
        '   2 [ ] US                                                         recommended',
        '   3 [ ] Elsewhere',
        '   4     in your own words …',
        '',
        ' space choose  ⏎ send  r recommended  R all  s skip  c talk  esc back  ? keys',
      ].join('\n'),
    );
  });

  it('says it in a small terminal too, where the header has to give way to nothing but that', async () => {
    expect((await shown(SMALL, 'tab', 'o')).split('\n')[0]).toBe(' ▌ 2 of 2   Regions       one at a time');
    expect((await shown(SMALL, 'tab', 's')).split('\n')[0]).toBe(' ▌ Your answers   0 of 2 answered, 1 s…');
    expect((await shown(SMALL, 'tab', 'o', 's')).split('\n')).toEqual([
      ' ▌ Your answer            one at a time',
      ' ›  2 · Regions',
      '        skipped',
      ' ⏎ send   e change   esc back   ? keys',
    ]);
  });

  it('shows what is talked about above the field, and only the field where there is no room', async () => {
    expect(await shown(USUAL, 'c', 'why a librarian?')).toBe(
      [
        ' ▌ Talk it over   Consistency                                the questions stay',
        '',
        '   Two members ask for the last copy at the same moment. Who gets it?',
        '   It decides between a lock on the copy and a queue of holds.',
        '',
        ' │ why a librarian?█',
        '',
        ' ⏎ send   alt ⏎ new line   ^G editor   esc back',
      ].join('\n'),
    );
    expect(await shown(SMALL, 'c')).toBe(
      [
        ' ▌ Talk it over   Consistency',
        '   Two members ask for the last copy at',
        '   the same moment. Who gets it?',
        '   It decides between a lock on the co…',
        '',
        ' │ █ ask back, object, add …',
        ' alt ⏎ new line   ^G editor   esc back',
      ].join('\n'),
    );
    expect(await shown({ columns: 40, rows: 3 }, 'c', 'why?')).toBe(
      [' ▌ Talk it over   Consistency', ' │ why?█', ' ⏎ send   alt ⏎ new line   esc back'].join('\n'),
    );
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
