const HEADING =
  /\b(?:alternatives?|rejected|options? considered|considered options?|not chosen|future|later|roadmap|next steps|non[- ]?goals?|out[- ]of[- ]scope|not (?:in scope|built|part)|open (?:questions?|points?|issues?)|deferred|change ?log|changes|revisions?|history|current state|as[- ]is|status quo|legacy|today|migration|migrating|references|further reading|assumptions left|glossary of old)\b/i;

const LABEL =
  /^\W*(?:rejected|alternatives?|(?:options? )?considered|considered (?:options?|and rejected)|not chosen|discarded|instead|was|before|old|open|out of scope|non-goals?|later|future|deferred)\b[^.!?]{0,40}?[:—–-]/i;

const SENTENCE = new RegExp(
  [
    String.raw`\b(?:later (?:on|phase|version|release|step)|(?:for|until|come|comes|added|add|much) later|not yet|(?<!\b(?:if|when|once|unless|whether) [^.;,]{0,40})no longer|any ?more|instead of|rather than|in place of|as opposed to|unlike|would|could have|might|legacy|nowadays|(?:as of|done|used|handled|is|are|runs?|lives?|exists?|until|what we have) today|today's (?:system|setup|design|api|schema|service)|previous(?:ly)?|former(?:ly)?|used to|until now|earlier (?:version|draft|design)|the old (?!(?:and|or)\b|value|(?:figure|number|result|row|secret|key|token|password)s?\b)|older (?:version|design|system|schema)|(?:an?|the|our|its) (?:first|early|earlier) (?:draft|version|design|sketch)|future|deferred|postponed|out of scope|deprecated|retired|removed|renamed|once called|was called|planned|proposed|proposal|someday|one day|phase (?:2|3|two|three|ii|iii)|v-?next|hypothetical(?:ly)?|we considered|was considered|were considered|considered and|alternatives?|went away|in (?:the )?(?:API )?versions? \d+[\w.]*,? (?:\w+ ){1,4}(?:was|were|had)|before the (?:migration|move|switch)\b)\b`,
    String.raw`^\W*today\b`,
    // "Messages sent so far" are counted.
    String.raw`(?:^\W*|[,;(] ?)so far\b|\bso far,? (?:we|it|they|the|there|only)\b`,
    String.raw`\b(?:is|are) not (?:repeated|reproduced|listed|shown|given|spelled out) here\b`,
    String.raw`\b(?:reject(?:s|ed|ing)? (?:because|in favou?r|as an|it|this|that|for)|(?:is|was|were|are|we|been) rejected\b(?! with))`,
    String.raw`\b(?:there (?:is|are|was|will be) (?:no|neither)|(?:has|have|had|offers?|exposes?|needs?|keeps?|holds?|stores?|defines?|uses?|adds?|with) no|and no|but no|nor|neither|in the absence of|lacks?)\b`,
    String.raw`\bwithout (?:any|an?) (?!\x60?(?:Idempotency|If-))(?:[\w-]+ ){0,3}(?:\x60|endpoint|route|column|table|header|field|topic|event|index|call|POST\b|PUT\b|PATCH\b|DELETE\b|GET\b)`,
    String.raw`\b(?:no|never an?|not an?|not the) (?:such )?(?:\x60|endpoint|route|column|table|header|field|topic|event|index|call|POST\b|PUT\b|PATCH\b|DELETE\b|GET\b)`,
    String.raw`\b(?:not|never|n't|nothing|nobody)(?: \w+)? (?:exposed|offered|part|provided|supported|built|included|exist|stored|kept|needed?|used|have|offer|expose|store|add|introduced?|called)\b`,
  ].join('|'),
  'i',
);

/** Whether a heading says that what stands under it is not the design: what was rejected, is left for later, or was before. */
export function isAsideHeading(heading: string): boolean {
  return HEADING.test(heading);
}

/**
 * Whether a sentence (or list item, or cell) speaks of what is not, or not yet, or no longer so, or only might be. It
 * errs on the side of yes: what is an aside raises no finding.
 */
export function isAside(sentence: string): boolean {
  return LABEL.test(sentence) || SENTENCE.test(sentence);
}
