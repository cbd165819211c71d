import { appendFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { makeHostileRepo } from './hostile-repo.ts';
import { answersTo, type Call, inTerminal, unharmed } from './scripted.ts';

vi.setConfig({ testTimeout: 60_000 });

const REFUSED =
  /outside|leads out|Refused|does not exist|neither a file|no regular file|secrets|ignored by git|cannot hold|is no folder|is a folder|not allowed|not understood|empty/;

it('odd spellings of a path lead nowhere else than plain ones', async () => {
  const repo = await makeHostileRepo();
  const name = 'outside/secret.txt';
  const paths = [
    `..//${name}`,
    `.//..///${name}`,
    `src/../../${name}`,
    `src/./.././../${name}`,
    `link-in/../../${name}`,
    `${repo.path}/../${name}`,
    `${repo.path}//..//${name}`,
    `/proc/self/cwd/../${name}`,
    `/proc/self/root${repo.outside}/secret.txt`,
    '/proc/self/environ',
    '/dev/fd/0',
    '/dev/stdin',
    '/dev/zero',
    'link-root/proc/self/environ',
    'link-home/.ssh/id_ed25519',
    'link-out/secret.txt/',
    'link-out//secret.txt',
    'link-out/./secret.txt',
    '~/.ssh/id_ed25519',
    '$HOME/.ssh/id_ed25519',
    `file://${repo.outside}/secret.txt`,
    `..\\${name.replace('/', '\\')}`,
    `%2e%2e/${name}`,
    `．．/${name}`,
    `..\u200b/${name}`,
    `../outside/secret.txt\0.md`,
    `\u202e../${name}`,
    `${'a/../'.repeat(3000)}../${name}`,
    'a'.repeat(200_000),
    'pipe.md',
    'src/pipe.ts',
    'link-loop',
    'link-git/config',
    '.git/config',
    '.GIT/config',
    '.git./config',
    './.env',
    'src/../.env',
    '.ENV',
    '.env.local',
    '.env.',
    'innocent.md',
    '.npmrc',
    '.envrc',
  ];
  const calls = paths.flatMap((path): Call[] => [
    ['read', { path }],
    ['Read', { file_path: path }],
    ['grep', { pattern: 'CANARY', path }],
  ]);
  const { results } = await answersTo(repo, calls);
  expect(results).toHaveLength(calls.length);
  for (const [index, result] of results.entries())
    expect(result.slice(0, 300), JSON.stringify(calls[index]).slice(0, 200)).toMatch(REFUSED);
});

it('a name that no tool has starts nothing, and is shown harmless', async () => {
  const repo = await makeHostileRepo();
  const names = [
    'Bash ',
    'b\u0430sh',
    '__proto__',
    'constructor',
    'toString',
    'mcp__evil__run',
    'bash\u0000',
    '../bash',
    '\u001b[2Jbash',
    'WRITE_FILE',
    '',
  ];
  const { results, run } = await answersTo(
    repo,
    names.map((name): Call => [name, { command: 'touch PWNED-1', path: 'PWNED-2', content: '' }]),
    { args: ['--allow', 'Bash', '--allow', 'Edit', '--allow', 'mcp__*'] },
  );
  for (const [index, result] of results.entries()) expect(result, names[index]).toMatch(/no tool|not allowed/);
  expect(run.stderr).not.toMatch(/\u001b|\u0000/);
});

it('inputs of another shape are sentences, not effects', async () => {
  const repo = await makeHostileRepo();
  const inputs: unknown[] = [
    { path: ['src/a.ts', '../outside/secret.txt'] },
    { path: { toString: 'x' } },
    { path: 'src/a.ts', offset: 1e308 },
    { path: 'src/a.ts', offset: -1 },
    { __proto__: { path: '../outside/secret.txt' } },
    { path: '' },
    { path: null },
    {},
    { path: 'src/a.ts', file_path: '../outside/secret.txt', filePath: '../outside/secret.txt' },
  ];
  const calls = inputs.flatMap((input): Call[] => [
    ['read', input as Call[1]],
    ['write', { ...(input as object), content: ['x'] }],
    ['edit', { ...(input as object), edits: 'all' }],
    ['bash', { command: ['touch', 'PWNED-1'] }],
    ['bash', { command: 'touch PWNED-1', timeout_ms: -1 }],
  ]);
  const { run } = await answersTo(repo, calls, { args: ['--deny', 'Edit', '--deny', 'Bash'] });
  expect(run.code).toBe(0);
  expect(run.stderr).not.toMatch(/^\s+at /m);
});

it('no spelling of this machine, nor of its network, is fetched, though every host is allowed', async () => {
  const repo = await makeHostileRepo();
  const { port } = new URL(repo.listener);
  const hosts = [
    '127.0.0.1',
    '127.1',
    '127.0.1',
    '2130706433',
    '0x7f000001',
    '0x7f.1',
    '0177.0.0.1',
    '017700000001',
    '0',
    '0.0.0.0',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '[fe80::1]',
    '[fc00::1]',
    'localhost',
    'LOCALHOST',
    'localhost.',
    'x.localhost',
    '①②⑦.⓪.⓪.①',
    '127。0。0。1',
    '１２７.0.0.1',
    '127.0.0.1.',
    '%31%32%37.0.0.1',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.0.1',
    '169.254.169.254',
    '100.100.100.200',
    'metadata.google.internal',
    'printer.local',
    'router',
  ];
  const urls = [
    ...hosts.map((host) => `http://${host}:${port}/`),
    `127.0.0.1:${port}`,
    `//127.0.0.1:${port}/`,
    `http:127.0.0.1:${port}`,
    `http:\\\\127.0.0.1:${port}\\`,
    `\thttp://127.0.0.1:${port}/`,
    `ht\ntp://127.0.0.1:${port}/`,
    `http://user@127.0.0.1:${port}/`,
    `ws://127.0.0.1:${port}/`,
    `ftp://127.0.0.1:${port}/`,
    'file:///etc/passwd',
    'FILE:/etc/passwd',
    `file://${repo.outside}/secret.txt`,
    'data:text/plain,x',
    'blob:http://x/y',
    'javascript:0',
    'node:fs',
    `view-source:http://127.0.0.1:${port}/`,
  ];
  const { results } = await answersTo(
    repo,
    urls.map((url): Call => ['web_fetch', { url }]),
    { args: ['--allow', 'WebFetch'] },
  );
  for (const [index, result] of results.entries())
    expect(result, urls[index]).toMatch(/nothing is fetched from there|Only http and https|no URL|names a user/);
});

it('calls of one turn do not prepare the way for each other', async () => {
  const repo = await makeHostileRepo();
  mkdirSync(join(repo.path, 'docs', 'ok'), { recursive: true });
  const { results } = await answersTo(
    repo,
    [
      ['bash', { command: 'ln -s ../../../outside docs/ok/way' }],
      ['write', { path: 'docs/ok/way/new.md', content: 'x' }],
      ['bash', { command: 'ln -s ../../.git/hooks docs/ok/hooks' }],
      ['write', { path: 'docs/ok/hooks/post-commit', content: 'x' }],
      ['read', { path: 'docs/ok/way/secret.txt' }],
      ['bash', { command: 'cp -r docs/ok PWNED-copy' }],
    ],
    {
      args: [
        '--allow',
        'Edit',
        '--allow',
        'Bash(ln -s ../../../outside docs/ok/way)',
        '--allow',
        'Bash(ln -s ../../.git/hooks docs/ok/hooks)',
      ],
    },
  );
  expect(results[1]).toMatch(/outside|leads out/);
  expect(results[3]).toContain('not allowed');
  expect(results[4]).toMatch(/outside|leads out/);
  expect(results[5]).toContain('not allowed');
});

it('what is pasted or typed ahead is no yes', async () => {
  const repo = await makeHostileRepo();
  const { terminal, server } = await inTerminal(repo, [['bash', { command: 'touch PWNED-1' }]]);
  terminal.type('yay');
  await terminal.waitFor('Run a command?');
  terminal.paste('yes, always');
  terminal.press('enter');
  terminal.type('n');
  await terminal.waitFor('Saved');
  unharmed(repo, server, terminal.raw());
});

it('an allowance for one file is none for what stands in its place, nor for its neighbours', async () => {
  const repo = await makeHostileRepo();
  repo.write('docs/[a].md', 'x\n');
  repo.write('docs/a.md', 'x\n');
  repo.write('docs/!b.md', 'x\n');
  const { terminal, server } = await inTerminal(repo, [
    ['write', { path: 'docs/[a].md', content: 'y\n' }],
    ['write', { path: 'docs/[a].md', content: 'z\n' }],
    ['write', { path: 'docs/a.md', content: 'y\n' }],
  ]);
  await terminal.waitFor('docs/[a].md');
  terminal.type('a');
  await terminal.waitFor((screen) => screen.some((row) => /^\s+docs\/a\.md$/.test(row)));
  expect(repo.read('docs/[a].md')).toBe('z\n');
  terminal.type('n');
  await terminal.waitFor('Saved');
  expect(repo.read('docs/a.md')).toBe('x\n');
  unharmed(repo, server, terminal.raw());
});

it('what fills memory or time is bounded', async () => {
  const repo = await makeHostileRepo();
  repo.write('long.txt', `${'a'.repeat(3_000_000)}!\n`);
  repo.write('deep/.gitignore', `${'**/a/'.repeat(60)}x\n`);
  appendFileSync(join(repo.path, 'deep', '.gitignore'), '*'.repeat(1000));
  symlinkSync('deep', join(repo.path, 'deeper'));
  const { results, run } = await answersTo(
    repo,
    [
      ['read', { path: 'long.txt' }],
      ['grep', { pattern: '(a+)+$', path: 'long.txt' }],
      ['grep', { pattern: '(?=a)(a+)+$', path: 'long.txt' }],
      ['glob', { pattern: `${'**/'.repeat(40)}x` }],
      ['glob', { pattern: `{${'a,'.repeat(5000)}b}` }],
      ['write', { path: 'big.txt', content: 'x'.repeat(1_200_000) }],
      ['bash', { command: 'x'.repeat(10_001) }],
    ],
    { args: ['--allow', 'Edit'] },
  );
  expect(run.code).toBe(0);
  expect(results[0]?.length).toBeLessThan(3_000);
  expect(results[5]).toContain('too large');
  expect(results[6]).toContain('at most');
});
