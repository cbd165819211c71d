import { describe, expect, it } from 'vitest';
import { createGlob } from '../../../src/architect/tools/glob.ts';
import { createGrep } from '../../../src/architect/tools/grep.ts';
import { readTool } from '../../../src/architect/tools/read.ts';
import { makeWorkspace } from '../../support/workspace.ts';
import { runTool } from './run-tool.ts';

const FILES = {
  'src/a.ts': 'const shown = 1;\n',
  'private/plan.md': 'shown nowhere\n',
  'docs/private.md': 'shown too\n',
};
const isDenied = (path: string): boolean => path === 'private' || path.startsWith('private/');

describe('what a rule of the user denies to be read', () => {
  it.each(['private/plan.md', './private/../private/plan.md', 'private'])('read refuses %s', async (path) => {
    const outcome = await runTool(readTool, makeWorkspace(FILES, { git: false }).path, { path }, { isDenied });
    expect(outcome).toMatchObject({ isError: true, output: expect.stringContaining("a rule of the user's denies it") });
  });

  it('glob does not list it', async () => {
    const { output } = await runTool(
      createGlob(),
      makeWorkspace(FILES, { git: false }).path,
      { pattern: '**/*' },
      { isDenied },
    );
    expect(output).toContain('docs/private.md');
    expect(output).not.toContain('plan.md');
  });

  it('grep does not find it', async () => {
    const { output } = await runTool(
      createGrep(),
      makeWorkspace(FILES, { git: false }).path,
      { pattern: 'shown' },
      { isDenied },
    );
    expect(output).toContain('src/a.ts');
    expect(output).not.toContain('nowhere');
  });
});
