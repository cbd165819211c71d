import { type AnswerSheet, sheetOf } from '../../context/answers.ts';
import type { Failure } from '../../failure.ts';
import type { Answer } from '../../session/question.ts';
import type { View } from '../../session/view.ts';
import { sanitizeLine } from '../../text/sanitize.ts';

/** `--answer ID=TEXT`, given once or several times, as a sheet; an id given twice has two answers, for several choices. */
export function sheetFrom(pairs: readonly string[]): AnswerSheet | Failure {
  const byId = new Map<string, string[]>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1) return noPair(pair);
    const id = pair.slice(0, at).trim();
    byId.set(id, [...(byId.get(id) ?? []), pair.slice(at + 1).trim()]);
  }
  return sheetOf({
    answers: Object.fromEntries(
      [...byId].map(([id, [one, ...more]]) => [id, more[0] === undefined ? one : [one, ...more]]),
    ),
  });
}

/** The answers of some sheets to the questions of a session; of two to the same question, the first sheet's. */
export function answersTo(asked: View['asked'], sheets: readonly AnswerSheet[]): Answer[] {
  return asked.flatMap(({ question }) => {
    const given = sheets.map((sheet) => sheet.answer(question));
    return given.find((answer) => answer !== undefined) ?? [];
  });
}

/** What is said of answers to questions that nobody asked. */
export function unknownQuestion(keys: readonly string[], asked: View['asked']): Failure {
  const ids = asked.map(({ question }) => question.id).join(', ');
  const named = keys.map((key) => `"${sanitizeLine(key)}"`).join(', ');
  return {
    kind: 'usage',
    message: `No question of this session is ${named}.`,
    next: ids ? `There are ${ids}.` : 'Nothing was asked in it: say in words what should change.',
  };
}

function noPair(given: string): Failure {
  return {
    kind: 'usage',
    message: `--answer takes ID=TEXT, and "${sanitizeLine(given)}" has no "=".`,
    next: 'For example: --answer "Q2=2 million a day".',
  };
}
