import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'vitest';
import { NO_USAGE } from '../../../src/session/events.ts';
import { readJournal } from '../../../src/session/read-journal.ts';
import { BIN } from '../../support/cli.ts';
import { environment } from '../../support/environment.ts';
import { type Part, text, tool } from '../../support/messages-server/parts.ts';
import type { Step } from '../../support/messages-server/server.ts';
import type { Workspace } from '../../support/workspace.ts';

export const BRIEF = 'A city library lends books and films to 80,000 members: holds, fines, branches, transfers.';

/** Where the journals of a workspace's home are. */
export function sessionsOf({ home }: Workspace): string {
  return join(home, 'state', 'backend-architect', 'sessions');
}

/** The one journal that holds a session; a kill before its first event leaves one that holds none. */
export function journalOf(workspace: Workspace): string | undefined {
  const folder = sessionsOf(workspace);
  const names = existsSync(folder) ? readdirSync(folder).filter((each) => each.endsWith('.jsonl')) : [];
  const held = names.map((name) => join(folder, name)).filter((path) => readJournal(path).events.length > 0);
  expect(held.length).toBeLessThanOrEqual(1);
  return held[0];
}

/** How the program is run here: without a terminal, as a child, with nothing on its standard input. */
export type Running = { pid: number; ended: Promise<{ signal: string | null; code: number | null; stderr: string }> };

export function start(workspace: Workspace, args: string[], env: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd: workspace.path,
    env: environment(workspace.home, env),
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = new Promise<{ signal: string | null; code: number | null; stderr: string }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stderr }));
  });
  return { pid: child.pid ?? 0, ended };
}

/**
 * Kills a running program, without any warning, as soon as it is that far, which is looked at every millisecond; or lets
 * it end.
 *
 * @param isThen is handed all journals, one after the other, as they stand
 * @returns whether it was killed
 */
export async function killWhen(
  workspace: Workspace,
  { pid, ended }: Running,
  isThen: (journals: string) => boolean,
): Promise<boolean> {
  const look = setInterval(() => {
    if (isThen(journalsOf(workspace))) process.kill(pid, 'SIGKILL');
  }, 1);
  const { signal } = await ended.finally(() => clearInterval(look));
  return signal === 'SIGKILL';
}

/** What stands in all journals, in no particular encoding. */
export function journalsOf(workspace: Workspace): string {
  const folder = sessionsOf(workspace);
  if (!existsSync(folder)) return '';
  const journals = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return journals.map((name) => readFileSync(join(folder, name), 'latin1')).join('');
}

/** How often a text stands in another. */
export function timesIn(text: string, part: string): number {
  return text.split(part).length - 1;
}

const LONG = Array.from({ length: 40 }, (_, n) => `Part ${n}. ${'Copies are held and lent. '.repeat(100)}`).join(
  '\n\n',
);
const QUICK_REPORT = `# A library\n\n## Overview\n\n${LONG}\n`;
const RECORDING = [
  { type: 'turn', v: 1 },
  { type: 'text', text: QUICK_REPORT },
  { type: 'ended', content: [{ type: 'text', text: QUICK_REPORT }], stop: 'end_turn', usage: NO_USAGE },
];

