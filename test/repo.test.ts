import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

type Manifest = {
  files: string[];
  bin: Record<string, string>;
  scripts: Record<string, string>;
  allowScripts: Record<string, boolean>;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  devDependencies: Record<string, string>;
};
type Lock = {
  packages: Record<string, { version?: string; resolved?: string; hasInstallScript?: boolean; dev?: boolean }>;
};

const manifest = JSON.parse(read('package.json')) as Manifest;
const lock = JSON.parse(read('package-lock.json')) as Lock;
const { '': _root, ...locked } = lock.packages;

describe('the repository', () => {
  it.each([
    ...['package.json', 'package-lock.json', 'tsconfig.json', 'src', 'agents', 'test', 'bin'],
    ...['LICENSE', 'README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'AGENTS.md', '.editorconfig', '.ci/run'],
  ])('holds %s', (path) => expect(existsSync(join(ROOT, path))).toBe(true));

  it('says nothing of the machine it was made on', () => {
    // Spelt so that this file does not hold what it looks for.
    const ofTheMachine = [ROOT.slice(0, -1), homedir()].filter((path) => path.length > 1).map(asPattern);
    const wrong = new RegExp(`(^|[^a-zA-Z.])(${ofTheMachine.join('|')})/|npmj[s]\\.(org|com)|registr[y]\\.npm`, 'm');
    expect(textFiles().filter((path) => path !== 'package-lock.json' && wrong.test(read(path)))).toEqual([]);
  });

  it('has its scripts where they can be run', () => {
    for (const path of ['.ci/run', ...Object.values(manifest.bin)]) {
      expect(statSync(join(ROOT, path)).mode & 0o111, path).not.toBe(0);
    }
  });
});

describe('the dependencies', () => {
  it('are pinned exactly', () => {
    const { dependencies, optionalDependencies, devDependencies } = manifest;
    const loose = Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('are locked for every platform, and to no server', () => {
    expect(Object.keys(locked).length).toBeGreaterThan(100);
    expect(Object.entries(locked).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(missingFromLock()).toEqual([]);
  });

  it('run no script where the program is installed', () => {
    const shipped = Object.entries(locked).filter(([, { dev }]) => !dev);
    expect(shipped.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
  });

  it('run no script in a checkout that nobody has decided on', () => {
    const scripted = Object.entries(locked).filter(([, { hasInstallScript }]) => hasInstallScript);
    const names = scripted.map(([path]) => path.replace(/^.*node_modules\//, ''));
    expect(names.filter((name) => !(name in manifest.allowScripts))).toEqual([]);
  });

  it('are built by scripts that stay quiet in an installed package', () => {
    for (const event of ['preinstall', 'install', 'postinstall', 'prepare'])
      expect(manifest.scripts).not.toHaveProperty(event);
  });
});

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Paths of the files that are, or are about to be, in the repository. */
function textFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return listed.split('\0').filter((path) => path !== '' && existsSync(join(ROOT, path)));
}

/** Optional packages that a locked one names and the lock lacks: `npm ci` refuses such a lock on some platforms. */
function missingFromLock(): string[] {
  const optional = Object.values(lock.packages).flatMap((one) =>
    Object.keys(('optionalDependencies' in one && (one.optionalDependencies as object)) || {}),
  );
  return [...new Set(optional)].filter(
    (name) => !Object.keys(locked).some((path) => path.endsWith(`node_modules/${name}`)),
  );
}

function asPattern(path: string): string {
  return path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
