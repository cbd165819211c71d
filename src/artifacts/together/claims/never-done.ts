import type { Decision } from '../prose/decisions.ts';
import { clausesOf } from './clauses.ts';
import { isSameWord, sharedWords, tellingWords } from './telling-words.ts';

/** What a decision says is never done: the deed, and the words around it in its clause. */
type Never = { deed: string; before: readonly string[]; behind: readonly string[] };

const NEVER = /([^.;:\n]{0,80})\b(?:never|must not|may not) (?:be |been |to |ever )?([a-z]{4,})\b([^.;:,\n]{0,60})/gi;
/** In a title, what is not done is never done. */
const NOT = /([^.;:\n]{0,80})\b(?:cannot|do(?:es)? not|(?:is|are) not) (?:be |been )?([a-z]{4,})\b([^.;:,\n]{0,60})/gi;
const DENIED = /\b(?:not|never|no|nor|without|instead|rather|cannot|only if|unless|except|would|could|until)\b|n't\b/i;
/** Deeds of so many things that they tell nothing. */
const PLAIN =
  /^(?:chang|writ|read|send|us|tak|mak|giv|need|hav|keep|get|contain|hold|show|tru|call|more|both|want|know)/;
/** Words that both have to have, beside the deed; a title may be shorter. */
const ENOUGH = 2;
/** In telling words, of a sentence: in a longer one any words stand beside each other. */
const LONGEST = 16;

/** Whether one decision says that something is never done, and the other does it, to the same things. */
export function doesTheNever(never: Decision, other: Decision): boolean {
  const nevers = [
    ...neversIn(never.choice, NEVER, ENOUGH),
    ...neversIn(never.title, NEVER, 1),
    ...neversIn(never.title, NOT, 1),
  ];
  return nevers.length > 0 && clausesOf(other.choice).some((said) => nevers.some((one) => isDone(one, said)));
}

function neversIn(text: string, pattern: RegExp, least: number): Never[] {
  return [...text.matchAll(pattern)].flatMap(([, before = '', verb = '', behind = '']): Never[] => {
    const [deed = ''] = tellingWords(verb);
    const [own, its] = [before, behind].map((part) => [...new Set(tellingWords(part))].filter((word) => word !== deed));
    const isPlain = deed === '' || PLAIN.test(verb.toLowerCase());
    const never = { deed, before: own ?? [], behind: its ?? [] };
    return isPlain || new Set([...never.before, ...never.behind]).size < least ? [] : [never];
  });
}

function isDone(never: Never, sentence: string): boolean {
  const words = tellingWords(sentence);
  const about = [...new Set([...never.before, ...never.behind])];
  if (words.length > LONGEST || DENIED.test(sentence) || !words.some((word) => isSameWord(word, never.deed)))
    return false;
  return sharedWords(about, words) >= Math.min(ENOUGH, about.length) && !isTurnedRound(never, sentence);
}

/** `Ours overwrites theirs` is not what `theirs never overwrites ours` forbids. */
function isTurnedRound({ deed, before, behind }: Never, sentence: string): boolean {
  if (before.length === 0 || behind.length === 0) return false;
  const { agent, patient } = rolesIn(sentence, deed);
  const along = sharedWords(before, agent) + sharedWords(behind, patient);
  return along < sharedWords(before, patient) + sharedWords(behind, agent);
}

/** Who does a deed, and to what: the one stands before it, the other behind it, or behind `by` where it is done to something. */
function rolesIn(sentence: string, deed: string): { agent: readonly string[]; patient: readonly string[] } {
  const isDeed = (word: string): boolean => isSameWord(word, deed);
  const clause = sentence.split(/[,.;:]/).find((part) => tellingWords(part).some(isDeed)) ?? '';
  const [, first = '', verb = '', second = ''] =
    /^(.*?)\b(?:is|are|be|been|gets?) (?:then |again )?([a-z]+)\b(.*?)$/i.exec(clause) ?? [];
  if (tellingWords(verb).some(isDeed)) return { agent: tellingWords(second), patient: tellingWords(first) };
  const words = tellingWords(clause);
  const at = words.findIndex(isDeed);
  return { agent: words.slice(0, at), patient: words.slice(at + 1) };
}
