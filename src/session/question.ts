/** Questions that the architect asks, and the answers given: pure values, and the words in which a model reads them. */

export type QuestionKind = 'single' | 'several' | 'yes-no' | 'text';

export type Option = {
  label: string;
  /** What choosing it would mean for the design. */
  effect?: string;
};

export type Question = {
  /** Unique within the session: `Q1`, `Q2`, … in the order asked. */
  id: string;
  /** A few words that name the topic. */
  header: string;
  /** The full question. */
  question: string;
  /** One line: what it decides. */
  why?: string;
  kind: QuestionKind;
  /** Empty for `text`; `Yes` and `No` for `yes-no`. */
  options: Option[];
  /**
   * What the architect would take itself, read by `recommendedLabels`: a label; for `several` a list of them, in the
   * order of the options (in older journals one label); for `text` the words.
   */
  recommended?: string | string[];
  /** Why, in one line. */
  because?: string;
};

/** The labels (for `text`, the words) that the architect would take itself; none where it recommends nothing. */
export function recommendedLabels({ recommended = [] }: Pick<Question, 'recommended'>): readonly string[] {
  return typeof recommended === 'string' ? [recommended] : recommended;
}

/** Who gave an answer. `assumption`: taken by `--assume` because nobody could be asked. `skipped`: nobody answered, and it is said. */
export type AnsweredBy = 'user' | 'default' | 'assumption' | 'skipped';

export type Answer = {
  /** The question's id. */
  id: string;
  by: AnsweredBy;
  /** Labels of the chosen options, in the order of the options. */
  chosen: string[];
  /** Words of the user's own, beside or instead of a choice. */
  text?: string;
  /** A remark on the answer. */
  note?: string;
};

/** An answer as one line: the choices, then the own words, then the note. Empty when skipped. */
export function answerText(answer: Answer): string {
  const said = [...answer.chosen, ...(answer.text ? [answer.text] : [])].join('; ');
  return answer.note ? `${said}${said ? ' ' : ''}(note: ${answer.note})` : said;
}

/** The answer that takes the recommendation; skipped where there is none. */
export function recommendedAnswer(question: Question, by: 'default' | 'assumption'): Answer {
  const { id, kind } = question;
  const labels = recommendedLabels(question);
  if (labels.length === 0) return { id, by: 'skipped', chosen: [] };
  return kind === 'text' ? { id, by, chosen: [], text: labels.join('\n') } : { id, by, chosen: [...labels] };
}

/**
 * What the model reads when its questions were answered: one paragraph a question, skipped ones said plainly.
 *
 * @param wish `enough`: the user wants no more questions; `oneByOne`: one at a time, and questions without an answer
 * here were not seen
 */
export function answersForModel(
  questions: readonly Question[],
  answers: readonly Answer[],
  { enough, oneByOne }: { enough?: true; oneByOne?: true } = {},
): string {
  const byId = new Map(answers.map((answer) => [answer.id, answer]));
  const seen = oneByOne ? questions.filter(({ id }) => byId.has(id)) : questions;
  const said = seen.map((question) => `[${question.id}] ${question.question}\n${lineForModel(byId.get(question.id))}`);
  return [...said, ...(oneByOne ? [ONE_BY_ONE] : []), ...(enough ? [ENOUGH] : [])].join('\n\n');
}

/** What the model reads when the user replied to its questions in words. @param about what they were looking at */
export function replyForModel(text: string, about?: Question): string {
  const where = about ? `, looking at [${about.id}] ${about.header}` : '';
  return `The user has not answered yet. They say${where}:\n\n${text}\n\n${REPLIED}`;
}

const REPLIED =
  'Reply to that in a few sentences, and end your turn: the same questions are shown to them again below what you say. Call `ask` only where your reply changes a question; keep its header then. Do not begin the report.';

const ONE_BY_ONE =
  'The user wants one question at a time: your other questions were not shown to them. Ask the one that now matters most, alone, if any still does.';

const ENOUGH =
  'The user wants no more questions. Ask nothing further: assume what is still open, and give each assumption its own line ([A1], [A2], …) where it is first made.';

function lineForModel(answer: Answer | undefined): string {
  if (!answer || answer.by === 'skipped') {
    const note = answer?.note ? ` They noted: ${answer.note}` : '';
    return `Skipped by the user: do not invent an answer; name what you assume under Assumptions.${note}`;
  }
  const said = answerText(answer);
  if (answer.by === 'assumption')
    return `Not answered by the user; your recommendation is taken as an assumption: ${said}`;
  return answer.by === 'default' ? `Your recommendation was taken: ${said}` : `The user answered: ${said}`;
}
