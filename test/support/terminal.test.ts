import { describe, expect, it, onTestFinished } from 'vitest';
import { environment } from './environment.ts';
import { openTerminal, type Terminal, type TerminalOptions } from './terminal.ts';
import { makeWorkspace } from './workspace.ts';

/** A node program in a terminal: small enough to read beside its test. */
function open(program: string, options: Partial<TerminalOptions> = {}): Terminal {
  const { path, home } = makeWorkspace({}, { git: false });
  const args = ['-e', program];
  const terminal = openTerminal({ command: process.execPath, args, cwd: path, env: environment(home), ...options });
  onTestFinished(() => terminal.dispose());
  return terminal;
}

const ECHO = `
  process.stdin.setRawMode(true);
  process.stdout.write('ready\\r\\n');
  process.stdin.on('data', (data) => {
    process.stdout.write(JSON.stringify(String(data)) + '\\r\\n');
    if (String(data) === 'q') process.exit(7);
  });`;

describe('a terminal', () => {
  it('shows what a person sees, not which bytes came', async () => {
    const terminal = open(`process.stdout.write('wrong\\r\\u001b[Kright \\u001b[31mred\\u001b[0m   ')`);
    await terminal.exit;
    expect(terminal.screen()[0]).toBe('right red');
    expect(terminal.raw()).toContain('wrong');
  });

  it('is as large as it was asked to be, and tells the program when that changes', async () => {
    const size = `const say = () => console.log(process.stdout.columns + 'x' + process.stdout.rows);
      process.stdout.on('resize', say); say(); process.stdin.resume();`;
    const terminal = open(size, { columns: 100, rows: 12 });
    await terminal.waitFor('100x12');
    terminal.resize(40, 30);
    await terminal.waitFor('40x30');
    expect(terminal.screen()).toHaveLength(30);
  });

  it('keeps what has scrolled off', async () => {
    const terminal = open(`for (let n = 1; n <= 30; n++) console.log('line ' + n)`, { rows: 10 });
    await terminal.exit;
    expect(terminal.scrollback()[0]).toBe('line 1');
    expect([...terminal.scrollback(), ...terminal.screen()].filter(Boolean)).toHaveLength(30);
  });

  it('types, presses keys and pastes', async () => {
    const terminal = open(ECHO);
    await terminal.waitFor('ready');
    terminal.type('héllo');
    await terminal.waitFor('"héllo"');
    terminal.press('up');
    await terminal.waitFor('"\\u001b[A"');
    terminal.paste('two\nlines');
    await terminal.waitFor('"two\\rlines"');
    terminal.type('q');
    expect(await terminal.exit).toEqual({ code: 7, signal: 0 });
  });

  it('brackets a paste where the program asked for it, and says which modes are on', async () => {
    const terminal = open(`process.stdout.write('\\u001b[?2004h\\u001b[?25l');${ECHO}`);
    await terminal.waitFor('ready');
    terminal.paste('one');
    await terminal.waitFor('"\\u001b[200~one\\u001b[201~"');
    expect(terminal.modes()).toMatchObject({ bracketedPaste: true, cursorShown: false, alternateScreen: false });
  });

  it('does not show half a frame', async () => {
    const terminal = open(`process.stdin.setRawMode(true);
      process.stdout.write('\\u001b[?2026hhalf');
      process.stdin.once('data', () => process.stdout.write(' whole\\u001b[?2026l\\r\\n'))`);
    terminal.press('enter');
    await terminal.waitFor('half');
    expect(terminal.screen()).toContain('half whole');
  });

  it('gives up with the screen in the message', async () => {
    const terminal = open(ECHO);
    await terminal.waitFor('ready');
    await expect(terminal.waitFor('steady', { timeoutMs: 20 })).rejects.toThrow(/"steady" did not come.*\n.*ready/s);
  });

  it('gives up at once when the program has ended', async () => {
    const terminal = open(`console.log('bye'); process.exitCode = 3`);
    await expect(terminal.waitFor('steady')).rejects.toThrow(/ended with \{"code":3,"signal":0\}.*bye/s);
  });

  it('sends signals', async () => {
    const terminal = open(ECHO);
    await terminal.waitFor('ready');
    terminal.kill('SIGKILL');
    expect(await terminal.exit).toMatchObject({ signal: 9 });
  });

  it('gives the program nothing of this machine', async () => {
    process.env.ANTHROPIC_API_KEY = 'sk-ant-test';
    const terminal = open(
      'console.log(Object.keys(process.env).filter((name) => /KEY|^CI$/.test(name)).length + " keys")',
    );
    delete process.env.ANTHROPIC_API_KEY;
    await terminal.waitFor('0 keys');
  });
});
