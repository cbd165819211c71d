import type { AskPolicy } from '../session/events.ts';
import words from './prompt.md';

/** What the prompt is made of. Nothing in it may change while a session lasts: it is frozen when the session starts. */
export type PromptParts = {
  /** The persona's own text. */
  persona: string;
  /** The section headings that are due, in order; at least one. */
  sections: readonly string[];
  questions: AskPolicy;
};

/** The system prompt: who the architect is, then how a session works here. */
export function systemPrompt({ persona, sections, questions }: PromptParts): string {
  const list = sections.map((heading) => `  - \`## ${heading}\``).join('\n');
  const engine = words.replace('{{ask_policy}}', () => ASK_POLICY[questions]).replace('{{sections}}', () => list);
  return `${persona.trim()}\n\n---\n\n${engine.trim()}\n`;
}

const ASK_POLICY: Record<AskPolicy, string> = {
  always:
    'You always ask before you design, at least once, also when the brief looks complete: requirements, constraints, what exists already.',
  'when-unclear': 'Ask when something that would change the design is missing or unclear; when nothing is, do not ask.',
  never: 'You do not ask: assume, and say what you assumed.',
};

/** The sections of a report whose persona names none. */
export const DEFAULT_SECTIONS: readonly string[] = [
  'Overview',
  'Data model',
  'API contract',
  'Key flows',
  'Capacity',
  'Failure modes',
  'Security',
  'Delivery',
  'Decisions',
];
