import { type Entries, pick } from './entries.ts';
import type { Layout } from './layout.ts';
import { OWN_FIELD } from './names.ts';
import { readPage } from './page.ts';
import type { Problem } from './persona.ts';
import { note } from './problem.ts';

/**
 * The prompt, and where it stands: `body`, `file`, or a key. `page` is the whole of a file without frontmatter that
 * calls itself something.
 */
export type Prompt = {
  prompt: string;
  from: string;
  /** Where the prompt begins, 1-based in the file as it stands; of a text in the frontmatter the line of its key. */
  line: number;
  page?: string;
  problems: Problem[];
};

/** The body; where that is empty, the frontmatter's own prompt; without frontmatter the whole file. */
export function readPrompt({ front, body }: Layout, entries: Entries): Prompt {
  const text = body.text.join('\n');
  if (!front) return wholeFile(text, body.first);
  if (text.trim() !== '') {
    const prompt = trim(text);
    return { prompt, from: 'body', line: body.first + lineOf(text, text.indexOf(prompt)) - 1, problems: [] };
  }
  const entry = pick(entries, 'systemprompt', 'prompt', 'system', 'instructions');
  if (!entry || typeof entry.value !== 'string') return { prompt: '', from: 'body', line: body.first, problems: [] };
  const problem = note('prompt-from-key', `the body is empty: the prompt was taken from ${entry.key}`, entry.line);
  return { prompt: trim(entry.value), from: entry.key, line: entry.line, problems: [problem] };
}

function wholeFile(text: string, line: number): Prompt {
  const { text: prompt, isPage } = readPage(text);
  if (prompt === '') return { prompt, from: 'file', line, problems: [] };
  const problems = [note('no-frontmatter', 'no frontmatter: the whole file is the prompt', line)];
  if (isPage) problems.push(note('page-furniture', 'what a web page lays around its text was dropped', line));
  const callsItself = isPage || OWN_FIELD.test(prompt.slice(0, 1000));
  return {
    prompt,
    from: 'file',
    line: line + lineOf(text, text.indexOf(prompt)) - 1,
    ...(callsItself ? { page: prompt } : {}),
    problems,
  };
}

/** Without the blank lines around it; the indent of its first line stays. */
function trim(text: string): string {
  const start = text.lastIndexOf('\n', text.search(/\S/)) + 1;
  return text.slice(start).trimEnd();
}

/** The 1-based line of a text that an index lies in; 1 where that is -1. */
export function lineOf(text: string, index: number): number {
  return text.slice(0, Math.max(index, 0)).split('\n').length;
}
