import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadPersona } from '../../src/personas/load.ts';
import { usable } from './read-text.ts';

/** What every form below writes: a description with a dialogue, and a prompt with a rule, a list and a template. */
const TOLD = 'Use for limits: per key.';
const DIALOGUE = ['<example>', 'Context: a burst', 'user: "One: two"', 'assistant: "Three"', '</example>'];
const DESCRIPTION = [TOLD, ...DIALOGUE].join(' ');
const PROMPT = [
  ...['You keep limits.', '', '---', '', '1. Count.', '  - Per key.', '', 'Report:', '```md', '# Report'],
  ...['## Plan', '## Risks', '```', '', 'name: stays text', 'End of it.'],
].join('\n');

const many = (lines: readonly string[], indent: string) => lines.map((line) => `\n${indent}${line}`).join('');
const escaped = [TOLD, ...DIALOGUE].map((line) => line.replaceAll('"', '\\"'));

/** The ways in which each part of a file may be written; the first of each is the plain one. */
const FORMS = {
  description: {
    folded: `>-${many([TOLD, ...DIALOGUE], '  ')}`,
    block: `|${many([TOLD, ...DIALOGUE], '    ')}`,
    quoted: `"${[TOLD, ...escaped.slice(1)].join('\\n')}"`,
    'quoted over lines': `"${escaped.join('\n')}"`,
    'unquoted colon': DESCRIPTION,
    'literal line ends': [TOLD, ...escaped.slice(1)].join('\\n'),
    'run-on at the margin': TOLD + many(DIALOGUE, ''),
    'run-on below': TOLD + many(DIALOGUE, '  '),
  },
  color: {
    word: 'color: teal',
    hash: 'color: #14B8A6',
    'hash with a comment': 'color: #14B8A6 # brand',
    'hash above a comment': 'color: #14B8A6\n# brand',
    'hash in quotes': 'color: "#14B8A6"',
  },
  tools: {
    words: 'tools: Read, mcp__git__log, Nonsense',
    list: 'tools:\n  - Read\n  - mcp__git__log\n  - Nonsense',
    'list at the margin': 'tools:\n- Read\n- "mcp__git__log"\n- Nonsense',
    flow: 'tools: [Read, "mcp__git__log", Nonsense]',
    'flow over lines': 'tools:\n  [\n    "Read",\n    "mcp__git__log",\n    "Nonsense",\n  ]',
    'another key': 'allowed-tools: Read, mcp__git__log, Nonsense',
    'a map': 'tools:\n  "*": false\n  Read: true\n  mcp__git__log: true\n  Nonsense: true',
  },
  model: {
    word: 'model: opus',
    comment: 'model: opus # the best',
    repeated: 'model: opus\nmodel: haiku',
    list: 'model:\n  - opus',
  },
  fence: {
    plain: ['---\n', '\n---\n'],
    long: ['---\n', '\n-------------------\n'],
    dots: ['---  \n', '\n...\n'],
    'blank lines': ['\n \n---\n\n', '\n\n---\n\n\n'],
    language: ['---yaml\n', '\n---\n'],
  },
  dress: {
    none: (text: string) => text,
    indented: (text: string) => text.replace(/^(?=.)/gm, '    '),
    fenced: (text: string) => `\`\`\`\`chatagent\n${text}\n\`\`\`\`\n`,
    tilded: (text: string) => `~~~~\n${text}\n~~~~`,
    commented: (text: string) => `<!-- copied\n from a wiki -->\n\n${text}`,
  },
  numbers: {
    none: (text: string) => text,
    glued: (text: string) => numbered(text, ''),
    tabbed: (text: string) => numbered(text, '\t'),
    arrows: (text: string) => numbered(text, '→'),
  },
  ends: { lf: '\n', crlf: '\r\n', cr: '\r' },
  bytes: {
    utf8: (text: string) => Buffer.from(text),
    marked: (text: string) => Buffer.from(`\uFEFF${text}`),
    'utf-16le': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
    'utf-16be': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
    'utf-16le without a mark': (text: string) => Buffer.from(text, 'utf16le'),
  },
} as const;

function numbered(text: string, gutter: string): string {
  const lines = text.split('\n').map((line, index) => `${index + 1}${gutter}${line}`);
  return lines.join('\n');
}

type Part = keyof typeof FORMS;
type Choice = { [P in Part]: keyof (typeof FORMS)[P] };

const PARTS = Object.keys(FORMS) as Part[];
const formsOf = (part: Part) => Object.keys(FORMS[part]);
const PLAIN = Object.fromEntries(PARTS.map((part) => [part, formsOf(part)[0]])) as Choice;

function written(choice: Choice): Buffer {
  const [open, close] = FORMS.fence[choice.fence];
  const front = [
    'name: limit-keeper',
    `description: ${FORMS.description[choice.description]}`,
    FORMS.color[choice.color],
    FORMS.tools[choice.tools],
    FORMS.model[choice.model],
  ];
  const text = FORMS.dress[choice.dress](`${open}${front.join('\n')}${close}${PROMPT}`);
  const pasted = FORMS.numbers[choice.numbers](text);
  return FORMS.bytes[choice.bytes](pasted.replaceAll('\n', FORMS.ends[choice.ends]));
}

function isRead(choice: Choice): void {
  const persona = usable(loadPersona('/agents/x.md', written(choice), 'file'));
  expect(persona).toMatchObject({
    name: 'limit-keeper',
    summary: TOLD,
    prompt: PROMPT,
    promptFrom: 'body',
    model: 'opus',
    accent: '#14b8a6',
    report: ['Plan', 'Risks'],
    tools: { mode: 'list', granted: ['read', 'mcp__git__log'], denied: [], unknown: ['Nonsense'] },
    toolsWritten: { allow: ['Read', 'mcp__git__log', 'Nonsense'] },
  });
  expect(persona.description.replace(/\s+/g, ' ')).toBe(DESCRIPTION);
  expect(persona.color).toBe(choice.color === 'word' ? 'teal' : '#14B8A6');
}

/** Every pair of forms of two different parts, all else plain. */
const PAIRS = PARTS.flatMap((one, index) =>
  PARTS.slice(index + 1).map((other) => ({
    one,
    other,
    choices: formsOf(one).flatMap((a) => formsOf(other).map((b) => ({ ...PLAIN, [one]: a, [other]: b }) as Choice)),
  })),
);

describe('a file is read alike, in whatever two odd ways it is written', () => {
  test.each(PAIRS)('$one and $other', ({ choices }) => {
    for (const choice of choices) isRead(choice);
    expect(choices.length).toBeGreaterThan(5);
  });

  test('and in any number of them', () => {
    const choice = fc.record(
      Object.fromEntries(PARTS.map((part) => [part, fc.constantFrom(...formsOf(part))])),
    ) as fc.Arbitrary<Choice>;
    fc.assert(fc.property(choice, isRead), { seed: 21, numRuns: 600 });
  });
});
