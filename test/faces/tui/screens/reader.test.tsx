import { PassThrough } from 'node:stream';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadHighlighter } from '../../../../src/faces/tui/markdown/highlight.ts';
import { Reader } from '../../../../src/faces/tui/screens/reader.tsx';
import type { Stage } from '../../../../src/faces/tui/stage.ts';
import type { CheckState } from '../../../../src/session/check-state.ts';
import type { Finding } from '../../../../src/session/finding.ts';
import type { Session } from '../../../../src/session/session.ts';
import { widthOf } from '../../../../src/text/width.ts';
import { draw, unmountAll } from '../../../support/ink.tsx';
import { begun, play, turnOf } from '../../../support/sample-session.ts';
import { stageOf } from '../sample-stage.ts';
import { screenProps } from './screen-test.ts';

afterEach(unmountAll);
await loadHighlighter();

const filler = (name: string): string => Array.from({ length: 12 }, (_, at) => `${name} goes on, ${at}.\n`).join('\n');

const MARKDOWN = `---
type: backend-design
---

# Lending

What it is.

## Data model

\`\`\`sql
create table copy (id uuid);
create table loan (due date);
create table hold (at date);
\`\`\`

${filler('The model')}
## Flow

\`\`\`mermaid
flowchart LR
  a[Desk] --> b[Shelf]
\`\`\`

${filler('The flow')}
## Risks

Few.
`;

const lineOf = (words: string): number => MARKDOWN.split('\n').findIndex((line) => line.includes(words)) + 1;

const FINDINGS: Finding[] = [
  { level: 'error', rule: 'sql/x', message: 'loan.due is no timestamp', line: lineOf('create table loan') },
  { level: 'warning', rule: 'prose/x', message: 'few is no number', line: lineOf('Few.') },
];

/** A session on the floor whose report was checked. */
function checked(findings: readonly Finding[] = FINDINGS): Session {
  const on = play(begun(), ...turnOf(1, '# Lending\n\nWhat it is.\n'), { type: 'floor.given' });
  const { revision } = on.view.draft;
  const whole = { revision, together: findings, inventory: [], lost: [] };
  const checks: CheckState = { round: 0, parts: [], undone: [], disputes: [], whole };
  return new Proxy(on, {
    get: (target, name) => (name === 'view' ? { ...target.view, checks } : Reflect.get(target, name)),
  });
}

function read(over: Partial<Stage> = {}, size = { columns: 80, rows: 24 }, session = checked()) {
  const output = Object.assign(new PassThrough(), size);
  const stage = stageOf({ readReport: () => MARKDOWN, output, ...over });
  const onBack = vi.fn();
  const onHelp = vi.fn();
  const props = { ...screenProps(stage, { columns: size.columns, rows: size.rows - 1 }), session, onBack, onHelp };
  const screen = draw(<Reader {...props} />, size);
  return { ...screen, onBack, onHelp, copied: () => String(output.read() ?? '') };
}

