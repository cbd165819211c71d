import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  currentItem,
  grouped,
  type PickFrame,
  type PickItem,
  type PickState,
  pickRows,
  pickTop,
  pressPick,
  startPick,
} from '../../../../src/faces/tui/inputs/pick-list-state.ts';
import { KEYS, pressed, type Stroke, typed } from '../../../../src/faces/tui/keys.ts';

const ITEMS: readonly PickItem[] = [
  { key: 'a', label: 'apple' },
  { key: 'b', label: 'banana' },
  { key: 'c', label: 'cherry', group: 'in this repo' },
  { key: 'd', label: 'date', group: 'in this repo' },
];
const CHORDS = KEYS['pick-list'].flatMap(({ chords }) => [...chords]);

function frameOf(items: readonly PickItem[] = ITEMS, height = 5): PickFrame {
  const find = (query: string): readonly PickItem[] => grouped(items.filter(({ label }) => label.includes(query)));
  return { find, height };
}

function press(state: PickState, keys: readonly string[], frame = frameOf()): PickState {
  return keys.reduce((now, key) => pressPick(now, strokeOf(key), frame).state, state);
}

function strokeOf(key: string): Stroke {
  return (CHORDS as string[]).includes(key) ? pressed(key) : typed(key);
}

function at(state: PickState, frame = frameOf()): string | undefined {
  return currentItem(state, frame.find(state.query))?.key;
}

describe('the cursor', () => {
  it('starts on the first, or where it is told', () => {
    expect(at(startPick())).toBe('a');
    expect(at(startPick('c'))).toBe('c');
    expect(at(startPick('unknown'))).toBe('a');
  });

  it.each([
    [['down'], 'b'],
    [['down', 'down', 'up'], 'b'],
    [['up'], 'a'],
    [['end'], 'd'],
    [['end', 'down'], 'd'],
    [['end', 'home'], 'a'],
    [['pagedown'], 'd'],
    [['end', 'pageup'], 'a'],
    [['ctrl-n', 'ctrl-n', 'ctrl-p'], 'b'],
  ])('%j goes to %s', (keys, expected) => {
    expect(at(press(startPick(), keys))).toBe(expected);
  });

  it('goes by screens of the height', () => {
    expect(at(press(startPick(), ['pagedown'], frameOf(ITEMS, 2)), frameOf(ITEMS, 2))).toBe('b');
  });
});

describe('the filter', () => {
  it('takes what is typed, and the cursor goes to the best', () => {
    const state = press(startPick(), ['e', 'r']);
    expect([state.query, at(state)]).toEqual(['er', 'c']);
  });

  it('takes a paste as one line, and no space at its start', () => {
    expect(pressPick(startPick(), { kind: 'paste', text: ' ap\nple ' }, frameOf()).state.query).toBe('ap ple ');
    expect(press(startPick(), [' ']).query).toBe('');
  });

  it('takes no more than anybody would filter by', () => {
    expect(pressPick(startPick(), { kind: 'paste', text: 'x'.repeat(2_000_000) }, frameOf()).state.query).toHaveLength(
      200,
    );
    expect(press(startPick(), ['x'.repeat(200), 'y']).query).toBe('x'.repeat(200));
  });

  it.each([
    [['a', 'b', 'backspace'], 'a'],
    [['a👩‍👩‍👧', 'backspace'], 'a'],
    [['one two', 'ctrl-w'], 'one '],
    [['one two', 'ctrl-u'], ''],
    [['backspace'], ''],
  ])('%j leaves %j', (keys, query) => {
    expect(press(startPick(), keys).query).toBe(query);
  });

  it('lets the cursor stay where it was found, when it is cleared', () => {
    expect(at(press(startPick(), ['date', 'escape']))).toBe('d');
  });

  it('keeps the cursor for later while nothing fits', () => {
    const state = press(startPick('c'), ['zzz']);
    expect(at(state)).toBeUndefined();
    expect(at(press(state, ['escape']))).toBe('c');
  });
});

describe('what it says', () => {
  it('enter takes and right looks closer', () => {
    const state = press(startPick(), ['down']);
    expect(pressPick(state, pressed('enter'), frameOf()).effect).toBe('pick');
    expect(pressPick(state, pressed('right'), frameOf()).effect).toBe('open');
  });

  it('takes nothing where there is nothing', () => {
    const state = press(startPick(), ['zzz']);
    expect(pressPick(state, pressed('enter'), frameOf()).effect).toBeUndefined();
    expect(pressPick(startPick(), pressed('enter'), frameOf([])).effect).toBeUndefined();
  });

  it('escape clears the filter first, and then steps back', () => {
    const typing = press(startPick(), ['a']);
    const first = pressPick(typing, pressed('escape'), frameOf());
    expect(first).toMatchObject({ state: { query: '' } });
    expect(first.effect).toBeUndefined();
    expect(pressPick(first.state, pressed('escape'), frameOf()).effect).toBe('back');
  });
});

describe('grouped', () => {
  it('brings a group together where its first item stands', () => {
    const items = ['x1', 'y1', 'x2', '1', 'y2', '2'].map((key) => {
      const group = key.slice(0, -1);
      return group ? { key, label: key, group } : { key, label: key };
    });
    expect(grouped(items).map(({ key }) => key)).toEqual(['x1', 'x2', 'y1', 'y2', '1', '2']);
  });
});

describe('rows', () => {
  it('put a heading before each group that has a name', () => {
    const words = pickRows(ITEMS).map((row) => ('heading' in row ? `# ${row.heading}` : row.item.label));
    expect(words).toEqual(['apple', 'banana', '# in this repo', 'cherry', 'date']);
  });

  it('show the heading above the first of a group', () => {
    expect(pickTop(pickRows(ITEMS), 3, 4, 2)).toBe(2);
    expect(pickTop(pickRows(ITEMS), 3, 4, 1)).toBe(3);
  });
});

describe('any sequence of keys', () => {
  const key = fc.oneof(fc.constantFrom(...CHORDS), fc.constantFrom('a', 'e', 'zz', ' ', '图'));
  const items = fc
    .uniqueArray(
      fc.record({
        key: fc.string({ minLength: 1, maxLength: 3 }),
        label: fc.constantFrom('aa', 'ae', 'b', 'e 图'),
        group: fc.constantFrom('', 'g', 'h'),
      }),
      {
        selector: (item) => item.key,
        maxLength: 20,
      },
    )
    .map((list) => list.map(({ group, ...item }): PickItem => (group ? { ...item, group } : item)));

  it('keeps the cursor in sight, and two escapes lead out', () => {
    fc.assert(
      fc.property(items, fc.array(key, { maxLength: 40 }), fc.integer({ min: 1, max: 6 }), (list, keys, height) => {
        const frame = frameOf(list, height);
        let state = startPick();
        for (const pressedKey of keys) {
          state = press(state, [pressedKey], frame);
          const found = frame.find(state.query);
          const rows = pickRows(found);
          const current = currentItem(state, found);
          const cursor = rows.findIndex((row) => 'item' in row && row.item === current);
          expect(current === undefined).toBe(found.length === 0);
          if (cursor >= 0) {
            const top = pickTop(rows, cursor, state.top, height);
            expect(cursor).toBeGreaterThanOrEqual(top);
            expect(cursor).toBeLessThan(top + height);
          }
        }
        const first = pressPick(state, pressed('escape'), frame);
        const last = first.effect ? first : pressPick(first.state, pressed('escape'), frame);
        expect(last.effect).toBe('back');
      }),
    );
  });
});
