import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandLine } from '../../../src/args.ts';
import { completionScript } from '../../../src/commands/completion/shell-script.ts';

const LINE = commandLine('1.0.0');

/** What bash offers after these words, the last of which is being typed. */
function offered(...words: string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'completion-'));
  try {
    const script = join(folder, 'script.bash');
    writeFileSync(script, completionScript('bash', LINE));
    const asked = `source ${script}; COMP_WORDS=(backend-architect ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; _backend_architect; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const said = execFileSync('bash', ['--norc', '-c', asked], { cwd: folder, encoding: 'utf8', timeout: 10_000 });
    return said.split('\n').filter(Boolean);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.skipIf(process.platform === 'win32')('in bash', () => {
  it('commands are completed', () => expect(offered('ex')).toEqual(['export']));
  it('flags are those of the command', () => expect(offered('export', '--a')).toEqual(['--adr', '--artifacts']));
  it('values are those of the flag', () => expect(offered('--effort', 'x')).toEqual(['xhigh']));
  it('actions are those of the command', () => expect(offered('sessions', 're')).toEqual(['remove']));
  it('anything else is a file', () => expect(offered('check', 'scr')).toEqual(['script.bash']));
});

describe.each(['bash', 'zsh', 'fish'] as const)('the words of %s', (shell) => {
  const script = completionScript(shell, LINE);
  it('name every command and every long flag', () => {
    for (const { name, flags } of LINE.commands) {
      expect(script).toContain(name);
      for (const { names } of flags) expect(script).toContain(names[0]?.replace(/^--/, ''));
    }
  });
});
