import matter from 'gray-matter';
import { canonical, type Entries, type Entry, isSpeaker, splitEntries } from './entries.ts';
import { hashValue, saidOfHash } from './hash.ts';
import type { Lines } from './layout.ts';
import { readLoosely } from './loose-value.ts';
import type { Problem } from './persona.ts';
import { note, warning } from './problem.ts';
import type { Value } from './value.ts';
import { isModest, NotYaml, readYaml } from './yaml.ts';

export type Frontmatter = { entries: Entries; problems: Problem[] };

/** In characters. In a longer one, entries that are no block scalars are not tried as YAML one by one. */
const MAX_TRIED = 64 * 1024;
const MAX_ENTRIES = 500;

/** Reads a frontmatter: as YAML where it is some, else entry by entry. Of a repeated key the first counts. */
export function readFrontmatter(front: Lines): Frontmatter {
  const text = front.text.join('\n');
  const strict = readStrictly(text);
  if (strict instanceof NotYaml) {
    const before = text.slice(0, strict.offset).split('\n').length - 1;
    return readByEntry(front, text.length <= MAX_TRIED, note('loose-yaml', strict.message, front.first + before));
  }
  if (runsOn(strict)) return readByEntry(front, true, note('loose-yaml', 'the description runs on', front.first));
  const written = new Map(splitEntries(front, false).map((entry) => [entry.key, entry]));
  const entries = [...strict].map(([key, value]) => ({
    ...(written.get(key) ?? { key, raw: '', line: front.first }),
    value,
  }));
  return settle(entries, []);
}

/**
 * gray-matter with its traps closed: given options, it does not use its cache; the engines that would run code refuse;
 * and YAML is read by a parser of version 1.2. It looks for the closing fence by prefix, so no line may look like one.
 */
function readStrictly(text: string): ReadonlyMap<string, Value> | NotYaml {
  if (!isModest(text)) return new NotYaml('it is too long or nested too deep', 0);
  if (/^---/m.test(text)) return new NotYaml('a line in it starts with dashes', 0);
  // The commonest fault by far: to know it is a thousand times faster than to have it found.
  const colon = text.search(UNQUOTED_COLON);
  if (colon !== -1) return new NotYaml('words without quotation marks hold a colon', colon);
  try {
    const data: unknown = matter(`---\n${text}\n---\n`, { engines: ENGINES }).data;
    return data instanceof Map ? data : new NotYaml('it is no list of keys', 0);
  } catch (thrown) {
    if (thrown instanceof NotYaml) return thrown;
    throw thrown;
  }
}

const UNQUOTED_COLON = /^[A-Za-z_][\w-]*: +[A-Za-z0-9][^#\n]*:(?: |$)/m;

const refuse = (): never => {
  throw new NotYaml('only YAML is read', 0);
};
/** The line end after the opening fence comes with the text. */
const ENGINES = {
  yaml: (text: string) => readYaml(text.slice(1)) as object,
  json: refuse,
  javascript: refuse,
  js: refuse,
};

/** Whether a dialogue below the description happens to parse as keys of its own. */
function runsOn(data: ReadonlyMap<string, Value>): boolean {
  const keys = [...data.keys()];
  const description = keys.findIndex((key) => canonical(key) === 'description');
  const next = description === -1 ? undefined : keys[description + 1];
  return next !== undefined && isSpeaker(next) && typeof data.get(next) === 'string';
}

function readByEntry(front: Lines, tryYaml: boolean, why: Problem): Frontmatter {
  const problems = [{ ...why, message: `read line by line: ${why.message}` }];
  const all = splitEntries(front, true);
  const extra = all[MAX_ENTRIES];
  if (extra) problems.push(warning('too-many-keys', `only the first ${MAX_ENTRIES} keys are read`, extra.line));
  const entries = all.slice(0, MAX_ENTRIES).map((raw) => {
    const { entry, problem } = readLoosely(raw, tryYaml);
    if (problem) problems.push(problem);
    return entry;
  });
  return settle(entries, problems);
}

/** The first of each key; `#60A5FA` as a whole value is a colour, not a comment. */
function settle(all: readonly Entry[], problems: Problem[]): Frontmatter {
  const entries = new Map<string, Entry>();
  for (const entry of all) {
    const { key, line } = entry;
    const hash = hashValue(entry.raw);
    if (hash) problems.push(saidOfHash(key, hash, line));
    if (entries.has(canonical(key))) problems.push(note('repeated-key', `${key} stands twice: the first counts`, line));
    else entries.set(canonical(key), hash ? { ...entry, value: hash } : entry);
  }
  return { entries, problems };
}
