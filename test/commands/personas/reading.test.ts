import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Reading, readingOf } from '../../../src/commands/personas/reading.ts';
import { resolvedModel } from '../../../src/commands/personas/resolved-model.ts';
import { DEFAULT_MODEL, todaysId } from '../../../src/model/catalogue.ts';
import { loadPersona } from '../../../src/personas/load.ts';
import { error } from '../../../src/personas/problem.ts';

function readingIn(text: string, file = 'agents/some.md'): Reading {
  return readingOf(file, loadPersona(`/repo/${file}`, Buffer.from(text), 'file'), resolvedModel);
}

const front = (lines: string) => readingIn(`---\nname: x\ndescription: y\n${lines}\n---\nYou are.`);

describe('how a file was read', () => {
  test('every field, and nothing beside them', () => {
    const text = [
      ...['---', 'name: Tide Clerk', 'display_name: The Clerk', 'description: "Counts tides. Examples: none"'],
      ...['model: sonnet', 'color: #12ab9F', 'tools: Read, Bash(ls:*), Nonsense, mcp__git', 'disallowedTools: Bash'],
      ...['permissionMode: plan', 'questions: never', 'report: [Plan, Risks]', 'skills: [tides]', '---', ''],
      'You count 🌊.',
    ];
    expect(readingIn(text.join('\n'))).toEqual({
      file: 'agents/some.md',
      usable: true,
      name: 'Tide Clerk',
      slug: 'tide-clerk',
      displayName: 'The Clerk',
      description: 'Counts tides. Examples: none',
      summary: 'Counts tides.',
      model: 'sonnet',
      resolvedModel: todaysId('sonnet'),
      color: '#12ab9F',
      permissionMode: 'plan',
      tools: {
        mode: 'list',
        allow: ['Read', 'Bash(ls:*)', 'Nonsense', 'mcp__git'],
        deny: ['Bash'],
        granted: ['read', 'mcp__git__*'],
        unknown: ['Nonsense'],
      },
      questions: 'never',
      report: ['Plan', 'Risks'],
      skills: ['tides'],
      mcpServers: [],
      promptFrom: 'body',
      promptLength: 12,
      format: 'claude-code',
      problems: [
        { line: 2, rule: 'odd-name', level: 'note', message: expect.any(String) },
        { line: 6, rule: 'hash-colour', level: 'note', message: expect.any(String) },
        { line: 7, rule: 'unknown-tool', level: 'note', message: expect.any(String) },
        { line: 9, rule: 'permission-mode', level: 'note', message: expect.any(String) },
        { line: 12, rule: 'not-used', level: 'note', message: expect.any(String) },
      ],
    });
  });

  test('what the file does not say is null, its name is the file’s, and it may be offered everything', () => {
    expect(readingIn('You are.')).toMatchObject({
      name: 'some',
      displayName: 'some',
      description: '',
      summary: 'You are.',
      model: null,
      resolvedModel: DEFAULT_MODEL,
      color: null,
      permissionMode: null,
      tools: {
        mode: 'inherit',
        allow: [],
        deny: [],
      },
      promptFrom: 'file',
      format: 'plain',
    });
  });

  test.each<[string, Reading['tools']['mode'], string[]]>([
    ['tools: *', 'all', ['read', 'glob', 'grep', 'write', 'edit', 'bash', 'web_search', 'web_fetch']],
    ['tools: []', 'none', []],
    ['tools: Grep', 'list', ['grep']],
    ['tools:\n  write: false\n  bash: false', 'inherit', ['read', 'glob', 'grep', 'web_search', 'web_fetch']],
    ['permissionMode: plan', 'inherit', ['read', 'glob', 'grep', 'web_search', 'web_fetch']],
  ])('%j is %s and may be offered %j', (lines, mode, granted) => {
    expect(front(lines).tools).toMatchObject({ mode, granted });
  });

  test('a prompt among the keys says which', () => {
    expect(readingIn('---\nname: x\nsystem-prompt: You are.\n---\n')).toMatchObject({ promptFrom: 'system-prompt' });
  });
});

describe('a file that cannot be used', () => {
  test('gives its reason and all that could be read', () => {
    expect(readingIn('---\nname: x\ndescription: y\nmodel: opus\n---\n')).toMatchObject({
      usable: false,
      reason: 'there is no text for a prompt in it',
      name: 'x',
      description: 'y',
      model: 'opus',
      promptLength: 0,
      problems: [{ rule: 'no-prompt', level: 'error' }],
    });
  });

  test('could not even be opened: its name is all there is', () => {
    const loaded = { problems: [error('unreadable', 'a.md cannot be read: it may not be read.', 1)] };
    expect(readingOf('x/night-clerk.agent.md', loaded, resolvedModel)).toMatchObject({
      usable: false,
      reason: 'a.md cannot be read: it may not be read.',
      name: 'night-clerk',
      problems: [{ rule: 'unreadable' }],
    });
  });
});

describe('the model that it comes to', () => {
  test.each([
    ['opus', todaysId('opus')],
    ['HAIKU', todaysId('haiku')],
    ['claude-opus-4-7', 'claude-opus-4-7'],
    ['inherit', DEFAULT_MODEL],
    ['Claude Opus 4.7', 'claude-opus-4-7'],
    ['anthropic/claude-opus-4-7', 'claude-opus-4-7'],
    ["GPT-4.1 | 'Claude Opus 4.7'", 'claude-opus-4-7'],
    ['["GPT-5", "Claude Opus 4.7 (copilot)"]', 'claude-opus-4-7'],
    ['claude-some-new-9', 'claude-some-new-9'],
  ])('%s is %s, without a word', (model, id) => {
    const { resolvedModel: resolved, problems } = front(`model: ${model}`);
    expect(resolved).toBe(id);
    expect(problems).toEqual([]);
  });

  test.each(['GPT-4.1', 'gemini-2.5-pro', 'moonshotai/kimi-k2.5', 'claude-3-opus-20240229', 'subagent'])(
    '%s cannot be had: the nearest takes its place, with a warning at its line',
    (model) => {
      const { model: written, resolvedModel: resolved, problems } = front(`color: red\nmodel: ${model}`);
      expect(written).toBe(model);
      expect(resolved).toBe(DEFAULT_MODEL);
      expect(problems).toMatchObject([{ level: 'warning', rule: 'model', line: 5 }]);
      expect(problems[0]?.message).toContain(model);
    },
  );
});

test('whatever a file holds, a reading is whole, is data, and says where', () => {
  const piece = fc.constantFrom(
    ...['---', '```agent', '<!-- x -->', 'name: x', 'name: [a, {b: c}]', 'description: a: b', 'description: |', '  z'],
    ...['tools: *', 'tools:', '  - Read', '  "*": deny', 'permission:', 'model: {a: b}', 'model: gpt-5', 'color: #abc'],
    ...[
      'permissionMode: plan',
      'skills: {a: b}',
      'mcpServers: [a]',
      'You are.',
      '',
      '\u0000',
      '\ufeff',
      '{{x}}',
      '...',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const reading = readingIn(pieces.join('\n'));
      expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
      expect(reading.usable).toBe(reading.reason === undefined);
      expect(reading.usable).toBe(reading.promptLength > 0);
      expect(reading.name).not.toBe('');
      for (const { line, rule } of reading.problems) expect([line > 0, rule !== '']).toEqual([true, true]);
    }),
    { numRuns: 500 },
  );
});
