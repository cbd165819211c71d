import { Text } from 'ink';
import { type ReactNode, useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import {
  bindingsOf,
  intentOf,
  KEYS,
  type Mode,
  pressed,
  type Stroke,
  typed,
  useKeys,
} from '../../../src/faces/tui/keys.ts';
import { alt, draw, unmountAll } from '../../support/ink.tsx';

afterEach(unmountAll);

const MODES = Object.keys(KEYS) as Mode[];

function Listener({ heard, active = true }: { heard: Stroke[]; active?: boolean }): ReactNode {
  useKeys((stroke) => heard.push(stroke), active);
  return <Text>.</Text>;
}

/** Redraws when something was heard. */
function Waiter({ heard }: { heard: Stroke[] }): ReactNode {
  const [word, say] = useState('waiting');
  useKeys((stroke) => {
    heard.push(stroke);
    say('heard');
  });
  return <Text>{word}</Text>;
}

/** What is heard when a terminal sends these bytes, after a first press. */
async function hear(...chunks: string[]): Promise<Stroke[]> {
  const [, ...heard] = await hearAll('.', ...chunks);
  return heard;
}

/** What is heard of all that a terminal sends from the start. */
async function hearAll(...chunks: string[]): Promise<Stroke[]> {
  const heard: Stroke[] = [];
  const screen = draw(<Listener heard={heard} />);
  for (const bytes of chunks) await screen.type(bytes);
  return heard;
}

describe('useKeys', () => {
  it.each([
    ['\r', 'enter'],
    ['\x1b\r', 'alt-enter'],
    ['\x1b[13;2u', 'shift-enter'],
    ['\n', 'ctrl-j'],
    ['\x1b[27u', 'escape'],
    ['\t', 'tab'],
    ['\x1b[Z', 'shift-tab'],
    ['\x7f', 'backspace'],
    ['\b', 'backspace'],
    ['\x1b\x7f', 'alt-backspace'],
    ['\x1b[3~', 'delete'],
    ['\x1b[A', 'up'],
    ['\x1bOA', 'up'],
    ['\x1b[1;5D', 'ctrl-left'],
    ['\x1b[1;3C', 'alt-right'],
    ['\x1b[1;5H', 'ctrl-home'],
    ['\x1b[H', 'home'],
    ['\x1b[5~', 'pageup'],
    ['\x01', 'ctrl-a'],
    ['\x07', 'ctrl-g'],
    ['\x1a', 'ctrl-z'],
    ['\x1f', 'ctrl-_'],
    ['\x1b[122;6u', 'ctrl-shift-z'],
    ['\x03', 'ctrl-c'],
    [alt('b'), 'alt-b'],
    [alt('R'), 'alt-R'],
    [alt('<'), 'alt-<'],
  ])('%j is %s', async (bytes, chord) => {
    expect(await hear(bytes)).toEqual([pressed(chord)]);
  });

  it.each<[string, Stroke[]]>([
    ['hello\n', [typed('hello')]],
    ['\n\n', []],
    ['one line\nanother\n', [{ kind: 'paste', text: 'one line\nanother' }]],
  ])('%j, typed before the keys were its own, has no enter at its end', async (ahead, strokes) => {
    expect(await hearAll(ahead, '\n', 'b\n')).toEqual([...strokes, pressed('ctrl-j'), typed('b'), pressed('ctrl-j')]);
  });

  it('takes escape from a terminal that sends nothing after it', async () => {
    const heard: Stroke[] = [];
    const screen = draw(<Waiter heard={heard} />);
    void screen.type('\x1b');
    await screen.until((frame) => frame === 'heard');
    expect(heard).toEqual([pressed('escape')]);
  });

  it('hands over text as it is typed, also what came in one chunk', async () => {
    expect(await hear('a', 'é', '图', '👩‍👩‍👧', '?')).toEqual(['a', 'é', '图', '👩‍👩‍👧', '?'].map(typed));
    expect(await hear('hello')).toEqual([typed('hello')]);
  });

  it('parts the keys in one chunk: fast typing is not a paste', async () => {
    expect(await hear('hello\r')).toEqual([typed('hello'), pressed('enter')]);
    expect(await hear('1\r2\r')).toEqual([typed('1'), pressed('enter'), typed('2'), pressed('enter')]);
    expect(await hear('ab\x01c')).toEqual([typed('ab'), pressed('ctrl-a'), typed('c')]);
    expect(await hear('x\x7fy\t')).toEqual([typed('x'), pressed('backspace'), typed('y'), pressed('tab')]);
  });

  it('hands a paste over whole, with plain line ends', async () => {
    const heard: Stroke[] = [];
    const screen = draw(<Listener heard={heard} />);
    await screen.paste('one\rtwo\r\nthree\n\tfour\x01');
    expect(heard).toEqual([{ kind: 'paste', text: 'one\ntwo\nthree\n\tfour\x01' }]);
  });

  it('takes several lines in one chunk for a paste: not every terminal marks one', async () => {
    expect(await hear('first line\rsecond')).toEqual([{ kind: 'paste', text: 'first line\nsecond' }]);
  });

  it('hears nothing of a key let go, of keys with super, of those it does not know', async () => {
    expect(await hear('\x1b[97;1:3u', '\x1b[97;9u', '\x1b[15~', '\x1b[I')).toEqual([]);
  });

  it('hears nothing while it is not active', async () => {
    const heard: Stroke[] = [];
    const screen = draw(<Listener heard={heard} active={false} />);
    screen.rerender(<Listener heard={heard} />);
    await screen.type('a');
    expect(heard).toEqual([typed('a')]);
    screen.rerender(<Listener heard={heard} active={false} />);
    await screen.type('b');
    expect(heard).toEqual([typed('a')]);
  });
});

describe('a key pressed as soon as a screen is seen', () => {
  it('goes to that screen, and not to the one before', async () => {
    const heard: string[] = [];
    let goTo = (_screen: string): void => undefined;
    function Screen({ name }: { name: string }): ReactNode {
      useKeys(() => heard.push(name));
      return <Text>{name}</Text>;
    }
    function Screens(): ReactNode {
      const [name, show] = useState('one');
      goTo = show;
      return <Screen key={name} name={name} />;
    }
    const screen = draw(<Screens />);
    await screen.type('a');
    for (const name of ['two', 'three', 'four']) {
      goTo(name);
      await screen.until((frame) => frame === name);
      await screen.type('a');
    }
    expect(heard).toEqual(['one', 'two', 'three', 'four']);
  });

  it('is heard once by each that listens', async () => {
    const first: Stroke[] = [];
    const second: Stroke[] = [];
    const screen = draw(
      <>
        <Listener heard={first} />
        <Listener heard={second} />
      </>,
    );
    await screen.type('a');
    expect([first, second]).toEqual([[typed('a')], [typed('a')]]);
  });
});

describe('the table', () => {
  it.each(MODES)('%s gives no press two meanings, and each meaning a line of help', (mode) => {
    const chords = bindingsOf(mode).flatMap((binding) => binding.chords);
    expect(chords).toEqual([...new Set(chords)]);
    const intents = bindingsOf(mode).map(({ intent }) => intent);
    expect(intents).toEqual([...new Set(intents)]);
    for (const { help } of bindingsOf(mode)) expect(help).not.toBe('');
  });

  it.each(MODES)('%s can be left by escape, and leaves ctrl-c to the app', (mode) => {
    const chords = bindingsOf(mode).flatMap((binding) => binding.chords);
    expect(chords).toContain('escape');
    expect(chords).not.toContain('ctrl-c');
  });

  it.each(['text-area', 'pick-list', 'question-words', 'done'] as const)(
    '%s takes no character away from typing',
    (mode) => {
      const chords = bindingsOf(mode).flatMap((binding) => binding.chords);
      // What these open stands below the field: the letter is typed all the same.
      const kept = mode === 'done' ? ['e', 'x'] : [];
      expect(chords.filter((chord) => [...chord].length === 1 || chord === 'space')).toEqual(kept);
    },
  );

  it('means the same by enter and ctrl-g wherever they mean anything', () => {
    const going = ['submit', 'take', 'next', 'send', 'go', 'read', 'down'];
    for (const mode of MODES) {
      const enter = intentOf(mode, pressed('enter'));
      if (enter) expect(going).toContain(enter);
      expect([undefined, 'edit']).toContain(intentOf(mode, pressed('ctrl-g')));
    }
  });

  it('spells only chords that a keyboard can send', () => {
    const name = 'up|down|left|right|home|end|pageup|pagedown|enter|escape|tab|backspace|delete|space';
    const spelling = new RegExp(`^(?:(?:ctrl-)?(?:alt-)?(?:shift-)?(?:${name})|(?:ctrl-|alt-)(?:shift-)?.|.)$`, 'u');
    for (const mode of MODES) {
      for (const { chords } of bindingsOf(mode)) for (const chord of chords) expect(chord).toMatch(spelling);
    }
  });
});

describe('intentOf', () => {
  it('finds what a press means in a mode, and nothing in another', () => {
    expect(intentOf('question', typed('s'))).toBe('skip');
    expect(intentOf('question', typed(' '))).toBe('toggle');
    expect(intentOf('question-words', typed('s'))).toBeUndefined();
    expect(intentOf('work', pressed('escape'))).toBe('stop');
    expect(intentOf('text-area', { kind: 'paste', text: 'enter' })).toBeUndefined();
  });
});
