import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSettings, writeSetting } from '../src/config.ts';
import { placesOf } from '../src/places.ts';

describe('the places', () => {
  const world = { env: {}, home: '/home/me', platform: 'linux', temp: '/tmp' };

  it.each([
    [
      'linux',
      {},
      '/home/me/.local/state/backend-architect/sessions',
      '/home/me/.config/backend-architect',
      '/home/me/.cache/backend-architect',
    ],
    [
      'linux',
      { XDG_STATE_HOME: '/s', XDG_CONFIG_HOME: '/c', XDG_CACHE_HOME: '/k' },
      '/s/backend-architect/sessions',
      '/c/backend-architect',
      '/k/backend-architect',
    ],
    [
      'linux',
      { XDG_STATE_HOME: 'relative', XDG_CACHE_HOME: 'relative' },
      '/home/me/.local/state/backend-architect/sessions',
      '/home/me/.config/backend-architect',
      '/home/me/.cache/backend-architect',
    ],
    [
      'darwin',
      {},
      '/home/me/Library/Application Support/backend-architect/sessions',
      '/home/me/Library/Preferences/backend-architect',
      '/home/me/Library/Caches/backend-architect',
    ],
    [
      'win32',
      { LOCALAPPDATA: '/l', APPDATA: '/r' },
      '/l/backend-architect/sessions',
      '/r/backend-architect',
      '/l/Cache/backend-architect',
    ],
  ])('on %s with %j', (platform, env, sessions, config, cache) => {
    expect(placesOf({ ...world, platform, env })).toMatchObject({ sessions, config, cache });
  });

  it('are in the folder for passing files, and said to be, where no home is known', () => {
    const { home: _home, ...homeless } = world;
    expect(placesOf(homeless)).toMatchObject({
      sessions: '/tmp/backend-architect/sessions',
      notice: expect.stringContaining('No home folder'),
    });
  });
});

describe('the settings', () => {
  let folder: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'settings-')), 'new');
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true }));

  it('are none before any was set', async () => {
    expect(await readSettings(folder)).toEqual({ settings: {} });
  });

  it('are kept for their owner alone', async () => {
    expect(await writeSetting(folder, 'model', 'sonnet')).toBeUndefined();
    expect(await writeSetting(folder, 'budget', '2.5')).toBeUndefined();
    expect(await readSettings(folder)).toEqual({ settings: { model: 'sonnet', budget: 2.5 } });
    expect(statSync(join(folder, 'config.json')).mode & 0o777).toBe(0o600);
    await writeSetting(folder, 'model', undefined);
    expect(await readSettings(folder)).toEqual({ settings: { budget: 2.5 } });
  });

  it('take no unknown name and no wrong value', async () => {
    expect(await writeSetting(folder, 'colour', 'red')).toMatchObject({
      kind: 'usage',
      next: expect.stringContaining('persona'),
    });
    expect(await writeSetting(folder, 'effort', 'huge')).toMatchObject({ kind: 'usage' });
  });

  it('that are damaged are kept aside, and said', async () => {
    await writeSetting(folder, 'model', 'opus');
    writeFileSync(join(folder, 'config.json'), '{"model": ');
    expect(await readSettings(folder)).toMatchObject({
      settings: {},
      notice: expect.stringContaining('config.json.bad'),
    });
    expect(readFileSync(join(folder, 'config.json.bad'), 'utf8')).toBe('{"model": ');
    expect(readdirSync(folder)).toContain('config.json.bad');
  });

  it('that are not understood are passed over, and said', async () => {
    await writeSetting(folder, 'model', 'opus');
    writeFileSync(join(folder, 'config.json'), '{"model": "opus", "effort": "huge", "x": 1}');
    expect(await readSettings(folder)).toMatchObject({
      settings: { model: 'opus' },
      notice: expect.stringContaining('effort, x'),
    });
  });
});
