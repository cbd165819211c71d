import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
// What the build wraps; the package names no way to it.
import logUpdate from '../../../../node_modules/ink/build/log-update.js';
import { extraRows, letReflow, reflowedLog, reflowsOf } from '../../../../src/faces/tui/ink/reflowed-log.ts';
import { fakeTerminal } from '../start-terminal.ts';

/** A log on a terminal that wraps anew, below some rows that have settled. */
async function logBelow(settled: number, columns: number, rows: number) {
  const terminal = fakeTerminal(columns, rows);
  terminal.output.write(Array.from({ length: settled }, (_, at) => `settled ${at}\n`).join(''));
  letReflow(terminal.output);
  const log = reflowedLog(logUpdate.create(terminal.output, { incremental: true }), terminal.output);
  const seen = async (): Promise<string> => {
    await terminal.flushed();
    return [...terminal.scrollback(), ...terminal.screen()]
      .map((row) => `${row.trimEnd()}\n`)
      .join('')
      .trimEnd();
  };
  return { terminal, log, seen };
}

/** Rows of a frame, each filling most of a terminal of so many columns. */
function frameOf(name: string, columns: number, rows = 3): string {
  return Array.from({ length: rows }, (_, at) => `${`${name}${at} `.repeat(columns).slice(0, columns - 1)}\n`).join('');
}

describe('a log on a terminal that becomes narrower', () => {
  it('leaves nothing of the frame before, and all that is above it', async () => {
    const { terminal, log, seen } = await logBelow(12, 60, 12);
    log(frameOf('a', 60));
    await terminal.flushed();
    terminal.resize(20, 12);
    log.clear();
    log(frameOf('b', 20));
    expect(await seen()).toMatchInlineSnapshot(`
      "settled 0
      settled 1
      settled 2
      settled 3
      settled 4
      settled 5
      settled 6
      settled 7
      settled 8
      settled 9
      settled 10
      settled 11






      b0 b0 b0 b0 b0 b0 b
      b1 b1 b1 b1 b1 b1 b
      b2 b2 b2 b2 b2 b2 b"
    `);
  });

  it('draws all of a frame that comes before anybody has cleared', async () => {
    const { terminal, log, seen } = await logBelow(2, 60, 12);
    log(frameOf('a', 60));
    await terminal.flushed();
    terminal.resize(20, 12);
    log(frameOf('a', 20));
    expect((await seen()).match(/a\d a\d/g)).toHaveLength(9);
    expect(await seen()).toContain('settled 1\n');
  });

  it('gives the empty rows above it to what settles', async () => {
    const { terminal, log, seen } = await logBelow(2, 60, 12);
    log(frameOf('a', 60));
    await terminal.flushed();
    terminal.resize(20, 12);
    log(frameOf('b', 20));
    log.clear();
    terminal.output.write('settled 2\n');
    log(frameOf('c', 20));
    expect(await seen()).toBe(`settled 0\nsettled 1\nsettled 2\n${frameOf('c', 20)}`.trimEnd());
  });

  it('keeps to the end of the screen while it grows', async () => {
    const { terminal, log, seen } = await logBelow(2, 60, 12);
    log(frameOf('a', 60));
    await terminal.flushed();
    terminal.resize(20, 12);
    log(frameOf('b', 20));
    log(frameOf('b', 20, 5));
    expect(await seen()).toBe(`settled 0\nsettled 1\n${'\n'.repeat(4)}${frameOf('b', 20, 5)}`.trimEnd());
  });

  it('leaves one frame, whatever sizes it goes through, and all that has settled', async () => {
    const sizes = fc.array(fc.integer({ min: 24, max: 90 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 1, max: 4 }), async (widths, rows) => {
        const { terminal, log, seen } = await logBelow(20, 90, 24);
        log(frameOf('x', 90, rows));
        for (const width of widths) {
          await terminal.flushed();
          terminal.resize(width, 24);
          log(frameOf('y', width, rows));
        }
        const all = await seen();
        expect(all).not.toContain('x0');
        expect(all.match(/settled \d+/g)).toHaveLength(20);
        expect(all.split('\n').filter((row) => row.startsWith('y'))).toHaveLength(rows);
      }),
      { seed: 5, numRuns: 30 },
    );
  });

  it('is left to Ink where the terminal is not known to wrap anew', () => {
    const { output } = fakeTerminal();
    const own = logUpdate.create(output, { incremental: true });
    expect(reflowedLog(own, output)).toBe(own);
  });
});

it.each([
  ['short\nlonger than ten\n', 10, 1],
  ['\x1B[1mexactly 10\x1B[22m\n', 10, 0],
  ['数据模型数据\n', 5, 2],
  ['anything', 0, 0],
])('%j takes in %i columns %i rows more than it has lines', (frame, columns, rows) => {
  expect(extraRows(frame, columns)).toBe(rows);
});

it.each<[boolean, Record<string, string>]>([
  [true, { TERM: 'tmux-256color', TMUX: '/tmp/tmux,1,0' }],
  [true, { TERM: 'xterm-256color', VTE_VERSION: '7600' }],
  [true, { TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app' }],
  [true, { TERM: 'xterm-kitty' }],
  [true, { WT_SESSION: 'a' }],
  [false, { TERM: 'xterm-256color' }],
  [false, { TERM: 'xterm-256color', XTERM_VERSION: 'XTerm(390)' }],
  [false, { TERM: 'screen', STY: '1.tty', TMUX: '/tmp/tmux,1,0' }],
  [false, { TERM: 'linux' }],
])('is known to wrap anew: %s, %j', (known, env) => expect(reflowsOf(env)).toBe(known));
