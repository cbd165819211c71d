import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSettings, writeSetting } from '../src/config.ts';
import { claimPlaces, placesOf } from '../src/places.ts';

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
    [
      'win32',
      { LOCALAPPDATA: '', APPDATA: 'relative' },
      '/home/me/AppData/Local/backend-architect/sessions',
      '/home/me/AppData/Roaming/backend-architect',
      '/home/me/AppData/Local/Cache/backend-architect',
    ],
    [
      'win32',
      { LOCALAPPDATA: 'D:\\l', APPDATA: '\\\\server\\r' },
      'D:\\l/backend-architect/sessions',
      '\\\\server\\r/backend-architect',
      'D:\\l/Cache/backend-architect',
    ],
    [
      'linux',
      { XDG_STATE_HOME: 'C:\\s', XDG_CONFIG_HOME: '\\\\server\\c', XDG_CACHE_HOME: '' },
      '/home/me/.local/state/backend-architect/sessions',
      '/home/me/.config/backend-architect',
      '/home/me/.cache/backend-architect',
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

describe('the folder for passing files, where no home is known', () => {
  let temp: string;
  beforeEach(() => {
    temp = mkdtempSync(join(tmpdir(), 'places-'));
  });
  afterEach(() => rmSync(temp, { recursive: true }));
  const uid = process.geteuid?.() ?? 0;
  const claim = (more: { uid?: number; env?: Record<string, string> } = {}) =>
    claimPlaces({ env: {}, platform: 'linux', temp, uid, ...more });
  const own = () => join(temp, `backend-architect-${uid}`);

  it('gets a folder for its user alone, and takes it again', () => {
    expect(claim()).toBeUndefined();
    expect(statSync(own()).mode & 0o777).toBe(0o700);
    expect(claim()).toBeUndefined();
    expect(placesOf({ env: {}, platform: 'linux', temp, uid }).trust).toBe(join(own(), 'trusted.json'));
  });

  it.each([
    ['is a link', () => symlinkSync(tmpdir(), own()), 'it is no folder'],
    ['is a file', () => writeFileSync(own(), ''), 'it is no folder'],
    ['can be written to by others', () => chmodSync(mkdirSync(own(), { recursive: true }) ?? own(), 0o770), 'others'],
  ])('is not used when what stands there %s', (_name, plant, words) => {
    plant();
    expect(claim()).toMatchObject({ kind: 'usage', message: expect.stringContaining(words) });
    expect(claim()).toMatchObject({ message: expect.stringContaining(own()) });
  });

  it('is not used when it belongs to somebody else', () => {
    mkdirSync(join(temp, `backend-architect-${uid + 1}`), { mode: 0o700 });
    expect(claim({ uid: uid + 1 })).toMatchObject({ message: expect.stringContaining('somebody else') });
  });

  it('is left alone where every place is named', () => {
    writeFileSync(own(), '');
    const env = { XDG_STATE_HOME: '/s', XDG_CONFIG_HOME: '/c', XDG_CACHE_HOME: '/k' };
    expect(claim({ env })).toBeUndefined();
    expect(claim({ env: { ...env, XDG_CONFIG_HOME: 'relative' } })).toMatchObject({ kind: 'usage' });
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
