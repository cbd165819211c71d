import { type Question, recommendedLabels } from '../../../session/question.ts';
import type { Intent } from '../../model.ts';
import type { Reply } from '../reply.ts';

/**
 * What the planner says when the user talks about its questions instead of answering them: all that it knows of each.
 * It cannot follow a conversation, and says so. Nothing where the user did not reply in words.
 */
export function explain({ repliedTo }: Intent): Reply | undefined {
  if (!repliedTo) return undefined;
  const { questions, about } = repliedTo;
  const meant = questions.filter(({ id }) => about === undefined || id === about);
  const opening =
    'I go by rules and cannot discuss this in your words; here is what hangs on each answer. What you have in mind can be written as an answer of your own, or as a note beside one.';
  const text = [opening, ...meant.map(explained)].join('\n\n');
  return { kind: 'text', thinking: 'A reply in words, to questions that stay open.', text };
}

function explained(question: Question): string {
  const { id, header, why, options, because } = question;
  const recommended = recommendedLabels(question).join(', ');
  const lines = [
    `**${id} ${header}.** ${why ?? ''}`.trimEnd(),
    ...options.map(({ label, effect }) => `- ${label}${effect ? `: ${effect}` : ''}`),
    ...(recommended === '' ? [] : [`- Recommended: ${recommended}${because ? `, because ${lowered(because)}` : ''}`]),
  ];
  return lines.join('\n');
}

/** The first letter small, unless the word is a name or an abbreviation. */
function lowered(sentence: string): string {
  return /^[A-Z][a-z]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}
