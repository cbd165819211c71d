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

async function fix(turn: ScriptedTurn, save: boolean, text = TEXT) {
  const workspace = makeWorkspace({ 'a.md': text });
  const model = scriptedModel(turn);
  const told: string[] = [];
  const file = { path: 'a.md', absolute: join(workspace.path, 'a.md'), read: async () => text };
  const options = {
    model,
    recheck,
    save,
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

  it('throws what the model failed with', async () =>
    expect(fix(breaks(''), true)).rejects.toThrow('The line was cut.'));
});
