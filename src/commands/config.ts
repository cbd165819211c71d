import { readSettings, SETTING_NAMES, writeSetting } from '../config.ts';
import type { Failure } from '../failure.ts';
import { placesOf } from '../places.ts';
import type { World } from '../world.ts';

type Wish = { action: 'list' | 'set' | 'unset'; key?: string; value?: string; format: 'text' | 'json' };

/** `backend-architect config`: lists the settings, sets or unsets one. Keys are never kept there. */
export async function config(world: World, { action, key, value, format }: Wish): Promise<Failure | undefined> {
  const folder = placesOf(world).config;
  if (action === 'list') {
    const { settings, notice } = await readSettings(folder);
    if (notice) world.stderr.write(`${notice}\n`);
    const rows = SETTING_NAMES.map((name) => `${name.padEnd(10)} ${settings[name] ?? '-'}`);
    world.stdout.write(format === 'json' ? `${JSON.stringify(settings, null, 2)}\n` : `${rows.join('\n')}\n`);
    return undefined;
  }
  if (key === undefined || (action === 'set' && value === undefined)) {
    const message = `\`config ${action}\` needs a setting${action === 'set' ? ' and its value' : ''}.`;
    return { kind: 'usage', message, next: `There are: ${SETTING_NAMES.join(', ')}.` };
  }
  return writeSetting(folder, key, action === 'set' ? value : undefined, (notice) => world.stderr.write(`${notice}\n`));
}
