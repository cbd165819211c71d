import { afterEach, describe, expect, it, vi } from 'vitest';
import { SessionScreen } from '../../../../src/faces/tui/screens/session-screen.tsx';
import type { Stage } from '../../../../src/faces/tui/stage.ts';
import { themeFor } from '../../../../src/faces/tui/theme-for.ts';
import type { EventBody } from '../../../../src/session/events.ts';
import type { Session } from '../../../../src/session/session.ts';
import { draw, unmountAll } from '../../../support/ink.tsx';
import { begun, play, question, turnOf } from '../../../support/sample-session.ts';
import { LOOK, MODEL, stageOf } from '../sample-stage.ts';
import { screenProps } from './screen-test.ts';

afterEach(unmountAll);

const REPORT = '# Lending\n\n## Data model\n\nOne table [Q1].\n\n## API contract\n\nPaths [Q1].\n\n## Costs\n\nNone.\n';
const CHANGED = '# Lending\n\n## Data model\n\nTwo tables [Q1].\nAnd an index.\n\n## Costs\n\nSome.\n';
const saved: EventBody = { type: 'report.saved', path: 'docs/design/lending.md', version: 1, hash: 'x' };

function floor(): Session {
  return play(
    begun({ model: MODEL, workspace: '/code/library' }),
    {
      type: 'question.asked',
      call: 'q',
      questions: [question('Q1', { header: 'Members' }), question('Q2', { header: 'Load' })],
    },
    {
      type: 'question.answered',
      call: 'q',
      answers: [
        { id: 'Q1', by: 'default', chosen: ['One'] },
        { id: 'Q2', by: 'skipped', chosen: [] },
      ],
    },
    ...turnOf(1, REPORT),
    saved,
    { type: 'floor.given' },
  );
}

function proposed(...before: EventBody[]): Session {
  const answer = { id: 'Q1', by: 'user', chosen: ['Two'] } as const;
  return play(
    floor(),
    { type: 'answer.changed', answer: { ...answer, chosen: ['Two'] }, words: '…' },
    ...turnOf(2, CHANGED),
    ...before,
    { type: 'report.proposed' },
  );
}

function show(on: Session, stage: Stage = stageOf(), over: { columns?: number; rows?: number } = {}) {
  const props = {
    ...screenProps(stage, { ...over, theme: themeFor(stage.look) }),
    session: on,
    hidden: false,
    onOver: vi.fn(),
    onHandOver: vi.fn(),
    onResume: vi.fn(),
    onLeave: vi.fn(),
    onHelp: vi.fn(),
  };
  return { ...draw(<SessionScreen {...props} />, { columns: over.columns ?? 80, rows: (over.rows ?? 23) + 1 }), props };
}

/** What stands from the title of the live part on. */
function live(frame: string, title = '▌ What changes'): string {
  return frame.slice(frame.lastIndexOf(title));
}

