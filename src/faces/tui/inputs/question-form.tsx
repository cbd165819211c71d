import type { ReactNode } from 'react';
import type { Answer, Question } from '../../../session/question.ts';
import type { Theme } from '../theme.ts';

/**
 * Asks questions, a page each, and a last page that shows every answer before it is sent. It draws its own header and
 * its own line of keys. Mount it with `key={call}`: one form is one set of questions.
 */
export type QuestionFormProps = {
  theme: Theme;
  /** At least 20 and 6: below, it draws what fits. */
  columns: number;
  rows: number;
  /** One or more, ids unique. */
  questions: readonly Question[];
  /** What `onDraft` last gave, also from another run of the program. Anything unreadable in it is ignored. */
  draft?: string;
  active?: boolean;
  /** Enter on the last page: one answer a question, in the order of the questions. */
  onSubmit(answers: Answer[]): void;
  /** After every change: the whole form as text, to be kept until the answers are sent. */
  onDraft?(draft: string): void;
  /** Escape on the first question. Nothing is lost; ask before anything is. */
  onBack?(): void;
  /** ctrl-g: opens an editor on the own words or the note. Nothing: no change. */
  onEdit?(text: string): Promise<string | undefined>;
  /** `?` where it is no text. */
  onHelp?(): void;
};

export declare function QuestionForm(props: QuestionFormProps): ReactNode;
