import { afterEach, describe, expect, it, vi } from 'vitest';
import { SessionScreen } from '../../../../src/faces/tui/screens/session-screen.tsx';
import type { Stage } from '../../../../src/faces/tui/stage.ts';
import { reportMarkdown } from '../../../../src/report/markdown.ts';
import { reportOf } from '../../../../src/report/report.ts';
import type { EventBody, SessionStarted } from '../../../../src/session/events.ts';
import type { Session } from '../../../../src/session/session.ts';
import { draw, unmountAll } from '../../../support/ink.tsx';
import { begun, play, question, REPORT, text, turnOf } from '../../../support/sample-session.ts';
import { LOOK, MODEL, stageOf } from '../sample-stage.ts';
import { screenProps, WIDE } from './screen-test.ts';

afterEach(unmountAll);

const BRIEF = 'A city library lends books and films to 80,000 members: holds, fines, branches, transfers between them.';
const SECTIONS = ['Data model', 'API contract', 'Failure modes'];
const usage = { input: 400, output: 2000, cacheRead: 10_000, cacheWrite: 0 };
const saved: EventBody = { type: 'report.saved', path: 'docs/design/2026-11-20-lending.md', version: 1, hash: 'x' };
const floor: EventBody = { type: 'floor.given' };

function session(over: Partial<SessionStarted> = {}): Session {
  return begun({ brief: BRIEF, sections: SECTIONS, model: MODEL, workspace: '/code/library', ...over });
}

function show(on: Session, stage: Stage = stageOf(), over: { columns?: number; rows?: number } = {}) {
  const props = {
    ...screenProps(stage, over),
    session: on,
    hidden: false,
    onOver: vi.fn(),
    onHandOver: vi.fn(),
    onResume: vi.fn(),
    onLeave: vi.fn(),
    onHelp: vi.fn(),
  };
  return { ...draw(<SessionScreen {...props} />, { columns: over.columns ?? 80, rows: 24 }), props };
}

/** Reads, asks, and is in the middle of its report. */
function atWork(on = session()): Session {
  return play(
    on,
    { type: 'turn.started', turn: 1 },
    { type: 'turn.ended', turn: 1, content: [], stop: 'tool_use', usage, cost: 0.11 },
    { type: 'tool.started', call: 'a', name: 'read', input: { path: 'db/migrations' } },
    { type: 'tool.ended', call: 'a', output: '', isError: false, summary: '14 files' },
    { type: 'tool.started', call: 'b', name: 'read', input: { path: '.env' } },
    { type: 'tool.ended', call: 'b', output: '', isError: true, summary: 'refused' },
    {
      type: 'question.asked',
      call: 'q',
      questions: [question('Q1', { header: 'Consistency' }), question('Q2', { header: 'Load' })],
    },
    {
      type: 'question.answered',
      call: 'q',
      answers: [
        { id: 'Q1', by: 'default', chosen: ['One'] },
        { id: 'Q2', by: 'skipped', chosen: [] },
      ],
    },
    { type: 'turn.started', turn: 2 },
    { type: 'text.settled', turn: 2, markdown: '# City library lending\n\n' },
    { type: 'text.settled', turn: 2, markdown: '## Data model\n\n' },
    { type: 'text.settled', turn: 2, markdown: 'A *copy* is lent by a `loan`.\n\n' },
    { type: 'text.settled', turn: 2, markdown: '```sql\ncreate table copy (\n' },
    { type: 'text.delta', turn: 2, text: '  id bigint primary key,\n  state te' },
  );
}

function finished(on = session()): Session {
  return play(on, ...turnOf(1, REPORT), saved, floor);
}

describe.each([
  ['at work', atWork],
  ['on the floor', finished],
])('plan mode, %s', (_where, stage) => {
  it('comes and goes by shift-tab, and is said', async () => {
    const on = stage();
    const screen = show(on);
    await screen.press('shift-tab');
    expect(on.view.readOnly).toBe(true);
    await screen.until((frame) => frame.includes('read only from here on'));
    await screen.press('shift-tab');
    expect(on.view.readOnly).toBe(false);
    await screen.until((frame) => frame.includes('files may be written'));
  });
});

