import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createBash, type ShellMachine } from '../../../src/architect/tools/bash.ts';
import { makeWorkspace } from '../../support/workspace.ts';
import { act, plan } from './act.ts';

const killGroup: ShellMachine['killGroup'] = (leader, signal) => void process.kill(-leader, signal);

/** A machine with a home of its own, and no sandbox unless asked otherwise. */
function machine(more: Partial<ShellMachine> = {}, files: Record<string, string> = {}) {
  const { path, home, ...rest } = makeWorkspace(files, { git: false });
  const own: ShellMachine = {
    env: { PATH: process.env.PATH, HOME: home, USER: 'ada', LANG: 'C.UTF-8' },
    platform: process.platform,
    home,
    temp: tmpdir(),
    own: [],
    isGuarded: (place) => /(^|\/)\.(git|claude|vscode)(\/|$)/.test(place),
    killGroup,
    bubblewrap: [],
    ...more,
  };
  const bash = createBash(own);
  return {
    path,
    home,
    ...rest,
    bash,
    run: (command: string, context = {}) => act(bash, path, { command }, context),
  };
}

/** A signal that is given once a word was heard. */
function stopAt(word: string) {
  const stopping = new AbortController();
  let heard = '';
  return {
    signal: stopping.signal,
    onOutput: (text: string) => {
      heard += text;
      if (heard.includes(word)) stopping.abort();
    },
  };
}

/** Whether a process is there, or any of its group. */
function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

describe('a command', () => {
  it('is shown whole, and run in the workspace', async () => {
    const { bash, path, run } = machine();
    const planned = await plan(bash, path, { command: 'pwd' });
    expect(planned).toMatchObject({ ok: true, action: { kind: 'run', command: 'pwd' } });
    expect(await run('pwd')).toEqual({ output: path, isError: false, summary: '1 line' });
  });

  it('gemini-cli 8636: is shown with whatever it holds, and however long it is', async () => {
    const { bash, path } = machine();
    for (const command of ['echo \u001b[8mhidden\u001b[0m', `${'true;'.repeat(200)} touch pwned`, 'a \u202e b\rc']) {
      expect(await plan(bash, path, { command })).toMatchObject({ ok: true, action: { kind: 'run', command } });
    }
  });

  it('is not run by being planned', async () => {
    const { bash, path, files } = machine();
    await plan(bash, path, { command: 'touch made' });
    expect(files()).toEqual([]);
  });

  it('says on both streams what it says, in that order', async () => {
    const { run } = machine();
    const { output } = await run('for i in 1 2 3; do echo out$i; echo err$i >&2; echo dev$i > /dev/stderr; done');
    expect(output.split('\n')).toEqual(['1', '2', '3'].flatMap((i) => [`out${i}`, `err${i}`, `dev${i}`]));
  });

  it('that fails tells its exit code', async () => {
    const { run } = machine();
    expect(await run('echo no; exit 3')).toEqual({
      output: 'no\n\n(exit code 3)',
      isError: true,
      summary: 'exit code 3, 1 line',
    });
    expect(await run('kill -SEGV $$')).toMatchObject({ isError: true, summary: 'SIGSEGV' });
    expect(await run('true')).toEqual({ output: '(it said nothing)', isError: false, summary: '0 lines' });
  });

  it('is one even when it begins like an option', async () => {
    expect((await machine().run('-x; echo after')).output).toMatch(/-x: command not found\nafter$/);
  });

  it('has no input', async () => {
    expect(await machine().run('cat; read x; echo "[$x]"')).toMatchObject({ output: '[]' });
  });

  it('streams what it says, harmless', async () => {
    const { run } = machine();
    const heard: string[] = [];
    const said = String.raw`printf '\033[31mred\033]0;title\007 \xe2\x80\xae'; printf '\xc3'; sleep 0.05; printf '\xa4\n'`;
    const { output } = await run(said, { onOutput: (text: string) => heard.push(text) });
    expect(output).toBe('red ä');
    expect(heard.join('')).toBe('red ä\n');
  });

  it('that says much is cut in its middle, and says so', async () => {
    const { output, isError } = await machine().run('echo first; seq 1 20000; echo last');
    expect(isError).toBe(false);
    expect(output).toMatch(/^first\n1\n/);
    expect(output).toMatch(/\n20000\nlast$/);
    expect(output).toMatch(/… \(\d+ characters left out here\) …/);
    expect(output.length).toBeLessThan(30_100);
  });

  it.each(['cmd', 'script'])('is understood as %s', async (name) => {
    const { bash, path } = machine();
    expect(await act(bash, path, { [name]: 'echo x' })).toMatchObject({ output: 'x' });
  });

  it('is refused when nobody could read it, or no shell', async () => {
    const { bash, path } = machine();
    for (const command of ['x'.repeat(10_001), 'echo\0 x'])
      expect(await plan(bash, path, { command })).toMatchObject({ ok: false, outcome: { isError: true } });
  });

  it('is not run on Windows, which is said', async () => {
    const { bash, path } = machine({ platform: 'win32' });
    const planned = await plan(bash, path, { command: 'dir' });
    expect(planned).toMatchObject({ ok: false, outcome: { output: expect.stringContaining('Windows') } });
  });

  it('CVE-2025-59532: runs at the root whatever place the model names', async () => {
    const { bash, path } = machine();
    for (const name of ['workdir', 'cwd', 'dir', 'directory'])
      expect(await act(bash, path, { command: 'pwd', [name]: '/' })).toMatchObject({ output: path });
  });
});

