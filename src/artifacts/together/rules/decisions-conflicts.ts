import type { Finding } from '../../../session/finding.ts';
import { doesTheNever } from '../claims/never-done.ts';
import { isSameDeed } from '../claims/same-deed.ts';
import { literally } from '../literally.ts';
import { wordsOf } from '../names.ts';
import { QUESTIONS, type Question } from '../prose/choices.ts';
import { type Decision, decisionsIn } from '../prose/decisions.ts';
import type { Rule } from '../rule.ts';
import { stem } from '../stem.ts';

const RULE = 'together/decision-conflict';
/** Parts of a system that may well be decided differently. */
const PARTS =
  /\b(?:public|external|internal|between (?:the )?services|service-to-service|browsers?|mobile|partners?|analytics|reporting|warehouse|search|cache|sessions?|logs?|tests?|edge|admin|archive|webhooks?|exports?|imports?)\b/gi;
const TURNED_DOWN =
  /\b(?:instead of|rather than|no longer|not (?:by|in|with|as|through|on|from))\s+(?:an? |the )?([^.,;:()\n]{3,60})/gi;
const STOP =
  /^(?:use|using|for|the|all|and|with|over|from|into|not|one|store|keep|write|read|each|every|by|in|to|of|a|an|on|we|are|is|as|at|it|instead|api|service)$/;

/** A decision that chooses otherwise than an earlier one on the same question, and does not say that it replaces it. */
export const decisionsConflicts: Rule = {
  name: RULE,
  find({ prose }) {
    const decisions = decisionsIn(prose).filter(({ isInForce }) => isInForce);
    const answeredTwice = QUESTIONS.flatMap((question) => {
      const answered = decisions.flatMap((decision) => {
        const answer = answerOf(decision, question);
        return answer === undefined ? [] : [{ decision, answer }];
      });
      return answered.flatMap(({ decision, answer }, at): Finding[] => {
        const other = answered
          .slice(0, at)
          .find(
            (one) =>
              one.answer !== answer &&
              isSameThing(one.decision, decision, question) &&
              !isLinked(one.decision, decision),
          );
        if (!other) return [];
        const name = (one: Decision): string => one.id ?? `"${one.title.slice(0, 40)}"`;
        const message = `${name(decision)} decides on ${question.name}: ${answer}; ${name(other.decision)} (line ${other.decision.line}) had decided: ${other.answer}, and is not said to be replaced.`;
        return [
          {
            level: 'warning',
            rule: RULE,
            message: message.slice(0, 220),
            line: decision.line,
            with: [other.decision.line],
          },
        ];
      });
    });
    return [...answeredTwice, ...revoked(decisions), ...takenUp(decisions), ...never(decisions)].filter(
      isFirstOfItsLine,
    );
  },
};

/** The one answer that its title gives, or where that gives none, all that it chooses. */
function answerOf({ title, choice }: Decision, { about, answers }: Question): string | undefined {
  if (about && !about.test(choice)) return undefined;
  const head = title.split(/\b(?:over|instead of|rather than|not|no|without|vs\.?|versus)\b/i)[0] ?? title;
  for (const text of [head, choice.split('\n').slice(1).join('\n')]) {
    const given = answers.filter(({ words }) => words.test(text));
    const [only] = given;
    if (given.length > 1) return undefined;
    if (only) return text === head || about?.test(title) ? only.name : undefined;
  }
  return undefined;
}

function partsOf({ title, choice }: Decision): string {
  return [...new Set(`${title}\n${choice}`.match(PARTS)?.map((part) => part.toLowerCase()) ?? [])].sort().join();
}

function isSameThing(a: Decision, b: Decision, { single }: Question): boolean {
  if (partsOf(a) !== partsOf(b)) return false;
  if (single) return true;
  if (a.id === undefined || b.id === undefined) return false;
  const own = tellingWords(a.title);
  return tellingWords(b.title).some((word) => own.includes(word));
}

