import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder to run the program in, with a home beside it. Both are gone when the test is over. */
export type Workspace = {
  /** Absolute, links resolved; a git repository unless asked otherwise. */
  path: string;
  home: string;
  write(file: string, content: string | Buffer): void;
  read(file: string): string;
  /** Paths of all files below a folder of it, sorted, without git's own; none where there is no such folder. */
  files(folder?: string): string[];
};

export function makeWorkspace(files: Record<string, string | Buffer> = {}, { git = true } = {}): Workspace {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'backend-architect-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true, maxRetries: 3 }));
  const path = join(root, 'workspace');
  const home = join(root, 'home');
  mkdirSync(path);
  mkdirSync(home);
  if (git)
    execFileSync('git', ['init', '--quiet', path], { env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null' } });

  const write = (file: string, content: string | Buffer) => {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), content);
  };
  for (const [file, content] of Object.entries(files)) write(file, content);

  return {
    path,
    home,
    write,
    read: (file) => readFileSync(join(path, file), 'utf8'),
    files: (folder = '.') => {
      if (!existsSync(join(path, folder))) return [];
      return readdirSync(join(path, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(path, join(entry.parentPath, entry.name)))
        .filter((file) => !file.startsWith('.git/'))
        .sort();
    },
  };
}
