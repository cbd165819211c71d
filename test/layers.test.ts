import { describe, expect, it } from 'vitest';
import { readSource, readSources, type Source } from './support/source.ts';

/**
 * Who may see whom: paths below `src`, without their ending. The longest `from` that fits a file is its room; a room
 * sees itself, what it `sees`, and of what is under `types` only the types.
 */
const ARROWS: { from: string; sees: string[]; types?: string[] }[] = [
  { from: 'cli', sees: ['main', 'world', 'failure'] },
  { from: 'main', sees: [''] },
  { from: 'screen', sees: [''] },
  { from: 'sessions', sees: [''] },
  { from: 'world', sees: [] },
  { from: 'example', sees: [] },
  { from: 'workspace', sees: [], types: ['world'] },
  { from: 'paths', sees: [] },
  { from: 'places', sees: ['paths'], types: ['failure', 'world'] },
  { from: 'terminal', sees: [], types: ['world', 'args'] },
  { from: 'browser', sees: ['architect/tools/search', 'failure', 'workspace'], types: ['world'] },
  { from: 'editor', sees: ['architect/tools/search', 'failure', 'workspace'], types: ['world'] },
  { from: 'args', sees: ['failure'] },
  { from: 'config', sees: ['failure', 'paths', 'text'] },
  { from: 'trust', sees: ['paths'] },
  {
    from: 'machine',
    sees: ['architect/permissions', 'architect/tools', 'model/proxied-fetch', 'places'],
    types: ['architect', 'world'],
  },
  { from: 'checking', sees: ['artifacts', 'places'], types: ['world'] },
  { from: 'context', sees: ['failure', 'paths', 'text'], types: ['session', 'world'] },
  {
    from: 'commands',
    sees: [
      ...[
        'args',
        'checking',
        'config',
        'context',
        'machine',
        'example',
        'failure',
        'paths',
        'places',
        'trust',
        'workspace',
        'world',
      ],
      ...['architect', 'artifacts', 'model', 'personas', 'report', 'session', 'text'],
      ...['faces/answerer', 'faces/count-down', 'faces/jsonl', 'faces/print', 'faces/result'],
    ],
  },
  {
    from: 'faces',
    sees: ['failure', 'session', 'text', 'report', 'personas/persona', 'personas/suggest', 'personas/filter'],
  },
  {
    from: 'faces/tui',
    sees: ['faces', 'failure', 'session', 'text', 'report', 'personas/persona', 'personas/suggest', 'personas/filter'],
  },
  {
    from: 'architect',
    sees: ['failure', 'paths', 'session', 'text', 'report', 'artifacts', 'model/model'],
    types: ['personas/persona'],
  },
  { from: 'report', sees: ['failure', 'paths', 'session', 'artifacts', 'text'] },
  {
    from: 'model',
    sees: ['failure', 'session/events', 'session/question', 'model/planner/planner'],
    types: ['session'],
  },
  {
    from: 'model/planner',
    sees: ['failure', 'model', 'session/events', 'session/question', 'artifacts', 'text'],
    types: ['session'],
  },
  { from: 'artifacts', sees: ['failure', 'paths', 'text'], types: ['session'] },
  { from: 'personas', sees: ['failure', 'text'], types: ['session'] },
  { from: 'session', sees: ['failure', 'paths', 'text/blocks', 'text/fence', 'text/headings'] },
  { from: 'text', sees: [] },
  { from: 'failure', sees: [] },
];

/** Which package may be imported where: only there. Any other package is free to all. */
const PACKAGES: { named: string[]; onlyIn: string[] }[] = [
  { named: ['ink', 'react', 'react-reconciler'], onlyIn: ['faces/tui'] },
  { named: ['@anthropic-ai/sdk'], onlyIn: ['model', 'architect/tools'] },
  { named: ['commander'], onlyIn: ['args'] },
  { named: ['@modelcontextprotocol/client'], onlyIn: ['architect/mcp'] },
  { named: ['turndown'], onlyIn: ['architect/tools/web'] },
  { named: ['conf'], onlyIn: ['config'] },
  { named: ['process', 'node:process'], onlyIn: ['cli', 'artifacts/sql/postgres/server'] },
];

/** What comes from outside is handed in: the process, the clock, chance. */
const REACHES: { named: RegExp; onlyIn: string[] }[] = [
  { named: /process/, onlyIn: ['cli', 'artifacts/sql/postgres/server'] },
  { named: /Date|performance|random/, onlyIn: ['cli', 'main'] },
];

/** In lines. What is known of a field is a table, as long as the field is wide. */
const LONGEST_FILE = 300;
const TABLES = /(^|\/)knowledge\//;
const NO_NAMES_FOR = /(^|[-/])(utils?|helpers?|manager|service|common|misc)([-./]|$)/;

const sources = readSources();