/** It says of itself that an earlier one is given up, by whatever name. */
const REPLACES =
  /\b(?:supersed|overrul|revis(?:es|ed|it))\w*|\b(?:replac|amend|revok|withdraw|revers)\w* (?:the |our |an )?(?:earlier |former |first |previous )?(?:decision|choice|no\.?|number|#|\d)/i;

function isLinked(a: Decision, b: Decision): boolean {
  const names = (one: Decision, other: Decision): boolean =>
    other.id !== undefined && new RegExp(`\\b${literally(other.id).replace('-', '[-\\s]?0*')}\\b`, 'i').test(one.text);
  return names(a, b) || names(b, a) || REPLACES.test(b.text);
}

/** Decisions that turn down, in so many words, what an earlier one chose by its title. */
function revoked(decisions: readonly Decision[]): Finding[] {
  return decisions.flatMap((decision, at): Finding[] => {
    const turned = [...decision.text.matchAll(TURNED_DOWN)].map(([, phrase = '']) => tellingWords(phrase));
    const other = decisions.slice(0, at).find((one) => {
      if (one.id === undefined || decision.id === undefined || isLinked(one, decision)) return false;
      if (partsOf(one) !== partsOf(decision)) return false;
      const title = tellingWords(one.title);
      return turned.some((words) => {
        const shared = words.filter((word) => title.includes(word)).length;
        return shared >= 2 || (shared === 1 && words.length === 1 && words[0] === title[0]);
      });
    });
    if (!other) return [];
    const message = `${decision.id} decides against what ${other.id} (line ${other.line}) has chosen, and does not say that it replaces it.`;
    return [{ level: 'warning', rule: RULE, message, line: decision.line, with: [other.line] }];
  });
}

function isFirstOfItsLine({ line }: Finding, at: number, all: readonly Finding[]): boolean {
  return all.findIndex((one) => one.line === line) === at;
}

/** Decisions that do what another says is never done. */
function never(decisions: readonly Decision[]): Finding[] {
  return decisions.flatMap((decision, at): Finding[] => {
    const other = decisions
      .slice(0, at)
      .find((one) => !isLinked(one, decision) && (doesTheNever(one, decision) || doesTheNever(decision, one)));
    if (!other) return [];
    const name = (one: Decision): string => one.id ?? `"${one.title.slice(0, 40)}"`;
    const message = `Of ${name(decision)} and ${name(other)} (line ${other.line}), one does what the other says is never done.`;
    return [{ level: 'warning', rule: RULE, message, line: decision.line, with: [other.line] }];
  });
}

/** Decisions that choose, by their title, what an earlier one has turned down. */
function takenUp(decisions: readonly Decision[]): Finding[] {
  return decisions.flatMap((decision, at): Finding[] => {
    const [head = ''] = decision.title.split(/\b(?:over|instead of|rather than|not|no|without|vs\.?|versus)\b/i);
    for (const other of decisions.slice(0, at)) {
      // Rows without ids compare things as often as they decide.
      if (decision.form === 'row' && decision.id === undefined) continue;
      if (isLinked(other, decision) || partsOf(other) !== partsOf(decision)) continue;
      const told = decision.choice.split(/\n|(?<=[.!?])\s/).slice(1);
      const phrase = other.rejected.find((one) => isChosen(one, head) || told.some((said) => isSameDeed(one, said)));
      if (phrase === undefined || (GENERAL.test(phrase) && !isOneUse(other, decision, phrase))) continue;
      const name = (one: Decision): string => one.id ?? `"${one.title.slice(0, 40)}"`;
      const message = `${name(decision)} chooses what ${name(other)} (line ${other.line}) had turned down ("${phrase.slice(0, 40)}"), and does not say that it replaces it.`;
      return [{ level: 'warning', rule: RULE, message, line: decision.line, with: [other.line] }];
    }
    return [];
  });
}

/** Of one word alone, only what can be taken but as a whole: a product, a style of building. */
const WHOLE = /^[A-Z]\S*$|^(?:micro-?services?|monolith|webhooks?|event[- ]sourcing|sharding|serverless)$/;

/** Products of many uses: turned down for one thing, they are taken for another. */
const GENERAL = /^(?:postgres(?:ql)?|mysql|mariadb|sqlite|redis|valkey|s3)$/i;

/** Whether two decisions are about one thing, beside the product that both name. */
function isOneUse(one: Decision, other: Decision, product: string): boolean {
  const own = tellingWords(one.title.replace(product, ' '));
  const words = tellingWords(other.title.replace(product, ' '));
  // Chosen as such (`Use PostgreSQL`), it is chosen for all.
  return words.length === 0 || own.length === 0 || words.some((word) => own.some((its) => isSameWord(its, word)));
}

/** A name is written alike in both; `Several` at the head of a phrase is none. */
function isWhole(phrase: string, head: string): boolean {
  return WHOLE.test(phrase) && (!/^[A-Z]/.test(phrase) || head.includes(phrase));
}

function isChosen(phrase: string, head: string): boolean {
  const title = tellingWords(head);
  const words = tellingWords(phrase);
  // `Publish from the API` is told by both of its words.
  if (words.length === 1 && !isWhole(phrase, head)) return isWeaklyChosen(phrase, head);
  if (words.length === 0 || words.length > 3) return false;
  return words.every((word) => title.some((one) => isSameWord(one, word)));
}

function isWeaklyChosen(phrase: string, head: string): boolean {
  const words = wordsOf(phrase)
    .map(stem)
    .filter((word) => !ARTICLE.test(word));
  const title = wordsOf(head).map(stem);
  return words.length === 2 && words.every((word) => word.length > 2 && title.some((one) => isSameWord(one, word)));
}

const ARTICLE = /^(?:the|an?|our|its|for|of|to|in|on|by|with|from|at|it)$/;

/** `synchronous` and `synchronously` */
function isSameWord(one: string, other: string): boolean {
  return one === other || (Math.min(one.length, other.length) > 4 && (one.startsWith(other) || other.startsWith(one)));
}

function tellingWords(text: string): string[] {
  return wordsOf(text)
    .map(stem)
    .filter((word) => word.length > 2 && !STOP.test(word));
}
