import { expect, it } from 'vitest';
import { seatbeltProfile } from '../../../../src/architect/tools/shell/seatbelt.ts';

const BARS = {
  workspace: '/Users/ada/re"po',
  guarded: ['/Users/ada/re"po/.git'],
  hidden: [{ path: '/Users/ada/.ssh', isFolder: true }],
  shared: ['/private/tmp'],
};

it('denies the network, and all writing but to the workspace and the folder for passing files', () => {
  const lines = seatbeltProfile(BARS, '/private/var/folders/x').split('\n');
  expect(lines[0]).toBe('(version 1)');
  expect(lines).toContain('(deny network*)');
  expect(lines).toContain('(deny appleevent-send)');
  const all = lines.indexOf('(deny file-write*)');
  const workspace = lines.indexOf(
    '(allow file-write* (subpath "/Users/ada/re\\"po") (subpath "/private/var/folders/x"))',
  );
  const guarded = lines.indexOf('(deny file-write* (subpath "/Users/ada/re\\"po/.git"))');
  const hidden = lines.indexOf('(deny file-read* file-write* (subpath "/Users/ada/.ssh"))');
  // Of several lines about one thing the last counts.
  expect([all, workspace, guarded, hidden].every((at) => at > 0)).toBe(true);
  expect([all, workspace, guarded, hidden]).toEqual([all, workspace, guarded, hidden].sort((a, b) => a - b));
});

it('cannot be broken out of by a name', () => {
  const profile = seatbeltProfile({ ...BARS, guarded: ['/w/") (allow default) ("\\'] }, '/tmp');
  expect(profile).toContain('(deny file-write* (subpath "/w/\\") (allow default) (\\"\\\\"))');
});
