import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

describe('the package', () => {
  const packed = JSON.parse(run('npm', 'pack', '--dry-run', '--json', '--ignore-scripts')) as [
    { files: { path: string }[]; size: number },
  ];
  const paths = packed[0].files.map(({ path }) => path);

  it('holds the program, its personas, and the papers', () => {
    expect(paths).toEqual(
      expect.arrayContaining([
        ...['bin/backend-architect.js', 'dist/cli.js', 'dist/THIRD-PARTY-NOTICES.txt'],
        ...['package.json', 'LICENSE', 'README.md'],
      ]),
    );
    expect(paths.filter((path) => /^agents\/[\w-]+\.md$/.test(path)).length).toBeGreaterThanOrEqual(5);
  });

  it('holds nothing else', () => {
    const wanted = [
      /^bin\/backend-architect\.js$/,
      /^dist\/([\w.-]+\.(js|wasm)|THIRD-PARTY-NOTICES\.txt)$/,
      /^agents\/[\w-]+\.md$/,
      /^(package\.json|LICENSE|README\.md)$/,
    ];
    expect(paths.filter((path) => !wanted.some((one) => one.test(path)))).toEqual([]);
  });

  it('tells no path of the machine that built it, and ships no source map', () => {
    const built = paths.filter((path) => path.startsWith('dist/'));
    expect(built.filter((path) => /sourceMappingURL=/.test(read(path)) || read(path).includes(ROOT))).toEqual([]);
  });

  it('names every package it contains, with its licence', () => {
    const text = read('dist/THIRD-PARTY-NOTICES.txt');
    for (const name of ['ink', 'react', 'commander', 'zod']) {
      expect(text).toMatch(new RegExp(`^${name} \\d.*\\nLicence: \\S`, 'm'));
    }
  });
});

function run(command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}