describe('the environment', () => {
  it('is made anew: no key, no token, no option of anybody', async () => {
    const { run } = machine({
      env: {
        ...{ PATH: process.env.PATH, HOME: '/home/ada', USER: 'ada', LC_TIME: 'C', TZ: 'UTC', CI: '1' },
        ...{ ANTHROPIC_API_KEY: 'CANARY', GITHUB_TOKEN: 'CANARY', AWS_SECRET_ACCESS_KEY: 'CANARY', MY_KEY: 'CANARY' },
        ...{ NODE_OPTIONS: '--require /CANARY', LD_PRELOAD: '/CANARY.so', BASH_ENV: '/CANARY', ENV: '/CANARY' },
        ...{
          GIT_DIR: 'CANARY',
          GIT_SSH_COMMAND: 'CANARY',
          PS4: '$(touch CANARY)',
          'BASH_FUNC_ls%%': '() { echo CANARY; }',
        },
        ...{ HTTPS_PROXY: 'CANARY', SSH_AUTH_SOCK: 'CANARY', npm_config_registry: 'CANARY', LC_evil: 'CANARY' },
      },
    });
    const { output } = await run('env | sort');
    const names = output.split('\n').map((line) => line.split('=')[0]);
    expect(output).not.toContain('CANARY');
    expect(names).toEqual([
      ...['GIT_ASKPASS', 'GIT_CONFIG_COUNT'],
      ...[0, 1, 2, 3, 4, 5].map((index) => `GIT_CONFIG_KEY_${index}`),
      'GIT_CONFIG_NOSYSTEM',
      ...[0, 1, 2, 3, 4, 5].map((index) => `GIT_CONFIG_VALUE_${index}`),
      ...['GIT_EDITOR', 'GIT_PAGER', 'GIT_SEQUENCE_EDITOR', 'GIT_TERMINAL_PROMPT'],
      ...['HOME', 'LC_TIME', 'PAGER', 'PATH'],
      ...['PWD', 'SHLVL', 'TERM', 'TMPDIR', 'TZ', 'USER', '_'],
    ]);
  });

  it('CVE-2025-59828, CVE-2025-65099: has no program of the repo on its path', async () => {
    const { path, home } = machine();
    const bin = join(path, 'bin');
    mkdirSync(join(path, 'node_modules/.bin'), { recursive: true });
    mkdirSync(bin);
    for (const folder of [bin, path, join(path, 'node_modules/.bin')]) {
      writeFileSync(join(folder, 'ls'), '#!/bin/sh\necho PWNED\n');
      chmodSync(join(folder, 'ls'), 0o755);
    }
    symlinkSync(bin, join(home, 'link'));
    const PATH = ['.', '', bin, path, 'bin', join(path, 'node_modules/.bin'), join(home, 'link'), '/usr/bin', '/bin'];
    const evil = createBash({
      env: { PATH: PATH.join(':') },
      platform: process.platform,
      temp: tmpdir(),
      own: [],
      isGuarded: () => false,
      killGroup,
      bubblewrap: [],
    });
    expect((await act(evil, path, { command: 'ls; echo $PATH' })).output).toBe('bin\nls\nnode_modules\n/usr/bin:/bin');
  });

  it('CVE-2025-59041: lets git run nothing that the repo names', async () => {
    const { path, write, run } = machine({}, { 'a.txt': 'a\n' });
    write('evil.sh', '#!/bin/sh\ntouch PWNED-$1\n');
    chmodSync(join(path, 'evil.sh'), 0o755);
    const git = (...args: string[]) => execFileSync('git', ['-C', path, ...args], { env: { PATH: process.env.PATH } });
    git('init', '--quiet');
    git('config', 'core.fsmonitor', './evil.sh');
    git('config', 'core.pager', './evil.sh');
    writeFileSync(join(path, '.git/hooks/pre-commit'), '#!/bin/sh\ntouch PWNED\n', { mode: 0o755 });
    const { output } = await run(
      'git add a.txt && git -c user.name=a -c user.email=a@b commit -qm x && git status --short && git log',
    );
    expect(output).toContain('Author: a <a@b>');
    expect(readdirSync(path).filter((name) => name.startsWith('PWNED'))).toEqual([]);
  });

  it('reads no start files', async () => {
    const { home, path, run } = machine();
    for (const folder of [home, path])
      for (const name of ['.bashrc', '.bash_profile', '.profile']) writeFileSync(join(folder, name), 'echo PWNED\n');
    expect((await run('echo ok')).output).toBe('ok');
  });

  it('CVE-2026-22708: is the same for each command, whatever the one before did', async () => {
    const { run } = machine();
    await run('export PAGER="touch PWNED"; alias ls=PWNED; typeset -x TERM=evil; cd /');
    expect((await run('echo "$PAGER $TERM"; pwd | wc -l; alias')).output).toBe('cat dumb\n1');
  });
});

