import { QUESTIONS, type Question } from '../prose/choices.ts';
import type { Decision } from '../prose/decisions.ts';
import { affirmed } from './affirmed.ts';
import { areOfOnePart, type Conflict, isLinked, nameOf } from './conflict.ts';
import { subjectOf } from './taken-up.ts';
import { sharedWords } from './telling-words.ts';

/** Decisions that answer a question otherwise than an earlier one did on the same thing. */
export function answeredOtherwise(decisions: readonly Decision[]): Conflict[] {
  return QUESTIONS.flatMap((question) => {
    const answered = decisions.flatMap((decision) => {
      const answer = answerOf(decision, question);
      return answer === undefined ? [] : [{ decision, answer }];
    });
    return answered.flatMap(({ decision, answer }, at): Conflict[] => {
      const first = answered
        .slice(0, at)
        .find(
          (one) =>
            one.answer !== answer && isSameThing(one.decision, decision, question) && !isLinked(one.decision, decision),
        );
      if (!first) return [];
      const other = first.decision;
      const message = `${nameOf(decision)} decides on ${question.name}: ${answer}; ${nameOf(other)} (line ${other.line}) had decided: ${first.answer}, and is not said to be replaced.`;
      return [{ decision, other, message }];
    });
  });
}

/** The one answer that its title gives, or where that gives none, all that it chooses. */
function answerOf({ title, choice }: Decision, { about, answers }: Question): string | undefined {
  if (about && !about.test(choice)) return undefined;
  const head = affirmed(title);
  for (const text of [head, choice.split('\n').slice(1).join('\n')]) {
    const given = answers.filter(({ words }) => words.test(text));
    const [only] = given;
    if (given.length > 1) return undefined;
    if (only) return text === head || about?.test(title) ? only.name : undefined;
  }
  return undefined;
}

function isSameThing(one: Decision, other: Decision, { single }: Question): boolean {
  if (single) return areOfOnePart(one.choice, other.choice);
  if (!areOfOnePart(one.title, other.title)) return false;
  const [own, its] = [subjectOf(one.title), subjectOf(other.title)];
  // What the later one begins with is what it speaks of: `Reminders for open steps` are no steps.
  return sharedWords(its.slice(0, 1), own) > 0 && sharedWords(its, own) >= Math.min(ENOUGH, own.length, its.length);
}

/** Words of what both are about. */
const ENOUGH = 2;
