import { describe, expect, it } from 'vitest';
import { checkJson } from '../../../src/commands/check/json.ts';
import { checkJunit } from '../../../src/commands/check/junit.ts';
import { checkSarif } from '../../../src/commands/check/sarif.ts';
import { fileText, type Paint, totalText } from '../../../src/commands/check/text.ts';
import { checked, finding } from './sample.ts';

const plain: Paint = (text) => text;

describe('as text', () => {
  it('says what was found by line, and what was proved', () => {
    const warning = finding({
      level: 'warning',
      rule: 'together/er',
      message: 'It is no column.',
      line: 212,
      with: [10],
    });
    expect(fileText({ path: 'docs/a.md', checked: checked([finding()], [warning]) }, plain)).toBe(
      [
        'docs/a.md',
        '    12  error    There is no table loans.  sql/unknown-table',
        '   212  warning  It is no column. (also line 10)  together/er',
        '    30  not checked: Mermaid a<b>: it is too large',
        '  2 artifacts: 1 executed, 1 not checked',
        '',
      ].join('\n'),
    );
  });

  it('says that there was nothing to check', () => {
    const empty = { artifacts: [], together: [], inventory: [] };
    expect(fileText({ path: 'a.md', checked: empty }, plain)).toBe('a.md\n  no artifact of a known kind\n');
  });

  it('makes what it quotes harmless', () => {
    const text = fileText(
      { path: 'a.md', checked: checked([finding({ message: 'bad \u001b[31mred\u001b[0m\u0007' })]) },
      plain,
    );
    expect(text).not.toMatch(/[\u001b\u0007]/);
    expect(text).toContain('bad red');
  });

  it('adds everything up', () => {
    const files = [
      { path: 'a.md', checked: checked([finding(), finding({ level: 'note' })]) },
      { path: 'b.md', checked: checked([], [finding({ level: 'warning' })]) },
    ];
    expect(totalText(files, plain)).toBe('\n2 files, 1 error, 1 warning, 1 note\n');
    expect(totalText([{ path: 'a.md', checked: checked() }], plain)).toBe('\n1 file, 0 errors, 0 warnings\n');
  });
});

describe('as JSON', () => {
  it('has the shape that is documented', () => {
    const text = checkJson([
      { path: 'a.md', checked: checked([finding()], [finding({ rule: 'together/er', with: [3] })]) },
    ]);
    expect(JSON.parse(text)).toEqual({
      files: [
        {
          path: 'a.md',
          artifacts: [
            { kind: 'sql', dialect: 'postgresql', line: 10, proof: 'executed', findings: [finding()] },
            { kind: 'mermaid', name: 'a<b>', line: 30, proof: 'not checked', reason: 'it is too large', findings: [] },
          ],
          together: [{ ...finding({ rule: 'together/er' }), with: [3] }],
        },
      ],
    });
  });

  it('names the lines of a contradiction, or none', () => {
    const { files } = JSON.parse(checkJson([{ path: 'a.md', checked: checked([], [finding()]) }]));
    expect(files[0].together[0].with).toEqual([]);
  });
});

describe('as SARIF', () => {
  const log = (): { runs: { tool: { driver: { rules: { id: string }[] } }; results: Record<string, unknown>[] }[] } =>
    JSON.parse(checkSarif([{ path: 'docs/a b.md', checked: checked([finding({ with: [40] })]) }], '1.2.3'));

  it('names its rules once, and each result by its index', () => {
    const [run] = log().runs;
    expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(['sql/unknown-table']);
    expect(run?.results[0]).toMatchObject({ ruleId: 'sql/unknown-table', ruleIndex: 0, level: 'error' });
  });

  it('says where, as a URI and a line', () =>
    expect(log().runs[0]?.results[0]).toMatchObject({
      locations: [{ physicalLocation: { artifactLocation: { uri: 'docs/a%20b.md' }, region: { startLine: 12 } } }],
      relatedLocations: [{ physicalLocation: { region: { startLine: 40 } } }],
    }));
});

describe('as JUnit', () => {
  it('has a case for each artifact and one for all together', () => {
    const xml = checkJunit([{ path: 'a.md', checked: checked([finding()]) }], 'error');
    expect(xml).toContain('<testsuite name="a.md" tests="3" failures="1" skipped="1">');
    expect(xml).toContain('<failure type="sql/unknown-table" message="There is no table loans.">a.md:12: There is no');
    expect(xml).toContain('<testcase classname="a.md" name="together"/>');
  });

  it('spells out what XML reads otherwise', () =>
    expect(checkJunit([{ path: 'a.md', checked: checked() }], 'error')).toContain(
      'name="Mermaid a&lt;b&gt;, line 30"',
    ));

  it('fails for warnings only where they are to fail', () => {
    const files = [{ path: 'a.md', checked: checked([finding({ level: 'warning' })]) }];
    expect(checkJunit(files, 'error')).not.toContain('<failure');
    expect(checkJunit(files, 'warning')).toContain('<failure');
  });
});
