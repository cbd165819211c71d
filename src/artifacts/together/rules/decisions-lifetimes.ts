import type { Finding } from '../../../session/finding.ts';
import type { Passage } from '../design.ts';
import { wordsOf } from '../names.ts';
import { lineAt, sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';
import { stem } from '../stem.ts';

/** What a sentence says of how long something is good for: without end, or for a time. */
type Lifetime = { subject: readonly string[]; said: string; line: number };

const ENDLESS =
  /\b(?:(?:(?:do|does|must|shall|should) not|don't|doesn't|never) (?:expire|lapse|time out|run out)s?|(?:is|are|stays?|remains?) (?:permanent|valid (?:for ?ever|indefinitely|permanently|without (?:a |any )?(?:time )?limit))|(?:live|last|work)s? (?:for ?ever|indefinitely)|(?:have|has) no (?:expiry|expiration|lifetime|ttl)|without (?:an )?(?:expiry|expiration))\b/gi;
const TIMED =
  /\b(?:(?:live|last|work)s?|valid|expires?|expiry|lapses?|lifetime|ttl|time to live|good)\b[^.;:()\d]{0,24}?(?<![\w.])(\d+(?:\.\d+)?[- ]?(?:s|sec|seconds?|min|minutes?|h|hours?|d|days?|weeks?|months?|years?))\b/gi;
const STOP =
  /^(?:the|an?|and|or|to|of|for|in|on|by|is|are|be|it|they|its|their|this|that|these|those|each|every|all|any|some|one|our|with|from|so|as|at|then|which|only|also|both|chosen|decision|consequence|decided|we|use|using|cost|therefore|hence|thus|but|not|never|do|does|will|would|stays?|remains?)$/;
/** Words before the verb that may name what it is about. */
const REACH = 8;

/** Something that the text says lasts without end in one place, and for a given time in another. */
export const decisionsLifetimes: Rule = {
  name: 'together/decision-lifetime',
  isDoubtful: true,
  find({ prose }) {
    const sentences = prose.passages.flatMap(sentencesOf).filter(({ aside }) => !aside);
    const timed = sentences.flatMap((sentence) => lifetimes(sentence, TIMED));
    return sentences
      .flatMap((sentence) => lifetimes(sentence, ENDLESS))
      .flatMap((endless): Finding[] => {
        const other = timed.find((one) => one.line !== endless.line && isSameSubject(one.subject, endless.subject));
        if (!other) return [];
        const message = `"${endless.said}" is said here of what line ${other.line} gives an end: "${other.said}".`;
        return [
          { level: 'warning', rule: 'together/decision-lifetime', message, line: endless.line, with: [other.line] },
        ];
      });
  },
};

function lifetimes(sentence: Passage, pattern: RegExp): Lifetime[] {
  return [...sentence.text.matchAll(pattern)].flatMap((match) => {
    const before =
      sentence.text
        .slice(0, match.index)
        .split(/[,;:()]/)
        .at(-1) ?? '';
    const subject = before
      .trim()
      .split(/\s+/)
      .slice(-REACH)
      .flatMap(wordsOf)
      .filter((word) => word.length > 2 && !STOP.test(word))
      .map(stem);
    const said = `${before.trim()} ${match[0]}`.trim().slice(-70);
    return subject.length > 0 ? [{ subject, said, line: lineAt(sentence, match.index) }] : [];
  });
}

/** Two words in common, or the only word of one of them: `access tokens` and `refresh tokens` are two things. */
function isSameSubject(one: readonly string[], other: readonly string[]): boolean {
  const shared = new Set(one.filter((word) => other.includes(word))).size;
  return shared >= 2 || (shared === 1 && Math.min(new Set(one).size, new Set(other).size) === 1);
}
