import type { AskPolicy } from '../session/events.ts';
import { type Entries, pick } from './entries.ts';
import type { Problem } from './persona.ts';
import { note, warning } from './problem.ts';
import { lineOf, type Prompt } from './prompt.ts';

const POLICIES: readonly string[] = ['always', 'when-unclear', 'never'] satisfies AskPolicy[];

/** A sentence of the prompt that says to ask before anything else: "always ask clarifying questions before …". */
const ASKS_FIRST = /\balways (?:start by |begin by |first )?(?:ask|asking)\b[^.!?\n]{0,60}\bquestions?\b/i;

/** How the persona asks: as its `questions` key says; else as its prompt plainly says; else when something is unclear. */
export function readAskPolicy(
  entries: Entries,
  { prompt, line }: Pick<Prompt, 'prompt' | 'line'>,
): { questions: AskPolicy; problems: Problem[] } {
  const entry = pick(entries, 'questions');
  const word =
    typeof entry?.value === 'string'
      ? entry.value
          .trim()
          .toLowerCase()
          .replace(/[\s_]+/g, '-')
      : '';
  if (entry && isPolicy(word)) return { questions: word, problems: [] };
  const problems = entry
    ? [warning('questions', `questions is one of ${POLICIES.join(', ')}; taken as when-unclear`, entry.line)]
    : [];
  const asks = entry ? -1 : prompt.search(ASKS_FIRST);
  if (asks === -1) return { questions: 'when-unclear', problems };
  const where = line + lineOf(prompt, asks) - 1;
  return {
    questions: 'always',
    problems: [note('questions-from-prompt', 'its prompt says to ask first, always', where)],
  };
}

function isPolicy(word: string): word is AskPolicy {
  return POLICIES.includes(word);
}
