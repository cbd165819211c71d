import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../../../src/faces/tui/app.tsx';
import { personaReader, sessionScreen } from '../../../../src/faces/tui/late-screens.ts';
import { loadHighlighter } from '../../../../src/faces/tui/markdown/highlight.ts';
import type { Stage } from '../../../../src/faces/tui/stage.ts';
import { watchSize } from '../../../../src/faces/tui/terminal-size.ts';
import { themeFor } from '../../../../src/faces/tui/theme-for.ts';
import { widthOf } from '../../../../src/text/width.ts';
import { type Drawn, draw, unmountAll } from '../../../support/ink.tsx';
import { LOOK, personaOf, stageOf } from '../sample-stage.ts';
import { STATES, type State } from './states.ts';
import { LEGEND, type Seen, seenIn } from './style-map.ts';

afterEach(unmountAll);
await Promise.all([loadHighlighter(), sessionScreen.load(), personaReader.load()]);

type Size = { columns: number; rows: number };

const SIZES: Size[] = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
];

function open({ stage }: State, size: Size, look: Partial<Stage['look']> = {}): Drawn {
  const output = Object.assign(new PassThrough(), size);
  const [store] = watchSize(output);
  return draw(<App stage={stageOf({ ...stage(), output, look: { ...LOOK, ...look } })} size={store} />, size);
}

/** Goes to the state, and tells what stands on the screen of the terminal then: the rest is above it. */
async function look(state: State, size: Size, background: 'light' | 'dark'): Promise<Seen> {
  const stageLook = { ...LOOK, colorLevel: 3, background, reducedMotion: true } as const;
  const screen = open(state, size, stageLook);
  await arrive(state, screen);
  const { resumed, form } = state.stage();
  const persona = resumed?.view.started?.persona ?? form?.persona ?? personaOf('contract-first');
  const rows = screen.styled().split('\n').slice(-size.rows);
  return seenIn(rows.join('\n'), themeFor(stageLook, persona));
}

async function arrive({ keys, mark }: State, screen: Drawn): Promise<string> {
  if (keys) {
    await screen.until((frame) => frame !== '');
    await keys(screen);
  }
  return screen.until((frame) => (typeof mark === 'string' ? frame.includes(mark) : mark.test(frame)));
}

describe.each(SIZES)('at $columns by $rows', (size) => {
  it.each(STATES)('$name looks so, light or dark', async (state) => {
    const dark = await look(state, size, 'dark');
    expect(await look(state, size, 'light')).toEqual(dark);
    const page = [dark.words, '', '─'.repeat(size.columns), LEGEND, '', dark.looks, ''].join('\n');
    await expect(page).toMatchFileSnapshot(`screens/${state.name}.${size.columns}x${size.rows}.txt`);
  });
});

describe.each([
  { columns: 40, rows: 24 },
  { columns: 80, rows: 10 },
])('at $columns by $rows', (size) => {
  it.each(STATES)('$name stays within it, and says how one goes on', async (state) => {
    const screen = open(state, size);
    const narrow: State = { ...state, mark: /\S/ };
    const frame = await arrive(narrow, screen);
    for (const row of frame.split('\n')) expect(widthOf(row)).toBeLessThanOrEqual(size.columns);
    await vi.waitFor(() => expect(screen.frame()).toMatch(/esc|⏎|ctrl|\^C/));
  });
});

/** Lines, blocks and the dots of spinners: what is drawn, and cannot be spoken. */
const DRAWN = /[\u2500-\u259f\u2800-\u28ff]/u;

describe('for a screen reader', () => {
  it.each(STATES)('$name is words in lines', async (state) => {
    const screen = open(state, { columns: 80, rows: 24 }, { screenReader: true });
    // What is still open is not shown there, so no mark of it is waited for.
    expect(await arrive({ ...state, mark: /\S/ }, screen)).not.toMatch(DRAWN);
    expect(screen.frame()).not.toMatch(DRAWN);
  });
});
