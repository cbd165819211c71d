import { describe, expect, it } from 'vitest';
import { readRule } from '../../../src/architect/permissions/rule.ts';

describe('a rule', () => {
  it.each([
    ['Bash(npm test)', { tool: 'bash', about: 'npm test' }],
    ['Bash(npm run:*)', { tool: 'bash', about: 'npm run:*' }],
    ['bash', { tool: 'bash' }],
    ['Bash(*)', { tool: 'bash' }],
    ['Read(src/**)', { tool: 'read', about: 'src/**' }],
    ['Grep(src/**)', { tool: 'read', about: 'src/**' }],
    ['Edit(/docs/a (1).md)', { tool: 'edit', about: '/docs/a (1).md' }],
    ['Write', { tool: 'edit' }],
    ['MultiEdit(src/**)', { tool: 'edit', about: 'src/**' }],
    ['WebFetch(domain:example.com)', { tool: 'web_fetch', about: 'domain:example.com' }],
    ['web_search', { tool: 'web_search' }],
    ['mcp__github', { tool: 'mcp__github__*' }],
    ['mcp__github__*', { tool: 'mcp__github__*' }],
    ['mcp__github__search_code', { tool: 'mcp__github__search_code' }],
    ['  Bash( ls )  ', { tool: 'bash', about: 'ls' }],
  ])('is read: %s', (text, rule) => {
    expect(readRule(text, 'allow')).toEqual({ effect: 'allow', text: text.trim(), ...rule });
  });

  it.each(['', 'Everything', 'Bash(npm test', 'Bash npm', '(x)', 'Task(agent)'])('is none: %j', (text) => {
    expect(readRule(text, 'allow')).toBeUndefined();
  });
});
