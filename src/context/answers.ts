import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { Failure } from '../failure.ts';
import type { Answer, Option, Question } from '../session/question.ts';

/** Answers from a file, by a question's id, its text, or its number. */
export type AnswerSheet = {
  /** The answer to a question, or nothing when the file has none. */
  answer(question: Question): Answer | undefined;
  /** Keys of the file that no question has used. */
  unused(): string[];
};

/** Reads `--answers FILE`: YAML or JSON, a mapping or a list in the order of the questions. */
export async function readAnswers(path: string, cwd: string): Promise<AnswerSheet | Failure> {
  try {
    const lines = new LineCounter();
    const document = parseDocument(await readFile(resolve(cwd, path), 'utf8'), { lineCounter: lines });
    const [error] = document.errors;
    if (error) return wrong(`${path}, line ${error.linePos?.[0].line ?? 1}: ${error.message.split('\n', 1)[0]}`);
    const value: unknown = document.toJS({ maxAliasCount: 100 });
    if (value === null || typeof value !== 'object') return wrong(`${path}, line 1: it holds no list and no mapping`);
    return sheetOf(value);
  } catch (thrown) {
    const { code, message } = thrown as NodeJS.ErrnoException;
    return wrong(code === 'ENOENT' ? `${path}: there is no such file` : `${path}: ${message}`);
  }
}

/** The sheet of a value already read: what `readAnswers` makes of a file. */
export function sheetOf(value: object): AnswerSheet {
  const byKey = new Map(entriesOf(value).map(([key, given]) => [keyOf(key), { key, given, used: false }]));
  return {
    answer(question) {
      const number = question.id.replace(/^\D+/, '');
      const entry = [question.id, question.question, question.header, number]
        .map((key) => byKey.get(keyOf(key)))
        .find(Boolean);
      if (!entry) return undefined;
      entry.used = true;
      return toAnswer(question, entry.given);
    },
    unused: () => [...byKey.values()].filter(({ used }) => !used).map(({ key }) => key),
  };
}

/**
 * The answers by their keys. Also those under `answers`, and those written into what a run that needs answers prints:
 * a list of `questions` by their ids, of which those left as they were are still open.
 */
function entriesOf(value: object): [string, unknown][] {
  if (Array.isArray(value)) return value.map((given, index) => [idOf(given) ?? String(index + 1), given]);
  const { answers, questions } = value as Record<string, unknown>;
  if (Array.isArray(questions)) return entriesOf(questions).filter(([, given]) => isFilledIn(given));
  return typeof answers === 'object' && answers !== null ? entriesOf(answers) : Object.entries(value);
}

function idOf(given: unknown): string | undefined {
  if (typeof given !== 'object' || given === null || !('id' in given)) return undefined;
  return typeof given.id === 'string' ? given.id : undefined;
}

function isFilledIn(given: unknown): boolean {
  return typeof given === 'object' && given !== null && ['answer', 'choice', 'text'].some((key) => key in given);
}

/** One value of the file: a choice or own words, several of them, yes or no, nothing (skipped), or all of it spelt out. */
function toAnswer(question: Question, given: unknown): Answer {
  const { id } = question;
  if (given === null || given === undefined || given === '') return { id, by: 'skipped', chosen: [] };
  if (typeof given !== 'object') return fromWords(question, [wordsOf(given)]);
  if (Array.isArray(given)) return fromWords(question, given.map(wordsOf));
  const { answer, choice, text, note } = given as Record<string, unknown>;
  const base = toAnswer(question, answer ?? choice ?? null);
  const words = typeof text === 'string' && text ? text : base.text;
  const by = base.by === 'skipped' && words ? 'user' : base.by;
  return { ...base, by, ...(words && { text: words }), ...(typeof note === 'string' && note && { note }) };
}

function fromWords({ id, kind, options }: Question, words: readonly string[]): Answer {
  const picked = new Set<string>();
  const own: string[] = [];
  for (const word of words) {
    const meant = kind === 'several' ? optionsMeant(options, word) : optionMeant(options, word);
    if (meant.length === 0) own.push(word);
    for (const { label } of meant) picked.add(label);
  }
  const chosen = options.flatMap(({ label }) => (picked.has(label) ? [label] : []));
  return { id, by: 'user', chosen, ...(own.length > 0 && { text: own.join('; ') }) };
}

/** The option of this label, or of this number. */
function optionMeant(options: readonly Option[], word: string): Option[] {
  const at = options.findIndex(({ label }) => keyOf(label) === keyOf(word));
  const option = options[at === -1 && /^\d+$/.test(word) ? Number(word) - 1 : at];
  return option ? [option] : [];
}

/** Also several in one text, `EU, US`, where each part is one. */
function optionsMeant(options: readonly Option[], words: string): Option[] {
  const whole = optionMeant(options, words);
  if (whole.length > 0) return whole;
  const parts = words.split(',').map((part) => optionMeant(options, part.trim()));
  return parts.every(({ length }) => length > 0) ? parts.flat() : [];
}

function wordsOf(given: unknown): string {
  if (given === true) return 'Yes';
  if (given === false) return 'No';
  return String(given).trim();
}

function keyOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s?.!:]+/g, ' ')
    .trim();
}

function wrong(what: string): Failure {
  return {
    kind: 'usage',
    message: `The answers cannot be read: ${what}.`,
    next: 'Write YAML or JSON: a mapping from question ids (Q1), texts or numbers to answers.',
  };
}
