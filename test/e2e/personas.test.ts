import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openApp } from '../support/app.ts';
import { runCli } from '../support/cli.ts';
import { makeWorkspace } from '../support/workspace.ts';
import { see } from './by-keys.ts';

const STRANGER = '---\nname: dba\ndescription: Tunes queries.\n---\nYou tune what is slow.';

function withAgents() {
  const workspace = makeWorkspace({
    '.claude/agents/dba.md': STRANGER,
    '.claude/agents/mine.md': '---\nname: contract-first\ndescription: Another.\n---\nYou take its place.',
    '.claude/agents/README.md': '# Our agents',
    '.claude/agents/broken.md': '---\nname: broken\n---\n',
    '.opencode/agent/review/security.md': '---\ndescription: Reviews.\nmode: subagent\n---\nYou review.',
  });
  const home = join(workspace.home, '.claude/agents');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'far.md'), '---\nname: far\ndescription: At home.\n---\nYou are far.');
  return workspace;
}

describe('the personas there are', () => {
  it('are listed by folder, with what is none', async () => {
    const { stdout, code } = await runCli(withAgents(), ['personas']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^built in\n {2}backend-architect /);
    expect(stdout).toMatch(
      /\n\.claude\/agents\n {2}dba +Tunes queries\.\n {2}contract-first +\.claude\/agents\/mine\.md/,
    );
    expect(stdout).toMatch(/\n\.opencode\/agent\n {2}review-security +Reviews\./);
    expect(stdout).toMatch(/\n~\/\.claude\/agents\n {2}far +At home\./);
    expect(stdout).toMatch(/not among them\n[\s\S]*README\.md[\s\S]*/);
    expect(stdout).toContain('broken.md');
  });

  it('mean the built-in one by its name, whatever the repository calls its own', async () => {
    const workspace = withAgents();
    const named = await runCli(workspace, ['personas', 'show', 'contract-first', '--format', 'json']);
    expect(JSON.parse(named.stdout).source.place).toBe('built-in');
    const byPath = await runCli(workspace, ['personas', 'show', '.claude/agents/mine.md', '--format', 'json']);
    expect(JSON.parse(byPath.stdout)).toMatchObject({ prompt: 'You take its place.', source: { place: 'file' } });
  });
});

describe('a persona of the repository', () => {
  const args = ['--print', '--assume', '--no-save', '--no-check', 'A library lends books.'];

  it('speaks headless only when it is trusted', async () => {
    const workspace = withAgents();
    const asked = await runCli(workspace, ['-p', 'dba', ...args]);
    expect(asked.code).toBe(2);
    expect(asked.stdout).toBe('');
    expect(asked.stderr).toMatch(/dba comes from this repository .*dba\.md.*--trust/);
    const trusted = await runCli(workspace, ['-p', 'dba', '--trust', ...args]);
    expect(trusted.code).toBe(0);
    expect(trusted.stdout).toContain('persona: dba');
    const named = await runCli(workspace, ['-p', './.claude/agents/dba.md', ...args]);
    expect(named.code).toBe(0);
  });

  it('is shown before it is taken in the app, once for each text', async () => {
    const workspace = withAgents();
    const first = openApp(workspace, { args: ['-p', 'dba'] });
    await see(first, 'Trust dba?');
    await see(first, 'You tune what is slow.');
    first.type('t');
    await see(first, 'What should dba design?');
    first.dispose();
    const again = openApp(workspace, { args: ['-p', 'dba'] });
    await see(again, 'What should dba design?');
    again.dispose();
    expect((await runCli(workspace, ['-p', 'dba', ...args])).code).toBe(0);
    workspace.write('.claude/agents/dba.md', `${STRANGER} And more.`);
    const changed = openApp(workspace, { args: ['-p', 'dba'] });
    await see(changed, 'Trust dba?');
    changed.dispose();
  });
});

describe('checking persona files', () => {
  it('tells how each was read, and fails for one that is none', async () => {
    const workspace = withAgents();
    const { stdout, stderr, code } = await runCli(workspace, ['personas', 'check', '.claude', '--format', 'json']);
    expect(code).toBe(3);
    expect(stderr).toContain('1 of 4 files cannot be used');
    const readings = JSON.parse(stdout);
    expect(readings.map(({ file, usable }: { file: string; usable: boolean }) => [file, usable])).toEqual([
      ['.claude/agents/README.md', true],
      ['.claude/agents/broken.md', false],
      ['.claude/agents/dba.md', true],
      ['.claude/agents/mine.md', true],
    ]);
    expect(readings[1]).toMatchObject({ name: 'broken', reason: expect.stringContaining('no text') });
    const text = await runCli(workspace, ['personas', 'check', '.claude/agents/dba.md']);
    expect(text.code).toBe(0);
    expect(text.stdout).toMatch(/dba\.md {2}dba · inherit → \S+ · inherit\n\n1 file: 1 can be used/);
  });

  it.each([[[]], [['nowhere']]])('says what is wrong with %j', async (paths) => {
    const { code, stderr } = await runCli(makeWorkspace(), ['personas', 'check', ...paths]);
    expect(code).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('a new persona', () => {
  it('is written from the command line, never over another, and can be used at once', async () => {
    const workspace = makeWorkspace();
    const args = ['personas', 'new', 'Query Tuner', '--description', 'Tunes: "slow" #queries', '--color', '#60A5FA'];
    const { code, stdout } = await runCli(workspace, [...args, '--to', 'repo']);
    expect(code).toBe(0);
    expect(stdout).toContain('.claude/agents/query-tuner.md');
    const shown = await runCli(workspace, ['personas', 'show', 'query-tuner', '--format', 'json']);
    expect(JSON.parse(shown.stdout)).toMatchObject({
      name: 'query-tuner',
      description: 'Tunes: "slow" #queries',
      color: '#60A5FA',
      problems: [],
    });
    const again = await runCli(workspace, [...args, '--to', 'repo']);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('is there already');
  });

  it('is asked for on a terminal', async () => {
    const workspace = makeWorkspace();
    const terminal = openApp(workspace, { args: ['personas', 'new'] });
    const answer = async (question: string | RegExp, words: string) => {
      await see(terminal, question);
      terminal.type(words);
      terminal.press('enter');
    };
    await answer('Its name', 'tuner');
    await answer('When would one call it?', 'When queries are slow.');
    await answer('Model', 'opus');
    await answer('Colour', '');
    await answer('Tools', 'Read, Grep');
    await answer('Does it ask first', 'sometimes');
    await answer(/Does it ask first[\s\S]*Does it ask first/, 'never');
    await answer('Sections of its report', 'Findings, Plan');
    await answer('Where:', '');
    await answer('What is it told?', 'You tune queries.');
    await answer(/> You tune queries\.\s*\n\s*>/, '');
    expect((await terminal.exit).code).toBe(0);
    const shown = await runCli(workspace, ['personas', 'show', 'tuner', '--format', 'json']);
    expect(JSON.parse(shown.stdout)).toMatchObject({
      prompt: 'You tune queries.',
      model: 'opus',
      questions: 'never',
      report: ['Findings', 'Plan'],
      tools: { mode: 'list', granted: ['read', 'grep'] },
      source: { place: 'user' },
      problems: [],
    });
  });

  it('is not written when its author leaves', async () => {
    const workspace = makeWorkspace();
    const terminal = openApp(workspace, { args: ['personas', 'new', 'tuner'] });
    await see(terminal, 'When would one call it?');
    terminal.press('ctrl-c');
    expect((await terminal.exit).code).toBe(130);
    expect((await runCli(workspace, ['personas', 'show', 'tuner'])).code).toBe(2);
  });
});
