import type { Amount } from './amounts.ts';
import { rootOf } from './limit-words.ts';

/** What a time is of. `kept` and `lives` are said of the same; so may `other` be, of any. `due`: by when something has to be done; `since`: from when on it may be. */
export type TimeKind =
  | 'ahead'
  | 'due'
  | 'since'
  | 'every'
  | 'cached'
  | 'alerted'
  | 'retried'
  | 'refused'
  | 'cut'
  | 'kept'
  | 'lives'
  | 'other';

const KEPT =
  /\b(?:kept|keeps?|retention|retain\w*|delet\w+|purg\w+|drop(?:s|ped)|prun\w+|remember\w*|stored|remov\w+|archiv\w+|replay\w*)\b/i;
const KINDS: readonly (readonly [TimeKind, RegExp])[] = [
  ['cached', /\bcach(?:e|es|ed|ing)\b|\bmax-age\b/i],
  [
    'alerted',
    /\b(?:alert\w*|alarm(?:s|ed)? (?:at|after|when|if)|(?:an|the) alarm (?:is|goes)|pag(?:e|es|ed|ing) (?:the|on|at|after|when|if)|warn\w*|remind\w*|notif(?:y|ies|ied))\b/i,
  ],
  [
    'retried',
    /\b(?:retr(?:y|ies|ied|ying)|repeats?|tr(?:y|ies) again|back-?off|pauses?|wait\w*|delay\w*|attempts?|polls?|polled|refresh\w*)\b/i,
  ],
  [
    'refused',
    /\b(?:breakers?|half-?open|(?:stays?|remains?) open|fails? fast|unavailable|throttled|blocked|50[34])\b/i,
  ],
  [
    'cut',
    /\b(?:time-?outs?|time limits?|timed out|times? out|cut (?:off|after)|gives? up|deadlines?|without (?:an? |any )?(?:answer|reply|response|ack\w*)|not (?:answer|reply|respond)\w*)\b/i,
  ],
  ['kept', KEPT],
  [
    'lives',
    /\b(?:valid\w*|expir\w*|lasts?|lives?|lifetime|ttl|leases?|holds?|locks?|good|runs? out|stops? working)\b/i,
  ],
];
/** How often, how fast, when: no time that something lasts. */
const NOT_LASTING =
  /\b(?:every|each|per|within|in|over|before|under|below|by|against|at least|minimum|min|average|mean|median|p\d\d|first|another|further|extra|plus|minus|only|than|and then|by|grace|first|(?:doubl|grow|ris|increas|ramp|climb|back)\w*(?: \w+)? to)\s*(?:(?:the|about|around|last|past|next|at most)\s+)*$/i;
