import type { Readable, Writable } from 'node:stream';

/** Everything outside the program, as the program may see it: made in `cli.ts`, the only file that touches `process`. */
export type World = {
  /** The arguments after the program's name. */
  argv: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  /** The working directory is gone, and `cwd` stands for nothing. */
  lost?: boolean;
  platform: string;
  nodeVersion: string;
  /** The user's own folder; absent when nobody knows it. */
  home?: string;
  /** The system's folder for passing files. */
  temp: string;
  /** The folder that holds `agents/`. */
  packageDir: string;
  version: string;
  stdin: Readable & { isTTY?: boolean };
  stdout: Sink;
  stderr: Sink;
  /** The terminal that controls the process, for keys while standard input is a pipe. */
  openTerminal(): (Readable & { isTTY?: boolean }) | undefined;
  /** Milliseconds since the epoch. */
  now(): number;
  /** So many random characters of `a-z0-9`. */
  random(length: number): string;
  /** A random number from 0 up to 1. */
  chance(): number;
  pid: number;
  /** The user's number; absent on systems that have none. */
  uid?: number;
  isAlive(pid: number): boolean;
  /** What tells a process from another that had its number before; nothing where the system does not say. */
  birthOf?(pid: number): string | undefined;
  /** Sends a signal to a process and all that it started as a group. Throws where there is none. */
  killGroup(leader: number, signal: 'SIGTERM' | 'SIGKILL'): void;
  /** Hears SIGINT, SIGTERM and SIGHUP, by name; returns how to stop hearing. */
  onSignal(listener: (signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP') => void): () => void;
  /**
   * Hears that the program is to be suspended from outside (SIGTSTP). The listener tidies up, then calls `stop`, which
   * suspends it and resolves when it goes on. Returns how to stop hearing.
   */
  onStop(listener: (stop: () => Promise<void>) => void): () => void;
  /** Asks to be suspended, as the terminal does at Ctrl+Z where it makes a signal of it; absent where there is no such thing. */
  suspend?(): void;
};

export type Sink = Writable & { isTTY?: boolean; columns?: number; rows?: number };
