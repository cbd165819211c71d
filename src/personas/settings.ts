import type { Effort } from '../session/events.ts';
import { paintable } from './color.ts';
import { type Entries, type Entry, pick } from './entries.ts';
import type { Narrowing, Persona, Problem } from './persona.ts';
import { note, warning } from './problem.ts';
import { plain } from './value.ts';

export type Settings = Pick<
  Persona,
  | 'displayName'
  | 'model'
  | 'modelLine'
  | 'color'
  | 'accent'
  | 'effort'
  | 'maxTurns'
  | 'permissionMode'
  | 'narrows'
  | 'skills'
  | 'mcpServers'
>;

/** The small keys: each is kept in the file's own words, and what it cannot do here is said. */
export function readSettings(entries: Entries): { settings: Settings; problems: Problem[] } {
  const problems: Problem[] = [];
  const settings = {
    ...readDisplayName(entries),
    ...readModel(entries),
    ...readColor(entries, problems),
    ...readEffort(entries, problems),
    ...readMaxTurns(entries, problems),
    ...readPermissionMode(entries, problems),
    ...namesUnder(entries, 'skills'),
    ...namesUnder(entries, 'mcpServers'),
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

const SAMPLING = ['temperature', 'topp', 'topk', 'frequencypenalty', 'presencepenalty', 'seed'];
/** They steer the product that the file was written for. */
const IDLE = `mode hidden background isolation skills memory initialprompt variant handoffs disable kind
  timeoutmins`.split(/\s+/);
const EFFORTS: readonly string[] = ['low', 'medium', 'high', 'xhigh', 'max'] satisfies Effort[];

/** Of a list all, for whoever knows the models to choose from. */
function readModel(entries: Entries): Settings {
  const entry = pick(entries, 'model');
  if (!entry) return {};
  const model = Array.isArray(entry.value)
    ? entry.value.filter((name) => typeof name === 'string').join(', ')
    : wordOf(entry);
  return model ? { model, modelLine: entry.line } : {};
}

function readDisplayName(entries: Entries): Settings {
  const entry = pick(entries, 'displayname');
  const displayName = entry && wordOf(entry)?.replace(/\s+/g, ' ');
  return displayName ? { displayName } : {};
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
  if (!entry || !permissionMode || /^(?:default|manual)$/i.test(permissionMode)) {
    return permissionMode ? { permissionMode } : {};
  }
  const narrows = NARROWS[permissionMode.toLowerCase()];
  const say = (make: typeof note, what: string) =>
    problems.push(make('permission-mode', `${permissionMode}: ${what}`, entry.line));
  if (narrows === 'plan') say(note, 'it only looks; write, edit and bash are not offered');
  else if (narrows === 'dont-ask') say(note, 'what the user would have to allow is denied instead');
  else say(warning, 'this changes nothing here; what is allowed, the user says');
  return { permissionMode, ...(narrows && { narrows }) };
}

const NARROWS: Record<string, Narrowing | undefined> = Object.assign(Object.create(null), {
  plan: 'plan',
  dontask: 'dont-ask',
});

/** Names only: the configuration of a server is never run from a persona's file. */
function namesUnder(entries: Entries, key: 'skills' | 'mcpServers'): Settings {
  const entry = pick(entries, key.toLowerCase());
  if (!entry) return {};
  const { value } = entry;
  const items = typeof value === 'string' ? value.split(/[,\n]/) : Array.isArray(value) ? value : [value];
  const names = items
    .flatMap((item) => (typeof item === 'string' ? [item.trim()] : item instanceof Map ? [...item.keys()] : []))
    .filter((name) => name !== '' && !/^(?:null|~)$/i.test(name));
  return names.length > 0 ? { [key]: names } : {};
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
  allowedtools disallowedtools permission permissions permissionmode mcpservers skills displayname questions report`.split(
    /\s+/,
  ),
);
