import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { environment } from '../test/support/environment.ts';
import { openTerminal, type Terminal, type Wanted } from '../test/support/terminal.ts';

// Seen from `.cache`, where `scripts/run.mjs` puts what it runs, as from here.
export const APP = fileURLToPath(new URL('../bin/backend-architect.js', import.meta.url));
export const PERSONA = fileURLToPath(new URL('../bench/persona.md', import.meta.url));
const USAGE_HOOK = new URL('../bench/usage.mjs', import.meta.url).href;

const LONGEST_RUN_MS = 120_000;
const SIZE = { columns: 120, rows: 40 };

/** What a program used from its start to its exit. */
export type Usage = { cpuMs: number; peakKb: number };

/** A program of node's in a terminal, in an empty folder that is gone afterwards. */
export type Subject = {
  terminal: Terminal;
  /** Waits until something stands on the screen: milliseconds from the start. */
  firstFrame(): Promise<number>;
  waitFor(wanted: Wanted): Promise<void>;
  /** Asks it to end, and tells what it used. */
  usage(): Promise<Usage>;
  remove(): Promise<void>;
};

export function startSubject(args: string[], env: Record<string, string> = {}): Subject {
  const folder = mkdtempSync(join(tmpdir(), 'backend-architect-bench-'));
  const usageFile = join(folder, 'usage.json');
  const workspace = join(folder, 'workspace');
  mkdirSync(workspace);
  writeFileSync(join(workspace, 'package.json'), '{}\n');
  const began = performance.now();
  const terminal = openTerminal({
    command: process.execPath,
    args: ['--import', USAGE_HOOK, ...args],
    cwd: workspace,
    env: environment(folder, { BENCH_USAGE: usageFile, ...env }),
    ...SIZE,
  });
  const waitFor = (wanted: Wanted) => terminal.waitFor(wanted, { timeoutMs: LONGEST_RUN_MS });
  return {
    terminal,
    firstFrame: async () => {
      await waitFor((screen) => screen.some((row) => row !== ''));
      return performance.now() - began;
    },
    waitFor,
    usage: async () => {
      terminal.kill('SIGTERM');
      await terminal.exit;
      return JSON.parse(readFileSync(usageFile, 'utf8')) as Usage;
    },
    remove: async () => {
      await terminal.dispose();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** A key that shows something, the key that hides it again, and what is shown. */
export type Echo = { show: string; hide: string; mark: string };

/** In milliseconds, between two presses: about as fast as people type. Uneven, so as not to beat with the frames. */
const PAUSES = [90, 140, 110, 170, 130, 100, 150];

/** Milliseconds from a press to what it changes on the screen, for each of so many presses, one at a time. */
export async function keyEcho({ terminal }: Subject, { show, hide, mark }: Echo, presses: number): Promise<number[]> {
  const times: number[] = [];
  for (let press = 0; press < presses; press++) {
    await pause(PAUSES[press % PAUSES.length]);
    const shows = press % 2 === 0;
    const began = performance.now();
    terminal.type(shows ? show : hide);
    await terminal.waitFor((screen) => screen.some((row) => row.includes(mark)) === shows);
    times.push(performance.now() - began);
  }
  return times;
}

export function median(values: number[]): number {
  return quantile(values, 0.5);
}

/** @param part 0 to 1 */
export function quantile(values: number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
