import { afterEach, describe, expect, it, vi } from 'vitest';
import { What } from '../../../../src/faces/tui/screens/what.tsx';
import type { Stage } from '../../../../src/faces/tui/stage.ts';
import { draw, unmountAll } from '../../../support/ink.tsx';
import { PERSONAS, personaOf, stageOf } from '../sample-stage.ts';
import { screenProps } from '../screens/screen-test.ts';

afterEach(unmountAll);

const FILES = ['docs/', 'src/', 'README.md', 'docs/api.yaml', 'docs/notes of May.md', 'src/schema.sql'];

function what(over: Partial<Stage> = {}, size = {}) {
  const walkFiles = vi.fn(async (tell: (paths: readonly string[]) => void) => tell(FILES));
  const stage = stageOf({ walkFiles, ...over });
  const told = {
    onWrite: vi.fn(),
    onTake: vi.fn(),
    onResume: vi.fn(),
    onBack: vi.fn(),
    onLeave: vi.fn(),
    onHelp: vi.fn(),
  };
  const props = { ...screenProps(stage, size), persona: personaOf('contract-first'), words: undefined, ...told };
  return { ...draw(<What {...props} />, size), ...told, walkFiles, stage };
}

/** The list as it is read: the rows that stand below the text. */
async function listed(screen: ReturnType<typeof what>, row: string): Promise<string> {
  return screen.until((frame) => frame.includes(row));
}

describe('names after @', () => {
  it('are looked for when the first is typed, and no sooner', async () => {
    const screen = what();
    await screen.type('Lend ');
    expect(screen.walkFiles).not.toHaveBeenCalled();
    await screen.type('@');
    await listed(screen, '› src/');
    expect(await listed(screen, 'esc close')).toMatchInlineSnapshot(`
      " ▌ What should contract-first design?

       │ Lend @█
        › src/
          docs/
          README.md
          docs/api.yaml
          src/schema.sql
          docs/notes of May.md




       ↑↓ choose   ⏎ take   esc close"
    `);
    await screen.type('sch');
    await listed(screen, '› src/schema.sql');
    expect(screen.walkFiles).toHaveBeenCalledTimes(1);
  });

  it('are taken by tab, folders step by step', async () => {
    const screen = what();
    await screen.type('see @doc');
    await listed(screen, '› docs/');
    await screen.press('tab');
    await listed(screen, '› docs/api.yaml');
    expect(screen.frame()).toContain('│ see @docs/');
    await screen.press('down', 'enter');
    expect(screen.frame()).toContain('│ see @"docs/notes of May.md" ');
    expect(screen.frame()).toContain('⏎ start');
    expect(screen.onWrite).not.toHaveBeenCalled();
  });

  it('leave the keys to the text after escape', async () => {
    const screen = what();
    await screen.type('see @api');
    await listed(screen, '› docs/api.yaml');
    await screen.press('escape');
    expect(screen.frame()).not.toContain('› docs');
    expect(screen.onBack).not.toHaveBeenCalled();
    await screen.press('enter');
    await vi.waitFor(() => expect(screen.onWrite).toHaveBeenCalledExactlyOnceWith('see @api', []));
  });

  it('typed to their end leave enter to the brief', async () => {
    const screen = what();
    await screen.type('see @api');
    await listed(screen, '› docs/api.yaml');
    await screen.press('ctrl-u');
    await screen.type('see @docs/api.yaml');
    await screen.press('enter');
    await vi.waitFor(() => expect(screen.onWrite).toHaveBeenCalledTimes(1));
  });

  it.each([
    { columns: 80, rows: 23 },
    { columns: 40, rows: 12 },
    { columns: 120, rows: 39 },
    { columns: 20, rows: 6 },
  ])('fit into $columns by $rows', async (size) => {
    const long = `${'deep/'.repeat(30)}file.sql`;
    const screen = what({ walkFiles: async (tell) => tell([long, ...FILES]) }, size);
    await screen.type('@');
    await screen.until((frame) => frame.includes('@'));
    await screen.type('f');
    const rows = screen.frame().split('\n');
    expect(rows.length).toBeLessThanOrEqual(size.rows);
    expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(size.columns);
  });

  it('of servers stand with the files', async () => {
    const serverNames = async () => [{ name: 'github:repo://a', detail: 'the code' }];
    const screen = what({ serverNames });
    await screen.type('@git');
    await listed(screen, '› github:repo://a');
    await screen.press('enter');
    expect(screen.frame()).toContain('│ @github:repo://a ');
  });

  it('show no control characters of a name', async () => {
    const screen = what({ walkFiles: async (tell) => tell(['a\u001B[31mred.md']) });
    await screen.type('@red');
    await listed(screen, 'red.md');
    expect(screen.styled()).not.toContain('\u001B[31m');
  });
});

describe('commands', () => {
  it('are listed, filtered and run', async () => {
    const screen = what();
    await screen.type('/');
    expect(screen.frame()).toMatchInlineSnapshot(`
      " ▌ What should contract-first design?

       │ /█
        › /persona  another persona designs it
          /help     all keys
          /quit     leave; what is written is kept


       ↑↓ choose   ⏎ take   esc close"
    `);
    await screen.type('per');
    await screen.press('enter');
    expect(screen.frame()).toContain('› contract-first');
    await screen.type('elite');
    await screen.press('enter');
    expect(screen.onTake).toHaveBeenCalledExactlyOnceWith(PERSONAS[3]);
    expect(screen.stage.kept.get('brief')).toBe('');
  });

  it('that are none are told, and how they are sent as words', async () => {
    const screen = what();
    await screen.type('/etc is ours');
    await screen.press('enter');
    expect(screen.frame()).toContain('! There is no command /etc here; with a space before it, it is sent as');
    expect(screen.onWrite).not.toHaveBeenCalled();
  });

  it.each([' /etc is ours', '/etc/nginx is ours'])('are never words like %s', async (words) => {
    const screen = what();
    await screen.type(words);
    await screen.press('enter');
    await vi.waitFor(() => expect(screen.onWrite).toHaveBeenCalledExactlyOnceWith(words, []));
  });

  it('are words once their list was closed', async () => {
    const screen = what();
    await screen.type('/help');
    await screen.press('escape', 'enter');
    await vi.waitFor(() => expect(screen.onWrite).toHaveBeenCalledExactlyOnceWith('/help', []));
    expect(screen.onHelp).not.toHaveBeenCalled();
  });
});

describe('earlier briefs', () => {
  const history = ['Lend books to members', 'Sell tickets\nfor concerts', 'Lend tools'];

  it('are searched by ctrl-r, and written on from', async () => {
    const screen = what({ history });
    await screen.type('so far');
    await screen.press('ctrl-r');
    expect(screen.frame()).toContain('› Lend books to members');
    await screen.type('concerts');
    await screen.press('enter');
    expect(screen.frame()).toContain('│ Sell tickets\n │ for concerts█');
    expect(screen.stage.kept.get('brief')).toBe(history[1]);
  });

  it('leave what was written when nothing is taken', async () => {
    const screen = what({ history });
    await screen.type('so far');
    await screen.press('ctrl-r', 'escape');
    expect(screen.frame()).toContain('│ so far█');
  });
});