describe('deciding on a change', () => {
  it('shows what it comes from, which sections change and how much, and then the lines', () => {
    expect(live(show(proposed()).frame())).toMatchInlineSnapshot(`
      "▌ What changes                                                            66 %

         Q1 Members
         - One
         + Two

         3 sections change:
           Data model   cites Q1                                              +2 -1
           Costs   does not cite Q1                                           +1 -1
           Clarifications                                                     +1 -1

         API contract cites Q1, and stays as it was.

         Data model                                                           +2 -1
         line 1
         - One table [Q1].
         + Two tables [Q1].
         + And an index.

         Costs                                                                +1 -1
         line 1

       y save as version 2  n keep as it was  s say more  ↑↓ scroll  esc leave  ? keys"
    `);
  });

  it('shows the same in a narrow, low terminal, a page at a time', async () => {
    const screen = show(proposed(), stageOf(), { columns: 40, rows: 11 });
    expect(live(screen.frame())).toMatchInlineSnapshot(`
      "▌ What changes                    21 %

         Q1 Members
         - One
         + Two

         3 sections change:
           Data model   cites Q1      +2 -1
           Costs   does not cite Q1   +1 -1

       y save  n keep  s say more  esc leave"
    `);
    await screen.press('end');
    expect(live(screen.frame())).toMatch(/\+ \| Q1[\s\S]*y save {2}n keep {2}s say more {2}esc leave/);
  });

  it('says it in words for a screen reader', async () => {
    const screen = show(proposed(), stageOf({ look: { ...LOOK, screenReader: true } }));
    const words = live(screen.frame(), 'What changes');
    expect(words).toContain('2 added, 1 removed');
    expect(words).toMatch(/removed: One\n +added: Two/);
  });

  it('has colours only beside its signs', () => {
    const styled = show(proposed(), stageOf({ look: { ...LOOK, colorLevel: 1 } })).styled();
    expect(styled).toMatch(/\u001b\[32m\+ Two tables/);
    expect(styled).toMatch(/\u001b\[31m- One table/);
  });

  it('saves by y, and by no key that scrolls', async () => {
    const on = proposed();
    const screen = show(on);
    await screen.press('enter', 'space', 'down', 'page-down', 'home', 'end', 'tab', 'up');
    await screen.type('jkfbgG]N');
    expect(on.view.phase).toBe('deciding');
    await screen.type('y');
    expect(on.events.at(-1)?.type).toBe('report.accepted');
  });

  it('keeps the report by n, and says so', async () => {
    const on = proposed();
    const screen = show(on);
    await screen.type('n');
    expect(on.events.at(-1)?.type).toBe('report.kept');
    expect(on.view.asked[0]?.answer?.chosen).toEqual(['One']);
    const frame = await screen.until((drawn) => drawn.includes('stays as it was saved'));
    expect(live(frame, '▌ Saved')).toContain('docs/design/lending.md');
  });

  it('gives n to the search while there is one', async () => {
    const on = proposed();
    const screen = show(on, stageOf(), { rows: 12 });
    await screen.type('/');
    await screen.type('table');
    await screen.press('enter');
    await screen.type('nNny');
    expect(on.view.phase).toBe('deciding');
    expect(live(screen.frame())).toContain('/table');
    await screen.press('escape');
    await screen.type('n');
    expect(on.events.at(-1)?.type).toBe('report.kept');
  });

  it('takes more words by s, keeps what is typed, and steps back by escape', async () => {
    const on = proposed();
    const stage = stageOf();
    const screen = show(on, stage);
    await screen.type('s');
    expect(screen.frame()).toContain('What else should be otherwise?');
    await screen.type('rather a stream');
    await screen.press('escape');
    expect(screen.frame()).toContain('▌ What changes');
    await screen.type('s');
    expect(screen.frame()).toContain('rather a stream');
    await screen.press('enter');
    expect(on.events.at(-1)).toMatchObject({ type: 'user.said', text: 'rather a stream' });
    expect([...stage.kept.values()].join('')).toBe('');
  });

  it('leaves by escape, and shows its keys', async () => {
    const screen = show(proposed());
    await screen.press('escape');
    expect(screen.props.onLeave).toHaveBeenCalledOnce();
    await screen.type('?');
    expect(screen.props.onHelp).toHaveBeenCalledExactlyOnceWith('deciding');
  });

  it('names the errors that remain', () => {
    const finding = { level: 'error', rule: 'a/x', message: 'No such table.', line: 12 } as const;
    const frame = show(
      proposed({
        type: 'together.checked',
        round: 0,
        count: 0,
        findings: [finding],
        inventory: [],
        lost: [],
        disputes: [],
      }),
    ).frame();
    expect(live(frame)).toMatch(/✗ 1 error remains in it:\n +line 12: No such table\./);
  });

  it('says when no section changes', () => {
    const on = play(floor(), { type: 'user.said', text: 'x' }, ...turnOf(2, '# Lending\n'), {
      type: 'report.proposed',
    });
    expect(live(show(on).frame())).toContain('No section changes.');
  });
});

describe('changing an answer, from the floor', () => {
  it('offers every question with its answer, and who gave it', async () => {
    const screen = show(floor());
    expect(screen.frame()).toContain('^R change an answer');
    await screen.press('ctrl-r');
    expect(live(screen.frame(), '▌ Which')).toMatchInlineSnapshot(`
      "▌ Which answer is another now?

       › Members   One   as recommended
         Load      no answer

       ↑↓ choose   ⏎ change it   esc back"
    `);
    await screen.press('escape');
    expect(screen.frame()).toContain('say more, and it revises');
  });

  it('asks the question again with the answer in it, and sends the other one', async () => {
    const on = floor();
    const stage = stageOf();
    const screen = show(on, stage);
    await screen.press('ctrl-r', 'enter');
    expect(screen.frame()).toMatch(/▌ Members[\s\S]*› 1 ✓ One[\s\S]*esc back/);
    await screen.type('2');
    await screen.press('enter', 'enter');
    expect(on.events.at(-1)).toMatchObject({
      type: 'answer.changed',
      answer: { id: 'Q1', by: 'user', chosen: ['Two'] },
    });
    expect([...stage.kept.values()].join('')).toBe('');
    await screen.until((frame) => frame.includes('before: One'));
  });

  it('takes an answer to what was skipped', async () => {
    const on = floor();
    const screen = show(on);
    await screen.press('ctrl-r', 'down', 'enter');
    await screen.press('enter', 'enter');
    expect(on.events.at(-1)).toMatchObject({ type: 'answer.changed', answer: { id: 'Q2', chosen: ['One'] } });
  });

  it('says so when it is the answer already, and changes nothing', async () => {
    const on = floor();
    const screen = show(on);
    await screen.press('ctrl-r', 'enter', 'enter', 'enter');
    expect(screen.frame()).toContain('that is the answer already');
    expect(on.view.phase).toBe('waiting');
  });

  it('steps back one level by each escape, and loses nothing', async () => {
    const stage = stageOf();
    const screen = show(floor(), stage);
    await screen.type('use MyS');
    await screen.press('ctrl-r', 'enter');
    await screen.type('about forty');
    await screen.press('escape', 'escape');
    expect(screen.frame()).toContain('Which answer is another now?');
    await screen.press('enter');
    expect(screen.frame()).toContain('about forty');
    await screen.press('escape', 'escape', 'escape');
    expect(screen.frame()).toContain('› use MyS');
    screen.unmount();
  });

  it('is not offered where nothing was asked', async () => {
    const screen = show(play(begun({ model: MODEL }), ...turnOf(1, REPORT), saved, { type: 'floor.given' }));
    expect(screen.frame()).not.toContain('change an answer');
    await screen.press('ctrl-r');
    expect(screen.frame()).toContain('say more');
  });
});