describe('at work', () => {
  it('shows what has settled, what comes, and where it stands', () => {
    expect(show(atWork()).frame()).toMatchInlineSnapshot(`
      " ▌ Tester   Opus 5.5   /code/library

       │ A city library lends books and films to 80,000 members: holds, fines,
       │ branches, transfers between them.

         read db/migrations   14 files
         read .env   ✗ refused

         Consistency   One   recommended
         Load          skipped

       # City library lending

       ## Data model

       A copy is lent by a \`loan\`.

         sql
         create table copy (
           id bigint primary key,
           state te


       ⠋ Data model                          0 of 3 sections   12.4k    $0.11    0:12
       esc stop   ? keys"
    `);
  });

  it('shows the same in a wide terminal, no wider than reads well', () => {
    expect(show(atWork(), stageOf(), WIDE).frame()).toMatchInlineSnapshot(`
      " ▌ Tester   Opus 5.5   /code/library

       │ A city library lends books and films to 80,000 members: holds, fines, branches, transfers
       │ between them.

         read db/migrations   14 files
         read .env   ✗ refused

         Consistency   One   recommended
         Load          skipped

       # City library lending

       ## Data model

       A copy is lent by a \`loan\`.

         sql
         create table copy (
           id bigint primary key,
           state te


       ⠋ Data model                                            0 of 3 sections   12.4k    $0.11    0:12
       esc stop   ? keys"
    `);
  });

  it('draws the open end as it will stand once it has settled', async () => {
    const on = atWork();
    const screen = show(on);
    const code = (frame: string) => frame.split('\n').filter((row) => /create table|id bigint|state te/.test(row));
    const before = code(screen.frame());
    on.append({ type: 'text.settled', turn: 2, markdown: '  id bigint primary key,\n  state te\n' });
    on.append({ type: 'text.settled', turn: 2, markdown: 'done\n' });
    expect(code(await screen.until((frame) => frame.includes('done')))).toEqual(before);
  });

  it('names the tools that run, and keeps its height when they end', async () => {
    const on = atWork();
    const screen = show(on);
    const below = (frame: string) =>
      frame.split('\n').length - frame.split('\n').findIndex((row) => row.includes('of 3 sections'));
    const height = below(screen.frame());
    on.append({ type: 'turn.ended', turn: 2, content: [], stop: 'tool_use', usage });
    on.append({ type: 'tool.started', call: 'c', name: 'grep', input: { pattern: 'hold' } });
    expect(below(await screen.until((frame) => frame.includes('   search "hold"')))).toBe(height);
    on.append({ type: 'tool.ended', call: 'c', output: '', isError: false, summary: '3 matches' });
    expect(below(await screen.until((frame) => frame.includes('search "hold"   3 matches')))).toBe(height);
  });

  it('stops by escape, and says so until it has stopped', async () => {
    const on = atWork();
    const screen = show(on);
    await screen.press('escape');
    expect(on.events.at(-1)).toMatchObject({ type: 'stop.asked', turn: 2 });
    await screen.until((frame) => frame.includes('esc stopping'));
  });

  it('shows all keys by ?', async () => {
    const screen = show(atWork());
    await screen.type('?');
    expect(screen.props.onHelp).toHaveBeenCalledExactlyOnceWith('work');
  });

  it('is linear for a screen reader: only what has settled, and nothing that turns', () => {
    const frame = show(atWork(), stageOf({ look: { ...LOOK, screenReader: true } })).frame();
    expect(frame).toContain('create table copy (');
    expect(frame).not.toContain('id bigint');
    expect(frame).toMatch(/· Data model/);
  });

  it('lets nothing of the model or a file act on the terminal', () => {
    const on = session({ brief: 'Lend\u001b[2J books' });
    play(
      on,
      { type: 'turn.started', turn: 1 },
      { type: 'text.settled', turn: 1, markdown: '# T\u001b]52;c;aGk=\u0007itle\n\n' },
      { type: 'tool.started', call: 'a', name: 'read', input: { path: 'a\u009b31m\nb.sql' } },
      { type: 'tool.ended', call: 'a', output: '', isError: false, summary: '1\u202e line' },
      { type: 'text.delta', turn: 1, text: 'tail\u001b[1A\u0008' },
    );
    const styled = show(on).styled();
    expect(styled).not.toMatch(/\u001b\[2J|\u001b\]52|\u009b|\u202e|\u001b\[1A|\u0008|\u0007/);
    expect(styled).toContain('Lend books');
    expect(styled).toContain('read a b.sql');
  });
});

describe('asked', () => {
  it('gives the place to the questions, and the answers to the session', async () => {
    const on = play(session(), { type: 'question.asked', call: 'q', questions: [question('Q1')] });
    const stage = stageOf();
    const screen = show(on, stage);
    expect(screen.frame()).toContain('What about Q1?');
    await screen.press('enter', 'enter');
    expect(on.events.at(-1)).toMatchObject({
      type: 'question.answered',
      call: 'q',
      answers: [{ id: 'Q1', chosen: ['One'] }],
    });
    await screen.until((frame) => frame.includes('Header Q1   One'));
  });

  it('leaves by escape on the first question, and says so before', async () => {
    const screen = show(play(session(), { type: 'question.asked', call: 'q', questions: [question('Q1')] }));
    expect(screen.frame()).toContain('esc leave');
    await screen.press('escape');
    expect(screen.props.onLeave).toHaveBeenCalledOnce();
  });

  it('keeps what is typed until it is sent', async () => {
    const on = play(session(), {
      type: 'question.asked',
      call: 'q',
      questions: [question('Q1', { kind: 'text', options: [] })],
    });
    const stage = stageOf();
    const screen = show(on, stage);
    await screen.type('forty a second');
    expect([...stage.kept.values()].join()).toContain('forty a second');
    screen.unmount();
    const again = show(on, stage);
    expect(again.frame()).toContain('forty a second');
    await again.press('enter', 'enter');
    expect([...stage.kept.values()].join()).not.toContain('forty a second');
  });
});

describe('waiting, with a report that is saved', () => {
  it('says where it is, what it holds, and what it took', () => {
    const on = session();
    play(on, { type: 'turn.started', turn: 1 }, { type: 'text.settled', turn: 1, markdown: REPORT });
    play(
      on,
      { type: 'turn.ended', turn: 1, content: [text(REPORT)], stop: 'end_turn', usage, cost: 0.42 },
      saved,
      floor,
    );
    expect(show(on).frame()).toMatchInlineSnapshot(`
      " ▌ Tester   Opus 5.5   /code/library

       │ A city library lends books and films to 80,000 members: holds, fines,
       │ branches, transfers between them.

       # Lending

       What it is.

       ## Data model

       Tables.

       ## API contract

       Paths.

       ▌ Saved   docs/design/2026-11-20-lending.md

         2 sections   1 of 3 due not written   no assumptions
         12.4k tokens (81 % from cache)   $0.42   5 s

       › █ say more, and it revises

       ⏎ read it   e editor   esc leave"
    `);
  });

  it('says more', async () => {
    const on = finished();
    const stage = stageOf();
    const screen = show(on, stage);
    await screen.type('use DynamoDB instead');
    expect([...stage.kept.values()]).toEqual(['use DynamoDB instead']);
    expect(screen.frame()).toContain('⏎ say it');
    await screen.press('enter');
    expect(on.events.at(-1)).toMatchObject({ type: 'user.said', text: 'use DynamoDB instead' });
    expect([...stage.kept.values()]).toEqual(['']);
    const frame = await screen.until((drawn) => drawn.includes('› use DynamoDB instead'));
    expect(frame.indexOf('▌ Saved')).toBeLessThan(frame.indexOf('› use DynamoDB instead'));
  });

  it('reads the report in the app, and comes back', async () => {
    const stage = stageOf({
      readReport: ({ events, view }) => {
        const report = reportOf(events, view);
        return report ? reportMarkdown(report) : '';
      },
    });
    const screen = show(finished(), stage);
    await screen.press('enter');
    await screen.until((frame) => /▌ Lending +\d+ %/.test(frame));
    await screen.type('/tables');
    await screen.until((frame) => frame.includes('/tables') && frame.includes('1 of 1'));
    await screen.press('escape', 'escape');
    await screen.until((frame) => frame.endsWith('esc leave'));
  });

  it('asks before it leaves', async () => {
    const screen = show(finished());
    await screen.press('escape');
    expect(screen.props.onLeave).toHaveBeenCalledOnce();
  });
});

describe('waiting, after something went wrong', () => {
  const failed = (kind: 'network' | 'stopped', next?: string): EventBody => ({
    type: 'turn.failed',
    turn: 1,
    failure: { kind, message: 'The connection was lost.', ...(next ? { next } : {}) },
    partial: 'Half a sen',
  });

  it('says what, what came is kept, and tries again by enter', async () => {
    const on = play(session(), { type: 'turn.started', turn: 1 }, failed('network', 'Check the network.'), floor);
    const screen = show(on);
    expect(screen.frame()).toMatch(
      /Half a sen[\s\S]*▌ That did not work[\s\S]*The connection was lost\.[\s\S]*Check the network\.[\s\S]*⏎ try again/,
    );
    expect(screen.frame().match(/The connection was lost/g)).toHaveLength(1);
    await screen.press('enter');
    expect(on.events.at(-1)).toMatchObject({ type: 'engine.said', reason: 'retry' });
    await screen.until((frame) => frame.includes('✗ The connection was lost.'));
  });

  it('goes on after a stop', async () => {
    const on = play(session(), { type: 'turn.started', turn: 1 }, failed('stopped'), floor);
    const screen = show(on);
    expect(screen.frame()).toMatch(/▌ Stopped {3}what came is kept[\s\S]*⏎ go on/);
    await screen.press('enter');
    expect(on.view.phase).toBe('thinking');
  });

  it('offers another place for a report that could not be saved', async () => {
    const on = session();
    const unsaved: EventBody = {
      type: 'report.unsaved',
      failure: { kind: 'not-saved', message: 'docs/ cannot be written.' },
    };
    play(on, ...turnOf(1, REPORT), unsaved, floor);
    const saveAs = vi.fn(async (to: Session, path: string) => {
      to.append({ ...saved, path });
      to.append(floor);
    });
    const screen = show(on, stageOf({ saveAs }));
    expect(screen.frame()).toMatch(
      /could not be saved[\s\S]*docs\/ cannot be written\.[\s\S]*Its text is safe in the session\./,
    );
    await screen.type('~/lending.md');
    await screen.press('enter');
    expect(saveAs).toHaveBeenCalledExactlyOnceWith(on, '~/lending.md');
    await screen.until((frame) => frame.includes('▌ Saved   ~/lending.md'));
  });

  it('lets a report stay unsaved for now, and comes back to it', async () => {
    const on = session();
    play(on, ...turnOf(1, REPORT), { type: 'report.unsaved', failure: { kind: 'not-saved', message: 'No.' } }, floor);
    const screen = show(on);
    await screen.press('escape');
    expect(screen.frame()).toMatch(/▌ Not saved yet[\s\S]*⏎ save elsewhere/);
    await screen.press('enter');
    expect(screen.frame()).toContain('Where else should it go?');
  });

  it('says when the other place does not work either', async () => {
    const on = session();
    play(on, ...turnOf(1, REPORT), { type: 'report.unsaved', failure: { kind: 'not-saved', message: 'No.' } }, floor);
    const screen = show(on, stageOf({ saveAs: async () => Promise.reject(new Error('Disk full.')) }));
    await screen.type('x.md');
    await screen.press('enter');
    await screen.until((frame) => frame.includes('Disk full.'));
  });
});

describe('the end', () => {
  it('leaves what has settled, and nothing else', async () => {
    const on = finished();
    const screen = show(on);
    on.send({ type: 'leave', failure: { kind: 'interrupted', message: 'Interrupted.' } });
    const frame = await screen.until((drawn) => !drawn.includes('say more'));
    expect(frame).toMatch(/Paths\.$/);
    expect(screen.props.onOver).toHaveBeenCalledOnce();
  });

  it('says why a session failed', async () => {
    const on = atWork();
    const screen = show(on);
    on.append({
      type: 'session.failed',
      failure: { kind: 'limit', message: 'The budget is used up.', next: 'Resume it with a higher --budget.' },
    });
    const frame = await screen.until((drawn) => drawn.includes('✗ The budget is used up.'));
    expect(frame).toMatch(/Resume it with a higher --budget\.$/);
  });
});
