import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askSpec, parseQuestions } from '../../../src/architect/tools/ask.ts';
import { recommendedAnswer } from '../../../src/session/question.ts';

function read(input: unknown) {
  const parsed = parseQuestions(input);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.questions;
}
const one = (input: unknown) => read(input)[0];

describe('our own shape', () => {
  const question = {
    header: 'Tenancy',
    question: 'Is data shared between tenants?',
    why: 'It decides the keys.',
    kind: 'single',
    options: [{ label: 'Shared tables', effect: 'A tenant id in every key.' }, { label: 'One schema each' }],
    recommended: 'Shared tables',
    because: 'Many small tenants.',
  };

  it('comes through as it is, with an id', () => {
    expect(read({ questions: [question] })).toEqual([{ id: 'Q1', ...question }]);
  });

  it('counts its ids, also for questions of the same text, and whatever the model calls them', () => {
    const ids = read({ questions: [question, question, { ...question, id: 'Q1' }] }).map(({ id }) => id);
    expect(ids).toEqual(['Q1', 'Q2', 'Q3']);
  });

  it('is what the schema asks for', () => {
    expect(askSpec.input_schema).toMatchObject({ type: 'object', required: ['questions'] });
    const items = (askSpec.input_schema as unknown as { properties: { questions: { items: { properties: object } } } })
      .properties.questions.items;
    expect(Object.keys(items.properties)).toEqual(Object.keys(question));
  });

  it('has every kind', () => {
    expect(one({ questions: [{ ...question, kind: 'several' }] })).toMatchObject({
      kind: 'several',
      options: question.options,
    });
    expect(one({ questions: [{ question: 'Is there a cache?', kind: 'yes-no', recommended: 'No' }] })).toMatchObject({
      kind: 'yes-no',
      options: [{ label: 'Yes' }, { label: 'No' }],
      recommended: 'No',
    });
    expect(one({ questions: [{ question: 'How many users?', kind: 'text', recommended: '10,000' }] })).toMatchObject({
      kind: 'text',
      options: [],
      recommended: '10,000',
    });
  });
});

describe("Claude Code's shape", () => {
  const asked = (multiSelect: unknown) => ({
    questions: [
      {
        question: 'Which database should we use?',
        header: 'Database',
        multiSelect,
        options: [
          { label: 'PostgreSQL (Recommended)', description: 'Relational, well known.', preview: '…' },
          { label: 'DynamoDB', description: 'Key-value.' },
          { label: 'Other', description: 'Say which.' },
        ],
      },
    ],
  });

  it('is a single choice: descriptions are effects, the suffix is the recommendation, Other is always there', () => {
    expect(one(asked(false))).toEqual({
      id: 'Q1',
      header: 'Database',
      question: 'Which database should we use?',
      kind: 'single',
      options: [
        { label: 'PostgreSQL', effect: 'Relational, well known.' },
        { label: 'DynamoDB', effect: 'Key-value.' },
      ],
      recommended: 'PostgreSQL',
    });
  });

  it.each([true, 'true'])('is a choice of several when multiSelect is %j', (multiSelect) => {
    expect(one(asked(multiSelect))?.kind).toBe('several');
  });
});

