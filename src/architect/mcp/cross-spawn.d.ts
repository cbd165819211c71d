declare module 'cross-spawn' {
  import type { ChildProcess, SpawnOptions } from 'node:child_process';

  /** As `spawn`, also for the scripts that Windows starts programs by. */
  export default function spawn(command: string, args: readonly string[], options: SpawnOptions): ChildProcess;
}
