import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSimple, simpleWords } from '../../../../src/architect/tools/shell/is-simple.ts';

const SHELLS = ['/bin/bash', '/bin/sh'];

/** What a shell starts for these commands, one after the other: the words of each. */
function startedBy(shell: string, commands: readonly string[]): string[][] {
  // Whatever the first word, this is what runs: so that the words alone are looked at.
  const show = `show() { printf '%s\\0' "$@"; printf '\\n\\0'; }`;
  const script = [show, ...commands.map((command) => `show ${command}`)].join('\n');
  const said = execFileSync(shell, ['-c', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: '/',
    encoding: 'utf8',
    env: { x: 'EXPANDED', HOME: '/home' },
  });
  return linesOf(said);
}

function linesOf(said: string): string[][] {
  return said
    .split('\n\0')
    .slice(0, -1)
    .map((line) => line.split('\0').slice(0, -1));
}

describe('a simple command', () => {
  it.each([
    ['npm test', ['npm', 'test']],
    ['  ls   -la  ', ['ls', '-la']],
    ['npm run build:prod -- --mode=fast', ['npm', 'run', 'build:prod', '--', '--mode=fast']],
    ["git commit -m 'two words'", ['git', 'commit', '-m', 'two words']],
    ['tool "" a"b c"d\'e f\'', ['tool', '', 'ab cde f']],
    ['./scripts/x.sh +1 50% a,b me@example', ['./scripts/x.sh', '+1', '50%', 'a,b', 'me@example']],
  ])('%j', (command, words) => {
    expect(isSimple(command)).toBe(true);
    expect(simpleWords(command)).toEqual(words);
  });
});

describe('not simple is', () => {
  it.each([
    [
      'CVE-2025-54795: a second command',
      ['echo ok; touch pwned1', 'a && b', 'a || b', 'a & b', 'a &', 'a\nb', 'a\r\nb'],
    ],
    ['CVE-2025-66032: a variable', ['echo $HOME', 'cat$IFS/etc/passwd', `a \${IFS}b`, 'rg -$x']],
    ['CVE-2026-25722: a move to a guarded place, and a write', ['cd .git && touch x', 'cd .git\ntouch x']],
    ['a substitution', ['echo $(id)', 'echo `id`', 'cat <(id)', 'echo $((1))']],
    ['a pipe or a redirection', ['a | b', 'a > b', 'a 2>&1', 'a < b', 'a >> b', 'a <<< b']],
    ['a pattern', ['ls *', 'ls ?', 'ls [ab]', 'ls {a,b}', 'ls ~', 'ls ~root/.ssh', 'a --x=~']],
    ['a group, a negation, a comment', ['(a)', '{ a; }', '! a', 'a # b', '#a', 'a !!']],
    ['CVE-2026-22708: an assignment', ['PAGER=x git log', 'A=1', 'A+=1 b', 'LD_PRELOAD=/x ls']],
    ['an escape', ['a\\ b', 'a \\', '\\ls', 'a "\\$x"']],
    [
      'a quote that does not close, or holds more than words',
      ["a 'b", 'a "b', "a '$x'", 'a "$(id)"', "a ';'", 'a "`id`"'],
    ],
    ['a part of the grammar', ['if true', 'time ls', 'while x', 'function f', 'coproc a', '[[ a ]]', 'then a']],
    [
      'what could look like something else',
      ['ls\u00a0-la', 'l\u0455', 'a \u202eb', 'ls\t-la', 'a\0b', 'a \u001b[2J', 'caf\u00e9'],
    ],
    ['nothing', ['', ' ', '-la', "''", "'ls' -la", '"ls"']],
    ['200 commands with one at the end', [`${'true;'.repeat(200)}touch pwned`, `${'true '.repeat(5_000)};x`]],
  ])('%s', (_, commands) => {
    for (const command of commands) {
      expect(isSimple(command), command).toBe(false);
      expect(simpleWords(command)).toBeUndefined();
    }
  });
});

it('is tried in no time, whatever is sent', () => {
  for (const command of [`a${' '.repeat(50_000)};`, `a ${"''".repeat(20_000)}$`, `a ${'x'.repeat(50_000)}!`])
    expect(isSimple(command)).toBe(false);
}, 2_000);

/** Whatever a person or a model would write, and whatever a shell makes something of. */
const piece = fc.constantFrom(
  ...[
    'a',
    'B7',
    '-x',
    '--y=1',
    '.',
    '/',
    ':',
    ',',
    '@',
    '%',
    '+',
    '=',
    ' ',
    '  ',
    "'",
    '"',
    "'p q'",
    '"r s"',
    "''",
    '_',
  ],
  ...['$x', '`', '\\', '*', '?', '~', '#', '!', ';', '|', '&', '<', '>', '(', ')', '{', '}', '[', ']', '\n', '\t', 'é'],
);
const anything = fc.array(piece, { maxLength: 10 }).map((parts) => `p${parts.join('')}`);
const harmless = fc
  .array(fc.stringMatching(/^([A-Za-z0-9_./:,@%+=-]|'[A-Za-z0-9_./:,@%+= -]{0,4}'| )$/), { maxLength: 14 })
  .map((parts) => `p${parts.join('')}`);

it.each(SHELLS)('a simple command means to %s just the words that one sees', (shell) => {
  const commands = fc.array(fc.oneof(anything, harmless), { minLength: 60, maxLength: 60 });
  let seen = 0;
  fc.assert(
    fc.property(commands, (all) => {
      const simple = all.filter(isSimple);
      seen += simple.length;
      expect(startedBy(shell, simple)).toEqual(simple.map((command) => simpleWords(command)));
    }),
    { numRuns: 20, seed: 11 },
  );
  expect(seen).toBeGreaterThan(300);
});

it('a simple command starts just the program that one sees', () => {
  // Bash tells the words of a command whose program it cannot find.
  const tell = `command_not_found_handle() { printf '%s\\0' "$@"; printf '\\n\\0'; }`;
  fc.assert(
    fc.property(fc.array(fc.oneof(anything, harmless), { minLength: 60, maxLength: 60 }), (all) => {
      const simple = all.filter((command) => isSimple(command) && !simpleWords(command)?.[0]?.includes('/'));
      const said = execFileSync('/bin/bash', ['-c', [tell, ...simple].join('\n')], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { PATH: '/none' },
      });
      expect(linesOf(said)).toEqual(simple.map((command) => simpleWords(command)));
    }),
    { numRuns: 15, seed: 12 },
  );
});
