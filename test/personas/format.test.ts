import { describe, expect, test } from 'vitest';
import { personaIn } from './read-text.ts';

const formatOf = (front: string, path = '/somewhere/x.md') => personaIn(`---\n${front}\n---\nYou are.`, path).format;

describe('the product that a file was written for', () => {
  test.each([
    ['claude-code', 'name: x\ndescription: y'],
    ['claude-code', 'name: x\ntools: Read, Grep'],
    ['claude-code', 'name: x\ntools: [Bash]\nmode: unheard-of'],
    ['claude-code', 'description: y\nmodel: opus'],
    ['claude-code', 'name: x\npermissionMode: plan'],
    ['claude-code', 'name: x\ncolor: cyan'],
    ['opencode', 'description: y\nmode: subagent\ntools:\n  write: false'],
    ['opencode', 'description: y\npermission:\n  edit: deny'],
    ['opencode', 'description: y\nmodel: anthropic/claude-opus-5-5\ntemperature: 0.1'],
    ['copilot', "description: y\ntools: ['codebase', 'editFiles']"],
    ['copilot', 'name: x\ntools: [read/readFile, github/*]'],
    ['copilot', 'description: y\nmodel: Claude Sonnet 4.5 (copilot)'],
    ['copilot', 'description: y\nmode: agent'],
    ['copilot', 'name: x\nhandoffs: []\nargument-hint: z'],
    ['gemini', 'name: x\nkind: local'],
    ['gemini', 'name: x\ntools:\n  - read_file\n  - run_shell_command\nmax_turns: 3'],
    ['gemini', 'name: x\nmodel: gemini-2.5-pro'],
    ['cursor', 'description: y\nalwaysApply: false'],
    ['unknown', 'title: y'],
  ])('is %s for %j', (format, front) => {
    expect(formatOf(front)).toBe(format);
  });

  test.each([
    ['claude-code', '/r/.claude/agents/x.md'],
    ['opencode', '/r/.opencode/agent/x.md'],
    ['opencode', '/home/me/.config/opencode/agents/x.md'],
    ['copilot', '/r/.github/agents/x.md'],
    ['copilot', '/r/x.agent.md'],
    ['copilot', '/r/x.chatmode.md'],
    ['gemini', 'C:\\r\\.gemini\\agents\\x.md'],
    ['cursor', '/r/.cursor/rules/x.mdc'],
  ])('is %s by the path %s where the keys leave it open', (format, path) => {
    expect(formatOf('description: y', path)).toBe(format);
  });

  test('the keys count more than a folder', () => {
    expect(formatOf('name: x\ntools: Read, Bash\nmodel: sonnet', '/r/.opencode/agent/x.md')).toBe('claude-code');
    expect(formatOf('mode: primary\npermission:\n  bash: ask', '/r/.claude/agents/x.md')).toBe('opencode');
  });

  test('without frontmatter there is none', () => {
    expect(personaIn('You are.', '/r/.claude/agents/x.md').format).toBe('plain');
  });
});
