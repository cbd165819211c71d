// Draws the screens of the readme from a real session: node scripts/run.mjs scripts/screens/screens.ts
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environment } from '../../test/support/environment.ts';
import { openTerminal, type Wanted } from '../../test/support/terminal.ts';
import { svgOf } from './svg.ts';

// Seen from `.cache`, where `scripts/run.mjs` puts what it runs.
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TARGET = join(ROOT, 'docs', 'screens');
const SIZE = { columns: 100, rows: 30 };
/** The design is run before it is saved, and this machine may be busy. */
const LONGEST_MS = 120_000;
/** A section with a diagram that fits. */
const DRAWN_IN = 'Context';
const BRIEF =
  'A city library lends books and films to 80,000 members in 12 branches: they search, place holds, borrow, renew and pay fines.';

for (const background of ['dark', 'light'] as const) await record(background);

async function record(background: 'dark' | 'light'): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'backend-architect-screens-'));
  const cwd = join(folder, 'library');
  mkdirSync(join(cwd, '.git'), { recursive: true });
  mkdirSync(TARGET, { recursive: true });
  const terminal = openTerminal({
    command: process.execPath,
    args: [join(ROOT, 'bin', 'backend-architect.js')],
    cwd,
    env: environment(folder, { COLORTERM: 'truecolor', COLORFGBG: background === 'dark' ? '15;0' : '0;15' }),
    ...SIZE,
  });
  const shot = async (name: string, when: Wanted): Promise<void> => {
    await terminal.waitFor(when, { timeoutMs: LONGEST_MS });
    writeFileSync(join(TARGET, `${name}-${background}.svg`), await svgOf(terminal.raw(), SIZE, background));
  };
  try {
    await shot('who', 'esc leave');
    terminal.press('enter');
    await terminal.waitFor('What should');
    terminal.type(BRIEF);
    await terminal.waitFor('pay fines');
    terminal.press('enter');
    await terminal.waitFor('The planner designs');
    terminal.press('enter');
    await shot('asked', /1 of \d/);
    terminal.type('A');
    terminal.press('enter');
    await shot('saved', 'Saved');
    terminal.press('enter');
    await terminal.waitFor('sections');
    terminal.type('h');
    await terminal.waitFor('▌ Sections');
    terminal.press('home');
    for (let chosen = ''; !chosen.includes(DRAWN_IN); ) {
      const before = chosen;
      const now = (screen: string[]): string => screen.find((row) => row.includes('›')) ?? before;
      await terminal.waitFor((screen) => now(screen) !== before);
      chosen = now(terminal.screen());
      if (!chosen.includes(DRAWN_IN)) terminal.press('down');
    }
    terminal.press('enter');
    await shot('report', /┌─/);
  } finally {
    await terminal.dispose();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
