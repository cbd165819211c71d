import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { type Bounds, type Hooks, runCommand } from '../../../../src/architect/tools/shell/run-command.ts';

const BOUNDS: Bounds = { timeoutMs: 10_000, graceMs: 50, kept: 100, flood: 10_000 };
const hooks = (more: Partial<Hooks> = {}): Hooks => ({
  signal: new AbortController().signal,
  killGroup: (leader, signal) => void process.kill(-leader, signal),
  ...more,
});
const start = (...argv: [string, ...string[]]) => ({ argv, cwd: tmpdir(), env: {} });

it('says when a program, or its folder, is not there', async () => {
  const nothing = { why: 'not started', output: '' };
  expect(await runCommand(start('/none/x'), BOUNDS, hooks())).toEqual(nothing);
  expect(await runCommand({ ...start('/bin/sh'), cwd: '/none' }, BOUNDS, hooks())).toEqual(nothing);
  expect(await runCommand(start('/bin/sh', 'a\0b'), BOUNDS, hooks())).toEqual(nothing);
});

it('does not wait for what nobody can end', async () => {
  const stopping = new AbortController();
  let asked = 0;
  let leader = 0;
  const killGroup = (pid: number) => {
    asked += 1;
    leader = pid;
    throw new Error('not permitted');
  };
  const more = hooks({ signal: stopping.signal, killGroup, onOutput: () => stopping.abort() });
  const ended = await runCommand(start('/bin/sh', '-c', 'echo on; exec /bin/sleep 300'), BOUNDS, more);
  process.kill(leader, 'SIGKILL');
  expect(ended).toEqual({ why: 'stopped', output: 'on\n' });
  expect(asked).toBeGreaterThanOrEqual(2);
});

it('ends at once when it was stopped before', async () => {
  const ended = await runCommand(start('/bin/sleep', '300'), BOUNDS, hooks({ signal: AbortSignal.abort() }));
  expect(ended).toEqual({ why: 'stopped', by: 'SIGTERM', output: '' });
});

it('has files without content open where they are asked for', async () => {
  const script = 'read x <&3; echo "[$x]"; read y <&4; echo "[$y]"; (echo >&5) 2>/dev/null || echo none';
  const { output } = await runCommand({ ...start('/bin/sh', '-c', script), empties: 2 }, BOUNDS, hooks());
  expect(output).toBe('[]\n[]\nnone\n');
});

it('keeps the beginning and the end', async () => {
  const script = 'i=0; while [ $i -lt 100 ]; do echo line$i; i=$((i+1)); done';
  const { output } = await runCommand(start('/bin/sh', '-c', script), BOUNDS, hooks());
  expect(output).toMatch(/^line0\nline1\n[\s\S]*… \(\d+ characters left out here\) …[\s\S]*line98\nline99\n$/);
  const kept = output.replace(/\n\n… .* …\n\n/, '').length;
  const cut = Number(/\((\d+) characters/.exec(output)?.[1]);
  expect({ kept, all: kept + cut }).toEqual({ kept: 100, all: 690 });
});
