import type { ProxyFor } from '../tools/web/network.ts';

/** What a server needs of the world around it, handed in. */
export type Outside = {
  /** Absolute real path of the workspace: where servers start. */
  workspace: string;
  env: Readonly<Record<string, string | undefined>>;
  platform: string;
  /** Of the program: what servers are told. */
  version: string;
  /** The proxy on the way to a server that is spoken to by HTTP. */
  proxyFor?: ProxyFor;
  /** Sends a signal to a process and to all that it started. Does nothing when they are gone. */
  killGroup(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void;
};