describe('shapes of other products', () => {
  it('OpenCode: multiple, custom', () => {
    expect(
      one({
        questions: [
          {
            question: 'Regions?',
            header: 'Regions',
            multiple: true,
            custom: true,
            options: [{ label: 'EU', description: 'x' }, { label: 'US' }],
          },
        ],
      }),
    ).toMatchObject({
      kind: 'several',
      options: [{ label: 'EU', effect: 'x' }, { label: 'US' }],
    });
  });

  it('Gemini CLI: type, placeholder', () => {
    const questions = read({
      questions: [
        { question: 'Name?', header: 'Name', type: 'text', placeholder: 'e.g. shop' },
        { question: 'Sure?', header: 'Sure', type: 'yesno' },
        {
          question: 'Which?',
          header: 'Which',
          type: 'choice',
          multiSelect: true,
          options: [
            { label: 'A', description: 'a' },
            { label: 'B', description: 'b' },
          ],
        },
      ],
    });
    expect(questions.map(({ kind }) => kind)).toEqual(['text', 'yes-no', 'several']);
  });

  it('Crush: yes_no, single_choice, multi_choice, free_text, with a description', () => {
    const options = ['A', 'B'];
    const kinds = ['yes_no', 'single_choice', 'multi_choice', 'free_text'];
    const questions = read(
      kinds.map((type) => ({
        type,
        question: `${type}?`,
        description: 'because of it',
        ...(type.includes('choice') && { options }),
      })),
    );
    expect(questions.map(({ kind }) => kind)).toEqual(['yes-no', 'single', 'several', 'text']);
    expect(questions.map(({ why }) => why)).toEqual(Array(4).fill('because of it'));
  });

  it('Codex: ids of its own, secret answers', () => {
    expect(
      one({
        questions: [
          {
            id: 'db',
            header: 'DB',
            question: 'Which?',
            isSecret: false,
            options: [
              { label: 'A', description: 'a' },
              { label: 'B', description: 'b' },
            ],
          },
        ],
      }),
    ).toMatchObject({
      id: 'Q1',
      kind: 'single',
    });
  });
});

describe('forgiven', () => {
  it.each([
    ['plain strings', { questions: ['How many users?'] }],
    ['a list alone', ['How many users?']],
    ['one question alone', { question: 'How many users?' }],
    ['one object for the list', { questions: { question: 'How many users?' } }],
    ['a string for the list', { questions: 'How many users?' }],
    ['an encoded list', { questions: '[{"question": "How many users?"}]' }],
    ['an encoded input', '{"questions": ["How many users?"]}'],
    ['a text', 'How many users?'],
    ['a prompt', [{ prompt: 'How many users?' }]],
    ['only a header', [{ header: 'How many users?' }]],
  ])('%s', (_, input) => {
    expect(read(input)).toEqual([
      { id: 'Q1', header: 'How many users?', question: 'How many users?', kind: 'text', options: [] },
    ]);
  });

  it.each([
    ['plain strings', ['A', 'B']],
    ['an encoded list', '["A", "B"]'],
    ['encoded objects', '[{"label": "A"}, {"label": "B"}]'],
    ['lines', '- A\n- B'],
    ['a line', 'A, B'],
    ['values', [{ value: 'A' }, { name: 'B' }]],
    ['with blanks', [' A ', '', null, {}, 'B']],
    ['with own words', ['A', 'B', 'Other (please specify)', 'Something else']],
  ])('options as %s', (_, options) => {
    expect(one([{ question: 'Which?', options }])).toMatchObject({
      kind: 'single',
      options: [{ label: 'A' }, { label: 'B' }],
    });
  });

  it('numbers as options', () => {
    expect(one([{ question: 'How many?', choices: [1, 10] }])?.options).toEqual([{ label: '1' }, { label: '10' }]);
  });

  it('yes and no, with what they mean', () => {
    expect(
      one([{ question: 'Soft delete?', options: ['Yes, keep rows', { label: 'No', description: 'Rows go.' }] }]),
    ).toMatchObject({
      kind: 'yes-no',
      options: [
        { label: 'Yes', effect: 'keep rows' },
        { label: 'No', effect: 'Rows go.' },
      ],
    });
    expect(one([{ question: 'Cache?', kind: 'single', options: ['Yes', 'No'] }])?.kind).toBe('single');
    expect(one([{ question: 'Which?', kind: 'yes-no', options: ['Nightly', 'Never'] }])?.kind).toBe('single');
    expect(one([{ question: 'Which?', options: ['Yesterday', 'Nothing'] }])?.kind).toBe('single');
  });

  it('a choice without a choice: it is a free question, and its one option the proposal', () => {
    expect(one([{ question: 'Which?', kind: 'single' }])).toMatchObject({ kind: 'text', options: [] });
    expect(one([{ question: 'Which?', kind: 'single', options: ['A'] }])).toMatchObject({
      kind: 'text',
      options: [],
      recommended: 'A',
    });
  });

  it('a free question with options: it is a choice', () => {
    expect(one([{ question: 'Which?', kind: 'text', options: ['A', 'B'] }])?.kind).toBe('single');
  });

  it('options of the same label stay apart', () => {
    expect(
      one([{ question: 'Which?', options: ['A', { label: 'A', effect: 'x' }, 'B'] }])?.options.map(
        ({ label }) => label,
      ),
    ).toEqual(['A', 'A (2)', 'B']);
  });

  it('a long header is cut between words, the question is not', () => {
    const question = `Which of these many ways would you rather take? ${'x'.repeat(2_000)}`;
    expect(one([{ question }])).toMatchObject({ header: 'Which of these many ways would you…', question });
  });
});

