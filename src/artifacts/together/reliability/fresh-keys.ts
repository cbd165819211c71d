import type { Finding } from '../../../session/finding.ts';
import type { Design, Passage } from '../design.ts';
import { nameKey } from '../names.ts';

const NEW = String.raw`(?:(?:brand[- ])?new|fresh|another|different|random|newly[- ]\w+|freshly[- ]\w+|regenerated)`;
/** What one side knows a call of the other by. */
const IDENTITY = String.raw`(?:ids?|uuids?|keys?|numbers?|names?|references?|ref|identifiers?|(?:request|client|idempotency|dedup\w*) tokens?)\b\x60?`;
/** `a new key`, `a newly generated document number`, `another, random batch id`. */
const FRESH = String.raw`${NEW}\b,?(?: (?:and )?${NEW})? (?!\x60?(?:attempt|trace|tracing|span|correlation|session|connection|access|refresh|bearer|delivery|log|job|run|worker|consumer|process|version|revision|offset|sequence|retry)\b)(?:\x60?[a-z][\w-]*\x60? ){0,3}?\x60?(?:[a-zA-Z]+[-_])*${IDENTITY}`;
const CARRIES =
  '(?:with|under|using|by|uses?|gets?|has|bears?|carr(?:y|ies)|takes?|makes?|draws?|generat(?:es?|ing)|creat(?:es?|ing)|mints?|picks?|sends?|is (?:given|assigned)|receives?)';
const REPEAT = String.raw`(?:retr(?:y|ies|ied|ying)|repeat(?:s|ed|ing)?|re-?sen(?:ds?|t|ding)|re-?tries|(?:sent|sends?|tried|tries|posted|posts|uploaded|uploads|called|calls|submitted|submits|published|publishes)(?: (?:it|them|the \w+))? again|re-?(?:upload|submit|post|issue|publish|play)\w*)`;
const EACH = String.raw`(?:on|for|at|with|per|before)? ?(?:(?:each|every|the next) (?:single |new |such |further )?|per )(?:time|tr(?:y|ies)|attempt|retry|repeat|resend|repetition|call attempt|transmission)\b`;

/** A repeat and its new identity, in one clause. */
const AGAIN_UNDER = new RegExp(
  [
    String.raw`\b${REPEAT}\b[^.;]{0,70}?\b${CARRIES} (?:(?:an?|its own|their own),? )?${FRESH}`,
    String.raw`\b(?:an?|its own) ${FRESH}[^.;]{0,30}? ${EACH}`,
    String.raw`\b(?:each|every) (?:retry|attempt|try|repeat|resend|repetition|resent \w+)\b,?(?: \w+)? (?:is (?:made|sent|published|posted) )?(?:with|under|using|by|carrying|having) (?:an?|its own) ${FRESH}`,
    String.raw`\b(?:each|every) (?:retry|attempt|try|repeat|resend|repetition) ${CARRIES} its own (?!attempt)(?:[a-z][\w-]* ){0,2}?${IDENTITY}`,
    String.raw`\b(?:generat|creat|mak|draw|mint)\w* an? (?:random )?(?:[\w-]+ )?(?:uuid|key|reference|request id)\b[^.;]{0,12}? ${EACH}`,
    String.raw`\b(?:key|reference|request id|file name|(?:document|transfer|order|batch) (?:number|id))\b\x60? (?:changes|differs|is (?:different|new|another(?: one)?)) ${EACH}`,
    String.raw`\b(?:keys?|references?|numbers?|ids?)\b (?:is|are) (?:generated|made|drawn|created|chosen|built|computed)(?: \w+)? (?:anew|afresh|again) ${EACH}`,
    String.raw`\b(?:re-?generat\w+|renews?|re-?creates?) (?:the|its) (?:\w+ )?(?:idempotency )?(?:key|reference|request id)\b[^.;]{0,20} ${EACH}`,
    String.raw`\b(?:key|reference|request id)\b[^.;]{0,12}? (?:is|are) (?:re-?generated|renewed) ${EACH}`,
    String.raw`\bidempotency[- ]key\x60?[^.;]{0,40}? (?:includes?|contains?|ends in|is (?:made|built|derived|hashed|computed) (?:of|from|over)|consists of|is a hash of)\b[^.;]{0,60}? (?:attempt|retry|try) (?:number|count|counter)\b`,
  ].join('|'),
  'i',
);
const TRIES = new RegExp(String.raw`\b(?:${REPEAT}|tries|attempts?)\b`, 'i');
/** Beside what is read: the rule in words, not its breach. */
const DENIED =
  /\b(?:never|not|no|without|would|could|unless|defeats?|bug\w*|wrong\w*|mistake|breaks?|must|double\w*|twice|silently)\b/i;
