import { describe, expect, test } from 'vitest';
import type { Persona } from '../../src/personas/persona.ts';
import { loadFile, rules, usable } from './read-text.ts';

const LIST = (...granted: string[]) => ({ mode: 'list', granted, denied: [], unknown: [] });

const READ: [file: string, rules: string[], persona: Partial<Persona>][] = [
  [
    'numbered-paste.md',
    ['line-numbers', 'loose-yaml', 'quoted-text'],
    {
      name: 'tide-warden',
      summary: 'Use when a harbour booking system has to survive the holiday rush.',
      model: 'opus',
      color: 'purple',
      permissionMode: 'default',
      tools: LIST('read', 'grep', 'web_fetch') as Persona['tools'],
      prompt:
        'You watch over berth reservations.\n\n1. Find the race.\n - Name the two requests.\n2. Propose the lock.\n---\nA rule above is text.',
    },
  ],
  ['quoted-over-lines.md', ['loose-yaml', 'quoted-text'], { name: 'tide-warden', model: 'opus' }],
  [
    'unquoted-colon.md',
    ['loose-yaml', 'questions-from-prompt', 'unquoted-text'],
    {
      name: 'ledger-sage',
      summary: 'Use this agent for double-entry ledgers, audits and reconciliation.',
      model: 'inherit',
      color: 'blue',
      questions: 'always',
    },
  ],
  [
    'hash-colour-and-template.md',
    ['hash-colour', 'report-from-prompt'],
    {
      color: '#12ab9F',
      accent: '#12ab9f',
      tools: LIST('bash', 'read', 'write', 'edit') as Persona['tools'],
      report: ['Plan', 'Jobs & Schedules', 'Back-out'],
      summary: 'Background jobs for small teams',
    },
  ],
  [
    'map-of-booleans.md',
    ['name-from-file', 'not-used'],
    {
      name: 'map-of-booleans',
      slug: 'map-of-booleans',
      summary: 'Use when a parcel tracking service needs a second opinion.',
      tools: { mode: 'inherit', granted: [], denied: ['write', 'edit'], unknown: [] },
    },
  ],
  [
    'web-page.txt',
    ['name-from-text', 'no-description', 'no-frontmatter', 'page-furniture'],
    {
      name: 'release warden',
      slug: 'release-warden',
      summary: 'The release warden is a deployment persona.',
      prompt:
        'The release warden is a deployment persona. Its concern is that nothing goes out that cannot come back.\n\nWhat it does\n\nIt reads the change, then the rollback.\n\nBoundaries\n\nIt writes no application code.',
    },
  ],
  [
    'run-on-dialogue.md',
    ['loose-yaml', 'run-on-text'],
    {
      name: 'seat-mapper',
      color: 'Teal',
      accent: '#14b8a6',
      tools: LIST('write', 'read') as Persona['tools'],
      prompt: 'You map seats.',
    },
  ],
  [
    'dialogue-that-parses.md',
    ['loose-yaml', 'run-on-text'],
    {
      model: 'haiku',
      description:
        'Use this agent when seats are numbered.\nuser: "Where do the new rows go?"\nassistant: "Behind the old ones."',
    },
  ],
  [
    'indented-below-plain.md',
    ['loose-yaml', 'run-on-text'],
    {
      model: 'sonnet',
      summary: 'Finds the endpoints a change touches.',
      tools: LIST('read') as Persona['tools'],
      description:
        'Finds the endpoints a change touches.\n<example>\n# Scouting\n- first: read the routes\nContext: a renamed field\n</example>',
    },
  ],
  [
    'literal-escapes.md',
    ['literal-escapes', 'loose-yaml', 'unquoted-text'],
    {
      description:
        'Use for limits and quotas: per key, per tenant.\n\nExamples:\n- <example>\n  user: "We were throttled"\n  </example>',
      summary: 'Use for limits and quotas: per key, per tenant.',
      color: 'yellow',
    },
  ],
  [
    'indented.md',
    ['indented'],
    { name: 'stream-tender', model: 'sonnet', prompt: 'You tend streams.\n\n- backlog\n  - oldest first' },
  ],
  [
    'long-closing-fence.md',
    ['closing-fence'],
    { name: 'font-picker', description: 'Picks fonts', prompt: 'You pick fonts.' },
  ],
  ['star-tools.md', ['loose-yaml', 'unquoted-text'], { tools: { mode: 'all', granted: [], denied: [], unknown: [] } }],
  [
    'prompt-in-frontmatter.md',
    ['prompt-from-key'],
    { name: 'night-clerk', model: 'haiku', prompt: 'You answer at night.\n\nName: never ask for one.' },
  ],
  [
    'javascript-front.md',
    ['fence-language', 'name-from-file', 'no-description', 'no-frontmatter'],
    { prompt: '---js\n{ name: (globalThis.personaRan = true, "x") }\n---\nYou are text.' },
  ],
  ['comment-after-value.md', ['sampling'], { name: 'cost-clerk', model: 'opencode/big-model' }],
  [
    'unclosed-fence.md',
    ['unclosed-fence'],
    { name: 'half-open', model: 'opus', prompt: 'You were pasted in a hurry.\n\nSecond paragraph.' },
  ],
  [
    'no-frontmatter.md',
    ['name-from-file', 'no-description', 'no-frontmatter'],
    {
      name: 'no-frontmatter',
      summary: 'You keep clocks in step.',
      prompt: '# Clock keeper\n\nYou keep clocks in step. Drift is reported.\n\n---\n\nNever smear leap seconds.',
    },
  ],
  [
    'repeated-key.md',
    ['loose-yaml', 'repeated-key'],
    { name: 'first', model: 'opus', prompt: 'You are counted once.' },
  ],
  [
    'unsafe-aliases.md',
    ['loose-yaml', 'loose-list', 'no-description', 'unquoted-text'],
    { name: 'bomb', prompt: 'Still read.' },
  ],
];

describe('each quirk is read as a person would, and said', () => {
  test.each(READ)('%s', (file, expected, persona) => {
    const loaded = loadFile(file);
    expect(usable(loaded)).toMatchObject(persona);
    expect(rules(loaded)).toEqual([...expected].sort());
  });

  test('the order of a numbered paste is kept to its last line, and its problems name the lines as they stand', () => {
    const { problems } = loadFile('numbered-paste.md');
    expect(problems.find(({ rule }) => rule === 'quoted-text')?.line).toBe(3);
  });

  test('nothing in a file is run', () => {
    loadFile('javascript-front.md');
    expect('personaRan' in globalThis).toBe(false);
  });

  test('a problem says where: the line of the colour, of the sampling key', () => {
    const line = (file: string, rule: string) => loadFile(file).problems.find((problem) => problem.rule === rule)?.line;
    expect(line('hash-colour-and-template.md', 'hash-colour')).toBe(5);
    expect(line('comment-after-value.md', 'sampling')).toBe(5);
    expect(line('repeated-key.md', 'repeated-key')).toBe(5);
    expect(line('long-closing-fence.md', 'closing-fence')).toBe(6);
  });

  test('reading the same file twice gives the same: no cache answers for a failure', () => {
    expect(loadFile('unquoted-colon.md')).toEqual(loadFile('unquoted-colon.md'));
  });
});
