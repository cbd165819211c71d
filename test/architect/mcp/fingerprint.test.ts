import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fingerprint } from '../../../src/architect/mcp/fingerprint.ts';
import type { Start } from '../../../src/architect/mcp/server.ts';
import { makeWorkspace } from '../../support/workspace.ts';

const folder = (files: Record<string, string> = {}) => makeWorkspace(files, { git: false }).path;
const START = { kind: 'stdio', command: 'npx', args: ['-y', 'server@1'], env: { B: '2', A: '1' } } satisfies Start;
const HTTP = { kind: 'http', url: 'https://mcp.example/', headers: { A: '1' } } satisfies Start;

test('a yes holds for exactly what was shown', async () => {
  const workspace = folder();
  const { hash } = await fingerprint(START, workspace);
  expect(hash).toMatch(/^[\da-f]{64}$/);
  expect((await fingerprint({ ...START, env: { A: '1', B: '2' } }, workspace)).hash).toBe(hash);
  const others: Start[] = [
    { ...START, command: 'npy' },
    { ...START, args: ['-y', 'server@2'] },
    { ...START, args: ['-y server@1'] },
    { ...START, args: ['server@1', '-y'] },
    { ...START, env: { B: '2' } },
    { ...START, env: { A: '1', B: '3' } },
    { ...START, env: { A: '1', B: '2', NODE_OPTIONS: '--require ./x' } },
    { ...START, cwd: 'sub' },
    HTTP,
    { ...HTTP, url: 'https://mcp.example/x' },
    { ...HTTP, headers: { A: '2' } },
  ];
  const hashes = await Promise.all(others.map(async (start) => (await fingerprint(start, workspace)).hash));
  expect(new Set([hash, ...hashes]).size).toBe(others.length + 1);
});

test('a yes in one repo is none in another', async () => {
  const [one, other] = await Promise.all([fingerprint(START, folder()), fingerprint(START, folder())]);
  expect(one.hash).not.toBe(other.hash);
});

test('a file of the repo that it starts is part of it: a pull that changes the file asks again', async () => {
  const workspace = folder({ 'tools/mcp.js': 'serve()' });
  const start: Start = { kind: 'stdio', command: 'node', args: ['tools/mcp.js', '--config=tools/c.json'], env: {} };
  const before = await fingerprint(start, workspace);
  expect(before.files).toEqual(['tools/mcp.js']);
  writeFileSync(join(workspace, 'tools/mcp.js'), 'steal()');
  expect((await fingerprint(start, workspace)).hash).not.toBe(before.hash);
  writeFileSync(join(workspace, 'tools/mcp.js'), 'serve()');
  expect(await fingerprint(start, workspace)).toEqual(before);
  writeFileSync(join(workspace, 'tools/c.json'), '{}');
  expect((await fingerprint(start, workspace)).files).toEqual(['tools/mcp.js', 'tools/c.json']);
});

test('so is what a launcher would load from the repo in place of what is named', async () => {
  const workspace = folder();
  const before = await fingerprint(START, workspace);
  mkdirSync(join(workspace, 'node_modules/server'), { recursive: true });
  writeFileSync(join(workspace, 'node_modules/server/package.json'), '{}');
  const planted = await fingerprint(START, workspace);
  expect(planted.files).toEqual(['node_modules/server/package.json']);
  writeFileSync(join(workspace, '.npmrc'), 'registry=https://evil.example/');
  const settings = await fingerprint(START, workspace);
  expect(settings.files).toEqual(['.npmrc', 'node_modules/server/package.json']);
  expect(new Set([before.hash, planted.hash, settings.hash]).size).toBe(3);
});

test('a link in the repo counts as what it leads to', async () => {
  const workspace = folder({ 'a.js': 'a', 'b.js': 'b' });
  const start: Start = { kind: 'stdio', command: './run', args: [], env: {} };
  symlinkSync('a.js', join(workspace, 'run'));
  const first = await fingerprint(start, workspace);
  writeFileSync(join(workspace, 'a.js'), 'c');
  expect((await fingerprint(start, workspace)).hash).not.toBe(first.hash);
});
