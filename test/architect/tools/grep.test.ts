import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createGrep } from '../../../src/architect/tools/grep.ts';
import { findProgram } from '../../../src/architect/tools/search/find-program.ts';
import { makeWorkspace } from '../../support/workspace.ts';
import { runTool } from './run-tool.ts';

/** No test here is about git itself, whose `init` takes its time. */
const makeFolder = (files: Record<string, string> = {}) => makeWorkspace(files, { git: false });

const grepTool = createGrep();
const realRg = await findProgram('rg', process.env.PATH ?? '', '/nowhere');

/** The engines find the same, so each runs the same tests; ripgrep where the machine has one. */
const ENGINES = [
  { engine: 'by itself', more: {} },
  ...(realRg === undefined ? [] : [{ engine: 'with ripgrep', more: { programPath: process.env.PATH ?? '' } }]),
];

describe.each(ENGINES)('$engine', ({ more }) => {
  const grep = (workspace: string, input: unknown) => runTool(grepTool, workspace, input, more);

  it('finds lines, by path and number', async () => {
    const { path } = makeFolder({
      'b/x.sql': 'create table users (\n);\r\ncreate table posts (\r\n',
      'a.md': 'no table\ncreate',
    });
    expect(await grep(path, { pattern: 'create table \\w+' })).toEqual({
      output: 'b/x.sql:1:create table users (\nb/x.sql:3:create table posts (',
      isError: false,
      summary: '2 matches in 1 file',
    });
    expect(await grep(path, { pattern: '\\($' })).toMatchObject({ summary: '2 matches in 1 file' });
  });

  it('finds nothing, and says so', async () => {
    const { path } = makeFolder({ 'a.txt': 'x' });
    expect(await grep(path, { pattern: 'nothing' })).toEqual({
      output: 'No line matches.',
      isError: false,
      summary: 'no matches',
    });
  });

  it('minds case, unless told otherwise', async () => {
    const { path } = makeFolder({ 'a.txt': 'User\nuser\nUSER' });
    expect((await grep(path, { pattern: 'user' })).summary).toBe('1 match in 1 file');
    expect((await grep(path, { pattern: 'user', ignoreCase: true })).summary).toBe('3 matches in 1 file');
    expect((await grep(path, { pattern: 'user', '-i': 'true' })).summary).toBe('3 matches in 1 file');
    expect((await grep(path, { pattern: '(?i)user' })).summary).toBe('3 matches in 1 file');
  });

  it('shows the lines around', async () => {
    const { path } = makeFolder({ 'a.txt': '1\nhit\n3\nhit\n5\n6\n7\n8\nhit', 'b.txt': 'hit\n2' });
    const { output } = await grep(path, { pattern: 'hit', context: 1 });
    expect(output).toBe(
      [
        'a.txt-1-1',
        'a.txt:2:hit',
        'a.txt-3-3',
        'a.txt:4:hit',
        'a.txt-5-5',
        '--',
        'a.txt-8-8',
        'a.txt:9:hit',
        '--',
        'b.txt:1:hit',
        'b.txt-2-2',
      ].join('\n'),
    );
  });

  it('looks in a folder, a file, or what a glob names', async () => {
    const { path } = makeFolder({ 'a/x.ts': 'hit', 'a/b/y.ts': 'hit', 'a/z.md': 'hit', 'c/x.ts': 'hit' });
    const places = async (input: object) =>
      (await grep(path, { pattern: 'hit', ...input })).output.replaceAll(':1:hit', '').split('\n');
    expect(await places({ path: 'a' })).toEqual(['a/b/y.ts', 'a/x.ts', 'a/z.md']);
    expect(await places({ path: 'a/z.md' })).toEqual(['a/z.md']);
    expect(await places({ glob: '*.ts' })).toEqual(['a/b/y.ts', 'a/x.ts', 'c/x.ts']);
    expect(await places({ glob: 'a/**/*.ts' })).toEqual(['a/b/y.ts', 'a/x.ts']);
    expect(await places({ path: 'a', include: 'b/*' })).toEqual(['a/b/y.ts']);
    expect(await places({ glob: 'none/*' })).toEqual(['No line matches.']);
  });

  it('CVE-2025-59829: finds nothing in what looks secret, is ignored, or is reached by a link', async () => {
    const { path, home } = makeFolder({
      '.env': 'KEY=CANARY',
      'deep/.env.local': 'KEY=CANARY',
      'server.pem': 'KEY CANARY',
      '.aws/credentials': 'KEY CANARY',
      '.gitignore': 'dist/\n',
      'dist/a.js': 'KEY CANARY',
      'a/.gitignore': 'b\n',
      'a/b': 'KEY CANARY',
      'node_modules/m/a.js': 'KEY CANARY',
      'ok.txt': 'KEY fine',
      '.env.example': 'KEY=',
    });
    mkdirSync(join(path, '.git'));
    writeFileSync(join(path, '.git/description'), 'KEY CANARY');
    writeFileSync(join(home, 'x'), 'KEY CANARY');
    symlinkSync(home, join(path, 'out'));
    symlinkSync(join(home, 'x'), join(path, 'x.txt'));
    symlinkSync('.env', join(path, 'innocent.md'));
    execFileSync('mkfifo', [join(path, 'pipe')]);
    expect((await grep(path, { pattern: 'KEY', context: 3 })).output).toBe(
      '.env.example:1:KEY=\n--\nok.txt:1:KEY fine',
    );
    for (const named of ['.env', 'innocent.md', 'x.txt', 'out', 'dist', '.git', 'pipe', '../home']) {
      const outcome = await grep(path, { pattern: 'KEY', path: named });
      expect(outcome).toMatchObject({ isError: true, summary: 'refused' });
      expect(outcome.output).not.toContain('CANARY');
    }
  });

  it('leaves binary files out', async () => {
    const { path, write } = makeFolder({ 'a.txt': 'foo' });
    write('b.bin', Buffer.from('foo\0foo\nfoo\n'));
    write('u16.sql', Buffer.from('\ufefffoo\n', 'utf16le'));
    expect((await grep(path, { pattern: 'foo' })).output).toBe('a.txt:1:foo\nu16.sql:1:foo');
  });

  it('cuts a long line', async () => {
    const { path } = makeFolder({ 'a.txt': `hit ${'x'.repeat(500_000)}` });
    expect((await grep(path, { pattern: 'hit' })).output).toBe(`a.txt:1:hit ${'x'.repeat(396)} …`);
  });

  it('shows 250 matches at most, and says so', async () => {
    const { path } = makeFolder({ 'a.txt': 'hit\n'.repeat(200), 'b.txt': 'hit\n'.repeat(51), 'c.txt': 'hit\n' });
    const { output, summary } = await grep(path, { pattern: 'hit' });
    const lines = output.split('\n');
    expect(lines).toHaveLength(251);
    expect(lines.at(-1)).toBe('(the first 250 matches; narrow the pattern, or name a folder or a glob, for the rest)');
    expect(summary).toBe('250+ matches in 2 files');
    expect((await grep(path, { pattern: 'hit', path: 'a.txt' })).summary).toBe('200 matches in 1 file');
  });

  it('shows 50,000 characters at most, and says so', async () => {
    const { path } = makeFolder({ 'a.txt': `hit ${'x'.repeat(390)}\n`.repeat(240) });
    const { output, summary } = await grep(path, { pattern: 'hit' });
    expect(output.length).toBeLessThan(52_000);
    expect(summary).toBe('125+ matches in 1 file');
    expect(output).toContain('(the first 125 matches');
  });

  it('takes a pattern that is no regular expression as plain text, and says so', async () => {
    const { path } = makeFolder({ 'a.ts': 'app.get(\nappXget(' });
    expect((await grep(path, { pattern: 'app.get(' })).output).toBe(
      'a.ts:1:app.get(\n(the pattern is no valid regular expression, so it was looked for as plain text)',
    );
  });

  it('understands look-around, whichever engine that takes', async () => {
    const { path } = makeFolder({ 'a.ts': 'foobar\nfoobaz' });
    expect((await grep(path, { pattern: 'foo(?!bar)' })).output).toBe('a.ts:2:foobaz');
  });

  it('takes a pattern and names for what they are, however they begin', async () => {
    const { path } = makeFolder({ '-e.txt': '--pre=x\n-v', '--files/a b.txt': '-v', 'c\nd.txt': '-v' });
    expect((await grep(path, { pattern: '--pre=x' })).output).toBe('-e.txt:1:--pre=x');
    expect((await grep(path, { pattern: '-v' })).output).toBe('--files/a b.txt:1:-v\n-e.txt:2:-v\n"c\\nd.txt":1:-v');
  });

  it('shows nothing that a terminal would obey', async () => {
    const { path } = makeFolder({ 'a.txt': 'hit\u001b]52;c;x\u0007\u202e\rhit' });
    const { output } = await grep(path, { pattern: 'hit' });
    expect(output).not.toMatch(/[\u001b\u0007\u202e\r]/);
    expect(output.split('\n')).toHaveLength(1);
  });

  it('searches more files than one command could name', async () => {
    const name = (index: number) => `${'long-name-'.repeat(12)}${String(index).padStart(4, '0')}.txt`;
    const { path } = makeFolder(
      Object.fromEntries(Array.from({ length: 600 }, (_, index) => [name(index), index % 300 === 7 ? 'hit' : 'x'])),
    );
    expect((await grep(path, { pattern: 'hit' })).output).toBe(`${name(7)}:1:hit\n${name(307)}:1:hit`);
  });
});