describe('src', () => {
  it('has files, each in a room that the table knows', () => {
    expect(sources.length).toBeGreaterThan(20);
    expect(sources.filter((source) => roomOf(source.path) === undefined).map(({ path }) => path)).toEqual([]);
  });

  it('follows the arrows', () => expect(sources.flatMap(wrongArrows)).toEqual([]));
  it('keeps libraries in their rooms', () => expect(sources.flatMap(wrongPackages)).toEqual([]));
  it('has the process, the clock and chance handed in', () => expect(sources.flatMap(wrongReaches)).toEqual([]));
  it('has no default exports', () => expect(pathsOf(sources, (one) => one.defaultExport)).toEqual([]));
  it('has names that say something', () => expect(pathsOf(sources, ({ path }) => NO_NAMES_FOR.test(path))).toEqual([]));
  it(`has no file over ${LONGEST_FILE} lines`, () =>
    expect(pathsOf(sources, ({ path, lines }) => lines > LONGEST_FILE && !TABLES.test(path))).toEqual([]));
});

describe('the rules', () => {
  it.each([
    ['text/a.ts', "import { failed } from '../failure.ts'"],
    ['faces/a.ts', "import { start } from './tui/start.tsx'"],
    ['faces/tui/a.ts', "const loop = await import('../../architect/loop.ts')"],
    ['personas/a.ts', "export { NO_USAGE } from '../session/events.ts'"],
    ['personas/a.ts', "import { type Block, NO_USAGE } from '../session/events.ts'"],
    ['architect/a.ts', "import type { Planner } from '../model/planner/planner.ts'"],
  ])('catch a wrong arrow in %s: %s', (path, code) => expect(wrongArrows(readSource(path, code))).toHaveLength(1));

  it.each([
    [
      'personas/a.ts',
      "import type { Block } from '../session/events.ts'; import { type Usage } from '../session/events.ts'",
    ],
    ['model/planner/a.ts', "import { sanitize } from '../../text/sanitize.ts'; import { one } from '../model.ts'"],
    ['main.ts', "import { start } from './faces/tui/start.tsx'"],
    ['text/a.ts', "import { b } from './b.ts'; import { join } from 'node:path'"],
  ])('allow what is allowed in %s: %s', (path, code) => expect(wrongArrows(readSource(path, code))).toEqual([]));

  it.each([
    ['faces/print.ts', "import { Text } from 'ink'"],
    ['commands/a.ts', "import { APIError } from '@anthropic-ai/sdk/error'"],
    ['main.ts', "import { env } from 'node:process'"],
  ])('catch a library outside its room in %s: %s', (path, code) =>
    expect(wrongPackages(readSource(path, code))).toHaveLength(1),
  );

  it.each([
    'process.exit()',
    'const { env } = process',
    'globalThis.process.cwd()',
    'f(Date.now)',
    'new Date()',
    'Math.random()',
    'crypto.randomUUID()',
    "import { randomUUID } from 'node:crypto'",
    'performance.now()',
  ])('catch what is reached for: %s', (code) => expect(wrongReaches(readSource('session/a.ts', code))).not.toEqual([]));

  it.each([
    'queue.process()',
    'const step = { process: 1 }',
    '// process.exit()',
    "say('process')",
    'new Date(at).toISOString()',
    'type Step = { process: string }',
  ])('leave alone what only looks like it: %s', (code) =>
    expect(wrongReaches(readSource('session/a.ts', code))).toEqual([]),
  );

  it('know a default export and a name that says nothing', () => {
    expect(readSource('text/a.ts', 'export default 1').defaultExport).toBe(true);
    for (const path of ['text/utils.ts', 'model/retry-helper.ts', 'session/helpers/a.ts'])
      expect(path).toMatch(NO_NAMES_FOR);
    for (const path of ['text/width.ts', 'model/server-tool.ts']) expect(path).not.toMatch(NO_NAMES_FOR);
  });
});

function wrongArrows({ path, imports }: Source): string[] {
  const room = roomOf(path);
  return imports
    .filter(({ ours, target, typeOnly }) => {
      if (!ours || roomOf(target) === room) return false;
      return !isUnder(target, [...(room?.sees ?? []), ...((typeOnly && room?.types) || [])]);
    })
    .map(({ target, typeOnly }) => `${path} → ${target}${typeOnly ? ' (types)' : ''}`);
}

function wrongPackages({ path, imports }: Source): string[] {
  return imports
    .filter(({ target }) => PACKAGES.some(({ named, onlyIn }) => named.includes(target) && !isUnder(path, onlyIn)))
    .map(({ target }) => `${path} → ${target}`);
}

function wrongReaches({ path, reaches }: Source): string[] {
  return reaches
    .filter((reach) => REACHES.some(({ named, onlyIn }) => named.test(reach) && !isUnder(path, onlyIn)))
    .map((reach) => `${path}: ${reach}`);
}

function roomOf(path: string): (typeof ARROWS)[number] | undefined {
  const fitting = ARROWS.filter(({ from }) => isUnder(path, [from]));
  return fitting.sort((a, b) => b.from.length - a.from.length)[0];
}

/** Whether a file is, or lies under, one of these; the empty path is above them all. */
function isUnder(path: string, places: string[]): boolean {
  const bare = path.replace(/\.[^./]+$/, '');
  return places.some((place) => place === '' || bare === place || bare.startsWith(`${place}/`));
}

function pathsOf(all: Source[], wrong: (source: Source) => boolean): string[] {
  return all.filter(wrong).map(({ path, lines }) => `${path} (${lines} lines)`);
}
