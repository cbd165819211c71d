import { describe, expect, test } from 'vitest';
import { paintable } from '../../src/personas/color.ts';
import { withFront } from './read-text.ts';

const read = (front: string) => withFront(`name: x\n${front}`);
const said = (front: string) => read(front).problems.map(({ rule, level, line }) => `${level} ${rule}:${line}`);

describe('rule 15: the model in its own words', () => {
  test.each([
    ['opus', 'opus'],
    ['claude-opus-5-5', 'claude-opus-5-5'],
    ['"Claude Sonnet 4.5 (copilot)"', 'Claude Sonnet 4.5 (copilot)'],
    ["GPT-4.1 | 'gpt-5' | 'Claude Sonnet 4.5'", "GPT-4.1 | 'gpt-5' | 'Claude Sonnet 4.5'"],
    ['["GPT-5", "Claude Opus 4.7"]', 'GPT-5, Claude Opus 4.7'],
    ['inherit', 'inherit'],
    ['null', undefined],
    ['', undefined],
    ['[]', undefined],
    ['{a: b}', undefined],
  ])('%s', (word, model) => {
    expect(read(`model: ${word}`).model).toBe(model);
  });
});

describe('rule 16: settings', () => {
  test('effort and turns are taken where they are some', () => {
    expect(read('effort: HIGH\nmaxTurns: 12')).toMatchObject({ effort: 'high', maxTurns: 12, problems: [] });
    for (const key of ['steps', 'maxSteps', 'max_turns', 'max-turns']) expect(read(`${key}: 7`).maxTurns).toBe(7);
    expect(said('effort: heroic')).toEqual(['warning effort:3']);
    for (const turns of ['0', '-1', '1.5', 'many', '1e99'])
      expect(said(`maxTurns: ${turns}`)).toEqual(['warning max-turns:3']);
  });

  test.each(['temperature: 0.1', 'top_p: 1', 'topP: 1', 'top_k: 5'])('%j is said, not sent', (front) => {
    expect(said(front)).toEqual(['warning sampling:3']);
  });

  test('hooks are never run, and it is said', () => {
    expect(said('hooks:\n  PreToolUse:\n    - command: touch x')).toEqual(['warning hooks:3']);
  });

  test('what steers another product is kept, and said once', () => {
    const persona = read(
      'mode: primary\nhidden: true\nisolation: worktree\nskills: [a]\nmemory: user\nbackground: true',
    );
    expect(persona.problems).toMatchObject([{ level: 'note', rule: 'not-used', line: 3 }]);
    expect(persona.problems[0]?.message).toContain('hidden, background, isolation, skills, memory');
    expect(persona.skills).toEqual(['a']);
    expect(persona.other).toMatchObject({ mode: 'primary', memory: 'user' });
  });

  test.each(['default', 'manual'])('permissionMode %s is the usual one', (mode) => {
    expect(read(`permissionMode: ${mode}`)).toMatchObject({ permissionMode: mode, problems: [] });
  });

  test.each(['bypassPermissions', 'acceptEdits', 'auto', 'constructor'])(
    'permissionMode %s would widen: it is kept, and changes nothing',
    (mode) => {
      expect(read(`permissionMode: ${mode}`).permissionMode).toBe(mode);
      expect(said(`permissionMode: ${mode}`)).toEqual(['warning permission-mode:3']);
    },
  );

  test.each(['plan', 'dontAsk'])('permissionMode %s narrows, and that is said', (mode) => {
    expect(read(`permissionMode: ${mode}`).permissionMode).toBe(mode);
    expect(said(`permissionMode: ${mode}`)).toEqual(['note permission-mode:3']);
  });

  test.each([
    ['[a, b]', ['a', 'b']],
    ['a, b', ['a', 'b']],
    ['\n  - a\n  - b', ['a', 'b']],
    ['null', undefined],
  ])('skills: %j are shown by name', (value, names) => {
    expect(read(`skills: ${value}`).skills).toEqual(names);
  });

  test.each(['display_name', 'displayName', 'display-name'])('%s is what people see', (key) => {
    const { name, displayName, other } = read(`${key}: The  Exact\n`);
    expect({ name, displayName, other }).toEqual({ name: 'x', displayName: 'The Exact', other: undefined });
  });

  test('a model says its line', () => {
    expect(read('color: red\nmodel: opus').modelLine).toBe(4);
    expect(read('color: red').modelLine).toBeUndefined();
  });

  test.each([
    ['[git, github]', ['git', 'github']],
    ['git, github', ['git', 'github']],
    ['\n  - git\n  - brave: {command: npx}', ['git', 'brave']],
    ['\n  git:\n    command: npx', ['git']],
    ['', undefined],
    ['[]', undefined],
  ])('mcpServers: %j are the names alone', (value, names) => {
    expect(read(`mcpServers: ${value}`).mcpServers).toEqual(names);
  });
});

describe('rule 17: the colour', () => {
  test.each([
    ['blue', '#3b82f6'],
    ['BLUE', '#3b82f6'],
    ['Teal', '#14b8a6'],
    ['metallic-blue', '#3b82f6'],
    ['dark slate gray', '#808080'],
    ['lightgreen', '#22c55e'],
    ['#60A5FA', '#60a5fa'],
    ['60A5FA', '#60a5fa'],
    ['#abc', '#aabbcc'],
    ['#11223344', '#112233'],
    ['warning', '#f59e0b'],
  ])('%s is %s', (word, hex) => {
    expect(paintable(word)).toBe(hex);
  });

  test.each(['', 'plaid', '#12', '#12345', 'abc', '123', 'constructor', 'rgb(1,2,3)', '\u001b[31m'])(
    '%j is none',
    (word) => {
      expect(paintable(word)).toBeUndefined();
    },
  );

  test('an unknown one is kept as it is written, and said', () => {
    const { color, accent, problems } = read('color: plaid');
    expect({ color, accent }).toEqual({ color: 'plaid', accent: undefined });
    expect(problems).toMatchObject([{ level: 'note', rule: 'color', line: 3 }]);
  });
});

describe('rule 18: unknown keys', () => {
  test('are kept by their names, as plain data, and are no problem', () => {
    const { other, problems } = read('Vibe: calm\ntags: [a, b]\nmeta:\n  level: 3\nversion: 1.10');
    expect(other).toEqual({ Vibe: 'calm', tags: ['a', 'b'], meta: { level: '3' }, version: '1.10' });
    expect(problems).toEqual([]);
  });

  test('a persona is data: it survives JSON', () => {
    const persona = read('__proto__: x\ntools: Read\ncolor: "#abc"\nreport: [a, b]');
    expect(JSON.parse(JSON.stringify(persona))).toEqual(persona);
  });
});
