import { describe, expect, it } from 'vitest';
import { checkTool } from '../../../src/architect/tools/check.ts';
import type { ToolContext } from '../../../src/architect/tools/tool.ts';
import { sanitize } from '../../../src/text/sanitize.ts';
import { scriptedChecks } from '../../support/scripted-checks.ts';

const context = (over: Partial<ToolContext> = {}): ToolContext => ({
  workspace: '/nowhere',
  signal: new AbortController().signal,
  sanitize,
  checks: scriptedChecks(),
  ...over,
});

describe('the tool that checks', () => {
  it('tells each artifact with its proof, and what was found, by line', async () => {
    const outcome = await checkTool.run({ text: 'Two:\n```sql\nWRONG one\n```\n```sql\nODD two\n```\n' }, context());
    expect(outcome).toEqual({
      output: [
        'line 2, PostgreSQL: executed',
        'line 5, PostgreSQL: executed',
        '',
        'error, line 3: It says: WRONG one (sample/word)',
        'warning, line 6: It says: ODD two (sample/word)',
      ].join('\n'),
      isError: false,
      summary: '2 artifacts: 2 executed; 1 wrong',
    });
  });

  it('says that nothing was found', async () => {
    const { output } = await checkTool.run({ text: '```sql\nfine\n```' }, context());
    expect(output).toBe('line 1, PostgreSQL: executed\n\nNothing was found.');
  });

  it('says how to write what it can check, when there is nothing to', async () => {
    const { output, summary } = await checkTool.run({ text: 'words' }, context());
    expect(output).toContain('put each into a fenced block');
    expect(summary).toBe('nothing to check');
  });

  it('tells the first of many, and how many more there are', async () => {
    const text = `\`\`\`sql\n${'WRONG\n'.repeat(100)}\`\`\``;
    expect((await checkTool.run({ text }, context())).output).toContain('… and 40 more');
  });

  it('refuses where there is nothing to check with', async () => {
    const { checks: _none, ...without } = context();
    expect(await checkTool.run({ text: '```sql\n```' }, without)).toMatchObject({ isError: true, summary: 'not here' });
  });

  it('takes what other products call its field', () =>
    expect(checkTool.parse({ markdown: 'x' })).toEqual({ ok: true, input: { text: 'x' } }));
});
