import type { ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import type { JSONRPCMessage, Transport } from '@modelcontextprotocol/client';
import spawn from 'cross-spawn';
import { findCommand } from './find-command.ts';
import { LineReader } from './line-reader.ts';
import type { Outside } from './outside.ts';
import type { Start } from './server.ts';
import { searchPathOf, serverEnvironment } from './server-environment.ts';

/** Characters of what a server complains about that are kept: its last words. */
const MAX_COMPLAINT = 500;
/** Milliseconds that a server has to end by itself, and again after it is asked to. */
const GRACE_MS = 400;

/**
 * A server as a process of its own, in a group of its own, spoken to line by line. Whatever it prints, the program goes
 * on: a line without end, or what is no message, ends the server.
 */
export class StdioTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: (message: JSONRPCMessage) => void;
  readonly #start: Extract<Start, { kind: 'stdio' }>;
  readonly #outside: Outside;
  readonly #lines = new LineReader();
  #child: ChildProcess | undefined;
  #complaint = '';
  #exited: Promise<void> = Promise.resolve();
  #why: string | undefined;

  constructor(start: Extract<Start, { kind: 'stdio' }>, outside: Outside) {
    this.#start = start;
    this.#outside = outside;
  }

  /** Why it ended, as the rest of "the server …", with its last words; undefined while it runs. */
  get ending(): string | undefined {
    if (this.#why === undefined) return undefined;
    const words = this.#complaint.trim();
    return words === '' ? this.#why : `${this.#why}; its last words: ${words}`;
  }

  async start(): Promise<void> {
    const { workspace, env, platform } = this.#outside;
    const { command, args, cwd = '.' } = this.#start;
    const places = { workspace, searchPath: searchPathOf(env), platform };
    const program = await findCommand(command, places);
    if (program === undefined) throw new Error(`${command} was not found on the search path outside of the workspace`);
    const child = spawn(program, args, {
      cwd: resolve(workspace, cwd),
      env: serverEnvironment(this.#start.env, this.#outside),
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
      detached: platform !== 'win32',
    });
    this.#child = child;
    this.#exited = new Promise((done) => {
      child.once('exit', () => done());
      child.once('error', () => done());
    });
    this.#listen(child);
    await new Promise<void>((started, failed) => {
      child.once('spawn', started);
      child.once('error', failed);
    });
  }

  #listen(child: ChildProcess): void {
    child.on('error', (error) => this.#end(`could not be started: ${error.message}`));
    child.on('exit', (code, signal) => {
      // What it started goes with it.
      this.#kill('SIGKILL');
      this.#end(signal ? `was ended by ${signal}` : `ended with code ${code}`);
    });
    child.stdin?.on('error', () => {});
    child.stdout?.on('data', (chunk: Buffer) => this.#read(chunk));
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      this.#complaint = (this.#complaint + chunk).slice(-MAX_COMPLAINT);
    });
  }

  #read(chunk: Buffer): void {
    if (this.#why !== undefined) return;
    const read = this.#lines.push(chunk);
    if (typeof read === 'string') {
      this.#end(`was ended because ${read}`);
      this.#kill('SIGKILL');
      return;
    }
    for (const value of read) this.onmessage?.(heard(value));
  }

  #end(why: string): void {
    if (this.#why !== undefined) return;
    this.#why = why;
    // Its last words may come after its end.
    setImmediate(() => {
      // What it started in a group of its own may hold them open, and us with them.
      for (const stream of this.#child?.stdio ?? []) stream?.destroy();
      this.onclose?.();
    });
  }

  #kill(signal: 'SIGTERM' | 'SIGKILL'): void {
    const pid = this.#child?.pid;
    if (pid !== undefined) this.#outside.killGroup(pid, signal);
  }

  async send(message: JSONRPCMessage): Promise<void> {
    const stdin = this.#child?.stdin;
    if (this.#why !== undefined || !stdin?.writable) throw new Error(`the server ${this.#why ?? 'is not running'}`);
    stdin.write(`${JSON.stringify(message)}\n`);
  }

  /** Lets it end by itself, then asks, then ends it with all that it started. */
  async close(): Promise<void> {
    const child = this.#child;
    if (!child || this.#why !== undefined) return;
    child.stdin?.end();
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      if (await this.#isOver(GRACE_MS)) return;
      this.#kill(signal);
    }
    await this.#isOver(GRACE_MS);
  }

  async #isOver(ms: number): Promise<boolean> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<boolean>((done) => {
      timer = setTimeout(() => done(false), ms);
    });
    const over = await Promise.race([this.#exited.then(() => true), late]);
    clearTimeout(timer);
    return over;
  }
}

/** An answer that is none is told to whoever waits for it: the client would pass over it. */
function heard(value: unknown): JSONRPCMessage {
  const { id, result } = value as { id?: unknown; result?: unknown };
  const isNone = result !== undefined && (typeof result !== 'object' || result === null);
  if (!isNone || (typeof id !== 'number' && typeof id !== 'string')) return value as JSONRPCMessage;
  return { jsonrpc: '2.0', id, error: { code: -32603, message: 'its answer has no form that is known' } };
}