describe('the recommendation', () => {
  const options = [{ label: 'PostgreSQL' }, { label: 'DynamoDB' }];
  it.each([
    ['a label', { recommended: 'PostgreSQL' }],
    ['another case', { recommended: 'postgresql' }],
    ['with its suffix', { recommended: 'PostgreSQL (Recommended)' }],
    ['with words after it', { recommended: 'PostgreSQL: it is well known' }],
    ['a part of it', { recommendation: 'Postgres' }],
    ['by its old name', { default: 'PostgreSQL' }],
    ['a list', { recommended: ['PostgreSQL'] }],
    ['an object', { recommended: { label: 'PostgreSQL' } }],
    ['a flag', { options: [{ label: 'PostgreSQL', recommended: true }, 'DynamoDB'] }],
    ['a prefix', { options: ['Recommended: PostgreSQL', 'DynamoDB'] }],
    ['a mark in brackets', { options: ['PostgreSQL [recommended]', 'DynamoDB'] }],
    ['a mark after a dash', { options: ['PostgreSQL — recommended', 'DynamoDB'] }],
  ])('is found as %s', (_, more) => {
    expect(one([{ question: 'Which?', options, ...more }])).toMatchObject({ recommended: 'PostgreSQL', options });
  });

  it('comes with its reason', () => {
    expect(one([{ question: 'Which?', options, recommended: 'DynamoDB', because: 'Scale.' }])?.because).toBe('Scale.');
    expect(one([{ question: 'Which?', options, recommended: { label: 'DynamoDB', reason: 'Scale.' } }])?.because).toBe(
      'Scale.',
    );
  });

  it('that means no option is dropped, with its reason', () => {
    for (const recommended of ['Oracle', '!!', 5]) {
      const question = one([{ question: 'Which?', options, recommended, because: 'x' }]);
      expect(question).not.toHaveProperty('recommended');
      expect(question).not.toHaveProperty('because');
    }
  });

  it('leaves alone a label that only says what is the default elsewhere', () => {
    expect(one([{ question: 'Isolation?', options: ['Read committed (default)', 'Serializable'] }])).toMatchObject({
      options: [{ label: 'Read committed (default)' }, { label: 'Serializable' }],
    });
  });

  it('of a yes or no may be true or false', () => {
    expect(one([{ question: 'Cache?', kind: 'yes-no', recommended: true }])?.recommended).toBe('Yes');
    expect(one([{ question: 'Cache?', kind: 'yes-no', recommended: 'no, not yet' }])?.recommended).toBe('No');
  });
});

