import { describe, expect, it } from 'vitest';
import { guardOf } from '../../../src/architect/permissions/guarded.ts';

describe('a guarded place', () => {
  it.each([
    '.git/hooks/pre-commit',
    '.GIT/config',
    '.git',
    'sub/.git/config',
    '.gitmodules',
    '.claude/settings.json',
    '.Claude/settings.local.json',
    '.mcp.json',
    'packages/a/.mcp.json',
    'CLAUDE.md',
    'docs/AGENTS.md',
    '.cursor/rules/x.mdc',
    '.vscode/tasks.json',
    '.idea/workspace.xml',
    '.github/workflows/ci.yml',
    '.gitlab-ci.yml',
    'Jenkinsfile',
    '.husky/pre-commit',
    '.npmrc',
    '.envrc',
    '.backend-architect.yaml',
    '.config/backend-architect/config.json',
    '.local/state/backend-architect/trusted.json',
    'Library/Application Support/backend-architect/trusted.json',
    'AppData/Roaming/backend-architect/mcp.json',
    '.local/bin/git',
    '.emacs.d/init.el',
    '.bash_aliases',
    '.git./hooks/x',
    '.git::$INDEX_ALLOCATION/hooks/x',
    '.vscode\u200b/tasks.json',
  ])('is %j', (path) => {
    expect(guardOf(path)).toBeTypeOf('string');
  });

  it.each([
    'src/git/index.ts',
    'docs/claude.txt',
    'src/github/client.ts',
    'a.gitignore.md',
    'vscode/x',
    'db/schema.sql',
    'src/config/index.ts',
    'docs/library/preferences.md',
  ])('is not %j', (path) => {
    expect(guardOf(path)).toBeUndefined();
  });
});