describe('the reader of a report', () => {
  it('shows the report with its diagrams, and each finding below the line that it is about', async () => {
    const screen = read();
    expect(await screen.until((frame) => frame.includes('copy'))).toMatchInlineSnapshot(`
      " ▌ Lending                                                                 33 %

       # Lending

       What it is.

       ## Data model

         sql
         create table copy (id uuid);
         create table loan (due date);
       ✗ line 13: loan.due is no timestamp
         create table hold (at date);

       The model goes on, 0.

       The model goes on, 1.

       The model goes on, 2.

       The model goes on, 3.

       ↑↓ scroll  / search  h sections  z fold  x finding  c copy  esc back  ? keys"
    `);
    await screen.type('h');
    expect(screen.frame()).toContain('› Lending');
    await screen.type('flow');
    await screen.press('enter');
    expect(screen.frame()).toContain('│ Desk ├───►│ Shelf │');
  });

  it('goes from finding to finding, also into what was folded', async () => {
    const screen = read();
    await screen.type('Z');
    expect(screen.frame()).not.toContain('create table');
    await screen.type('x');
    expect(screen.frame()).toContain('finding 1 of 2');
    expect(screen.frame()).toMatch(/create table loan.*\n +✗ line \d+: loan\.due is no timestamp\n +create table hold/);
    await screen.type('x');
    expect(screen.frame()).toContain('finding 2 of 2');
    expect(screen.frame()).toMatch(/Few\.\n +! line \d+: few is no number/);
    await screen.type('X');
    expect(screen.frame()).toContain('finding 1 of 2');
  });

  it('says so where nothing was found', async () => {
    const screen = read({}, undefined, checked([]));
    await screen.type('x');
    expect(screen.frame()).toContain('nothing was found wrong here');
  });

  it('folds the section at the top and unfolds it, and all of them', async () => {
    const screen = read();
    await screen.type(']');
    await screen.type('z');
    expect(screen.frame()).toMatch(/## Data model\n +… \d+ lines\n\n +## Flow/);
    await screen.type('z');
    expect(screen.frame()).toContain('create table copy');
    await screen.type('Z');
    expect(screen.frame()).toMatchInlineSnapshot(`
      " ▌ Lending                                                                100 %

       # Lending

       What it is.

       ## Data model
       … 30 lines

       ## Flow
       … 29 lines

       ## Risks
       … 1 line








       ↑↓ scroll  / search  h sections  z fold  x finding  c copy  esc back  ? keys"
    `);
    await screen.type('Z');
    expect(screen.frame()).toContain('create table copy');
  });

  it('finds words in what is folded, counts them, and goes on', async () => {
    const screen = read();
    await screen.type('Z');
    await screen.type('/');
    await screen.type('flow goes on');
    await screen.press('enter');
    expect(screen.frame()).toContain('1 of 12');
    await screen.type('n');
    expect(screen.frame()).toContain('2 of 12');
    await screen.type('N');
    await screen.type('N');
    expect(screen.frame()).toContain('12 of 12');
  });

  it('copies the marked block, and says what', async () => {
    const screen = read();
    await screen.type('c');
    expect(screen.frame()).toContain('▌What it is.');
    await screen.press('down');
    expect(screen.frame()).toContain('▌  create table copy');
    expect(screen.frame()).toContain('⏎ copy sql, 3 lines');
    await screen.press('enter');
    expect(screen.frame()).toContain('copied sql, 3 lines, if your terminal lets programs copy');
    const [, sent = ''] = /\x1B\]52;c;([\w+/=]+)\x07/.exec(screen.copied()) ?? [];
    expect(Buffer.from(sent, 'base64').toString()).toBe(
      'create table copy (id uuid);\ncreate table loan (due date);\ncreate table hold (at date);',
    );
  });

  it('does not copy more than terminals take', async () => {
    const screen = read({ readReport: () => `# A\n\n\`\`\`sql\n${'select 1;\n'.repeat(9000)}\`\`\`\n` });
    await screen.type('c');
    await screen.press('enter');
    expect(screen.frame()).toContain('not copied: terminals take 74 kB at most');
    expect(screen.copied()).toBe('');
  });

  it('opens the marked diagram in the browser, and nothing else', async () => {
    const open = vi.fn(async () => undefined);
    const screen = read({ open });
    await screen.type('c');
    await screen.type('o');
    await screen.until((frame) => frame.includes('that is no diagram'));
    expect(open).not.toHaveBeenCalled();
    await screen.press('escape');
    await screen.type(']]');
    await screen.type('c');
    expect(screen.frame()).toContain('o in the browser');
    await screen.type('o');
    await screen.until((frame) => frame.includes('opened at mermaid.live'));
    const [[address = ''] = []] = open.mock.calls as unknown as [string][];
    const state: unknown = JSON.parse(
      inflateSync(Buffer.from(address.split('#pako:')[1] ?? '', 'base64url')).toString(),
    );
    expect(state).toMatchObject({ code: 'flowchart LR\n  a[Desk] --> b[Shelf]' });
  });

  it('hands the report to the pager, and a copy to the editor', async () => {
    const page = vi.fn(async () => undefined);
    const edit = vi.fn(async () => ({ text: 'other' }));
    const screen = read({ page, edit });
    await screen.type('p');
    await vi.waitFor(() => expect(page).toHaveBeenCalledWith(MARKDOWN, '.md'));
    await screen.type('e');
    await screen.until((frame) => frame.includes('that was a copy: the report is as it was'));
    expect(edit).toHaveBeenCalledWith(MARKDOWN, '.md');
  });

  it('keeps to its place when it gets another width', async () => {
    const screen = read();
    await screen.type(']]');
    expect(screen.frame()).toContain('## Flow');
    const stage = stageOf({ readReport: () => MARKDOWN });
    const props = screenProps(stage, { columns: 40, rows: 23 });
    screen.rerender(<Reader {...props} session={checked()} onBack={() => undefined} />);
    await screen.until((frame) => frame.split('\n').some((line) => line.trim() === '## Flow'));
    expect(Math.max(...screen.frame().split('\n').map(widthOf))).toBeLessThanOrEqual(40);
  });

  it('goes back, and shows all keys', async () => {
    const screen = read();
    await screen.type('?');
    expect(screen.onHelp).toHaveBeenCalledWith('report', 'block');
    await screen.press('escape');
    expect(screen.onBack).toHaveBeenCalledTimes(1);
  });

  it.each([80, 40])('says in the last line of %i columns what the keys do', (columns) => {
    const last = read({}, { columns, rows: 24 }).frame().split('\n').at(-1) ?? '';
    expect(last).toContain('esc back');
    expect(last).toContain('? keys');
    expect(widthOf(last)).toBeLessThanOrEqual(columns);
  });

  it('never draws more rows or wider ones than there are, whatever the keys', async () => {
    const keys = ['j', 'z', 'Z', 'x', 'X', ' ', 'b', 'g', 'G', ']', '[', 'c', 'n', '/'] as const;
    const size = fc.record({ columns: fc.integer({ min: 12, max: 100 }), rows: fc.integer({ min: 6, max: 30 }) });
    await fc.assert(
      fc.asyncProperty(size, fc.array(fc.constantFrom(...keys), { maxLength: 12 }), async (at, pressed) => {
        const screen = read({}, at);
        for (const key of pressed) await screen.type(key);
        const lines = screen.frame().split('\n');
        expect(lines.length).toBeLessThan(at.rows);
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(at.columns);
        screen.unmount();
      }),
      { seed: 6, numRuns: 20 },
    );
  });
});
