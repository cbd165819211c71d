import type { Passage, Prose } from '../design.ts';
import { sentencesOf } from '../prose/sentences.ts';

/** A field of events on which the text says that their readers rely. */
export type ReliedField = {
  name: string;
  /** Whether it may stand beside the event: the key of a partition is often no field. */
  mayBeKey: boolean;
  /** Whether every event is said to have it. */
  ofEvery: boolean;
  /** All that is said around it. */
  passage: Passage;
  sentence: string;
  line: number;
};

const NAMES = String.raw`(?:the |its |their |an? )?(?:\w+ )?\x60(\w+)\x60(?:\s*(?:,|and)\s*\x60(\w+)\x60)?`;
/** "Deduplicate on `eventId`", "drop repeats by `messageId`", "with a check on `eventId`". */
const DEDUPES = new RegExp(
  String.raw`\b(?:de-?dup\w*|(?:drops?|ignores?|skips?|discards?|filters?|detects?|recogni[sz]es?) (?:\w+ )?(?:duplicates?|repeats?|redeliver\w*|copies|twins)|duplicates (?:are|is) [\w ]{0,20}?|idempotent(?:ly)?|redeliver\w*|exactly once|a check|checks)\b[^.;\x60]{0,50}?\b(?:on|by|with|via|using|through|from|against)\s+${NAMES}`,
  'gi',
);
/** "Ordered by `seq`", "apply them in the order of `version`". */
const ORDERS = new RegExp(
  String.raw`\b(?:order(?:ed|s)?|sort(?:ed|s)?|sequenced?|appl(?:y|ies|ied)|correlat\w+|match(?:ed|es)?|joined?)\b[^.;\x60]{0,40}?\b(?:by|on|in the order of|via)\s+${NAMES}`,
  'gi',
);
const KEYED = new RegExp(
  String.raw`\b(?:partition(?:ed|s)?|keyed|sharded|routed|hashed)\b[^.;\x60]{0,20}?\b(?:by|on)\s+${NAMES}`,
  'gi',
);
/** "Every message carries `messageId`." */
const CARRIED = new RegExp(
  String.raw`\b(?:every|each|all) (?:\w+ )?(?:events?|messages?|payloads?) (?:carr(?:y|ies)|has|have|contains?|includes?|bears?|comes? with)\s+${NAMES}`,
  'gi',
);
const EVENTS =
  /\b(?:events?|messages?|consumers?|topics?|subscribers?|streams?|deliver\w*|redeliver\w*|kafka|nats|rabbitmq|handlers?|publish\w*)\b/i;
/** It stands beside the event, or in a table. */
const BESIDE =
  /\b(?:headers?|metadata|propert(?:y|ies)|attributes?|envelope|index|constraint|unique|queries|query|rows?|SELECT|column|table|requests?|calls?)\b/i;

/** The fields of events that the sentences of a design rely on. */
export function reliedFields({ passages }: Prose): ReliedField[] {
  return passages.flatMap((passage) =>
    sentencesOf(passage).flatMap(({ text, aside, line }): ReliedField[] => {
      if (
        aside ||
        !EVENTS.test(`${passage.section ?? ''} ${passage.text}`) ||
        BESIDE.test(text.replace(/`[^`]*`/g, ''))
      )
        return [];
      const found = (pattern: RegExp, mayBeKey = false, ofEvery = false): ReliedField[] =>
        [...text.matchAll(pattern)].flatMap(({ 1: one, 2: other, index, 0: all }) =>
          [one, other].flatMap((name) =>
            name === undefined
              ? []
              : [
                  {
                    name,
                    mayBeKey,
                    ofEvery,
                    passage,
                    sentence: text,
                    line: line + (text.slice(0, index + all.length).match(/\n/g) ?? []).length,
                  },
                ],
          ),
        );
      return [...found(DEDUPES), ...found(ORDERS), ...found(CARRIED, false, true), ...found(KEYED, true)];
    }),
  );
}
