import { afterEach, describe, expect, it, vi } from 'vitest';
import { Filling } from '../../../../src/faces/tui/screens/filling.tsx';
import { Notice } from '../../../../src/faces/tui/screens/notice.tsx';
import { Refused } from '../../../../src/faces/tui/screens/refused.tsx';
import type { Pipe } from '../../../../src/faces/tui/stage.ts';
import { draw, unmountAll } from '../../../support/ink.tsx';
import { screenProps } from './screen-test.ts';

afterEach(unmountAll);

describe('the notice', () => {
  it('says why the planner designs, what it is, and how to get a model', async () => {
    const [go, back] = [vi.fn(), vi.fn()];
    const screen = draw(<Notice {...screenProps()} notice="No key was found." onGoOn={go} onBack={back} />);
    expect(screen.frame()).toMatchInlineSnapshot(`
      " ▌ The planner designs

         No key was found.

         It is built in, and needs no network and no account: its rules give a
         sound baseline, not a second opinion.

         For a model, set ANTHROPIC_API_KEY; or ANTHROPIC_BASE_URL, for any server
         that speaks the Messages API.

       ⏎ go on with it   esc back   ? keys"
    `);
    await screen.press('enter', 'escape');
    expect([go.mock.calls.length, back.mock.calls.length]).toEqual([1, 1]);
  });
});

describe('a beginning that was refused', () => {
  it('says the sentence and the next step, and tries again', async () => {
    const [again, back] = [vi.fn(), vi.fn()];
    const failure = {
      kind: 'credentials',
      message: 'The key was not accepted.',
      next: 'Check ANTHROPIC_API_KEY.',
    } as const;
    const screen = draw(<Refused {...screenProps()} failure={failure} onAgain={again} onBack={back} />);
    expect(screen.frame()).toMatch(
      /It could not begin[\s\S]*✗ The key was not accepted\.[\s\S]*Check ANTHROPIC_API_KEY\.[\s\S]*⏎ try again/,
    );
    await screen.press('enter', 'escape');
    expect([again.mock.calls.length, back.mock.calls.length]).toEqual([1, 1]);
  });

  it('lets nothing through that acts on the terminal', () => {
    const failure = { kind: 'model', message: 'Bad\u001b[2J\u0007 thing' } as const;
    const screen = draw(<Refused {...screenProps()} failure={failure} onAgain={vi.fn()} onBack={vi.fn()} />);
    expect(screen.frame()).toContain('✗ Bad thing');
    expect(screen.styled()).not.toContain('\u001b[2J');
  });
});

describe('a pipe that is filling', () => {
  function filling(over: Partial<Pipe> = {}) {
    let listener = (): void => undefined;
    const pipe = {
      bytes: 4120,
      done: false,
      subscribe: (next: () => void) => {
        listener = next;
        return () => undefined;
      },
      close: vi.fn(),
      ...over,
    };
    const onWithout = vi.fn();
    const screen = draw(<Filling {...screenProps()} pipe={pipe} onWithout={onWithout} onBack={vi.fn()} />);
    return { screen, pipe, onWithout, tell: () => listener() };
  }

  it('shows how much has come, as it comes', async () => {
    const { screen, pipe, tell } = filling();
    expect(screen.frame()).toContain('4.1 kB so far.');
    pipe.bytes = 2_000_000;
    tell();
    await screen.until((frame) => frame.includes('2.0 MB so far.'));
  });

  it('need not be waited for', async () => {
    const { screen, pipe } = filling();
    await screen.press('enter');
    expect(pipe.close).toHaveBeenCalledOnce();
  });

  it('is asked about when it cannot be used', async () => {
    const failure = { kind: 'usage', message: 'Standard input is not text.' } as const;
    const { screen, onWithout } = filling({ done: true, failure });
    expect(screen.frame()).toMatch(/cannot be used[\s\S]*✗ Standard input is not text\.[\s\S]*⏎ go on without it/);
    await screen.press('enter');
    expect(onWithout).toHaveBeenCalledOnce();
  });
});
