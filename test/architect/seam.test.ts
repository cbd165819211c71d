import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cut, createSeam } from '../../src/architect/seam.ts';
import { addText, beginTurn, EMPTY_DRAFT, leaveReport } from '../../src/session/draft.ts';

const TITLE = 'Lending of tools';

/** Prose, a list, a table with rows that are alike, code with lines that stand twice. */
const DOCUMENT = `# ${TITLE}

Members borrow tools for a week. Whoever is late pays a fee, and nobody else does.

## System structure

One service answers all calls. It keeps the loans in one database; the mails go out at night.

- Members call it by browser
- Staff call it at the desk
  - with a scanner, where there is one

## Data model

Two tables hold everything.

\`\`\`sql
CREATE TABLE tools (
  id bigint PRIMARY KEY,
  kept_since date NOT NULL
);
CREATE TABLE loans (
  id bigint PRIMARY KEY,
  tool_id bigint NOT NULL
);
\`\`\`

| tool | drawer | shelf |
| --- | --- | --- |
| saw | no data | no data |
| drill | no data | no data |
| | no data | no data |

### What is not kept

Names of children are not kept. Yes.

## API design

\`\`\`json
{
  "rows": [
    { "a": 1 },
    { "a": 1 },
    { "a": 1 }
  ]
}
\`\`\`

That is all there is to say, für alle Leser 👩‍💻.
`;

function cutAt(at: number): Cut {
  const text = DOCUMENT.slice(0, at);
  const draft = addText(beginTurn(EMPTY_DRAFT, false), text);
  const heading = draft.sections[draft.cursor.at]?.heading;
  return {
    text,
    title: TITLE,
    ...(heading !== undefined && { heading }),
    due: ['System structure', 'Data model', 'API design'],
    inCode: draft.cursor.fence.fence !== undefined,
  };
}

/** What stands in the end, with the reply in pieces. */
function joined(cut: Cut, reply: string, sizes: readonly number[] = []): string {
  const seam = createSeam(cut);
  let text = cut.text;
  const take = (added: ReturnType<typeof seam.push>): void => {
    text = (added.anew ? '' : text) + added.text;
  };
  let at = 0;
  for (const size of sizes) {
    take(seam.push(reply.slice(at, at + size)));
    at += size;
  }
  take(seam.push(reply.slice(at)));
  take(seam.end());
  return text;
}

/** The title has come, and no surrogate pair is torn: a model does neither. */
const cuts = fc
  .integer({ min: `# ${TITLE}\n`.length, max: DOCUMENT.length - 1 })
  .filter((at) => !/[\ud800-\udbff]$/.test(DOCUMENT.slice(0, at)));
const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 40 });
const RUNS = { numRuns: 600, seed: 20 };