describe('an end', () => {
  it('comes when the time is up', async () => {
    const { bash, path } = machine();
    const outcome = await act(bash, path, { command: 'sleep 300', timeout_ms: 100 });
    expect(outcome).toEqual({
      output: '(ended after 0.1 s, its time limit)',
      isError: true,
      summary: 'ended after 0.1 s',
    });
  });

  it('comes for the whole group, which may have a last word', async () => {
    const { run } = machine();
    const { signal, onOutput } = stopAt('ready');
    const command = 'trap "echo bye; exit" TERM; sleep 300 & echo $!; echo $$; echo ready; wait';
    const { output } = await run(command, { signal, onOutput });
    expect(output).toMatch(/\nready\nbye\n/);
    await expect.poll(() => output.split('\n').slice(0, 2).map(Number).map(lives)).toEqual([false, false]);
  });

  it('comes by force when it is not heard', async () => {
    const { run } = machine({ bounds: { graceMs: 50 } });
    const { signal, onOutput } = stopAt('ready');
    const command = `trap '' TERM; echo $$; echo ready; while true; do sleep 0.01; done`;
    const { output } = await run(command, { signal, onOutput });
    expect(Number.parseInt(output, 10)).toBeGreaterThan(0);
    await expect.poll(() => lives(Number.parseInt(output, 10))).toBe(false);
  });

  it('comes on the signal, and what was said until then is told', async () => {
    const { run } = machine();
    const stopping = new AbortController();
    const outcome = await run('echo begun; sleep 300', {
      signal: stopping.signal,
      onOutput: () => stopping.abort(),
    });
    expect(outcome).toEqual({
      output: 'begun\n\n(ended by the user before it was done)',
      isError: true,
      summary: 'stopped',
    });
  });

  it('comes when it says too much', async () => {
    const { run } = machine({ bounds: { flood: 100_000 } });
    const { output, summary } = await run('yes');
    expect(summary).toBe('said too much');
    expect(output.length).toBeLessThan(30_200);
  });

  it('comes with the command, whoever it leaves behind with the pipes open', async () => {
    const { run } = machine();
    const { output, isError } = await run('sleep 300 & echo $!; sleep 301 >/dev/null 2>&1 & echo $!');
    expect(isError).toBe(false);
    await expect.poll(() => output.split('\n').map((pid) => lives(Number(pid)))).toEqual([false, false]);
  });

  it('comes for whoever is left behind with no pipe at all', async () => {
    const { run } = machine();
    const { output } = await run('sleep 301 >/dev/null 2>&1 & echo $!');
    await expect.poll(() => lives(Number(output))).toBe(false);
  });

  it('comes even when somebody outside the group holds the pipes', async () => {
    const { run } = machine();
    const { output } = await run('setsid sh -c "echo \\$\\$; exec sleep 300" & sleep 0.1; echo done');
    expect(output).toContain('done');
    process.kill(Number(/\d+/.exec(output)?.[0]), 'SIGKILL');
  });
});