const OLDER = /\b(?:older|longer) than\s*$/i;
const THEN =
  /^\s*(?:ago|before|ahead|earlier|early|late|later|into|apart|old\b|of (?:work|data|outage|lag|traffic)|window|at p\d\d|\(p\d\d)/i;
/** "Keeps up to 72 hours of work" */
const KEEPS = /\b(?:keeps?|holds?|buffers?|stores?|queues?)(?: (?:up to|at most|the last))? $/i;
const SUM = /[×*/=≈+]\s*$|\bx\s*$/;
const SUM_AFTER = /^\s*[×*/=≈+](?!\w)/;

/** "Not paid within 72 hours after closing", "closed within 4 hours of being opened" */
const WITHIN = /\bwithin (?:at most |the next )?$/i;
const FROM = /^\s*(?:after|of being|of its|of the|from|following)\b/i;
/** "Does not come within 15 minutes", "has 20 seconds to accept" */
const NOT_WITHIN = /\b(?:not|no|nobody|without)\b[^.;,]{0,40}\bwithin $/i;
const HAS = /\bha(?:s|ve) (?:only |at most |up to |another )?$/i;
const EVERY = /\b(?:every|each)\s*$/i;
/** "Can be requested 14 days after", "less than 14 days after" */
const EARLIEST =
  /\b(?:can|may)(?: only)? (?:be )?\w+ (?:from |only |not before |at the earliest )*$|\b(?:less|fewer|earlier) than $/i;
/** How fast most of it goes. */
const SHARE = /\d\s?%|\bper ?cent\b|\bp\d\d\b|\b(?:mean|average|median|usually|typically)\b/i;
/** "Gets its deadline when it opens, 72 hours later", "with `due_at` 4 hours after": an end that is set. */
const SET_END = /\b(?:deadline|due)(?:_?(?:at|on|date|time))?\b/i;
/** "Rejects cases 6 hours old" */
const ENDS_IT =
  /\b(?:reject|clos|expir|cancel|void|releas|escalat|abandon|withdraw|declin|unlock|reopen|complet|finish)(?:e|l)?s\b[^.;,]{0,40}$/i;
/** "sets `grace_until` 10 days ahead": not how early something has to be done, but how long it then is. */
const SET = /\b(?:sets?|moves?|puts?)\b[^.;]*$|\w_(?:until|at)`?\s*$/i;

/** The kind that words say; undefined where they say none. */
export function kindOf(text: string): TimeKind | undefined {
  const plain = text.replaceAll('_', ' ');
  return KINDS.find(([, words]) => words.test(plain))?.[0];
}

/** Whether words say several kinds of time, so that none of them is plainly that of the time beside them. */
export function isMixed(text: string): boolean {
  const plain = text.replaceAll('_', ' ');
  const kinds = KINDS.flatMap(([kind, words]) => (words.test(plain) ? [kind === 'lives' ? 'kept' : kind] : []));
  return new Set(kinds).size > 1;
}

/** "Calls past their deadline after": the time is not that of the deadline. */
const PAST_END = /\b(?:time-?outs?|deadlines?|time limits?) after\s*$/i;

/** The word that leads to a time: `valid` of "an OTP is valid for". */
export function lastWordOf(before: string): string {
  if (PAST_END.test(before)) return '';
  return /([\p{L}-]+)(?:\s+(?:for|after|of|is|are|only|about|up to|at most))*\s*$/u.exec(before)?.[1] ?? '';
}

/** What a row's label says its time is of: `Payment window`, `Sweeper interval`. */
export function kindOfLabel(label: string): TimeKind {
  if (/\b(?:windows?|deadlines?|due|cut-?offs?)\b/i.test(label)) return 'due';
  return /\b(?:intervals?|frequency|poll period)\b/i.test(label) ? 'every' : 'other';
}

/** Whether words speak of keeping or deleting. */
export function isKeeping(text: string): boolean {
  return KEPT.test(text);
}

/**
 * The kind of a time by how it is put in its sentence: `lives` and `due` for an end that is set, `ahead` for how early
 * something has to be done, `other` where the words around have to tell; undefined for what is no such time.
 *
 * @param before its clause, as far as the time
 */
export function formOf(text: string, amount: Amount, before: string): TimeKind | undefined {
  const isAhead = isNotice(text, amount);
  if (isAhead) return SET.test(before) ? 'lives' : 'ahead';
  const after = text.slice(amount.end);
  if (WITHIN.test(before) && FROM.test(after) && !SHARE.test(text)) return 'due';
  if (/^\s*(?:later|after)\b/i.test(after) && SET_END.test(before.slice(-60))) return 'due';
  if (/^\s*old\b/i.test(after) && ENDS_IT.test(before)) return 'due';
  if (EVERY.test(before)) return 'every';
  if (EARLIEST.test(before) && /^\s*after\b/i.test(after)) return 'since';
  if (HAS.test(before) && /^\s*to [a-z]/i.test(after)) return 'due';
  if (NOT_WITHIN.test(before) && !SHARE.test(text)) return kindOf(before) === 'cut' ? 'cut' : 'due';
  return isLasting(text, amount) ? 'other' : undefined;
}

/** "At least 24 hours ahead", "starts in less than 24 hours": how early something has to be done. */
function isNotice(text: string, { start, end }: Amount): boolean {
  return (
    /^\s*(?:ahead|before|in advance|prior|of notice)\b/i.test(text.slice(end)) ||
    /\b(?:starts?|begins?|departs?|leaves?) in (?:less|fewer|more) than\s*$/i.test(text.slice(0, start))
  );
}

function isLasting(text: string, { start, end }: Amount): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(end, end + 40);
  const isReplay = /\breplay\w*\b[^.;]*\bwithin\s*$/i.test(before);
  return (
    (isReplay || OLDER.test(before) || !NOT_LASTING.test(before)) &&
    (!THEN.test(after) || (KEEPS.test(before) && /^\s*of\b/i.test(after))) &&
    !SUM.test(before) &&
    !SUM_AFTER.test(after)
  );
}

const MARK =
  /\b(?:staging|sandbox|test|development|local|production|free|pro|premium|enterprise|basic|paid|compressed|hot|cold|warm|archive[ds]?|backups?|snapshots?|standby|replicas?|dead[- ]?letters?|dlq|old|legacy|first|second|third|initial|final|soft|failed|rejected|cancelled|unused|unpaid|unconfirmed|drafts?|guest (?:users?|accounts?|carts?|checkouts?|sessions?|orders?)|anonymous|admin\w*|mobile|connect\w*|idle|total|worst|average|mean|refresh|access|extended|extension|renewals?|renewed|own|separate|after which|overdue|pilot|migration|default|psp|providers?|acquirer|vendors?|honou?rs?)\b/gi;
/** "can be cancelled": what is done, and no kind of it. */
const DEED = '(?:paid|archived|failed|rejected|cancelled|overdue|extended|renewed)';
const DONE = new RegExp(
  String.raw`\b(?:be|is|are|been|being|becomes?|gets?|not|turns?|as)\s+\x60?${DEED}\b|\b${DEED}(?=\s+(?:at least|at most|up to|until|less than|more than|after|within)\b)`,
  'gi',
);

/** The words of a text that narrow what it says to a part or a case. */
export function marksIn(text: string): Set<string> {
  const plain = text.replaceAll('_', ' ').replace(DONE, ' ');
  return new Set((plain.match(MARK) ?? []).map((mark) => rootOf(mark.toLowerCase())));
}
