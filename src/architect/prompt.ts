import type { AskPolicy, Pace } from '../session/events.ts';
import words from './prompt.md';

/** What the prompt is made of. Nothing in it may change while a session lasts: it is frozen when the session starts. */
export type PromptParts = {
  /** The persona's own text. */
  persona: string;
  /** The section headings that are due, in order; at least one. */
  sections: readonly string[];
  questions: AskPolicy;
  /** Nothing but the report is written. */
  readOnly?: boolean;
  /** How much the user wants to be asked, where they said so. */
  pace?: Pace;
};

/** The system prompt: who the architect is, then how a session works here. */
export function systemPrompt({ persona, sections, questions, pace, readOnly }: PromptParts): string {
  const list = sections.map((heading) => `  - \`## ${heading}\``).join('\n');
  const engine = words
    .replace('{{ask_policy}}', () => (pace ? PACE[pace] : ASK_POLICY[questions]))
    .replace('{{hands}}', readOnly ? READ_ONLY : HANDS)
    .replace('{{sections}}', () => list);
  return `${persona.trim()}\n\n---\n\n${engine.trim()}\n`;
}

const HANDS =
  'Your work is the report, which is saved for you. Change other files, run commands or fetch pages only where the person asked for it, or where the design hangs on what you would learn; they see each before it is done, and may say no. What was denied is not tried in another way.';

const READ_ONLY =
  'This session only reads: no file is written, no command is run. Put what you would have changed into the report.';

const ASK_POLICY: Record<AskPolicy, string> = {
  always:
    'You always ask before you design, at least once, also when the brief looks complete: requirements, constraints, what exists already.',
  'when-unclear': 'Ask when something that would change the design is missing or unclear; when nothing is, do not ask.',
  never: 'You do not ask: assume, and say what you assumed.',
};

/** What the user says of being asked counts more than the persona's habit. */
const PACE: Record<Pace, string> = {
  all: 'The user wants to be asked about everything that would change the design: ask, four questions at a time, until nothing of that kind is open.',
  few: 'The user wants to be asked little: at most three questions in all, those whose answers would change the design most. Assume the rest, and say what you assumed.',
  none: 'The user wants to be asked nothing: do not ask. Assume, and say what you assumed.',
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
