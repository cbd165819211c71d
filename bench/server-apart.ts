import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A stand-in in a process of its own, so that what it sends costs nothing where the echo is measured. */
export type ServerApart = { url: string; close(): Promise<void> };

/** @param charactersPerSecond at which it streams a report of so many tokens */
export async function startApart(tokens: number, charactersPerSecond: number): Promise<ServerApart> {
  // Seen from `.cache`, where `scripts/run.mjs` puts what it runs.
  const root = fileURLToPath(new URL('..', import.meta.url));
  const child = spawn(
    process.execPath,
    ['scripts/run.mjs', 'bench/paced-server.ts', String(tokens), String(charactersPerSecond)],
    { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const [first] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    url: first.toString().trim(),
    close: async () => {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
