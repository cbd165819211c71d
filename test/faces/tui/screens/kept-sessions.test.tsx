import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../../../src/faces/tui/app.tsx';
import { KeptSessions } from '../../../../src/faces/tui/screens/kept-sessions.tsx';
import type { Errands, KeptSession, Stage } from '../../../../src/faces/tui/stage.ts';
import { watchSize } from '../../../../src/faces/tui/terminal-size.ts';
import { draw, unmountAll } from '../../../support/ink.tsx';
import { begun, play, REPORT, turnOf } from '../../../support/sample-session.ts';
import { MODEL, personaOf, stageOf } from '../sample-stage.ts';
import { screenProps } from './screen-test.ts';

afterEach(unmountAll);

const KEPT: readonly KeptSession[] = [
  {
    id: '20261120-abc123',
    changed: '2026-11-20T10:00:00.000Z',
    state: 'done',
    persona: 'contract-first',
    brief: 'A city library lends\nbooks and films to 80,000 members.',
  },
  {
    id: '20261119-def456',
    changed: '2026-11-19T08:30:00.000Z',
    state: 'asking',
    persona: 'backend-elite',
    brief: 'Sell \u001B[31mtickets for concerts.',
  },
  {
    id: '20261118-ghi789',
    changed: '2026-11-18T07:00:00.000Z',
    state: 'damaged',
    persona: '',
    brief: '',
    problem: 'Line 12 of its journal cannot be read',
  },
];

const errands: Errands = {
  models: () => [],
  takeModel: () => MODEL,
  findLocal: async () => undefined,
  takeLocal: () => undefined,
  sessions: async () => KEPT,
  check: async () => '',
  exportAs: async () => [],
};

function show(over: Partial<Parameters<typeof KeptSessions>[0]> = {}, size = { columns: 80, rows: 23 }) {
  const stage = stageOf({ errands, resume: async () => begun() });
  const told = { onResume: vi.fn(async () => undefined), onBack: vi.fn(), onHelp: vi.fn() };
  const props = { ...screenProps(stage, size), ...told, ...over };
  return { ...draw(<KeptSessions {...props} />, size), ...told };
}

describe('the sessions of a workspace', () => {
  it('are listed, newest first, each in a row', async () => {
    const screen = show({ current: '20261120-abc123' });
    await screen.until((frame) => frame.includes('2026-11-18'));
    expect(screen.frame()).toMatchInlineSnapshot(`
      "
       ▌ Sessions of this workspace

       › 2026-11-20 10:00  this one   contract-first   A city library lends books an…
         2026-11-19 08:30  asking     backend-elite   Sell tickets for concerts.
         2026-11-18 07:00  damaged    Line 12 of its journal cannot be read

       ↑↓ choose   ⏎ go on with it   esc back"
    `);
    expect(screen.styled()).not.toContain('\u001B[31m');
  });

  it('are listed at 40 columns', async () => {
    const screen = show({}, { columns: 40, rows: 11 });
    await screen.until((frame) => frame.includes('2026-11-18'));
    expect(screen.frame()).toMatchInlineSnapshot(`
      "
       ▌ Sessions of this workspace

       › 2026-11-20 10:00  done     contract…
         2026-11-19 08:30  asking   backend-…
         2026-11-18 07:00  damag…   Line 12 …

       ↑↓ choose   ⏎ go on with it   esc back"
    `);
  });

  it('are found by words of theirs, and gone on with by enter', async () => {
    const screen = show();
    await screen.until((frame) => frame.includes('2026-11-18'));
    await screen.type('tickets');
    await screen.press('enter');
    expect(screen.onResume).toHaveBeenCalledExactlyOnceWith('20261119-def456');
  });

  it('lead back from the one that is on the screen, and by escape', async () => {
    const screen = show({ current: '20261120-abc123' });
    await screen.until((frame) => frame.includes('2026-11-18'));
    await screen.press('enter', 'escape');
    expect(screen.onResume).not.toHaveBeenCalled();
    expect(screen.onBack).toHaveBeenCalledTimes(2);
  });

  it('say why one cannot be gone on with', async () => {
    const failure = { kind: 'usage', message: 'It is open in another window.', next: 'Leave it there first.' } as const;
    const screen = show({ onResume: async () => failure });
    await screen.until((frame) => frame.includes('2026-11-18'));
    await screen.press('enter');
    await screen.until((frame) => frame.includes('! It is open in another window. Leave it there first.'));
  });
});

describe('in the app', () => {
  function app(over: Partial<Stage>) {
    const [size] = watchSize(Object.assign(new PassThrough(), { columns: 80, rows: 24 }));
    const stage = stageOf({ errands, ...over });
    return { ...draw(<App stage={stage} size={size} />), stage };
  }

  const other = () =>
    play(
      begun({ id: '20261119-def456', brief: 'Sell tickets.', model: MODEL }),
      ...turnOf(1, REPORT.replace('Lending', 'Tickets')),
      { type: 'floor.given' },
    );

  it('one is gone on with from the brief', async () => {
    const resume = vi.fn(async () => other());
    const screen = app({ resume, form: { persona: personaOf('contract-first'), context: [] } });
    await screen.type('/sessions');
    await screen.press('enter');
    await screen.until((frame) => frame.includes('go on with it'));
    await screen.until((frame) => frame.includes('2026-11-19'));
    await screen.press('down', 'enter');
    await screen.until((frame) => frame.includes('Your turn') && frame.includes('# Tickets'));
    expect(resume).toHaveBeenCalledExactlyOnceWith('20261119-def456');
  });

  it('one takes the place of another, whose end does not end the app', async () => {
    const first = play(begun({ model: MODEL }), ...turnOf(1, REPORT), { type: 'floor.given' });
    const resume = vi.fn(async () => {
      first.send({ type: 'leave', failure: { kind: 'interrupted', message: 'Interrupted.' } });
      await new Promise((resolve) => setImmediate(resolve));
      return other();
    });
    const screen = app({ resume, resumed: first });
    await screen.until((frame) => frame.includes('Your turn'));
    await screen.type('/sessions');
    await screen.press('enter');
    await screen.until((frame) => frame.includes('2026-11-19') && frame.includes('this one'));
    await screen.press('down', 'enter');
    await screen.until((frame) => frame.includes('Your turn') && frame.includes('# Tickets'));
    expect(first.view.phase).toBe('over');
    await screen.type('say on');
    expect(screen.stage.kept.get('say:20261119-def456')).toBe('say on');
  });
});
