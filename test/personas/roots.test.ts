import { describe, expect, test } from 'vitest';
import { otherRoots, ownRoot, type Whereabouts } from '../../src/personas/roots.ts';

const WHERE: Whereabouts = {
  config: '/home/ada/.config/backend-architect',
  home: '/home/ada',
  cwd: '/code/shop/services/orders',
  workspace: '/code/shop',
};

const dirs = (over: Partial<Whereabouts> = {}) => otherRoots({ ...WHERE, ...over }).map(({ dir }) => dir);

describe('where agent files lie', () => {
  test('the user has a folder of their own for this program', () => {
    expect(ownRoot(WHERE)).toEqual({ place: 'user', dir: '/home/ada/.config/backend-architect/agents' });
  });

  test('the nearest to the working directory comes first, the home folder last', () => {
    const found = dirs().filter((dir) => dir.includes('.claude'));
    expect(found).toEqual([
      '/code/shop/services/orders/.claude/agents',
      '/code/shop/services/.claude/agents',
      '/code/shop/.claude/agents',
      '/home/ada/.claude/agents',
    ]);
  });

  test('each product has its folders', () => {
    expect(dirs({ cwd: '/code/shop' })).toEqual([
      '/code/shop/.claude/agents',
      '/code/shop/.opencode/agent',
      '/code/shop/.opencode/agents',
      '/code/shop/.github/agents',
      '/code/shop/.gemini/agents',
      '/home/ada/.claude/agents',
      '/home/ada/.gemini/agents',
      '/home/ada/.config/opencode/agent',
      '/home/ada/.config/opencode/agents',
    ]);
  });

  test('only what lies in the repository is held within it', () => {
    const roots = otherRoots(WHERE);
    expect(roots.filter(({ place }) => place === 'repo').every(({ within }) => within === '/code/shop')).toBe(true);
    expect(roots.filter(({ place }) => place === 'user').some(({ within }) => within !== undefined)).toBe(false);
  });

  test('a home folder that is the working directory holds no repository’s agents', () => {
    const roots = otherRoots({ ...WHERE, cwd: '/home/ada', workspace: '/home/ada' });
    expect(roots.map(({ place }) => place)).not.toContain('repo');
  });

  test('outside of a repository only the working directory counts', () => {
    expect(dirs({ cwd: '/tmp/x', workspace: '/tmp/x' })[0]).toBe('/tmp/x/.claude/agents');
    expect(dirs({ cwd: '/tmp/x', workspace: '/elsewhere' }).filter((dir) => dir.endsWith('.claude/agents'))).toEqual([
      '/tmp/x/.claude/agents',
      '/home/ada/.claude/agents',
    ]);
  });

  test('without a home folder there are those of the repository', () => {
    const { home: _, ...homeless } = WHERE;
    expect(otherRoots(homeless).every(({ place }) => place === 'repo')).toBe(true);
  });

  test('OpenCode’s own folder follows XDG_CONFIG_HOME', () => {
    expect(dirs({ xdgConfig: '/etc/ada' })).toContain('/etc/ada/opencode/agents');
  });
});
