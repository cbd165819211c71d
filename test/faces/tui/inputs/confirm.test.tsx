import { afterEach, describe, expect, it } from 'vitest';
import { Confirm } from '../../../../src/faces/tui/inputs/confirm.tsx';
import { createTheme } from '../../../../src/faces/tui/theme.ts';
import { widthOf } from '../../../../src/text/width.ts';
import { draw, unmountAll } from '../../../support/ink.tsx';

afterEach(unmountAll);

const theme = createTheme({ colorLevel: 0, unicode: true });

function ask(
  props: { question?: string; initial?: boolean; columns?: number } = {},
): [ReturnType<typeof draw>, boolean[]] {
  const answers: boolean[] = [];
  const { question = 'Leave? The session is kept.', columns = 80, initial } = props;
  const screen = draw(
    <Confirm
      theme={theme}
      columns={columns}
      question={question}
      {...(initial === undefined ? {} : { initial })}
      onAnswer={(yes) => answers.push(yes)}
    />,
    { columns },
  );
  return [screen, answers];
}

describe('Confirm', () => {
  it('asks in one line, with no marked', () => {
    const [screen] = ask();
    expect(screen.frame()).toBe(' Leave? The session is kept.    y yes  › n no');
  });

  it.each([
    ['y', true],
    ['Y', true],
    ['n', false],
    ['N', false],
  ])('%s answers %s, whichever is marked', async (key, answer) => {
    for (const initial of [true, false]) {
      const [screen, answers] = ask({ initial });
      await screen.type(key);
      expect(answers).toEqual([answer]);
    }
  });

  it('enter takes the marked one, and arrows mark the other', async () => {
    const [plain, no] = ask();
    await plain.press('enter');
    expect(no).toEqual([false]);
    const [screen, yes] = ask();
    await screen.press('left', 'tab', 'right');
    expect(screen.frame()).toContain('› y yes');
    await screen.press('enter');
    expect(yes).toEqual([true]);
  });

  it('is answered once, also by keys faster than frames', async () => {
    const [screen, answers] = ask();
    await screen.type('y\r');
    await screen.press('escape');
    expect(answers).toEqual([true]);
  });

  it('starts on what it is told', () => {
    expect(ask({ initial: true })[0].frame()).toContain('› y yes    n no');
  });

  it('escape is no, and other keys are nothing', async () => {
    const [screen, answers] = ask({ initial: true });
    await screen.type('x');
    await screen.paste('y');
    expect(answers).toEqual([]);
    await screen.press('escape');
    expect(answers).toEqual([false]);
  });

  it('keeps both answers in sight on a narrow screen', () => {
    const [screen] = ask({ question: '图书馆 '.repeat(30), columns: 40 });
    expect(screen.frame()).toMatch(/… +y yes {2}› n no$/);
    expect(widthOf(screen.frame())).toBeLessThanOrEqual(40);
  });

  it('lets nothing in the question steer the terminal', () => {
    const [screen] = ask({ question: 'Run \x1b[2Jthis\nnow?' });
    expect(screen.styled()).not.toContain('\x1b[2J');
    expect(screen.frame()).toContain('Run this now?');
  });
});
