import { lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CheckedFile } from '../../../../src/commands/check/checked-file.ts';
import { fixFile } from '../../../../src/commands/check/fix/fix.ts';
import { call } from '../../../support/sample-session.ts';
import { breaks, type ScriptedTurn, says, scriptedModel } from '../../../support/scripted-model.ts';
import { makeWorkspace } from '../../../support/workspace.ts';
import { checked, finding } from '../sample.ts';

const TEXT = 'loans\nWRONG\nfines\n';
const change = (words: string): ScriptedTurn =>
  says('The name was wrong.', { calls: [call('a', 'edit', { old: 'WRONG', new: words })] });
const recheck = async (path: string, text: string): Promise<CheckedFile> => ({
  path,
  checked: checked([...text.matchAll(/WRONG/g)].map(() => finding())),
});

async function fix(turn: ScriptedTurn, save: boolean, text = TEXT, workspace = makeWorkspace({ 'a.md': text })) {
  const model = scriptedModel(turn);
  const told: string[] = [];
  const absolute = join(workspace.path, 'a.md');
  const file = { path: 'a.md', absolute, read: async () => readFileSync(absolute, 'utf8') };
  const options = {
    model,
    recheck,
    save,
    workspace: workspace.path,
    write: (words: string) => void told.push(words),
    signal: new AbortController().signal,
  };
  const after = await fixFile(file, await recheck('a.md', text), { ...options, paint: (words) => words });
  return { model, told: told.join(''), content: workspace.read('a.md'), after };
}

describe('mending a file with the model', () => {
  it('sends the document with what was found', async () => {
    const { model } = await fix(change('right'), false);
    const [request] = model.requests;
    expect(JSON.stringify(request?.messages)).toContain('<document path=\\"a.md\\">\\nloans');
    expect(JSON.stringify(request?.messages)).toContain('line 12, error, sql/unknown-table: There is no table loans.');
    expect(request?.tools.map(({ name }) => name)).toEqual(['edit']);
  });

  it('shows the change, and writes nothing unless asked', async () => {
    const { told, content } = await fix(change('right'), false);
    expect(told).toContain('-WRONG\n+right\n');
    expect(told).toContain('The name was wrong.');
    expect(told).toContain('1 error and 0 warnings become 0 and 0. Nothing is written without --write.');
    expect(content).toBe(TEXT);
  });

  it('writes what leaves fewer errors', async () => {
    const { told, content, after } = await fix(change('right'), true);
    expect(told).toContain('Written.');
    expect(content).toBe('loans\nright\nfines\n');
    expect(after.checked.artifacts[0]?.findings).toEqual([]);
  });

  it('writes nothing that leaves as many', async () => {
    const { told, content } = await fix(change('still WRONG'), true);
    expect(told).toContain('Not written.');
    expect(content).toBe(TEXT);
  });

  it('says that a change did not fit, or that there is none', async () => {
    const { told } = await fix(
      says('It is right.', { calls: [call('a', 'edit', { old: 'nowhere', new: 'x' })] }),
      true,
    );
    expect(told).toContain('1 change did not fit the text, and is left out.');
    expect(told).toContain('the model changes nothing');
  });

  it('asks nobody about a file without errors', async () => {
    const { model } = await fix(change('x'), true, 'all is well\n');
    expect(model.requests).toEqual([]);
  });

  it('writes where a link within the workspace leads, and the link stays one', async () => {
    const workspace = makeWorkspace({ 'docs/b.md': TEXT });
    symlinkSync('docs/b.md', join(workspace.path, 'a.md'));
    const { told } = await fix(change('right'), true, TEXT, workspace);
    expect(told).toContain('Written.');
    expect(workspace.read('docs/b.md')).toBe('loans\nright\nfines\n');
    expect(lstatSync(join(workspace.path, 'a.md')).isSymbolicLink()).toBe(true);
  });

  it('neither sends nor writes what a link in the workspace leads out to', async () => {
    const workspace = makeWorkspace({});
    const outside = join(workspace.home, 'b.md');
    writeFileSync(outside, TEXT);
    symlinkSync('../home/b.md', join(workspace.path, 'a.md'));
    const { model, told } = await fix(change('right'), true, TEXT, workspace);
    expect(model.requests).toEqual([]);
    expect(told).toContain('not sent, for it is a link that leads elsewhere');
    expect(readFileSync(outside, 'utf8')).toBe(TEXT);
  });

  it('writes nothing that other programs act on, also behind a link', async () => {
    const workspace = makeWorkspace({ '.claude/agents/b.md': TEXT });
    symlinkSync('.claude/agents/b.md', join(workspace.path, 'a.md'));
    const { told } = await fix(change('right'), true, TEXT, workspace);
    expect(told).toContain('Not written: it tells other agents what they may do, so change it yourself.');
    expect(workspace.read('.claude/agents/b.md')).toBe(TEXT);
  });

  it('writes over nothing that changed while the model thought', async () => {
    const workspace = makeWorkspace({ 'a.md': TEXT });
    const file = { path: 'a.md', absolute: join(workspace.path, 'a.md'), read: async () => workspace.read('a.md') };
    const told: string[] = [];
    await fixFile(file, await recheck('a.md', TEXT), {
      model: scriptedModel(change('right')),
      recheck: async (path, text) => {
        workspace.write('a.md', `${TEXT}mine\n`);
        return recheck(path, text);
      },
      save: true,
      workspace: workspace.path,
      write: (words) => void told.push(words),
      paint: (words) => words,
      signal: new AbortController().signal,
    });
    expect(told.join('')).toContain('Not written: it has changed meanwhile.');
    expect(workspace.read('a.md')).toBe(`${TEXT}mine\n`);
  });

  it('sends secrets as marks, writes them as they were, and takes no mark for text', async () => {
    const token = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;
    const text = `${TEXT}token ${token}\n`;
    const { model, told, content } = await fix(change('right'), true, text);
    expect(JSON.stringify(model.requests)).not.toContain(token);
    expect(told).toContain('what looks like a secret in it is sent with a mark in its place');
    expect(content).toBe(`loans\nright\nfines\ntoken ${token}\n`);
    const marked = await fix(change('[masked 1a2b: a GitHub token]'), true, text);
    expect(marked.told).toContain('1 change did not fit the text');
    expect(marked.content).toBe(text);
  });

  it('throws what the model failed with', async () =>
    expect(fix(breaks(''), true)).rejects.toThrow('The line was cut.'));
});
