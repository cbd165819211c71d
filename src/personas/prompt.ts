import { type Entries, pick } from './entries.ts';
import type { Layout } from './layout.ts';
import { OWN_FIELD } from './names.ts';
import { readPage } from './page.ts';
import type { Problem } from './persona.ts';
import { note } from './problem.ts';

/** The prompt, and, where it is the whole of a file without frontmatter that calls itself something, that page. */
export type Prompt = { prompt: string; page?: string; problems: Problem[] };

/** The body; where that is empty, the frontmatter's own prompt; without frontmatter the whole file. */
export function readPrompt({ front, body }: Layout, entries: Entries): Prompt {
  const text = body.text.join('\n');
  if (!front) return wholeFile(text, body.first);
  if (text.trim() !== '') return { prompt: trim(text), problems: [] };
  const entry = pick(entries, 'systemprompt', 'prompt', 'system', 'instructions');
  if (!entry || typeof entry.value !== 'string') return { prompt: '', problems: [] };
  const problem = note('prompt-from-key', `the body is empty: the prompt was taken from ${entry.key}`, entry.line);
  return { prompt: trim(entry.value), problems: [problem] };
}

function wholeFile(text: string, line: number): Prompt {
  const { text: prompt, isPage } = readPage(text);
  if (prompt === '') return { prompt, problems: [] };
  const problems = [note('no-frontmatter', 'no frontmatter: the whole file is the prompt', line)];
  if (isPage) problems.push(note('page-furniture', 'what a web page lays around its text was dropped', line));
  const callsItself = isPage || OWN_FIELD.test(prompt.slice(0, 1000));
  return { prompt, ...(callsItself ? { page: prompt } : {}), problems };
}

/** Without the blank lines around it; the indent of its first line stays. */
function trim(text: string): string {
  const start = text.lastIndexOf('\n', text.search(/\S/)) + 1;
  return text.slice(start).trimEnd();
}
