import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';
import { findProgram } from '../../../../src/architect/tools/search/find-program.ts';
import { makeWorkspace } from '../../../support/workspace.ts';

/** No test here is about git itself, whose `init` takes its time. */
const makeFolder = (files: Record<string, string> = {}) => makeWorkspace(files, { git: false });

function machine() {
  const { path, home } = makeFolder();
  const program = (folder: string) => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'rg'), '#!/bin/sh\n');
    chmodSync(join(folder, 'rg'), 0o755);
    return folder;
  };
  const find = (...folders: string[]) => findProgram('rg', folders.join(delimiter), path);
  return { path, home, program, find };
}

it('finds the first program of its name, by its real path', async () => {
  const { home, program, find } = machine();
  const [one, two] = [program(join(home, 'one')), program(join(home, 'two'))];
  symlinkSync(one, join(home, 'link'));
  expect(await find(join(home, 'none'), one, two)).toBe(join(one, 'rg'));
  expect(await find(join(home, 'link'), two)).toBe(join(one, 'rg'));
});

it('finds none where there is none, or none to run', async () => {
  const { home, find } = machine();
  mkdirSync(join(home, 'a/rg'), { recursive: true });
  mkdirSync(join(home, 'b'));
  writeFileSync(join(home, 'b/rg'), '', { mode: 0o644 });
  expect(await find(join(home, 'a'), join(home, 'b'), '')).toBeUndefined();
});

it('CVE-2025-59828, CVE-2025-65099: takes none that the repo may have put there', async () => {
  const { path, home, program, find } = machine();
  program(join(path, 'bin'));
  program(path);
  symlinkSync(join(path, 'bin'), join(home, 'into'));
  mkdirSync(join(home, 'by-file'));
  symlinkSync(join(path, 'bin/rg'), join(home, 'by-file/rg'));
  const good = program(join(home, 'good'));
  symlinkSync(join(good, 'rg'), join(path, 'bin/rg2'));
  const own = [
    join(path, 'bin'),
    path,
    join(home, 'into'),
    join(home, 'by-file'),
    program(join(home, 'node_modules/.bin')),
  ];
  for (const folder of own) expect(await find(folder)).toBeUndefined();
  expect(await find('.', '', 'bin', ...own, good)).toBe(join(good, 'rg'));
});
