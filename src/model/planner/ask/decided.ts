import type { Answer, Question } from '../../../session/question.ts';
import type { Intent } from '../../model.ts';
import type { Reading } from '../brief/reading.ts';
import type { Ask, Decided } from './ask.ts';
import { saidOption } from './questions.ts';

/**
 * What was decided of each question: by an answer, by the brief, or, where nobody said anything, as recommended. A
 * question that was asked and skipped becomes an assumption with a number of its own.
 */
export function decide(asks: readonly Ask[], asked: Intent['asked'], reading: Reading): Decided[] {
  let assumptions = 0;
  return asks.map((ask): Decided => {
    const found =
      asked.find(({ question }) => isSame(question, ask)) ??
      asked.find(({ question }) => question.header === ask.header);
    if (found === undefined) {
      const said = saidOption(ask, reading);
      if (said) return { ask, option: said.option, basis: { by: 'brief', cite: `"${said.words}"` } };
      return { ask, option: ask.recommended, basis: { by: 'rule', cite: '' } };
    }
    const taken = found.answer ? takenOption(ask, found.answer) : undefined;
    if (taken === undefined) {
      assumptions += 1;
      return { ask, option: ask.recommended, basis: { by: 'skipped', cite: `[A${assumptions}]` } };
    }
    const by = found.answer?.by === 'assumption' ? 'assumed' : 'answer';
    return { ask, ...taken, basis: { by, cite: `[${found.question.id}]` } };
  });
}

function isSame(question: Question, ask: Ask): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return plain(question.question) === plain(ask.question);
}

/** Nothing when the question was skipped. */
function takenOption(ask: Ask, answer: Answer): Pick<Decided, 'option' | 'words'> | undefined {
  if (answer.by === 'skipped') return undefined;
  const chosen = ask.options.findIndex(({ label }) => answer.chosen.includes(label));
  const words = [answer.text, answer.note].filter((text) => text !== undefined && text.trim() !== '').join('; ');
  if (chosen !== -1) return { option: chosen, ...(words ? { words } : {}) };
  if (words === '') return undefined;
  const meant = ask.options.findIndex(({ label }) => words.toLowerCase().includes(label.toLowerCase()));
  return meant === -1 ? { words } : { option: meant, words };
}
