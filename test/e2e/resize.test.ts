import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';
import type { Terminal } from '../support/terminal.ts';
import { makeWorkspace } from '../support/workspace.ts';

/** A terminal that is known to wrap anew what stands on it. */
const env = { TERM_PROGRAM: 'vscode', TERM_PROGRAM_VERSION: '1.105.1' };
const TITLE = 'What should contract-first design?';

/** How often the title stands anywhere, in one row or wrapped. */
function titles(terminal: Terminal): number {
  return [...terminal.scrollback(), ...terminal.screen()].join('').split(TITLE).length - 1;
}

describe('a terminal that becomes narrower', () => {
  it('keeps one frame, wherever it went through, and what stood above it', async () => {
    const workspace = makeWorkspace();
    const terminal = openApp(workspace, { args: ['-p', 'contract-first'], columns: 100, rows: 30, env });
    await terminal.waitFor(TITLE);
    terminal.type('A library lends books and films to 80,000 members in 12 branches; copies move between them by van.');
    await terminal.waitFor('van.');
    for (const columns of [70, 50, 90, 45]) {
      terminal.resize(columns, 30);
      // Its lines are then as long as they may be in this width, and no row of another width is left.
      await terminal.waitFor((screen) => {
        const text = screen.filter((row) => row.startsWith(' │'));
        const widest = Math.max(...text.map((row) => row.length));
        return text.at(-1)?.includes('van.') === true && widest < columns && widest > columns - 14;
      });
      expect(titles(terminal)).toBe(1);
    }
  });
});
