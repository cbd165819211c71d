import { expect, it } from 'vitest';
import { openApp } from '../support/app.ts';
import { makeWorkspace } from '../support/workspace.ts';
import { BRIEF, see } from './by-keys.ts';

it('a terminal of 20×5 still shows what can be done', async () => {
  const terminal = openApp(makeWorkspace(), { columns: 20, rows: 5 });
  await see(terminal, '› back');
  terminal.press('enter');
  await see(terminal, (screen) => screen.some((row) => /^ ?│/.test(row)));
  terminal.type('a library');
  await terminal.waitFor('a library');
});

it('a terminal that changes its size in the middle shows the same screen in the new one', async () => {
  const terminal = openApp(makeWorkspace(), { columns: 120, rows: 40 });
  await see(terminal, 'Who should design it?');
  terminal.resize(60, 20);
  terminal.type('contract');
  await terminal.waitFor(/› contract-first/);
  expect(terminal.screen().filter((row) => row.includes('Who should design it?'))).toHaveLength(1);
});

it('without colour there is none', async () => {
  const terminal = openApp(makeWorkspace(), { env: { NO_COLOR: '1' } });
  await terminal.waitFor('Who should design it?');
  expect(terminal.raw()).not.toMatch(/\u001b\[(3[0-7]|38|4[0-7]|48|9[0-7])[;m]/);
});

it('a dumb terminal gets no screen, and is told so', async () => {
  const terminal = openApp(makeWorkspace(), { env: { TERM: 'dumb' }, args: ['--assume', BRIEF] });
  expect(await terminal.exit).toMatchObject({ code: 0 });
  expect(terminal.raw()).not.toContain('\u001b');
  expect(terminal.raw()).toContain('TERM=dumb');
});

it('the screen is drawn as it goes, even with CI in the environment', async () => {
  const terminal = openApp(makeWorkspace(), { env: { CI: 'true' } });
  await see(terminal, 'Who should design it?');
  terminal.type('contract');
  await terminal.waitFor(/› contract-first/);
});
