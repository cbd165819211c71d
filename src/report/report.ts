import type { CheckState } from '../session/check-state.ts';
import { progress } from '../session/draft.ts';
import type { SessionEvent } from '../session/events.ts';
import { type AnsweredBy, answerText } from '../session/question.ts';
import type { View } from '../session/view.ts';
import { sanitize } from '../text/sanitize.ts';
import { type Reference, referencesOf } from './references.ts';

/** The report: what the architect wrote, and beside it what the log knows about how it came to be. A fold. */
export type Report = {
  title: string;
  /** The day the session began, `YYYY-MM-DD`, in UTC. */
  date: string;
  session: string;
  version: number;
  persona: string;
  model: string;
  /** Whether the built-in planner wrote it. */
  byRules: boolean;
  brief: string;
  opening: string;
  sections: { heading: string; markdown: string }[];
  questions: Clarification[];
  assumptions: Assumption[];
  /** The pages of the web that it rests on; absent when there is none. */
  references?: Reference[];
  /** Due headings that never came. */
  missing: string[];
  /** The persona always asks, and did not. */
  unasked: boolean;
  /** What the checks said of it as it stands; absent when it was not checked. */
  checks?: CheckState;
  /** Errors went back to the architect, and this is what stood before. */
  unverified?: boolean;
};

export type Clarification = { id: string; header: string; question: string; answer: string; by: AnsweredBy };

/** `id`: `A1` where the text makes it, `Q2` where an answer was assumed. */
export type Assumption = { id: string; text: string };

/** The report as it stands, or nothing while there is none. */
export function reportOf(events: readonly SessionEvent[], view: View): Report | undefined {
  const { started, draft } = view;
  const first = events[0];
  if (!started || !first || draft.title === undefined) return undefined;
  const sections = draft.sections.map(({ heading, markdown }) => ({
    heading: sanitize(heading),
    markdown: sanitize(markdown),
  }));
  const questions = clarifications(view);
  const references = referencesOf(events);
  return {
    title: sanitize(draft.title),
    date: first.at.slice(0, 10),
    session: started.id,
    version: versionOf(view),
    persona: started.persona.slug,
    model: started.model.id,
    byRules: started.model.provider === 'planner',
    brief: sanitize(started.brief),
    opening: sanitize(draft.opening),
    sections,
    questions,
    assumptions: assumptionsOf(sections, questions),
    ...(references.length > 0 && { references }),
    missing: progress(draft, started.sections).flatMap(({ heading, done }) => (done ? [] : [heading])),
    unasked: started.persona.questions === 'always' && view.asked.length === 0,
    ...(view.checks.whole?.revision === draft.revision && { checks: view.checks }),
  };
}

/** A draft that waits for its repair is the version that it will be. What goes on from an older version is a new one. */
function versionOf({ saved, draft, items }: View): number {
  if (!saved) return 1;
  if (saved.draft || saved.revision === draft.revision) return saved.version;
  const before = items.map((item) => (item.kind === 'saved' ? item.version : 0));
  return Math.max(saved.version, ...before) + 1;
}

function clarifications({ asked }: View): Clarification[] {
  return asked.map(({ question: { id, header, question }, answer }) => ({
    id,
    header: sanitize(header),
    question: sanitize(question),
    answer: answer ? sanitize(answerText(answer)) : '',
    by: answer?.by ?? 'skipped',
  }));
}

/** What is assumed: the answers that nobody gave, then what the text names. */
export function assumptionsOf(
  sections: readonly { markdown: string }[],
  questions: readonly Clarification[],
): Assumption[] {
  return [...assumedAnswers(questions), ...assumedInText(sections)];
}

function assumedAnswers(questions: readonly Clarification[]): Assumption[] {
  return questions
    .filter(({ by }) => by === 'assumption')
    .map(({ id, header, answer }) => ({ id, text: `${header}: ${answer}` }));
}

/** Lines of the text that begin with `[A1]`, whatever marks a list or stresses them. The first of an id counts. */
function assumedInText(sections: readonly { markdown: string }[]): Assumption[] {
  const found = new Map<string, string>();
  for (const { markdown } of sections) {
    for (const match of markdown.matchAll(
      /^[ \t]*(?:[-*+>][ \t]+|\d+[.)][ \t]+)?[*_]*\[(A\d+)\][*_:]*[ \t]*(\S.*)$/gm,
    )) {
      const [, id, text] = match;
      if (id && text && !found.has(id)) found.set(id, text.trim());
    }
  }
  return [...found].map(([id, text]) => ({ id, text }));
}