describe('a pattern that would never end', () => {
  it.each(['(a+)+$', '(a|a)*b', '^(([a-z])+.)+[A-Z]([a-z])+$'])(
    '%s is ended, and what was found is kept',
    async (pattern) => {
      const { path } = makeFolder({ 'b.txt': `${'a'.repeat(60)}!\n` });
      const { output } = await runTool(createGrep(300), path, { pattern });
      expect(output).toBe(
        'No line matches.\n(it took too long and was stopped; use a plainer pattern, or name a folder or a glob)',
      );
    },
  );

  it('keeps what came before it', async () => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`a${index}.txt`, 'aa']));
    const { path } = makeFolder({ ...files, 'z.txt': `${'a'.repeat(60)}!\n` });
    const outcome = await runTool(createGrep(1_000), path, { pattern: '^(a+)+$' });
    expect(outcome.summary).toMatch(/^(16 matches in 16|32 matches in 32) files$/);
    expect(outcome.output).toContain('(it took too long and was stopped');
  });
});

it('refuses a pattern of several lines, and one that is far too long', async () => {
  const { path } = makeFolder();
  for (const pattern of ['a\nb', 'a'.repeat(1_001)])
    expect(await runTool(grepTool, path, { pattern })).toMatchObject({ isError: true });
  expect(await runTool(grepTool, path, { pattern: `${'('.repeat(499)}${')'.repeat(499)}` })).toMatchObject({
    isError: false,
  });
});

