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
    ['an alias of no anchor', 'base: &base\n  a: 1\nother:\n  b: *bse', 'syntax 4'],
    ['an asterisk outside of quotes', 'allow:\n  origin: *all', 'syntax 2'],
    ['a quote in a list of items that is not closed', '- name: "one\n  env: 1\n- name: "two"\n  env: 2', 'syntax 1'],
    ['a first line that is too deep', '  a: 1\nb: 2\nc: 3', 'syntax 2', true],
    ['a brace too many', 'a:\n  b: 1\n  }\n  c: 2', 'syntax 3'],
    ['an equals sign', 'a:\n  b: 1\n  c = 2\n  d: 3', 'syntax 3'],
    ['a key that stands twice below a comment', 'a:\n  # the port\n  b: 1\n  b: 2', 'duplicate-key 4'],
    ['a key that stands twice', 'a:\n  b: 1\n  c: 2\n  b: 3', 'duplicate-key 4'],
  ])('finds %s', async (_, text, found, fragment = false) => {
    expect(await verdict(yaml, text, { fragment: fragment === true })).toEqual([`error yaml/${found}`]);
  });

  it.each([
    ['a template', '{{- if .Values.x }}\na: {{ .Values.a }}\n{{- end }}'],
    ['what is left out', 'a:\n  b: 1\n  ...\n  c: 2'],
    ['alternatives below each other', '# one way\nimage: a\nport: 1\n\n# or the other\nimage: b\nport: 2'],
    ['another format', '[section]\nkey = value\nother: 1'],
    ['a text too deep', '['.repeat(1000)],
    ['nothing', '\n'],
    ['metrics', '# HELP x\nx_total{a="b"} 3\n# HELP y\ny_total{a="b"} 4\n# HELP z\nz_total{a="b"} 5'],
    ['properties', '# the id\nclient.id=one\n# the key\nclient.key=two\n# more\nclient.more=three'],
    ['several entries on one line', 'rules:\n  - key: a  limit: 1\n  - key: b  limit: 2\n  - key: c  limit: 3'],
    ['a value and entries in one, throughout', 'Phase 1: Plan\n  Do: x\nPhase 2: Build\n  Do: y'],
    ['a list in prose', 'Controls:\n\n1. The first\n   - Test: a\n2. The second\n   - Test: b'],
    ['a usage', 'argument-hint: [one] [two]\nname: x'],
    ['a command', 'a: 1  # one\n\ntool run --topic x \\\n  --more y'],
    ['choices of a type', 'kind: "a" | "b"\nother: 1'],
    ['places that a build fills', 'a:\n  b: @config.addr@\n  c: 1'],
    ['one key three times', 'env:\n  NAME: a\n  NAME: b\n  NAME: c'],
    ['alternatives under titles', 'env:\n  # plain\n  NAME: a\n\n  # quoted\n  NAME: b'],
    ['and so on', 'codes:\n  200: a\n  200: b\n  ... etc'],
  ])('leaves %s alone', async (_, text) => {
    expect(await verdict(yaml, text)).toEqual(['not checked']);
  });

  it('leaves aliases alone that an excerpt in a fence merges', async () => {
    const text = 'one:\n  <<: *base\n  a: 1';
    expect(await verdict(yaml, text, { line: 1, firstLine: 2 })).toEqual(['not checked']);
    expect(await verdict(yaml, text)).toEqual(['error yaml/syntax 2']);
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