/** From the start of the line that was cut, where enough of it had come to know it again. */
function cutLine(at: number): number | undefined {
  const from = DOCUMENT.lastIndexOf('\n', at - 1) + 1;
  const line = DOCUMENT.slice(from, at);
  const inCode = cutAt(at).inCode;
  const enough = (line.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= (inCode ? 4 : 2) && /\p{L}/u.test(line);
  return enough && !/"a": 1/.test(line) ? from : undefined;
}

/** From the start of the last whole line, where it is long enough to be no chance. */
function lastLine(at: number): number | undefined {
  const stands = DOCUMENT.slice(0, at).trimEnd();
  const from = stands.lastIndexOf('\n') + 1;
  const line = stands.slice(from);
  const isWhole = DOCUMENT[from + line.length] === '\n' && at > from + line.length;
  return isWhole && (line.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 12 ? from : undefined;
}

function sentence(at: number): number | undefined {
  const { text, inCode } = cutAt(at);
  const from = Math.max(text.lastIndexOf('. ') + 2, text.lastIndexOf('\n') + 1);
  const said = text.slice(from);
  return !inCode && /^\p{Lu}\p{Ll}/u.test(said) ? from : undefined;
}

function section(at: number): number | undefined {
  const from = DOCUMENT.lastIndexOf('\n## ', at - 1) + 1;
  return from === 0 || at < DOCUMENT.indexOf('\n', from) + 1 ? undefined : from;
}

const PREFACES = [
  'Continuing where I stopped:',
  'Sure, I will continue from where I left off.',
  "Okay. I'll pick up where my last reply was cut off:",
  'Here is the rest of the report:',
  '(continued)',
];

describe('a reply that goes on with a report that was cut off', () => {
  const law = (name: string, start: (at: number) => number | undefined, preface = false): void =>
    test(`${name}, anywhere, in any pieces: the document, once`, () => {
      fc.assert(
        fc.property(cuts, sizes, fc.constantFrom(...PREFACES), (at, pieces, words) => {
          const from = start(at);
          if (from === undefined) return;
          const reply = `${preface ? `${words}\n\n` : ''}${DOCUMENT.slice(from)}`;
          expect(joined(cutAt(at), reply, pieces)).toBe(DOCUMENT);
        }),
        RUNS,
      );
    });
  law('with the next character', (at) => at);
  law('with the line that was cut', cutLine);
  law('with the last whole line', lastLine);
  law('with the sentence that was cut', sentence);
  law('with the whole section again', section);
  law('with the report from its title on', () => 0);
  law('with the next character, announced', (at) => at, true);
  law('with the line that was cut, announced', cutLine, true);
  law('with the report from its title on, announced', () => 0, true);

  test('with the heading of the section and then the next character: the heading stands once', () => {
    fc.assert(
      fc.property(cuts, sizes, fc.constantFrom('', ' (continued)', ', cont.'), (at, pieces, mark) => {
        const from = section(at);
        if (from === undefined || cutAt(at).inCode || at === DOCUMENT.indexOf('\n', from) + 1) return;
        const heading = DOCUMENT.slice(from, DOCUMENT.indexOf('\n', from));
        const reply = `${heading}${mark}\n\n${DOCUMENT.slice(at)}`;
        expect(joined(cutAt(at), reply, pieces)).toBe(DOCUMENT);
      }),
      RUNS,
    );
  });

  test('with anything at all: nothing of it is lost but what stood at the seam', () => {
    fc.assert(
      fc.property(cuts, fc.string({ maxLength: 80 }), sizes, (at, reply, pieces) => {
        const { text } = cutAt(at);
        const all = joined(cutAt(at), reply, pieces);
        expect(all).toBe(joined(cutAt(at), reply));
        expect(all.startsWith(text)).toBe(true);
        expect(text + reply.trimStart()).toContain(all.slice(text.length).trimStart());
      }),
      RUNS,
    );
  });
});

describe('what may stand twice', () => {
  const at = (text: string, over: Partial<Cut> = {}): Cut => ({
    text,
    title: TITLE,
    due: ['Data model'],
    inCode: false,
    ...over,
  });
  test.each([
    ['a brace in code', '```js\nif (a) {\n  b();\n}\n', '}\n}\n', true],
    ['a short line in code', '```rb\n  end\n', '  end\nend\n', true],
    [
      'a line of code that stands twice already',
      '```yaml\n- type: string of text\n- type: string of text\n',
      '- type: string of text\n',
      true,
    ],
    ['cells that are alike', '| a | b |\n| - | - |\n| a | no data here at all ', '| no data here at all |\n', false],
    ['an empty cell', '| a | b |\n| - | - |\n| ', '| x |\n', false],
    ['a comment like a title', '```sh\necho 1\n', '# Another thing\necho 2\n', true],
    ['words in the middle of a sentence', 'It goes on and on', ' and on and on.\n', false],
    [
      'a line about going on that is no announcement',
      'The queue is empty.\n\n',
      'Continuing orders are read from the log.\n',
      false,
    ],
    ['a number', 'It takes 10', '10 ms.\n', false],
  ])('%s is kept', (_, text, reply, inCode) => {
    expect(joined(at(text, { inCode }), reply)).toBe(text + reply);
  });

  test('a due heading does not stick to the line that was cut', () => {
    expect(joined(at('It ends here.'), '## Data model\n\nTables.\n')).toBe(
      'It ends here.\n\n## Data model\n\nTables.\n',
    );
    expect(joined(at('It was cut he'), '## Data model\n')).toBe('It was cut he\n\n## Data model\n');
  });

  test('the opening of a code block that is open already is dropped', () => {
    const text = 'So:\n\n```sql\nCREATE TABLE a (\n';
    expect(joined(at(text, { inCode: true }), '```sql\n  id int\n);\n```\n')).toBe(`${text}  id int\n);\n\`\`\`\n`);
    expect(joined(at(text, { inCode: true }), '```\n\nThen.\n')).toBe(`${text}\`\`\`\n\nThen.\n`);
  });

  test('begun anew within code, the report is what comes', () => {
    const draft = addText(beginTurn(EMPTY_DRAFT, false), '# T\n\n## A\n\n```sql\nCREATE');
    const again = addText(leaveReport(draft), '# T\n\n## B\n\nText.\n');
    expect(again.sections.map(({ heading }) => heading)).toEqual(['B']);
  });
});
