import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type Conf from 'conf';
import type { Failure } from './failure.ts';

/** The user's own settings; what a flag says counts more. */
export type Settings = {
  persona?: string;
  model?: string;
  effort?: string;
  out?: string;
  questions?: 'all' | 'few' | 'none';
  budget?: number;
  'max-turns'?: number;
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
  if (!existsSync(fileIn(folder))) return { settings: {} };
  const { store, notice } = await openStore(folder);
  const settings: Settings = {};
  const wrong: string[] = [];
  for (const [name, value] of Object.entries(store.store)) {
    const kept = isSettingName(name) ? READERS[name](String(value)) : undefined;
    if (kept === undefined) wrong.push(name);
    else Object.assign(settings, { [name]: kept });
  }
  const unknown =
    wrong.length > 0
      ? `The settings hold what is not understood, and it is passed over: ${wrong.join(', ')}.`
      : undefined;
  const said = notice ?? unknown;
  return said ? { settings, notice: said } : { settings };
}

/** Sets one setting, or takes it away where no value is given. Returns what is wrong, if anything. */
export async function writeSetting(
  folder: string,
  name: string,
  value: string | undefined,
): Promise<Failure | undefined> {
  if (!isSettingName(name)) {
    return wrong(`There is no setting ${JSON.stringify(name)}.`, `There are: ${SETTING_NAMES.join(', ')}.`);
  }
  const { store } = await openStore(folder);
  if (value === undefined) {
    store.delete(name);
    return undefined;
  }
  const kept = READERS[name](value);
  if (kept === undefined)
    return wrong(`${JSON.stringify(value)} is no value for ${name}.`, 'See the README for what it takes.');
  store.set(name, kept);
  return undefined;
}

function fileIn(folder: string): string {
  return join(folder, 'config.json');
}

async function openStore(folder: string): Promise<{ store: Conf<Settings>; notice?: string }> {
  const { default: Store } = await import('conf');
  const open = (): Conf<Settings> =>
    new Store<Settings>({ projectName: 'backend-architect', cwd: folder, configFileMode: 0o600 });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    return { store: open() };
  } catch {
    const aside = `${fileIn(folder)}.bad`;
    renameSync(fileIn(folder), aside);
    return {
      store: open(),
      notice: `The settings could not be read; the file is kept at ${aside}, and the defaults are used.`,
    };
  }
}

function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(READERS, name);
}

function wrong(message: string, next: string): Failure {
  return { kind: 'usage', message, next };
}
