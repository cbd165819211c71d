import { wordsOf } from '../names.ts';
import type { Decision } from '../prose/decisions.ts';
import { stem } from '../stem.ts';

/** What a decision says is never done: the verb, and the words around it in its clause. */
type Never = { deed: string; about: string[] };

const NEVER = /([^.;:]{0,80})\bnever (?:be |been |to )?([a-z]{4,})\b([^.;:,]{0,60})/gi;
const DENIED = /\b(?:not|never|no|nor|without|instead|rather|cannot|only if|unless|except|would|could|until)\b|n't\b/i;
const STOP =
  /^(?:the|an?|and|or|of|to|in|on|at|by|for|from|with|into|per|each|every|all|any|one|own|as|is|are|be|it|its|they|them|their|that|this|these|which|when|who|what|has|have|new|same|data|value|row|table|service|system|request|call|time|more|than)$/;
/** Deeds of so many things that they tell nothing. */
const PLAIN = /^(?:chang|writ|read|send|us|tak|mak|giv|need|hav|keep|get|contain|hold|show|tru|call|more|both)/;
/** Words that both have to have, beside the deed. */
const ENOUGH = 2;

/** Whether one decision says that something is never done, and the other does it, to the same things. */
export function doesTheNever(never: Decision, other: Decision): boolean {
  const nevers = neversIn(never.choice);
  if (nevers.length === 0) return false;
  return other.choice.split(/\n|(?<=[.;])\s/).some((sentence) => {
    if (DENIED.test(sentence)) return false;
    const words = wordsOf(sentence).map(stem);
    return nevers.some(({ deed, about }) => {
      const isDone = words.some((word) => rootOf(word) === deed);
      const shared = about.filter((word) => words.some((one) => isSame(one, word)));
      return isDone && shared.length >= Math.min(ENOUGH, about.length);
    });
  });
}

function neversIn(text: string): Never[] {
  return [...text.matchAll(NEVER)].flatMap(([, before = '', verb = '', behind = '']): Never[] => {
    const deed = rootOf(stem(verb.toLowerCase()));
    const about = [...new Set(wordsOf(`${before} ${behind}`).map(stem))].filter(
      (word) => word.length > 2 && !STOP.test(word) && rootOf(word) !== deed,
    );
    return PLAIN.test(deed) || about.length < ENOUGH ? [] : [{ deed, about }];
  });
}

/** `incremented`, `increments` and `increment`. */
function rootOf(word: string): string {
  return word.length > 5 ? word.replace(/(?:ing|ed|e)$/, '') : word;
}

/** `daily` and `day` are one. */
function isSame(one: string, other: string): boolean {
  return one === other || (/^dai?l?y$/.test(one) && /^dai?l?y$/.test(other));
}
