import { existsSync, lstatSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type Conf from 'conf';
import type { Failure } from './failure.ts';
import { makeFolder } from './paths/make-folder.ts';
import { sanitizeLine } from './text/sanitize.ts';

/** The user's own settings; what a flag says counts more. */
export type Settings = {
  persona?: string;
  model?: string;
  effort?: string;
  out?: string;
  questions?: 'all' | 'few' | 'none';
  budget?: number;
  'max-turns'?: number;
  /** How the user is called when they are needed after some time of work. */
  notify?: 'auto' | 'bell' | 'off';
  /** Whether the title of the terminal says how it stands. */
  title?: 'on' | 'off';
  /** Rules of what the architect may do without a question, and what it never may. */
  allow?: string[];
  ask?: string[];
  deny?: string[];
};

export type SettingName = keyof Settings;

/** What each setting takes: the value as it is kept, or why not. */
const READERS: Record<SettingName, (given: string) => string | number | string[] | undefined> = {
  persona: (given) => given || undefined,
  model: (given) => given || undefined,
  effort: (given) => (['low', 'medium', 'high', 'xhigh', 'max'].includes(given) ? given : undefined),
  out: (given) => given || undefined,
  questions: (given) => (['all', 'few', 'none'].includes(given) ? given : undefined),
  budget: (given) => (Number(given) > 0 && Number.isFinite(Number(given)) ? Number(given) : undefined),
  'max-turns': (given) => (Number(given) > 0 && Number.isInteger(Number(given)) ? Number(given) : undefined),
  notify: (given) => (['auto', 'bell', 'off'].includes(given) ? given : undefined),
  title: (given) => (['on', 'off'].includes(given) ? given : undefined),
  allow: rules,
  ask: rules,
  deny: rules,
};

/** Rules one after another, with commas between them. Whether they are rules is found out where they are used. */
function rules(given: string): string[] | undefined {
  const texts =
    given
      .match(/[^,(]+(?:\([^)]*\))?/g)
      ?.map((text) => text.trim())
      .filter(Boolean) ?? [];
  return texts.length > 0 ? texts : undefined;
}

export const SETTING_NAMES = Object.keys(READERS) as SettingName[];

/** The settings there are, and what was wrong with the file: a damaged one is kept aside, and the defaults count. */
export async function readSettings(folder: string): Promise<{ settings: Settings; notice?: string }> {
  const { kept, notice } = readFile(folder);
  const settings: Settings = {};
  const wrong: string[] = [];
  for (const [name, value] of Object.entries(kept)) {
    const setting = isSettingName(name) && isFor(name, value) ? READERS[name](textOf(value)) : undefined;
    if (setting === undefined) wrong.push(sanitizeLine(name, 40));
    else Object.assign(settings, { [name]: setting });
  }
  const unknown =
    wrong.length > 0
      ? `The settings in ${fileIn(folder)} hold what is not understood, and it is passed over: ${wrong.join(', ')}.`
      : undefined;
  const said = notice ?? unknown;
  return said ? { settings, notice: said } : { settings };
}

/** Only rules stand in lists. */
function isFor(name: SettingName, value: unknown): boolean {
  return READERS[name] === rules || !Array.isArray(value);
}

/** A setting as it is given on the command line; what no setting takes is the empty text. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.every((each) => typeof each === 'string') ? value.join(',') : '';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/**
 * Sets one setting, or takes it away where no value is given. What is wrong with it comes back; that a damaged file was
 * kept aside is told.
 */
export async function writeSetting(
  folder: string,
  name: string,
  value: string | undefined,
  tell: (notice: string) => void = () => undefined,
): Promise<Failure | undefined> {
  if (!isSettingName(name)) {
    return wrong(`There is no setting ${JSON.stringify(name)}.`, `There are: ${SETTING_NAMES.join(', ')}.`);
  }
  const kept = value === undefined ? undefined : READERS[name](value);
  if (value !== undefined && kept === undefined)
    return wrong(`${JSON.stringify(value)} is no value for ${name}.`, 'See the README for what it takes.');
  try {
    const { notice } = readFile(folder);
    if (notice) tell(notice);
    const store = await openStore(folder);
    if (kept === undefined) store.delete(name);
    else store.set(name, kept);
    return undefined;
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return {
      kind: 'not-saved',
      message: `The setting could not be kept in ${fileIn(folder)}: ${reason}.`,
      next: 'Set XDG_CONFIG_HOME to a folder that can be written.',
    };
  }
}

function fileIn(folder: string): string {
  return join(folder, 'config.json');
}

type Kept = { kept: Record<string, unknown>; notice?: string };

/** What the file holds. Whatever stands in its place and is no settings goes aside; what may not be read stays. */
function readFile(folder: string): Kept {
  const path = fileIn(folder);
  try {
    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return { kept: {} };
    const value: unknown = statSync(path).isFile() && JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { kept: { ...value } };
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === 'ENOTDIR') return { kept: {} };
    if (code === 'EACCES' || code === 'EPERM' || code === 'EIO') {
      return { kept: {}, notice: `The settings in ${path} may not be read (${code}), and the defaults are used.` };
    }
  }
  return { kept: {}, notice: setAside(path) };
}

function setAside(path: string): string {
  const aside = freeName(`${path}.bad`);
  try {
    renameSync(path, aside);
    return `The settings could not be read; the file is kept at ${aside}, and the defaults are used.`;
  } catch {
    return `The settings in ${path} could not be read, and the defaults are used.`;
  }
}

/** Nothing that was kept before is written over. */
function freeName(path: string): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? path : `${path}-${n}`;
    if (!existsSync(name)) return name;
  }
}

async function openStore(folder: string): Promise<Conf<Settings>> {
  const { default: Store } = await import('conf');
  makeFolder(folder);
  return new Store<Settings>({ projectName: 'backend-architect', cwd: folder, configFileMode: 0o600 });
}

function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(READERS, name);
}

function wrong(message: string, next: string): Failure {
  return { kind: 'usage', message, next };
}
