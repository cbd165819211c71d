import type { Design, Passage } from '../design.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { affirmed } from './affirmed.ts';
import type { Technology } from './technologies.ts';

/** What a sentence says when it weighs, compares or looks ahead, rather than tell what is. */
const WEIGHS =
  /\b(?:unlike|(?<!\b(?:more|less|fewer|later|older|longer|shorter|higher|lower|larger|smaller|earlier|greater) )than|instead|versus|vs|could|can|may|might|if|should|such as|e\.g|for example|or|no|not|never|nor|neither|without|would|migrat\w*|until|unless|later|future|alternativ\w*|options?|consider\w*|reject\w*|compar\w*|why|cheaper|existing|legacy|partners?|customers?'|revisit\w*|evaluat\w*|overkill|chos\w+|cho(?:o|i)\w+|prefer\w*|replac\w*|fallback|again when|turned down)\b|n't\b|\?/i;

/** Whether a sentence weighs one thing against another, or looks ahead. */
export function weighs(text: string): boolean {
  return WEIGHS.test(text);
}

const INTO =
  "\\b(?:in|into|to|from|through|via|by|on|onto|with|using|over|inside|uses?|runs?|asks?|calls?|queries|reads?|writes?|polls|consumes?|is|each|every) (?:an? |the |its |our |each )?(?:[\\w`.'-]+ ){0,3}?";
const NOUN =
  '(?:topics?|queues?|streams?|clusters?|ind(?:ex|exes|ices)|subscriptions?|subscribers?|exchanges?|bus|tables?|collections?|brokers?|caches?|buckets?|servers?|single-page|pages?|documents?|jobs?|consumers?|producers?|gateways?|endpoints?|connectors?|workflows?)';
const DOES =
  '(?:reads?|inserts?|writes?|carr(?:y|ies)|holds?|stores?|keeps?|publishes|delivers?|serves?|caches|sends?|runs?|passes|moves|feeds)';

/** What sentences tell that is, no asides, without what they say is not; within their passages. */
export function plainSentences(design: Design): { sentence: Passage; passage: Passage }[] {
  return design.prose.passages.flatMap((passage) =>
    sentencesOf(passage)
      .map((sentence) => ({ ...sentence, text: affirmed(sentence.text) }))
      .filter(({ aside, text }) => !aside && !weighs(text))
      .map((sentence) => ({ sentence, passage })),
  );
}

/** Whether a sentence says that a technology is at work. */
export function puts(text: string, { pattern }: Technology): boolean {
  const it = `(?<![\\w.-])${pattern}(?![\\w-])`;
  return new RegExp(`${INTO}${it}|${it} ${NOUN}\\b|${it} ${DOES}\\b`, 'i').test(text);
}