/** A session of one turn that is played from a recording, for what hangs on no model: over soon, with 100 kB of report. */
export function quickSession({ home }: Workspace): { args: string[]; env: Record<string, string> } {
  const persona = join(home, 'quick.md');
  const recording = join(home, 'recording.jsonl');
  writeFileSync(persona, PERSONA.replace(/report: .*/, 'report: [Overview]'));
  writeFileSync(recording, RECORDING.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const args = ['--print', '--assume', '--no-check', '-p', persona, BRIEF];
  return { args, env: { BACKEND_ARCHITECT_REPLAY: recording } };
}

const ASK = {
  questions: [
    {
      header: 'Load',
      question: 'How many loans a day?',
      options: ['About 5,000', 'About 50,000'],
      recommended: 'About 5,000',
    },
  ],
};

const SECTIONS = ['Overview', 'Data model', 'API contract', 'Failure modes'];

export const PERSONA = `---\nname: plain\nquestions: when-unclear\nreport: [${SECTIONS.join(', ')}]\n---\n\nYou design backends.\n`;

/** Marks that stand once in the report, each in a paragraph of its own. */
export const MARKS = SECTIONS.flatMap((_, section) => [1, 2, 3].map((n) => `Mark ${section + 1}-${n}.`));

const REPORT = `# A lending library\n\n${SECTIONS.map(
  (name, section) =>
    `## ${name}\n\n${[1, 2, 3].map((n) => `Mark ${section + 1}-${n}. ${'Copies are held and lent. '.repeat(6)}`.trim()).join('\n\n')}\n`,
).join('\n')}`;

/**
 * A model that asks, reads and writes, and goes on from wherever it finds itself: what to do next is read from the
 * request, so it may be killed and asked again at any moment.
 */
export function thoughtfulSteps(count: number): Step[] {
  return Array.from(
    { length: count },
    (): Step =>
      ({ body }) => {
        const said = JSON.stringify(body.messages);
        if (!said.includes('How many loans a day?')) return [tool('ask', ASK)];
        if (!said.includes('notes.txt')) return [tool('read', { path: 'notes.txt' })];
        return [paced(4), text(restOf(said), { chunks: 60 })];
      },
  );
}

/** From here on each event takes its time, as a model's do: else a reply is over before anybody can be killed in it. */
function paced(ms: number): Part {
  return ({ outlet }) => {
    const write = outlet.write.bind(outlet);
    outlet.write = async (bytes) => {
      await write(bytes);
      await new Promise((resolve) => setTimeout(resolve, ms));
    };
  };
}

/** What of the report is still to be written, by the marks that the conversation holds. */
function restOf(said: string): string {
  const last = MARKS.findLastIndex((mark) => said.includes(mark));
  if (last === -1) return REPORT;
  const next = MARKS[last + 1];
  if (next === undefined) return 'That is all.';
  const at = REPORT.indexOf(next);
  const heading = REPORT.lastIndexOf('\n## ', at);
  const before = REPORT.lastIndexOf('\nMark ', at);
  return REPORT.slice(heading > before ? heading + 1 : at);
}

/** What must hold however often the program was killed on the way: one report, whole, each part once; nothing left over. */
export function expectWhole(workspace: Workspace, markers: readonly string[]): void {
  const saved = workspace.files().filter((path) => path.startsWith('docs/'));
  expect(saved, 'one report, and no draft beside it').toEqual([expect.stringMatching(/^docs\/design\/[^.][^/]*\.md$/)]);
  const report = workspace.read(saved[0] ?? '');
  for (const marker of markers) expect(report.split(marker).length - 1, `${marker} stands once`).toBe(1);
  const headings = report.match(/^## .*$/gm) ?? [];
  expect(new Set(headings).size, headings.join()).toBe(headings.length);
  const journal = journalOf(workspace) ?? '';
  const id = basename(journal, '.jsonl');
  const names = readdirSync(sessionsOf(workspace)).filter((name) => name.startsWith(id));
  expect(names, 'no lock, and nothing set aside').toEqual([`${id}.jsonl`]);
  const { events, damage } = readJournal(journal);
  expect(damage).toBeUndefined();
  const calls = events.flatMap((event) => (event.type === 'tool.started' ? [event.call] : []));
  expect(new Set(calls).size, 'no tool ran twice').toBe(calls.length);
  const answered = events.flatMap((event) => (event.type === 'question.answered' ? [event.call] : []));
  expect(new Set(answered).size, 'no question was answered twice').toBe(answered.length);
  const last = events.findLast((event) => event.type === 'report.saved');
  expect(last?.type === 'report.saved' && readFileSync(last.path, 'utf8')).toBe(report);
}

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
