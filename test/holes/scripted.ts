import { expect, onTestFinished } from 'vitest';
import { openApp } from '../support/app.ts';
import { type Run, runCli } from '../support/cli.ts';
import type { Fields } from '../support/messages-server/json.ts';
import type { Part } from '../support/messages-server/parts.ts';
import { text, tool } from '../support/messages-server/parts.ts';
import { type MessagesServer, startServer } from '../support/messages-server/server.ts';
import type { Terminal } from '../support/terminal.ts';
import { type HostileRepo, pathThrough, SECRET } from './hostile-repo.ts';

export const REPORT = '# A lending library\n\n## Data model\n\nLoans and holds.\n';

/** A persona that the user wrote, with every hand it can have. */
const PERSONA = `---
name: plain
description: Does what it is told.
questions: never
tools: Read, Glob, Grep, Write, Edit, Bash, WebFetch
report: [Data model]
---

You design backends.
`;

const BRIEF = 'A lending library';

/** A call of the model's: the name of a tool, and what it is given. */
export type Call = readonly [name: string, input: Fields];

type Options = { args?: readonly string[]; env?: Record<string, string | undefined>; brief?: readonly string[] };

type Answered = {
  run: Run;
  /** What each call was answered with, in the order of the calls. */
  results: string[];
  server: MessagesServer;
};

/**
 * A session with nobody there, in a hostile repository: the model makes these calls in one turn, and ends. Nothing of
 * it may have touched a trap.
 */
export async function answersTo(repo: HostileRepo, calls: readonly Call[], options: Options = {}): Promise<Answered> {
  const { server, env } = await serve(repo, calls.length === 0 ? [] : [partsOf(calls)], options);
  const run = await runCli(repo, ['--print', ...argsFor(repo, options)], { env, timeoutMs: 60_000 });
  unharmed(repo, server, run.stdout + run.stderr);
  return { run, results: calls.length === 0 ? [] : resultsIn(server, 1), server };
}

/** The same in a terminal, where somebody sits: the caller presses the keys, and asks whether it went well. */
export async function inTerminal(
  repo: HostileRepo,
  calls: readonly Call[],
  options: Options & { columns?: number; rows?: number } = {},
): Promise<{ terminal: Terminal; server: MessagesServer }> {
  const { server, env } = await serve(repo, calls.length === 0 ? [] : calls.map((call) => partsOf([call])), options);
  const { columns = 100, rows = 40 } = options;
  return { terminal: openApp(repo, { args: argsFor(repo, options), env, columns, rows }), server };
}

function argsFor(repo: HostileRepo, { args = [], brief = [BRIEF] }: Options): string[] {
  repo.write('plain.md', PERSONA);
  const ownPersona = args.some((arg) => arg === '-p' || arg === '--persona') ? [] : ['-p', './plain.md'];
  return [...args, ...ownPersona, '--no-check', ...brief];
}

async function serve(
  repo: HostileRepo,
  turns: readonly Part[][],
  options: Options,
): Promise<{ server: MessagesServer; env: Record<string, string | undefined> }> {
  const server = await startServer([...turns, [text(REPORT)]], { key: 'sk-ant-test' });
  onTestFinished(() => server.close());
  const env = { ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: 'sk-ant-test', PATH: pathThrough(repo) };
  return { server, env: { ...env, ...options.env } };
}

function partsOf(calls: readonly Call[]): Part[] {
  return calls.map(([name, input]) => tool(name, input));
}

/** What the calls of the turn before a request were answered with. */
function resultsIn(server: MessagesServer, at: number): string[] {
  const messages = server.requests[at]?.body.messages;
  const last = Array.isArray(messages) ? (messages.at(-1) as { content?: unknown }) : {};
  const blocks = Array.isArray(last.content) ? (last.content as Fields[]) : [];
  return blocks.filter(({ type }) => type === 'tool_result').map(({ content }) => textOf(content));
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return Array.isArray(content) ? content.map((part: Fields) => String(part.text ?? '')).join('\n') : '';
}

/** No trap was sprung, and no secret was sent to the model, printed, or written down. */
export function unharmed(repo: HostileRepo, server: MessagesServer, printed = ''): void {
  expect(repo.harm()).toEqual([]);
  const saved = repo.files('docs/design').map((path) => repo.read(path));
  const leaks = [...server.requests.map(({ text: sent }) => sent), printed, ...saved].flatMap(leaksIn);
  expect(leaks).toEqual([]);
}

/** Where a secret stands in a text, with what is around it. */
function leaksIn(words: string): string[] {
  return [...words.matchAll(new RegExp(`.{0,80}${SECRET}.{0,20}`, 'g'))].map(([around]) => around);
}
