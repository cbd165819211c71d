import { PassThrough } from 'node:stream';
import { Text } from 'ink';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Scene } from '../../../src/faces/tui/feed.ts';
import { NO_SIGNALS, type Signals } from '../../../src/faces/tui/signals.ts';
import type { Stage } from '../../../src/faces/tui/stage.ts';
import { useSignals } from '../../../src/faces/tui/use-signals.ts';
import { EMPTY_VIEW, type Phase } from '../../../src/session/view.ts';
import { draw, unmountAll } from '../../support/ink.tsx';
import { LOOK, stageOf } from './sample-stage.ts';

afterEach(unmountAll);

const ALL: Signals = { title: true, progress: true, notify: 'bell' };

function Told({ stage, scene }: { stage: Stage; scene: Scene }): ReactNode {
  useSignals(stage, scene);
  return <Text>{scene.view.phase}</Text>;
}

/** What is written beside the frames while a session goes through these phases, each at its second. */
async function told(signals: Signals, phases: readonly (readonly [Phase, number])[]): Promise<string> {
  const output = Object.assign(new PassThrough(), { columns: 80, rows: 24 });
  const stage = stageOf({ look: { ...LOOK, signals }, output });
  const node = ([phase, second]: readonly [Phase, number]): ReactNode => (
    <Told stage={stage} scene={{ view: { ...EMPTY_VIEW, phase }, now: second * 1000, worked: 0 }} />
  );
  const [first, ...others] = phases;
  if (!first) return '';
  const screen = draw(node(first));
  await screen.until((frame) => frame.includes(first[0]));
  for (const each of others) {
    screen.rerender(node(each));
    await screen.until((frame) => frame.includes(each[0]));
  }
  screen.unmount();
  return String(output.read() ?? '');
}

describe('a terminal beside the screen', () => {
  it('has its title kept and taken back, and its progress taken away', async () => {
    const all = await told(ALL, [['thinking', 0]]);
    expect(all.startsWith('\u001B[22;2t\u001B]2;thinking: ')).toBe(true);
    expect(all).toContain('\u001B]9;4;3;0\u0007');
    expect(all.endsWith('\u001B]9;4;0;0\u0007\u001B[23;2t')).toBe(true);
  });

  it('calls the user after long work alone', async () => {
    const way = { ...NO_SIGNALS, notify: 'bell' } as const;
    expect(
      await told(way, [
        ['thinking', 0],
        ['writing', 4],
        ['waiting', 12],
      ]),
    ).toBe('\u0007');
    expect(
      await told(way, [
        ['thinking', 0],
        ['waiting', 9],
      ]),
    ).toBe('');
    expect(
      await told(way, [
        ['waiting', 0],
        ['asking', 60],
      ]),
    ).toBe('');
    expect(
      await told(way, [
        ['writing', 0],
        ['over', 60],
      ]),
    ).toBe('');
  });

  it('is told nothing where nothing is understood', async () =>
    expect(
      await told(NO_SIGNALS, [
        ['thinking', 0],
        ['waiting', 60],
      ]),
    ).toBe(''));
});
