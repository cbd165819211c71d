import { type Answer, answerText } from './question.ts';
import type { View } from './view.ts';

/**
 * What the model is told when an answer changes after the report was written: what it was and is, and which sections
 * rest on it, as far as they cite it.
 *
 * @returns nothing when there is no such question, no report, or no change
 */
export function changedAnswerWords(answer: Answer, { asked, draft }: View): string | undefined {
  const entry = asked.find(({ question }) => question.id === answer.id);
  if (!entry || draft.title === undefined) return undefined;
  const { question, answer: before } = entry;
  const [was, is] = [told(before), told(answer)];
  if (was === is) return undefined;
  const resting = sectionsCiting(question.id, draft).map((heading) => `\`## ${heading}\``);
  const which =
    resting.length > 0
      ? `These sections cite it: ${resting.join(', ')}.`
      : 'No section cites it: find those that rest on it.';
  return [
    `The user changes an answer. [${question.id}] ${question.question}`,
    `Before: ${was}\nNow: ${is}`,
    `${which} Write again only the sections whose content must change, each whole and under its own heading, below a line \`# ${draft.title}\`. Leave out every other section, and add none.`,
  ].join('\n\n');
}

/** The headings of the sections that cite an answer (`[Q2]`), in their order. */
export function sectionsCiting(
  id: string,
  { sections }: { sections: readonly { heading: string; markdown: string }[] },
): string[] {
  const cite = new RegExp(`\\[(?:[^\\]\\n]*[,;\\s])?${id}(?:[,;\\s][^\\]\\n]*)?\\]`);
  return sections.flatMap(({ heading, markdown }) => (cite.test(markdown) ? [heading] : []));
}

function told(answer: Answer | undefined): string {
  const text = answer && answer.by !== 'skipped' ? answerText(answer) : '';
  return text === '' ? 'no answer' : text;
}
