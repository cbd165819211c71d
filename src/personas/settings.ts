import type { Effort } from '../session/events.ts';
import { paintable } from './color.ts';
import { type Entries, type Entry, pick } from './entries.ts';
import type { Persona, Problem } from './persona.ts';
import { note, warning } from './problem.ts';
import { plain } from './value.ts';

export type Settings = Pick<
  Persona,
  'model' | 'color' | 'accent' | 'effort' | 'maxTurns' | 'permissionMode' | 'mcpServers'
>;

/** The small keys: each is kept in the file's own words, and what it cannot do here is said. */
export function readSettings(entries: Entries): { settings: Settings; problems: Problem[] } {
  const problems: Problem[] = [];
  const settings = {
    ...readModel(entries),
    ...readColor(entries, problems),
    ...readEffort(entries, problems),
    ...readMaxTurns(entries, problems),
    ...readPermissionMode(entries, problems),
    ...readServers(entries),
  };
  for (const key of SAMPLING) {
    const entry = entries.get(key);
    if (entry) problems.push(warning('sampling', `${entry.key} is not sent: today's models take none`, entry.line));
  }
  const hooks = entries.get('hooks');
  if (hooks) problems.push(warning('hooks', 'hooks are never run', hooks.line));
  const idle = IDLE.flatMap((key) => entries.get(key) ?? []);
  const [first] = idle;
  if (first) problems.push(note('not-used', `not used here: ${idle.map(({ key }) => key).join(', ')}`, first.line));
  return { settings, problems };
}

const SAMPLING = ['temperature', 'topp', 'topk'];
/** They steer the product that the file was written for. */
const IDLE = ['mode', 'hidden', 'background', 'isolation', 'skills', 'memory', 'initialprompt', 'variant', 'handoffs'];
const EFFORTS: readonly string[] = ['low', 'medium', 'high', 'xhigh', 'max'] satisfies Effort[];

/** Of a list all, for whoever knows the models to choose from. */
function readModel(entries: Entries): Settings {
  const entry = pick(entries, 'model');
  if (!entry) return {};
  const model = Array.isArray(entry.value)
    ? entry.value.filter((name) => typeof name === 'string').join(', ')
    : wordOf(entry);
  return model ? { model } : {};
}

function readColor(entries: Entries, problems: Problem[]): Settings {
  const entry = pick(entries, 'color', 'colour');
  const color = entry && wordOf(entry);
  if (!entry || !color) return {};
  const accent = paintable(color);
  if (accent) return { color, accent };
  problems.push(note('color', `${color} is no colour that is known here`, entry.line));
  return { color };
}

function readEffort(entries: Entries, problems: Problem[]): Settings {
  const entry = pick(entries, 'effort');
  const effort = entry && wordOf(entry)?.toLowerCase();
  if (!entry || !effort) return {};
  if (isEffort(effort)) return { effort };
  problems.push(warning('effort', `${effort} is no effort: it is one of ${EFFORTS.join(', ')}`, entry.line));
  return {};
}

function isEffort(word: string): word is Effort {
  return EFFORTS.includes(word);
}

function readMaxTurns(entries: Entries, problems: Problem[]): Settings {
  const entry = pick(entries, 'maxturns', 'steps', 'maxsteps');
  const word = entry && wordOf(entry);
  if (!entry || !word) return {};
  const maxTurns = Number(word);
  if (Number.isSafeInteger(maxTurns) && maxTurns > 0) return { maxTurns };
  problems.push(warning('max-turns', `${entry.key} is no number of turns: ${word}`, entry.line));
  return {};
}

/** What would widen the grant is said, and not done. */
function readPermissionMode(entries: Entries, problems: Problem[]): Settings {
  const entry = pick(entries, 'permissionmode');
  const permissionMode = entry && wordOf(entry);
  if (!entry || !permissionMode) return {};
  if (!/^(?:default|manual)$/i.test(permissionMode)) {
    problems.push(
      warning('permission-mode', `${permissionMode} changes nothing here: permissions are the user's`, entry.line),
    );
  }
  return { permissionMode };
}

/** Names only: the configuration of a server is never run from a persona's file. */
function readServers(entries: Entries): Settings {
  const entry = pick(entries, 'mcpservers');
  if (!entry) return {};
  const { value } = entry;
  const items = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [value];
  const names = items.flatMap((item) =>
    typeof item === 'string' ? [item.trim()] : item instanceof Map ? [...item.keys()] : [],
  );
  const mcpServers = names.filter(Boolean);
  return mcpServers.length > 0 ? { mcpServers } : {};
}

function wordOf({ value }: Entry): string | undefined {
  return typeof value === 'string' && !/^(?:null|~)$/i.test(value) ? value.trim() : undefined;
}

/** Keys that nothing here reads, as plain data by the names that the file gives them. */
export function readOthers(entries: Entries): Record<string, unknown> | undefined {
  const others = [...entries].flatMap(([key, entry]) =>
    READ.has(key) ? [] : [[entry.key, plain(entry.value)] as const],
  );
  return others.length > 0 ? Object.fromEntries(others) : undefined;
}

const READ = new Set(
  `name description prompt systemprompt system instructions model color colour effort maxturns steps maxsteps tools
  allowedtools disallowedtools permission permissions permissionmode mcpservers questions report`.split(/\s+/),
);