/** How often it is repeated, not how often it happens. */
const COUNTED = new RegExp(String.raw`\b${REPEAT}(?: up to| at most)? twice\b`, 'gi');
/** Other reasons for a new identity: the first was refused, or is taken, or a person decides. */
const OTHERWISE =
  /\b(?:collisions?|collides?|clash\w*|conflicts?|taken|exists|exhausted|40[019]|42\d|expire[sd]?|expiry|declin\w*|invalid|rotat\w*|cancel\w*|refers|reset)\b/i;
/** Before what is read. */
const PERSON =
  /\b(?:users?|customers?|persons?|people|guests?|operators?|analysts?|clients?) (?:can|may|must|presses|starts?|decides?|tries|retr\w+)\b/i;
/** Something else stays what it was. */
const STAYS = /\b(?:same|unchanged|stays?|original|keeps? (?:its|the))\b/i;
/** In characters, before and behind the words that are read. */
const NEAR = [16, 40] as const;
const CARE =
  /\bidempoten\w+|\bde-?dup\w*|\brecogni[sz]\w* (?:\w+ ){0,3}(?:by|from) |\bsame \x60?(?:[\w-]+\x60? ){0,2}\x60?[\w-]*(?:key|id|name|number|reference|token|date)\b|\btwice\b|\bduplicat\w+|\b(?:exactly|only) once\b|\bdouble[- ]\w+/i;
/** The sentence says itself what comes of it. */
const BOOKED = /\bas (?:a |an(?:other)? )(?:new|second|further|separate|different)?\b|\ba second time\b|\bonce more\b/i;

/** The key that is new, and the one that a repeat is said to be known by, where both are named in code. */
const KEY_OF = /`([\w-]+)`?[^`]*$/;
const KNOWN_BY =
  /\b(?:de-?dup\w*|recogni[sz]\w*|drop\w*|ignor\w*|know\w*|idempoten\w*|detect\w*)\b[^.;`]{0,40}?\b(?:by|on|from|through|via|over) (?:the |its |their |this |that )?`([\w-]+)`/i;
/** The sentence says itself that repeats are told by it. */
const SELF_KNOWN =
  /\b(?:by|from|through) (?:which|that|it)\b[^.;]{0,40}\b(?:de-?dup|recogni[sz]|idempot|drop|detect|know)/i;

/** A key that is another one at each repeat protects from nothing. */
export function freshKey({ text: said, line }: Passage, { prose }: Design, rule: string): Finding | undefined {
  const text = hyphened(said);
  const match = AGAIN_UNDER.exec(text);
  if (!match || STAYS.test(text) || OTHERWISE.test(text) || PERSON.test(text.slice(0, match.index + match[0].length)))
    return undefined;
  // What happens each time need not be a repeat.
  if (/\btime$/i.test(match[0]) && !TRIES.test(text)) return undefined;
  const [before, behind] = NEAR;
  const near = text.slice(Math.max(0, match.index - before), match.index + match[0].length + behind);
  if (DENIED.test(near.replace(COUNTED, ' '))) return undefined;
  if (isAnotherKey(match[0], [text, ...prose.passages.map((one) => hyphened(one.text))])) return undefined;
  const promise = prose.passages.find(({ text: other, aside }) => !aside && CARE.test(other.replace(said, '')));
  if (!promise && !BOOKED.test(text) && !SELF_KNOWN.test(text)) return undefined;
  const message = 'The key is another one at each repeat, so that the other side cannot tell a repeat from a new call.';
  return { level: 'warning', rule, message, line, ...(promise && { with: [promise.line] }) };
}

/** `eventId` is made of words as `event-id` is. */
function hyphened(text: string): string {
  return text.replaceAll('\n', ' ').replace(/([a-z])(?=[A-Z][a-z])/g, '$1-');
}

/** A repeat may have a number of its own where it is told by another. */
function isAnotherKey(said: string, texts: readonly string[]): boolean {
  const key = KEY_OF.exec(said)?.[1];
  // By whatever it is compared, an idempotency key is what a repeat is known by.
  if (key === undefined || /idempoten/i.test(key)) return false;
  const known = texts.flatMap((text) => KNOWN_BY.exec(text)?.[1] ?? []);
  return known.length > 0 && !known.some((one) => nameKey(one) === nameKey(key));
}
