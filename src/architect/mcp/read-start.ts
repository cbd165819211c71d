import { isRecord } from '../tools/tool-input.ts';
import { expand, type Variables } from './expand.ts';
import type { Start } from './server.ts';

export type ReadStart = { ok: true; start: Start } | { ok: false; error: string };

const MAX_ARGUMENTS = 200;

/** One entry of a config, in the words of any product. `error` is the rest of "name: …". */
export function readStart(entry: unknown, variables: Variables): ReadStart {
  if (!isRecord(entry)) return wrong('it is no object with a command or a url.');
  if (entry.disabled === true || entry.enabled === false) return wrong('it is switched off there.');
  const missing: string[] = [];
  const fill = (text: string): string => {
    const { text: filled, missing: wanted } = expand(text, variables);
    missing.push(...wanted);
    return filled;
  };
  const url = [entry.url, entry.serverUrl, entry.httpUrl].find((value) => typeof value === 'string');
  const start = typeof url === 'string' ? remote(entry, url, fill) : local(entry, fill);
  if (missing.length === 0) return start;
  const inputs = missing.filter((name) => name.startsWith('input:'));
  if (inputs.length > 0) return wrong(`it wants to ask for ${inputs.join(', ')}: put that into a variable instead.`);
  const names = [...new Set(missing)].join(', ');
  return wrong(`it needs ${names}, which is not set or may not be handed on: set it, and allow it by name.`);
}

function wrong(error: string): { ok: false; error: string } {
  return { ok: false, error };
}

type Fill = (text: string) => string;

function remote(entry: Record<string, unknown>, written: string, fill: Fill): ReadStart {
  if (entry.type === 'sse')
    return wrong('it speaks the older SSE, which is not spoken here: use its streamable HTTP address.');
  const url = fill(written);
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return wrong('its url is none of http or https.');
  if (new URL(url).username !== '') return wrong('its url holds a user name: put the secret into a header.');
  const headers = texts(entry.headers, fill);
  if (!headers) return wrong('its headers are not names with texts.');
  if (Object.entries(headers).some(([name, value]) => !/^[\w-]+$/.test(name) || /[\r\n\0]/.test(value)))
    return wrong('a header of it has a name or a value that no header can have.');
  return { ok: true, start: { kind: 'http', url: new URL(url).href, headers } };
}

function local(entry: Record<string, unknown>, fill: Fill): ReadStart {
  const { command: first, args: rest = [] } = entry;
  const words = [...(Array.isArray(first) ? first : [first]), ...(Array.isArray(rest) ? rest : [undefined])];
  if (!words.every((word): word is string => typeof word === 'string') || words.length > MAX_ARGUMENTS)
    return wrong('its command and args are not a text and a list of texts.');
  const [command = '', ...args] = words.map(fill);
  if (command.trim() === '') return wrong('it has no command and no url.');
  const env = texts(entry.env ?? entry.environment, fill);
  if (!env) return wrong('its env is not names with texts.');
  if ([command, ...args, ...Object.keys(env), ...Object.values(env)].some((word) => word.includes('\0')))
    return wrong('a NUL character stands in it.');
  if (entry.cwd !== undefined && typeof entry.cwd !== 'string') return wrong('its cwd is no path.');
  const cwd = typeof entry.cwd === 'string' && entry.cwd !== '' ? { cwd: fill(entry.cwd) } : {};
  return { ok: true, start: { kind: 'stdio', command, args, env, ...cwd } };
}

function texts(value: unknown, fill: Fill): Record<string, string> | undefined {
  if (value === undefined || value === null) return {};
  if (!isRecord(value)) return undefined;
  const entries = Object.entries(value);
  if (!entries.every(([, text]) => ['string', 'number', 'boolean'].includes(typeof text))) return undefined;
  return Object.fromEntries(entries.map(([name, text]) => [name, fill(String(text))]));
}
