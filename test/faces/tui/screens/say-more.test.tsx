import { afterEach, describe, expect, it, vi } from 'vitest';
import { SessionScreen } from '../../../../src/faces/tui/screens/session-screen.tsx';
import { draw, unmountAll } from '../../../support/ink.tsx';
import { begun, play } from '../../../support/sample-session.ts';
import { MODEL, stageOf } from '../sample-stage.ts';
import { screenProps } from './screen-test.ts';

afterEach(unmountAll);

const action = { kind: 'run', command: 'npm test' } as const;

/** A command waits for leave, and the user says why not. */
async function whyNot() {
  const session = play(begun({ model: MODEL }), { type: 'permission.asked', call: 'c', action });
  const walkFiles = async (tell: (paths: readonly string[]) => void) => tell(['docs/', 'docs/api.yaml', 'README.md']);
  const stage = stageOf({ walkFiles });
  const told = { onOver: vi.fn(), onHandOver: vi.fn(), onResume: vi.fn(), onLeave: vi.fn(), onHelp: vi.fn() };
  const props = { ...screenProps(stage), ...told, session, hidden: false };
  const screen = draw(<SessionScreen {...props} />, { columns: 80, rows: 24 });
  await screen.type('w');
  await screen.until((frame) => frame.includes('Why not?'));
  return { ...screen, ...told, session };
}

describe('words beside a decision', () => {
  it('can be commands, as far as these mean something there', async () => {
    const screen = await whyNot();
    await screen.type('/');
    await screen.until((frame) => frame.includes('esc close'));
    expect(screen.frame().slice(screen.frame().indexOf('▌ Why') - 1)).toMatchInlineSnapshot(`
      " ▌ Why not? The architect reads it.

       › /█
        › /cost     tokens, dollars and time so far
          /context  what the architect was given
          /help     all keys
          /quit     leave; the session is kept

       ↑↓ choose   ⏎ take   esc close"
    `);
    await screen.type('cost');
    await screen.press('enter');
    await screen.until((frame) => frame.includes('What it took'));
    await screen.press('escape');
    await screen.until((frame) => frame.includes('Why not?'));
    expect(screen.session.view.phase).toBe('permitting');
  });

  it('that look like a command and are none are not sent', async () => {
    const screen = await whyNot();
    await screen.type('/export html');
    await screen.press('enter');
    await screen.until((frame) => frame.includes('! There is no command /export here; with a space before it, it is'));
    expect(screen.session.view.phase).toBe('permitting');
    await screen.press('home');
    await screen.type(' ');
    await screen.press('enter');
    expect(screen.session.view.phase).not.toBe('permitting');
  });

  it('name files by @', async () => {
    const screen = await whyNot();
    await screen.type('see @api');
    await screen.until((frame) => frame.includes('› docs/api.yaml'));
    await screen.press('enter');
    expect(screen.frame()).toContain('› see @docs/api.yaml');
    await screen.press('enter');
    expect(screen.session.events.at(-1)).toMatchObject({ leave: { allow: false, words: 'see @docs/api.yaml' } });
  });

  it('end the app by /quit without a second press', async () => {
    const screen = await whyNot();
    await screen.type('/quit');
    await screen.press('enter');
    expect(screen.onLeave).toHaveBeenCalledTimes(2);
  });
});
