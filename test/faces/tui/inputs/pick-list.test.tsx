import { afterEach, describe, expect, it } from 'vitest';
import { PickList, type PickListProps } from '../../../../src/faces/tui/inputs/pick-list.tsx';
import type { PickItem } from '../../../../src/faces/tui/inputs/pick-list-state.ts';
import { createTheme } from '../../../../src/faces/tui/theme.ts';
import { widthOf } from '../../../../src/text/width.ts';
import { draw, unmountAll } from '../../../support/ink.tsx';

afterEach(unmountAll);

const theme = createTheme({ colorLevel: 0, unicode: true });
const ITEMS: readonly PickItem[] = [
  { key: 'contract', label: 'contract-first', detail: 'data model first, then the contract' },
  { key: 'elite', label: 'backend-elite', detail: 'asks first, always' },
  { key: 'payments', label: 'payments-reviewer', detail: '.claude/agents/payments.md', group: 'in this repo' },
];

function list(props: Partial<PickListProps<PickItem>> = {}): ReturnType<typeof draw> {
  return draw(
    <PickList
      theme={theme}
      columns={80}
      maxRows={8}
      items={ITEMS}
      filter={(query, items) => items.filter(({ label }) => label.includes(query))}
      onPick={() => {}}
      {...props}
    />,
    { columns: props.columns ?? 80 },
  );
}

describe('PickList', () => {
  it('shows labels and details in columns, groups under their headings', () => {
    expect(list().frame()).toBe(
      [
        ' › contract-first      data model first, then the contract',
        '   backend-elite       asks first, always',
        '   in this repo',
        '   payments-reviewer   .claude/agents/payments.md',
      ].join('\n'),
    );
  });

  it('keeps labels whole as the room gets less: they tell one from the other', () => {
    expect(list({ columns: 40 }).frame()).toContain(' › contract-first      data model firs…');
    expect(list({ columns: 22 }).frame().split('\n')).toEqual([
      ' › contract-first',
      '   backend-elite',
      '   in this repo',
      '   payments-reviewer',
    ]);
  });

  it('filters as one types, without moving the columns', async () => {
    const screen = list();
    await screen.type('pay');
    expect(screen.frame()).toBe(
      [' filter  pay█', '   in this repo', ' › payments-reviewer   .claude/agents/payments.md'].join('\n'),
    );
    await screen.press('escape');
    expect(screen.frame()).toContain(' › payments-reviewer');
    expect(screen.frame()).toContain('   contract-first ');
  });

  it('says so when nothing fits, or nothing is there', async () => {
    const screen = list();
    await screen.type('zzz');
    expect(screen.frame()).toBe(' filter  zzz█\n   nothing fits "zzz"');
    const own = list({ empty: (query) => `no persona is called ${query}` });
    await own.type('x');
    expect(own.frame()).toContain('no persona is called x');
    expect(list({ items: [] }).frame()).toBe('   nothing here');
  });

  it('takes, looks closer and steps back, from keys faster than frames', async () => {
    const said: string[] = [];
    const screen = list({
      onPick: (item) => said.push(`pick ${item.key}`),
      onOpen: (item) => said.push(`open ${item.key}`),
      onBack: () => said.push('back'),
    });
    await screen.type('elite\r');
    await screen.press('right', 'escape', 'escape');
    expect(said).toEqual(['pick elite', 'open elite', 'back']);
  });

  it('tells where the cursor is when it moves, and only then', async () => {
    const seen: (string | undefined)[] = [];
    const screen = list({ onHighlight: (item) => seen.push(item?.key) });
    await screen.press('up', 'down', 'down', 'down');
    await screen.type('zzz');
    await screen.press('escape');
    expect(seen).toEqual(['elite', 'payments', undefined, 'payments']);
  });

  it('starts where it is told', () => {
    expect(list({ initial: 'elite' }).frame()).toContain(' › backend-elite');
  });

  it('asks for help only while there is no filter', async () => {
    let asked = 0;
    const screen = list({ onHelp: () => asked++ });
    await screen.type('?');
    await screen.type('a');
    await screen.type('?');
    expect([asked, screen.frame().split('\n')[0]]).toEqual([1, ' filter  a?█']);
  });

  it('lets the screen take keys first', async () => {
    const screen = list({ onKey: (stroke) => stroke.kind === 'key' && stroke.chord === 'down' });
    await screen.press('down');
    expect(screen.frame()).toContain(' › contract-first');
  });

  it('scrolls within its rows, the cursor and its heading in sight', async () => {
    const items = Array.from({ length: 30 }, (_, at) => ({
      key: `${at}`,
      label: `item ${at}`,
      group: `group ${Math.floor(at / 10)}`,
    }));
    const screen = list({ items, maxRows: 5 });
    await screen.press('end');
    expect(screen.frame().split('\n')).toHaveLength(5);
    expect(screen.frame()).toMatch(/ › item 29$/);
    await screen.press('home');
    expect(screen.frame()).toMatch(/^ {3}group 0\n › item 0\n/);
  });

  it.each([
    [80, 24],
    [40, 12],
    [20, 5],
    [10, 2],
  ])('stays within %i columns and %i rows', async (columns, maxRows) => {
    const items = Array.from({ length: 40 }, (_, at) => ({
      key: `${at}`,
      label: `图书馆-${'long-'.repeat(at)}`,
      detail: `what 图书馆 does ${'and does '.repeat(20)}`,
      ...(at > 3 && { group: '图'.repeat(80) }),
    }));
    const screen = list({ items, columns, maxRows });
    for (const keys of ['', '图', 'long-'.repeat(30)]) {
      if (keys) await screen.type(keys);
      await screen.press('down', 'page-down');
      const rows = screen.frame().split('\n');
      expect(rows.length).toBeLessThanOrEqual(maxRows);
      for (const row of rows) expect(widthOf(row)).toBeLessThanOrEqual(columns);
    }
  });

  it('lets nothing in labels, details and groups steer the terminal', () => {
    const evil = '\x1b[2Jx\x1b]0;t\x07\ny\u202e';
    const screen = list({ items: [{ key: 'a', label: evil, detail: evil, group: evil }] });
    expect(screen.styled()).not.toMatch(/\x1b\[2J|\x1b\]|\u202e/);
    expect(screen.frame()).toBe('   x y\n › x y   x y');
  });

  it('takes no keys and marks nothing while it is not active', async () => {
    const screen = list({ active: false });
    await screen.press('down');
    expect(screen.frame()).not.toContain('›');
  });
});
