import { existsSync, mkdirSync, readdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { makeHostileRepo, SECRET } from './hostile-repo.ts';
import { answersTo, type Call, inTerminal, unharmed } from './scripted.ts';

vi.setConfig({ testTimeout: 60_000 });

it('CVE-2025-54794: a folder beside the workspace whose name begins like it is outside', async () => {
  const repo = await makeHostileRepo();
  const calls: Call[] = [
    '../workspace-evil/secret.txt',
    `${repo.path}-evil/secret.txt`,
    'src/../../workspace-evil/secret.txt',
  ]
    .flatMap((path): Call[] => [
      ['read', { path }],
      ['grep', { pattern: SECRET.slice(0, 6), path }],
      ['write', { path, content: 'x' }],
      ['edit', { path, old_string: '', new_string: 'x' }],
    ])
    .concat([['glob', { pattern: '*', path: '../workspace-evil' }]]);
  const { results } = await answersTo(repo, calls, { args: ['--allow', 'Edit', '--allow', 'Read'] });
  expect(results).toHaveLength(calls.length);
  for (const result of results) expect(result).toMatch(/outside|leads out/);
});

it('CVE-2025-59829, CVE-2026-25724: a rule that denies holds through links too', async () => {
  const repo = await makeHostileRepo();
  repo.write('docs/private/plan.md', `${SECRET} private\n`);
  symlinkSync('docs/private/plan.md', join(repo.path, 'plan.md'));
  symlinkSync('docs/private', join(repo.path, 'open'));
  const paths = ['docs/private/plan.md', 'plan.md', 'open/plan.md', 'link-in/../docs/PRIVATE/../private/plan.md'];
  const calls: Call[] = [...paths, 'innocent.md', '.env']
    .flatMap((path): Call[] => [
      ['read', { path }],
      ['grep', { pattern: '.', path }],
      ['edit', { path, old_string: 'private', new_string: 'public' }],
      ['write', { path, content: 'x' }],
    ])
    .concat([
      ['grep', { pattern: 'CANARY|API_KEY' }],
      ['glob', { pattern: '**/plan.md' }],
      ['read', { path: 'open' }],
    ]);
  const { results } = await answersTo(repo, calls, { args: ['--allow', 'Edit', '--deny', 'Read(docs/private/**)'] });
  for (const result of results.slice(0, -3)) expect(result).toMatch(/rule of the user|secrets|does not exist/);
  expect(results.slice(-3).join('\n')).not.toMatch(/CANARY|API_KEY=|plan\.md:/);
  expect(repo.read('docs/private/plan.md')).toBe(`${SECRET} private\n`);
});

it('CVE-2026-39861, SymJack: nothing is written through a link, and what is asked about is where it leads', async () => {
  const repo = await makeHostileRepo();
  const out = [
    'notes.md',
    'design.md',
    'src/deep.md',
    'link-out/new.md',
    'link-nowhere',
    'link-root/tmp/PWNED-root',
    'link-loop',
  ];
  const calls = out.map((path): Call => ['write', { path, content: 'x' }]);
  const { results, run } = await answersTo(repo, calls, { args: ['--allow', 'Edit', '--out', 'design.md'] });
  for (const result of results) expect(result).toMatch(/outside|leads out|Refused/);
  expect(run.code).toBe(0);
  expect(run.stderr).toMatch(/Saved design-\d\.md/);
});

it('CVE-2026-39861: the default place of the report is refused when a link leads there', async () => {
  const repo = await makeHostileRepo();
  renameSync(join(repo.path, 'docs'), join(repo.path, 'old-docs'));
  symlinkSync('../outside', join(repo.path, 'docs'));
  const { run } = await answersTo(repo, []);
  expect(run.code).toBe(8);
  expect(run.stderr).toContain('is a link');
});

it('SymJack: a link that is put in the place between the question and the yes is not followed', async () => {
  const repo = await makeHostileRepo();
  mkdirSync(join(repo.path, 'src', 'store'));
  const { terminal, server } = await inTerminal(repo, [
    ['write', { path: 'link-in/store/new.txt', content: 'x\n' }],
    ['edit', { path: 'src/a.ts', old_string: '1', new_string: '2' }],
  ]);
  await terminal.waitFor('Write a new file?');
  expect(terminal.screen().join('\n')).toContain('src/store/new.txt');
  renameSync(join(repo.path, 'src', 'store'), join(repo.path, 'src', 'kept'));
  symlinkSync('../../outside', join(repo.path, 'src', 'store'));
  terminal.type('y');
  await terminal.waitFor('Change a file?');
  renameSync(join(repo.path, 'src', 'a.ts'), join(repo.path, 'src', 'kept.ts'));
  symlinkSync('../../outside/secret.txt', join(repo.path, 'src', 'a.ts'));
  terminal.type('y');
  await terminal.waitFor('Saved');
  expect(readdirSync(repo.outside)).toEqual(['notes.md', 'secret.txt']);
  unharmed(repo, server, terminal.raw());
});

/** Places where whoever writes makes other programs act. */
const GUARDED = [
  '.git/hooks/pre-push',
  '.git/config',
  '.claude/settings.json',
  '.claude/commands/new.md',
  '.mcp.json',
  '.cursor/mcp.json',
  '.cursorrules',
  '.vscode/settings.json',
  '.idea/workspace.xml',
  '.husky/pre-commit',
  '.github/workflows/ci.yml',
  '.gitlab-ci.yml',
  '.gitattributes',
  '.pre-commit-config.yaml',
  '.devcontainer/devcontainer.json',
  '.backend-architect.yaml',
  '.npmrc',
  '.envrc',
  'CLAUDE.md',
  'sub/AGENTS.md',
  'link-git/config',
];

it('CVE-2026-25725, CVE-2025-54135, CVE-2025-54136: what others act on is written only after a yes, new or not', async () => {
  const repo = await makeHostileRepo();
  const calls = GUARDED.map((path): Call => ['write', { path, content: 'PWNED\n' }]);
  const { results } = await answersTo(repo, calls, { args: ['--allow', 'Edit', '--allow', 'Write(**)'] });
  for (const result of results) expect(result).toMatch(/not allowed|secrets/);
  for (const path of GUARDED) {
    const written = existsSync(join(repo.path, path)) ? repo.read(path) : '';
    expect(written).not.toBe('PWNED\n');
  }
});

it('CVE-2025-59944: letter case and invisible characters do not hide such a place', async () => {
  const repo = await makeHostileRepo();
  const odd = GUARDED.map((path) => path.toUpperCase()).concat(
    '.Claude/new.json',
    '.g\u200bit/hooks/x',
    '.git./hooks/x',
    '.git /hooks/x',
    '.VSCODE/tasks.json',
    '.mcp.json ',
    '.mcp.json::$DATA',
    '.GitHub/Workflows/x.yml',
    '.Husky/x',
  );
  const calls = odd.map((path): Call => ['write', { path, content: 'PWNED\n' }]);
  const { results } = await answersTo(repo, calls, { args: ['--allow', 'Edit'] });
  for (const [index, result] of results.entries())
    expect(result, odd[index]).toMatch(/not allowed|secrets|same name on many disks|invisible/);
  expect(repo.files().filter((path) => repo.read(path) === 'PWNED\n')).toEqual([]);
});

it('CVE-2025-59532: no input of a tool moves the root', async () => {
  const repo = await makeHostileRepo();
  const elsewhere = { cwd: '/', workdir: '/', root: '/', workspace: '/', directory: '..' };
  const { results } = await answersTo(
    repo,
    [
      ['bash', { command: 'pwd', ...elsewhere }],
      ['read', { path: '/etc/hostname', ...elsewhere }],
      ['read', { path: 'outside/secret.txt', ...elsewhere }],
      ['write', { path: 'outside/x.txt', content: 'x', ...elsewhere }],
      ['glob', { pattern: '/etc/*' }],
      ['glob', { pattern: '../*/secret.txt' }],
      ['glob', { pattern: '*', path: 'link-root' }],
      ['grep', { pattern: 'root', path: '/etc' }],
      ['grep', { pattern: 'CANARY', glob: '../**' }],
      ['grep', { pattern: 'CANARY', path: '~/.ssh' }],
    ],
    { args: ['--allow', 'Bash(pwd)', '--deny', 'Edit'] },
  );
  expect(results[0]).toContain(repo.path);
  for (const result of results.slice(1))
    expect(result).toMatch(/outside|leads out|does not exist|not allowed|Refused|[Nn]o (file|match)|rule|cannot leave/);
});
