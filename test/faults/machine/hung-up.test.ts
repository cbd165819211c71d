import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, it, onTestFinished, vi } from 'vitest';
import { readJournal } from '../../../src/session/read-journal.ts';
import { BIN } from '../../support/cli.ts';
import { environment } from '../../support/environment.ts';
import { makeWorkspace } from '../../support/workspace.ts';
import { BRIEF, journalOf } from './scenario.ts';

const HOLDER = join(import.meta.dirname, 'terminal-holder.mjs');
/** A program that does not see that it is alone is killed in the end. */
const LIMIT = 'timeout --foreground -s KILL 20';

// Reading and writing fail from one moment to the next; only the first of them is also told so by a signal.
it.skipIf(process.platform !== 'linux').each([
  ['its own', ''],
  ['not the one that controls it', 'setsid -w'],
])('a terminal that is gone ends the program soon, where it is %s', async (_name, alone) => {
  const { path, home, ...workspace } = makeWorkspace();
  const said = mkdtempSync(join(tmpdir(), 'backend-architect-'));
  onTestFinished(() => rmSync(said, { recursive: true }));
  const script = `trap : HUP; ${alone} ${LIMIT} "$@" 2>"$0/errors"; echo "$?" >"$0/code"`;
  const program = [process.execPath, BIN, '--no-check', '-p', 'contract-first', '-m', 'planner', BRIEF];
  const holder = spawn(process.execPath, [HOLDER, 'sh', '-c', script, said, ...program], {
    cwd: path,
    env: environment(home),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let shown = '';
  holder.stdout.on('data', (chunk: Buffer) => {
    shown += stripVTControlCharacters(chunk.toString());
  });
  onTestFinished(() => void holder.kill('SIGKILL'));
  await vi.waitUntil(() => /▌ 1 of \d/.test(shown), { timeout: 30_000, interval: 20 });
  holder.kill('SIGKILL');
  const code = join(said, 'code');
  await vi.waitUntil(() => existsSync(code) && readFileSync(code, 'utf8') !== '', { timeout: 25_000, interval: 50 });
  expect(readFileSync(code, 'utf8'), readFileSync(join(said, 'errors'), 'utf8')).toBe('129\n');
  expect(readFileSync(join(said, 'errors'), 'utf8')).not.toMatch(/report this|Assertion|^\s+at /m);
  const { events, damage } = readJournal(journalOf({ path, home, ...workspace }) ?? '');
  expect(damage).toBeUndefined();
  expect(events.some(({ type }) => type === 'question.asked')).toBe(true);
});
