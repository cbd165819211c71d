import type { ToolSpec } from '../../session/events.ts';
import type { Question } from '../../session/question.ts';
import prose from './ask.md';
import { readQuestion } from './question-shapes.ts';
import { isRecord, parseJson } from './tool-input.ts';

/** More than a person would ever look through; the schema asks for far fewer. */
const MAX_QUESTIONS = 30;

/** How the model asks the user. It has no run: the engine turns the call into questions, and waits for the answers. */
export const askSpec: ToolSpec = {
  name: 'ask',
  description: prose.trim(),
  input_schema: {
    type: 'object',
    properties: {
      questions: {
        type: 'array',
        minItems: 1,
        maxItems: 4,
        items: {
          type: 'object',
          properties: {
            header: { type: 'string', description: 'The topic in one to three words.' },
            question: { type: 'string', description: 'The full question, ending with a question mark.' },
            why: { type: 'string', description: 'One line: what in the design depends on the answer.' },
            kind: { type: 'string', enum: ['single', 'several', 'yes-no', 'text'] },
            options: {
              type: 'array',
              description: 'Two to five for `single` and `several`; none for `yes-no` and `text`.',
              items: {
                type: 'object',
                properties: {
                  label: { type: 'string', description: 'One to five words.' },
                  effect: { type: 'string', description: 'What choosing it would mean for the design.' },
                },
                required: ['label'],
              },
            },
            recommended: {
              anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
              description:
                'The label you would choose yourself; for `several` a list of labels; for `text` the answer you would assume.',
            },
            because: { type: 'string', description: 'Why you recommend it, in one line.' },
          },
          required: ['header', 'question', 'kind'],
        },
      },
    },
    required: ['questions'],
  },
};

/**
 * Reads what a model sent to `ask`, in its own shape or in one it was trained on by another product.
 *
 * @param input the call's input as it came
 * @returns at least one question, numbered from `Q1`, for what the model calls them is not used; or a sentence that tells the model exactly what to send
 */
export function parseQuestions(input: unknown): { ok: true; questions: Question[] } | { ok: false; error: string } {
  const items = itemsOf(input);
  if (items.length === 0) return { ok: false, error: `There was no question in it. ${WANTED}` };
  if (items.length > MAX_QUESTIONS) {
    return { ok: false, error: `${items.length} questions are too many at once: send the four that matter most.` };
  }
  const questions: Question[] = [];
  for (const [index, item] of items.entries()) {
    const read = readQuestion(item, `Q${index + 1}`);
    if (!read) return { ok: false, error: `Number ${index + 1} of ${items.length} holds no question. ${WANTED}` };
    questions.push(read);
  }
  return { ok: true, questions };
}

const WANTED = `Send this form: {"questions": [{"header": "Tenancy", "question": "Is data shared between tenants?", "why": "It decides the keys of every table.", "kind": "single", "options": [{"label": "Shared tables", "effect": "A tenant id in every key."}, {"label": "One schema each", "effect": "Migrations run once per tenant."}], "recommended": "Shared tables", "because": "There will be many small tenants."}]}. kind is single, several, yes-no or text; the last two need no options.`;

/** The list wherever it stands: itself, under `questions`, encoded as a string; or one question alone. */
function itemsOf(input: unknown): unknown[] {
  if (Array.isArray(input)) return input;
  if (typeof input === 'string') {
    const parsed = parseJson(input);
    if (parsed !== undefined && typeof parsed !== 'string') return itemsOf(parsed);
    return input.trim() === '' ? [] : [input];
  }
  if (!isRecord(input)) return [];
  const { questions } = input;
  if (questions !== undefined && questions !== null) return itemsOf(questions);
  return Object.keys(input).length === 0 ? [] : [input];
}
