import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import type { Failure } from '../../failure.ts';
import type { PersonaSheet } from './persona-file.ts';

/**
 * Asks for what is not told yet, one line each, then for the prompt. Interrupted or at the end of the input it fails
 * (`interrupted`), and nothing is written.
 */
export async function askForPersona(
  told: Partial<PersonaSheet>,
  input: Readable,
  output: Writable,
): Promise<PersonaSheet | Failure> {
  const lines = createInterface({ input, output, terminal: true });
  const left = new AbortController();
  lines.on('SIGINT', () => left.abort());
  lines.on('close', () => left.abort());
  const ask = async (words: string): Promise<string> => (await lines.question(words, { signal: left.signal })).trim();
  try {
    return await answersFor(told, ask, (text) => output.write(text));
  } catch (thrown) {
    if (!left.signal.aborted) throw thrown;
    output.write('\n');
    return { kind: 'interrupted', message: 'Left: no persona was written.' };
  } finally {
    lines.close();
  }
}

type Ask = (words: string) => Promise<string>;

const ASKS = ['always', 'when-unclear', 'never'] as const;

async function answersFor(told: Partial<PersonaSheet>, ask: Ask, say: (text: string) => void): Promise<PersonaSheet> {
  const name = told.name ?? (await needed(ask, 'Its name, such as data-engineer: '));
  const description = told.description ?? (await needed(ask, 'When would one call it? In a sentence: '));
  const model = told.model ?? (await ask('Model: opus, sonnet, haiku, fable or an id [inherit]: '));
  const color = told.color ?? (await ask('Colour: a name or #rrggbb [none]: '));
  const tools = listed(await ask('Tools, with commas, or all [Read, Grep, Glob]: '), ['Read', 'Grep', 'Glob']);
  const questions = await oneOf(ask, `Does it ask first: ${ASKS.join(', ')} [when-unclear]: `, ASKS, 'when-unclear');
  const report = listed(await ask('Sections of its report, with commas [the default ones]: '), []);
  const to = told.to ?? (await ask('Where: user (for you everywhere), repo (.claude/agents here) or a file [user]: '));
  say('What is it told? Its prompt, as many lines as you like; an empty line ends it.\n');
  const prompt = await textOf(ask);
  return {
    ...{ name, description, questions, report, prompt },
    ...(model !== '' && { model }),
    ...(color !== '' && { color }),
    ...(!tools.some((tool) => /^all$/i.test(tool)) && { tools }),
    ...(to !== '' && { to }),
  };
}

async function needed(ask: Ask, words: string): Promise<string> {
  for (;;) {
    const answer = await ask(words);
    if (answer !== '') return answer;
  }
}

async function oneOf<Word extends string>(ask: Ask, words: string, all: readonly Word[], otherwise: Word) {
  for (;;) {
    const answer = (await ask(words)).toLowerCase();
    const found = answer === '' ? otherwise : all.find((word) => word === answer);
    if (found) return found;
  }
}

function listed(answer: string, otherwise: readonly string[]): readonly string[] {
  const parts = answer.split(',').map((part) => part.trim());
  return answer === '' ? otherwise : parts.filter(Boolean);
}

async function textOf(ask: Ask): Promise<string> {
  const text: string[] = [];
  for (;;) {
    const line = await ask('> ');
    if (line === '') return text.join('\n');
    text.push(line);
  }
}
