import { describe, expect, it, onTestFinished } from 'vitest';
import { openApp } from '../support/app.ts';
import { text } from '../support/messages-server/parts.ts';
import { startServer } from '../support/messages-server/server.ts';
import type { Terminal } from '../support/terminal.ts';
import { makeWorkspace } from '../support/workspace.ts';

const PERSONA = '---\nname: plain\ndescription: Writes.\nquestions: never\nreport: [Data model]\n---\n\nYou design.\n';
const LONG = Array.from({ length: 40 }, (_, at) => `piece${at}`).join('_');
const WIDE = '貸出は本の状態を変える。'.repeat(12);
const FAMILY = '👨‍👩‍👧';
const HEAD = ['call', 'answers', 'who may', 'how often', 'limit', 'cached', 'audited', 'since'];
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
const TABLE =
  row(HEAD) +
  row(HEAD.map(() => '---')) +
  Array.from({ length: 6 }, (_, at) => row(HEAD.map((name) => `${name.replace(' ', '-')}-of-${at}-in-words`))).join('');
const LINES = Array.from({ length: 60 }, (_, at) => `  column_${at} text not null,`).join('\n');
const REPORT = `# Lending ${FAMILY}

${WIDE}

${LONG}

## Data model

${TABLE}
\`\`\`text
${LINES}
\`\`\`

The end of it.
`;

/** @param halfway what the second half of the report waits for */
async function serve(halfway?: Promise<void>) {
  const half = REPORT.indexOf('## Data model');
  const parts = [
    text(REPORT.slice(0, half), { chunks: 100 }),
    () => halfway,
    text(REPORT.slice(half), { chunks: 200 }),
  ];
  const server = await startServer([parts], { key: 'sk-ant-test' });
  onTestFinished(() => server.close());
  return { server, env: { ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: 'sk-ant-test' } };
}

/** Everything that was ever shown and is not erased, without the spaces in which rows may differ. */
function shown(terminal: Terminal): string {
  return [...terminal.scrollback(), ...terminal.screen()].join('').replace(/\s/g, '');
}

const count = (all: string, one: string): number => all.split(one).length - 1;

describe.each([
  [80, 10],
  [40, 24],
])('a report of long words, wide signs and a wide table, at %i×%i', (columns, rows) => {
  it('comes whole, once, and in its order', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA });
    const { env } = await serve();
    const terminal = openApp(workspace, { columns, rows, env, args: ['--no-check', '-p', './plain.md', 'Lend books'] });
    await terminal.waitFor('Saved');
    const all = shown(terminal);
    for (const part of [WIDE, LONG, FAMILY, 'Theendofit.']) expect(count(all, part)).toBe(1);
    for (let at = 0; at < 60; at++) expect(count(all, `column_${at}text`)).toBe(1);
    for (let at = 0; at < 6; at++) expect(all).toContain(`audited-of-${at}-in-words`);
    const order = [WIDE, LONG, 'since-of-5', 'column_0text', 'column_59text', 'Theendofit.'].map((one) =>
      all.indexOf(one),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });
});

describe('a window that is pulled about while text streams', () => {
  it('loses nothing of the report, and shows where it is saved', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA });
    let goOn = (): void => undefined;
    const { env } = await serve(new Promise((resolve) => (goOn = resolve)));
    const terminal = openApp(workspace, { env, args: ['--no-check', '-p', './plain.md', 'Lend books'] });
    await terminal.waitFor('piece0');
    const sizes = [
      [120, 40],
      [60, 12],
      [1, 1],
      [200, 60],
      [30, 9],
      [100, 30],
    ] as const;
    for (const [columns, rows] of sizes) {
      terminal.resize(columns, rows);
      goOn();
    }
    await terminal.waitFor('Saved');
    const [path = ''] = workspace.files('docs/design');
    expect(workspace.read(path)).toContain(REPORT.slice(REPORT.indexOf(WIDE)).trim());
    // Rows that were drawn for another width stand above; nothing there was erased.
    expect(terminal.raw()).not.toMatch(/\u001b\[[23]J|\u001bc/);
  });
});

describe('a paste', () => {
  it('is words and never a command, whatever is in it, and a sign of many parts is erased as one', async () => {
    const workspace = makeWorkspace({ 'plain.md': PERSONA });
    const { server, env } = await serve();
    const terminal = openApp(workspace, { env, args: ['--no-check', '-p', './plain.md'] });
    await terminal.waitFor('What should plain design?');
    await terminal.waitFor(() => terminal.modes().bracketedPaste);
    const lines = Array.from({ length: 40 }, (_, at) => `line ${at}: 本を貸す\tand \u001b[31mmore`).join('\n');
    terminal.paste(`/quit\n${lines}\nthe last one ${FAMILY}`);
    await terminal.waitFor('the last one');
    terminal.press('backspace');
    terminal.type('.');
    await terminal.waitFor('the last one .');
    terminal.press('enter');
    await terminal.waitFor('Saved');
    const sent = JSON.stringify(server.requests[0]?.body);
    expect(sent).toContain('/quit');
    for (let at = 0; at < 40; at++) expect(sent).toContain(`line ${at}: 本を貸す`);
    expect(sent).toContain('the last one .');
    expect(sent).not.toMatch(/\\u200d|👧/);
    // What was pasted goes to the model as it is, and to the terminal only as words.
    expect(terminal.raw()).not.toContain('\u001b[31mmore');
  });
});
