import { describe, expect, it, onTestFinished } from 'vitest';
import { openApp } from '../support/app.ts';
import { text, tool } from '../support/messages-server/parts.ts';
import { type MessagesServer, type Step, startServer } from '../support/messages-server/server.ts';
import { makeWorkspace } from '../support/workspace.ts';

const PERSONA = `---
name: plain
description: Asks, then writes.
report: [Data model]
---

You design backends.
`;
const REPORT = '# A lending library\n\n## Data model\n\nLoans and holds [Q1].\n';
const ARGS = ['-p', './plain.md', '--no-check', 'A lending library'];

const QUESTIONS = [
  {
    header: 'Last copy',
    question: 'Two members ask for the last copy at the same moment. Who gets it?',
    why: 'It decides between a lock and a queue.',
    kind: 'single',
    options: [
      { label: 'The first request', effect: 'one row lock, fair by arrival' },
      { label: 'A librarian decides', effect: 'a list of contested copies' },
    ],
    recommended: 'The first request',
    because: 'a short lock is cheap',
  },
  { header: 'Load', question: 'How many loans on the busiest day?', kind: 'text', recommended: '60,000' },
  { header: 'Regions', question: 'Where does it run?', kind: 'several', options: [{ label: 'EU' }, { label: 'US' }] },
];

async function serve(...script: Step[]): Promise<{ server: MessagesServer; env: Record<string, string> }> {
  const server = await startServer(script, { key: 'sk-ant-test' });
  onTestFinished(() => server.close());
  return { server, env: { ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: 'sk-ant-test' } };
}

const ask = (questions: object[] = QUESTIONS): Step => [tool('ask', { questions })];
const sent = (server: MessagesServer, at: number): string => JSON.stringify(server.requests[at]?.body);

describe.each([
  [80, 24],
  [40, 12],
  [200, 60],
])('an interview at %i×%i', (columns, rows) => {
  it('takes choices, words, notes and talk, and loses none of it by resizing or a kill', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA });
    const { server, env } = await serve(ask(), [text('A lock is cheaper than a queue.')], [text(REPORT)]);
    const terminal = openApp(workspace, { args: ARGS, env, columns, rows });
    await terminal.waitFor('Who gets it?');
    terminal.type('c');
    await terminal.waitFor('Talk it over');
    terminal.type('Which is cheaper?');
    await terminal.waitFor('Which is cheaper?');
    terminal.press('enter');
    await terminal.waitFor((screen) => screen.some((row) => row.includes('▌ 1 of 3')));
    expect(terminal.scrollback().concat(terminal.screen()).join('\n')).toContain('A lock is cheaper');
    terminal.type('2');
    await terminal.waitFor('2 ✓');
    terminal.press('enter');
    await terminal.waitFor('busiest day?');
    terminal.type('ninety thous');
    await terminal.waitFor('ninety thous');
    terminal.resize(columns + 20, rows + 6);
    await terminal.waitFor('ninety thous');
    terminal.resize(columns, rows);
    await terminal.waitFor('ninety thous');
    terminal.type('and');
    await terminal.waitFor('ninety thousand');
    terminal.kill('SIGKILL');
    await terminal.exit;

    const again = openApp(workspace, { args: ['resume'], env, columns, rows });
    await again.waitFor('ninety thousand');
    again.press('enter');
    await again.waitFor('Where does it run?');
    again.type('2');
    again.press('enter');
    await again.waitFor('A librarian decides');
    await again.waitFor('ninety thousand');
    again.press('enter');
    await again.waitFor('Saved');
    for (const words of ['Which is cheaper?']) expect(sent(server, 1)).toContain(words);
    for (const words of ['A librarian decides', 'ninety thousand', 'US']) expect(sent(server, 2)).toContain(words);
    expect(server.problems).toEqual([]);
    const [path = ''] = workspace.files('docs/design');
    expect(workspace.read(path)).toMatch(/\| Q2 \| How many loans on the busiest day\? \| ninety thousand \| user \|/);
  });
});

describe('one question at a time', () => {
  it('sends each answer as it is given, and the architect asks on', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA });
    const { server, env } = await serve(ask(), ask(QUESTIONS.slice(1, 2)), [text(REPORT)]);
    const terminal = openApp(workspace, { args: ARGS, env });
    await terminal.waitFor('▌ 1 of 3');
    terminal.type('o');
    await terminal.waitFor('one at a time');
    terminal.press('enter');
    await terminal.waitFor('busiest day?');
    terminal.press('enter');
    await terminal.waitFor('Saved');
    expect(sent(server, 1)).toContain('one question at a time');
    expect(sent(server, 1)).not.toContain('[Q2] How many');
    expect(sent(server, 2)).toContain('[Q2] How many');
    expect(server.problems).toEqual([]);
  });
});

describe('for a screen reader', () => {
  it('is asked and answered in words, and nothing is ever wiped', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA });
    const { env } = await serve(ask(), [text(REPORT)]);
    const terminal = openApp(workspace, { args: ARGS, env: { ...env, BACKEND_ARCHITECT_SCREEN_READER: '1' } });
    await terminal.waitFor('Who gets it?');
    await terminal.waitFor('The first request');
    terminal.type('R');
    await terminal.waitFor('60,000');
    terminal.press('enter');
    await terminal.waitFor('Saved');
    expect(terminal.raw()).not.toMatch(/\x1b\[[23]J/);
  });
});

describe('thirty long questions', () => {
  it('are all asked, and answered with one key', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA });
    const long = Array.from({ length: 30 }, (_, at) => ({
      header: `Topic ${at + 1}`,
      question: `Number ${at + 1}: ${'what follows from this for the tables, and why? '.repeat(42)}`,
      kind: 'single',
      options: [
        { label: `Much of ${at + 1}`, effect: 'more of everything, at a price '.repeat(8) },
        { label: `Little of ${at + 1}`, effect: 'less of everything, and simpler '.repeat(8) },
      ],
      recommended: `Little of ${at + 1}`,
    }));
    const { server, env } = await serve(ask(long), [text(REPORT)]);
    const terminal = openApp(workspace, { args: ARGS, env });
    await terminal.waitFor('▌ 1 of 30');
    for (let at = 2; at <= 30; at++) {
      terminal.press('tab');
      await terminal.waitFor(`▌ ${at} of 30`);
    }
    terminal.type('R');
    await terminal.waitFor('⏎ send');
    terminal.press('enter');
    await terminal.waitFor('Saved');
    expect(sent(server, 1)).toContain('Little of 30');
  });
});