describe('a guarded place', () => {
  it('CVE-2026-25725: that a command makes is told to the model and to the user', async () => {
    const { run } = machine();
    const { output, summary } = await run('mkdir -p .claude sub/.vscode && echo {} > .claude/settings.json');
    expect(output).toContain('(it made .claude, sub/.vscode, which other programs act on: tell the user)');
    expect(summary).toBe('0 lines, made .claude, sub/.vscode');
  });
});

describe.runIf(hasBubblewrap())('in a sandbox', () => {
  const sandboxed = (more: Partial<ShellMachine> = {}, files: Record<string, string> = {}) =>
    machine({ bubblewrap: ['/usr/bin/bwrap'], ...more }, files);

  it('is what the action says', async () => {
    const { bash, path } = sandboxed();
    const planned = await plan(bash, path, { command: 'true' });
    expect(planned).toMatchObject({ action: { sandbox: 'bubblewrap, no network' } });
  });

  it('only the workspace can be written to, without its guarded places', async () => {
    const { run, path, files } = sandboxed({}, { '.git/config': 'x', 'pkg/.claude/settings.json': '{}' });
    const outside = join(path, '..', 'outside');
    const { output } = await run(
      `touch made; touch ${outside}; for p in .git/config .git/hooks pkg/.claude/x /etc/x; do touch $p && echo WROTE $p; done; mv .git gone`,
    );
    expect(output).not.toContain('WROTE');
    expect(output.match(/Read-only file system/g)).toHaveLength(4);
    expect(output).toContain("cannot move '.git'");
    expect(files()).toEqual(['made', 'pkg/.claude/settings.json']);
    expect(existsSync(outside)).toBe(false);
  });

  it('holds what .git points to when that is in the workspace', async () => {
    const { run, path } = sandboxed({}, { '.git': 'gitdir: ./store\n', 'store/config': 'x' });
    expect((await run('echo evil >> store/config')).output).toContain('Read-only file system');
    expect(readFileSync(join(path, 'store/config'), 'utf8')).toBe('x');
  });

  it('the secrets of the home folder, and our own, are not there', async () => {
    // What is beside the workspace is not there anyway, for it lies where files are passed: so the home is within.
    const { path } = makeWorkspace({}, { git: false });
    const home = join(path, 'home');
    for (const folder of ['.ssh', '.aws', '.config/gh', 'state/ours', 'real'])
      mkdirSync(join(home, folder), { recursive: true });
    for (const file of ['.ssh/id', '.aws/credentials', '.config/gh/hosts.yml', 'state/ours/x', '.netrc', 'real/npmrc'])
      writeFileSync(join(home, file), 'CANARY');
    symlinkSync(join(home, 'real/npmrc'), join(home, '.npmrc'));
    writeFileSync(join(home, 'plain.txt'), 'plain');
    const bash = createBash({
      env: { PATH: process.env.PATH, HOME: home },
      platform: 'linux',
      home,
      temp: tmpdir(),
      own: [join(home, 'state/ours')],
      isGuarded: () => false,
      killGroup,
    });
    const look = async (command: string) => (await act(bash, path, { command })).output;
    expect(await look('cat ~/.npmrc ~/.netrc && ls -A ~/.ssh')).toBe('(it said nothing)');
    expect(await look('grep -rh . ~')).toBe('plain');
  });

  it('CVE-2025-55284: there is no network, not even to this machine', async () => {
    const { run } = sandboxed();
    let connected = false;
    const server = createServer(() => {
      connected = true;
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const { output } = await run(`echo x > /dev/tcp/127.0.0.1/${port} && echo SENT`);
    server.close();
    expect(output).not.toContain('SENT');
    expect(connected).toBe(false);
  });

  it('no other process is seen, nor what keys it holds', async () => {
    const command = 'cat /proc/[0-9]*/cmdline 2>/dev/null | tr "\\0" "\\n" | grep -c vites[t]';
    expect(Number.parseInt((await machine().run(command)).output, 10)).toBeGreaterThan(0);
    expect((await sandboxed().run(command)).output).toMatch(/^0\n/);
  });

  it('ends with its group, whatever it leaves behind', async () => {
    const { run } = sandboxed({ bounds: { graceMs: 50 } });
    const { signal, onOutput } = stopAt('ready');
    const command = 'trap "" TERM; setsid sleep 54321 & echo ready; while true; do sleep 0.05; done';
    expect(await run(command, { signal, onOutput })).toMatchObject({ summary: 'stopped' });
    await expect.poll(() => execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' })).not.toContain('sleep 54321');
  });

  it('what fails says that it was in one', async () => {
    expect((await sandboxed().run('exit 1')).output).toBe(
      '(exit code 1)\n(it ran in a sandbox: bubblewrap, no network, and only the workspace can be written to)',
    );
  });

  it('keeps the order of what is said, and its devices', async () => {
    const { run } = sandboxed();
    expect((await run('echo a >&2; echo b; echo c > /dev/stderr; echo d > /dev/null; exit 7')).output).toMatch(
      /^a\nb\nc\n\n\(exit code 7\)/,
    );
  });

  it('is not taken from a place where the repo may have put it, nor when it does not work', async () => {
    const { path, write } = sandboxed();
    write('bwrap', '#!/bin/sh\ntouch PWNED\n');
    chmodSync(join(path, 'bwrap'), 0o777);
    for (const bubblewrap of [[join(path, 'bwrap')], ['/usr/bin/false'], ['/nowhere/bwrap']]) {
      const { bash } = machine({ bubblewrap });
      const planned = await plan(bash, path, { command: 'true' });
      expect(planned).toMatchObject({ ok: true, action: { kind: 'run', command: 'true' } });
      expect(planned.ok && planned.action).not.toHaveProperty('sandbox');
    }
    expect(existsSync(join(path, 'PWNED'))).toBe(false);
  });
});

function hasBubblewrap(): boolean {
  try {
    execFileSync('/usr/bin/bwrap', ['--ro-bind', '/', '/', '--unshare-all', '--proc', '/proc', 'true']);
    return true;
  } catch {
    return false;
  }
}
