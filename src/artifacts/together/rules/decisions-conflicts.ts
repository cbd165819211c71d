import type { Finding } from '../../../session/finding.ts';
import type { Schema } from '../../sql/schema.ts';
import { affirmed } from '../claims/affirmed.ts';
import { answeredOtherwise } from '../claims/answers.ts';
import { areOfOnePart, type Conflict, isLinked, nameOf, replaces } from '../claims/conflict.ts';
import { writesOver } from '../claims/frozen.ts';
import { handledNonetheless } from '../claims/hands-off.ts';
import { doesTheNever } from '../claims/never-done.ts';
import { isSameDeed } from '../claims/same-deed.ts';
import { subjectOf, takesUp, takesUpInPassing } from '../claims/taken-up.ts';
import { technologyIn } from '../claims/technologies.ts';
import { sharedWords, tellingWords } from '../claims/telling-words.ts';
import { type Decision, decisionsIn } from '../prose/decisions.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/decision-conflict';
const TURNED_DOWN =
  /\b(instead of|rather than|no longer|without|not (?:by|in|with|as|through|on|from))\s+(?:an? |the )?([^.,;:()\n]{3,60})/gi;

/** A decision that chooses otherwise than an earlier one on the same question, and does not say that it replaces it. */
export const decisionsConflicts: Rule = {
  name: RULE,
  find({ prose, document, schema }) {
    const decisions = decisionsIn(prose).filter(({ isInForce }) => isInForce);
    const conflicts = [
      ...answeredOtherwise(decisions),
      ...inPairs(decisions, revoked),
      ...inPairs(decisions, takenUp(document.text)),
      ...inPairs(decisions, never),
      ...inPairs(decisions, overwritten(schema)),
      ...inPairs(decisions, handled),
      ...inPairs(decisions, nowhere, (_, later) => replaces(later)),
    ];
    return conflicts.map(told).filter(isFirstOfItsLine);
  },
};

function told({ decision, other, message }: Conflict): Finding {
  return { level: 'warning', rule: RULE, message: message.slice(0, 220), line: decision.line, with: [other.line] };
}

function isFirstOfItsLine({ line }: Finding, at: number, all: readonly Finding[]): boolean {
  return all.findIndex((one) => one.line === line) === at;
}

/** For each decision the first of the earlier ones that it contradicts, and does not speak of. */
function inPairs(
  decisions: readonly Decision[],
  contradiction: (earlier: Decision, later: Decision) => string | undefined,
  isKnown = isLinked,
): Conflict[] {
  return decisions.flatMap((decision, at): Conflict[] => {
    for (const other of decisions.slice(0, at)) {
      const message = isKnown(other, decision) ? undefined : contradiction(other, decision);
      if (message !== undefined) return [{ decision, other, message }];
    }
    return [];
  });
}

/** It turns down, in so many words, what the earlier one chose by its title. */
function revoked(earlier: Decision, later: Decision): string | undefined {
  if (earlier.id === undefined || later.id === undefined || !areOfOnePart(earlier.title, later.title)) return undefined;
  const title = tellingWords(earlier.title);
  const isTurned = [...later.text.matchAll(TURNED_DOWN)].some(([, how = '', phrase = '']) => {
    const words = tellingWords(phrase);
    const shared = sharedWords(words, title);
    // "not on request" says when, and turns down no request.
    const isAlone = shared === 1 && words.length === 1 && words[0] === title[0] && !/^not\b/i.test(how);
    return shared >= 2 || isAlone;
  });
  return isTurned
    ? `${later.id} decides against what ${earlier.id} (line ${earlier.line}) has chosen, and does not say that it replaces it.`
    : undefined;
}

/** "`SERIALIZABLE`, not used anywhere": and the other uses it. */
function nowhere(earlier: Decision, later: Decision): string | undefined {
  const banned = [...earlier.text.matchAll(NOWHERE)].map(([, code = '', name = '']) => code || name);
  const taken = banned.find((name) => affirmed(later.choice).includes(name));
  return taken === undefined
    ? undefined
    : `${nameOf(later)} uses ${taken.slice(0, 40)}, which ${nameOf(earlier)} (line ${earlier.line}) says is used nowhere.`;
}

const NOWHERE =
  /(?:`([^`\n]{3,40})`|\b([A-Z][A-Z_ ]{2,30}[A-Z]))(?:,| is| are)? (?:not used anywhere|used nowhere|nowhere used|never used|not used at all)\b/g;

/** One does what the other says is never done. */
function never(earlier: Decision, later: Decision): string | undefined {
  // Rows without ids may be of anything that somebody does.
  if (earlier.form === 'row' && earlier.id === undefined) return undefined;
  return doesTheNever(earlier, later) || doesTheNever(later, earlier)
    ? `Of ${nameOf(later)} and ${nameOf(earlier)} (line ${earlier.line}), one does what the other says is never done.`
    : undefined;
}

/** It writes over what the earlier one has written once. */
const overwritten =
  (schema: Schema) =>
  (earlier: Decision, later: Decision): string | undefined =>
    writesOver(earlier, later, schema)
      ? `${nameOf(later)} writes over what ${nameOf(earlier)} (line ${earlier.line}) says is written once.`
      : undefined;

/** It has a part of the system handle what the earlier one sends past it. */
function handled(earlier: Decision, later: Decision): string | undefined {
  const party = handledNonetheless(earlier, later);
  return party === undefined
    ? undefined
    : `${nameOf(later)} has ${party} handle what ${nameOf(earlier)} (line ${earlier.line}) sends past it.`;
}

/** It chooses, by its title or in what it says, what the earlier one has turned down. */
const takenUp =
  (text: string) =>
  (earlier: Decision, later: Decision): string | undefined => {
    // Rows without ids compare things as often as they decide.
    if (later.form === 'row' && later.id === undefined) return undefined;
    const subject = subjectIn(earlier);
    const said = later.choice.split(/\n|(?<=[.!?])\s/).slice(1);
    const phrase = earlier.rejected.find(
      (one) =>
        !isOfOtherTopic(one, earlier, later) &&
        (areOfOnePart(earlier.title, later.title, one) || tellingWords(one).length > 1) &&
        (takesUp(one, later.title, subject) ||
          said.some((sentence) => isSameDeed(one, sentence) || takesUpInPassing(one, sentence, subject, text))),
    );
    return phrase === undefined
      ? undefined
      : `${nameOf(later)} chooses what ${nameOf(earlier)} (line ${earlier.line}) had turned down ("${phrase.slice(0, 40)}"), and does not say that it replaces it.`;
  };

/** What a decision is about: by its title, or by all it chooses where the title is a word or two. */
function subjectIn({ topic = '', title, choice }: Decision): string[] {
  const told = subjectOf(`${topic} ${title}`);
  return told.length > BRIEF ? told : subjectOf(`${topic} ${choice}`);
}

const BRIEF = 2;

/** Two rows that each tell what they are about, and share none of it: a product is turned down for the one alone. */
function isOfOtherTopic(phrase: string, earlier: Decision, later: Decision): boolean {
  if (!earlier.topic || !later.topic || /\s/.test(phrase) || technologyIn(phrase) !== undefined) return false;
  const own = tellingWords(phrase);
  const said = tellingWords(`${later.topic} ${later.title}`).filter((word) => !own.includes(word));
  return sharedWords(subjectOf(`${earlier.topic} ${earlier.title}`), said) === 0;
}