it('says so when a glob, or the looking through, took too long', async () => {
  const { path } = makeFolder({ ['a'.repeat(200)]: 'hit' });
  const { output } = await runTool(createGrep(300), path, { pattern: 'hit', glob: `${'*a'.repeat(40)}b` });
  expect(output).toBe(
    'No line matches.\n(it took too long and was stopped; use a plainer pattern, or name a folder or a glob)',
  );
});

it('says which files were too large to search', async () => {
  const { path, write } = makeFolder({ 'a.txt': 'hit' });
  write('big.txt', Buffer.alloc(2 * 1024 * 1024 + 1, 'hit\n'));
  expect((await runTool(grepTool, path, { pattern: 'hit' })).output).toBe(
    'a.txt:1:hit\n(not searched, for they are over 2 MB: 1 file)',
  );
});

describe('ripgrep', () => {
  /** A program called rg that writes down how it was started, then prints what it is told to. */
  function fakeRg(folder: string, prints = '', exit = 0): string {
    const record = join(folder, 'started.json');
    writeFileSync(
      join(folder, 'rg'),
      `#!${process.execPath}
require('node:fs').appendFileSync(${JSON.stringify(record)}, JSON.stringify({ argv: process.argv.slice(2), env: process.env, cwd: process.cwd() }) + '\\n');
process.stdout.write(${JSON.stringify(prints)});
${exit === 2 ? "process.stderr.write('regex parse error');" : ''}
process.exitCode = ${exit};
`,
    );
    chmodSync(join(folder, 'rg'), 0o755);
    return record;
  }

  it('CVE-2025-58764: is started without a shell, a configuration or an environment, and reads the pattern as one', async () => {
    const { path, home } = makeFolder({ '.ripgreprc': '--pre=touch', 'a b.txt': 'x', '$(touch pwned)': 'x' });
    const record = fakeRg(home);
    const pattern = '--pre=touch pwned; $(touch pwned) `touch pwned`';
    await runTool(grepTool, path, { pattern, context: 2, ignoreCase: true }, { programPath: home });
    const { argv, env, cwd } = JSON.parse(readFileSync(record, 'utf8'));
    expect(argv.slice(argv.indexOf('--'))).toEqual(['--', pattern, './$(touch pwned)', './.ripgreprc', './a b.txt']);
    expect(argv[0]).toBe('--no-config');
    expect(
      argv.slice(0, argv.indexOf('--')).filter((flag: string) => /pre|search-zip|follow|hostname|glob/.test(flag)),
    ).toEqual(['--max-columns-preview']);
    expect(argv).toEqual(expect.arrayContaining(['--context=2', '--ignore-case']));
    expect(Object.keys(env).filter((name) => !name.startsWith('__'))).toEqual([]);
    expect(cwd).toBe(path);
    expect(existsSync(join(path, 'pwned'))).toBe(false);
  });

  it('CVE-2025-59828: is never one out of the workspace', async () => {
    const { path } = makeFolder({ 'a.txt': 'hit' });
    const record = fakeRg(path);
    const outcome = await runTool(grepTool, path, { pattern: 'hit', path: 'a.txt' }, { programPath: path });
    expect(outcome.output).toBe('a.txt:1:hit');
    expect(existsSync(record)).toBe(false);
  });

  it('is believed only about files that it was given, and that are text', async () => {
    const { path, home, write } = makeFolder({ 'a.txt': 'hit', '.env': 'CANARY' });
    write('b.bin', Buffer.from([0, 1, 2]));
    fakeRg(home, './.env\x001:CANARY\n./a.txt\x001:hit\n/etc/passwd\x001:CANARY\n./b.bin\x001:CANARY\n');
    const outcome = await runTool(grepTool, path, { pattern: 'hit' }, { programPath: home });
    expect(outcome.output).toBe('a.txt:1:hit');
  });

  it('that cannot read a pattern leaves the search to us', async () => {
    const { path, home } = makeFolder({ 'a.txt': 'hit' });
    const record = fakeRg(home, '', 2);
    expect((await runTool(grepTool, path, { pattern: 'h(?=it)' }, { programPath: home })).output).toBe('a.txt:1:hit');
    expect(existsSync(record)).toBe(true);
  });

  it('that does not start leaves the search to us', async () => {
    const { path, home } = makeFolder({ 'a.txt': 'hit' });
    writeFileSync(join(home, 'rg'), '#!/nowhere/at/all\n', { mode: 0o755 });
    expect((await runTool(grepTool, path, { pattern: 'hit' }, { programPath: home })).output).toBe('a.txt:1:hit');
  });

  it('that never ends is ended', async () => {
    const { path, home } = makeFolder({ 'a.txt': 'hit' });
    writeFileSync(join(home, 'rg'), `#!${process.execPath}\nsetInterval(() => {}, 1000);\n`, { mode: 0o755 });
    const outcome = await runTool(createGrep(400), path, { pattern: 'hit' }, { programPath: home });
    expect(outcome.output).toContain('it took too long and was stopped');
  });
});