describe('what is recommended of several', () => {
  const options = ['Asia, Pacific', 'EU', 'US', 'Asia'];
  const asked = (more: object) => one([{ question: 'Which?', kind: 'several', options, ...more }])?.recommended;

  it.each([
    ['a list', { recommended: ['EU', 'US'] }],
    ['a list in another order and spelling', { recommended: ['us', 'EU (Recommended)'] }],
    ['a list with what is no option', { recommended: ['EU', 'the Moon', 'US'] }],
    ['a list of objects', { recommended: [{ label: 'US' }, { option: 'EU' }] }],
    ['an encoded list', { recommended: '["EU", "US"]' }],
    ['one text', { recommended: 'EU, US' }],
    ['a sentence', { recommended: 'EU and US.' }],
    ['marks in the labels', { options: ['Asia', 'EU (Recommended)', 'US [recommended]'] }],
    ['flags', { options: ['Asia', { label: 'EU', recommended: true }, { label: 'US', default: true }] }],
  ])('is found as %s', (_, more) => {
    expect(asked(more)).toEqual(['EU', 'US']);
  });

  it('is a list also where it is one', () => {
    expect(asked({ recommended: 'EU' })).toEqual(['EU']);
    expect(asked({ recommended: 'EU: it is near' })).toEqual(['EU']);
  });

  it('is a label that holds a comma before it is two labels', () => {
    expect(asked({ recommended: 'Asia, Pacific' })).toEqual(['Asia, Pacific']);
    expect(asked({ recommended: ['Asia, Pacific', 'Asia'] })).toEqual(['Asia, Pacific', 'Asia']);
  });

  it('is nothing where none of it is an option', () => {
    for (const recommended of [[], ['the Moon'], 'Moon, Mars', '[1]', [null, {}]])
      expect(asked({ recommended })).toBeUndefined();
  });

  it('comes with its reason, also from within the list', () => {
    const reason = { recommended: [{ label: 'EU', reason: 'Near.' }, { label: 'US' }] };
    expect(one([{ question: 'Which?', kind: 'several', options, ...reason }])?.because).toBe('Near.');
  });

  it('of a single choice is the first that is an option, of a text all its words', () => {
    const recommended = ['the Moon', 'US', 'EU'];
    expect(one([{ question: 'Which?', options, recommended }])?.recommended).toBe('US');
    expect(one([{ question: 'Which?', recommended: ['40 a second', '200 at noon'] }])?.recommended).toBe(
      '40 a second, 200 at noon',
    );
  });
});

describe('beyond repair', () => {
  it.each([
    {},
    [],
    null,
    undefined,
    '',
    7,
    { questions: [] },
    { questions: [{}] },
    { questions: [null] },
    { questions: [{ options: ['A'] }] },
    { questions: ['A?', { why: 'x' }] },
  ])('%j is answered with what to send', (input) => {
    const parsed = parseQuestions(input);
    expect(parsed).toMatchObject({ ok: false, error: expect.stringContaining('{"questions": [{"header"') });
  });

  it('what is sent then is understood', () => {
    const parsed = parseQuestions({});
    const example = parsed.ok ? '' : /\{"questions.*\]\}/.exec(parsed.error)?.[0];
    expect(one(example)).toMatchObject({ header: 'Tenancy', kind: 'single', recommended: 'Shared tables' });
  });

  it('are more questions than anybody would answer', () => {
    expect(parseQuestions(Array(31).fill('What?'))).toMatchObject({
      ok: false,
      error: expect.stringContaining('31 questions'),
    });
  });
});

it('never fails, and what it reads can always be answered', () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom('Yes', 'No', 'A (Recommended)', 'Other', 'single', 'yes-no', '[1]', '{"a":1}'),
  );
  const option = fc.oneof(
    text,
    fc.record({ label: text, description: text, recommended: fc.boolean() }, { requiredKeys: [] }),
    fc.anything(),
  );
  const item = fc.record(
    {
      question: text,
      header: text,
      kind: text,
      type: text,
      options: fc.oneof(fc.array(option), text),
      recommended: fc.oneof(text, fc.array(text), fc.anything()),
      multiSelect: fc.anything(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(fc.array(item), fc.record({ questions: fc.array(item) }), fc.anything()), (input) => {
      const parsed = parseQuestions(input);
      if (!parsed.ok) {
        expect(parsed.error).not.toBe('');
        return;
      }
      for (const [index, question] of parsed.questions.entries()) {
        const labels = question.options.map(({ label }) => label);
        expect(question.id).toBe(`Q${index + 1}`);
        expect(question.question.trim()).not.toBe('');
        expect(new Set(labels).size).toBe(labels.length);
        expect(labels.length >= 2).toBe(question.kind !== 'text');
        if (question.kind === 'yes-no') expect(labels).toEqual(['Yes', 'No']);
        if (question.recommended !== undefined)
          expect(Array.isArray(question.recommended)).toBe(question.kind === 'several');
        const answer = recommendedAnswer(question, 'assumption');
        for (const chosen of answer.chosen) expect(labels).toContain(chosen);
      }
    }),
  );
});
