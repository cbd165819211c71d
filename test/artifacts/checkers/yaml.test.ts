import { describe, expect, it } from 'vitest';
import { yaml } from '../../../src/artifacts/checkers/yaml.ts';
import { checkText, verdict } from './check-text.ts';

describe('the checker of YAML', () => {
  it.each([
    ['mappings, lists, anchors', 'base: &base\n  a: 1\nother:\n  <<: *base\n  b: [1, 2]\n'],
    ['several documents', 'a: 1\n---\na: 2\n'],
    ['tags of other tools', `Value: !Sub "\${AWS::Region}"\nRef: !Ref Bucket\nAll: !GetAtt\n  - a\n  - b`],
    ['templates in strings', `run: \${{ github.ref }}\nsummary: "{{ $labels.instance }} is down"`],
  ])('reads %s', async (_, text) => {
    expect(await verdict(yaml, text)).toEqual(['parsed']);
  });

  it.each([
    ['a tab', 'a:\n  b: 1\n\tc: 2', 'syntax 3'],
    ['a missing colon', 'a:\n  b: 1\n  list\n    - x\n  c: 2', 'syntax 3'],
    ['a quote that is not closed', 'a:\n  b: "text\n  c: 1\n  d: 2\n  e: 3\n  f: 4', 'syntax 2'],
    [
      'a quote that is not closed, with another one later',
      'a:\n  b: "text\n  c: 1\n  d: 2\n  e: 3\n  f: "x"',
      'syntax 2',
    ],
    ['a bracket that is not closed', 'a:\n  b: [1, 2\n\n\n\n  c: 3', 'syntax 2'],
    ['a line that is one too deep', 'a:\n   b: 1\n  c: 2\n  d: 3', 'syntax 2'],
    ['a line that is one too deep, below', 'a:\n  b: 1\n   c: 2\n  d: 3', 'syntax 2'],
    ['a key that stands twice', 'a:\n  b: 1\n  c: 2\n  b: 3', 'duplicate-key 4'],
  ])('finds %s', async (_, text, found) => {
    expect(await verdict(yaml, text)).toEqual([`error yaml/${found}`]);
  });

  it.each([
    ['a template', '{{- if .Values.x }}\na: {{ .Values.a }}\n{{- end }}'],
    ['what is left out', 'a:\n  b: 1\n  ...\n  c: 2'],
    ['alternatives below each other', '# one way\nimage: a\nport: 1\n\n# or the other\nimage: b\nport: 2'],
    ['another format', '[section]\nkey = value\nother: 1'],
    ['a text too deep', '['.repeat(1000)],
    ['nothing', '\n'],
  ])('leaves %s alone', async (_, text) => {
    expect(await verdict(yaml, text)).toEqual(['not checked']);
  });

  it('does not unfold a bomb', async () => {
    const levels = Array.from({ length: 30 }, (_, at) => `l${at + 1}: &l${at + 1} [${`*l${at},`.repeat(9)}]`);
    const { findings } = await checkText(yaml, ['l0: &l0 x', ...levels].join('\n'));
    expect(findings).toEqual([]);
  });

  it('says what is wrong in one line', async () => {
    const { findings } = await checkText(yaml, `a:\n  b: "${'x'.repeat(500)}\n  c: 1`);
    expect(findings[0]?.message).toMatch(/^The quote that opens in .* is not closed\.$/);
    expect(findings[0]?.message.length).toBeLessThan(200);
  });
});
