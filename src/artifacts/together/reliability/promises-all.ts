const WRITES = `(?:POSTs?|(?:write|writing|mutating|state-changing|modifying|unsafe|POST) (?:requests?|endpoints?|operations?|calls?|ones?|methods?|routes?|actions?)|writes?|mutations?)`;

/** Ways in which a sentence speaks of all writes of an API at once. */
const ALL: readonly RegExp[] = [
  // "every write", "all of the POST endpoints", "each of our mutating calls"
  new RegExp(
    String.raw`\b(?:every|each|all|any|both)\b(?:\s+(?:of|the|our|its|these|single|[a-z]+))?(?:\s+(?:the|our|its|[a-z]+))?\s+${WRITES}\b`,
    'i',
  ),
  // "Writes are idempotent", "POST requests must carry a key"
  new RegExp(
    String.raw`(?:^|[,:]\s|\b(?:the|our|its)\s)${WRITES}\s+(?:are|is|(?:all\s+)?(?:requires?|needs?|must|takes?|carr(?:y|ies)|expects?|accepts?|bears?|sends?))\b`,
    'i',
  ),
  // "no POST without a key"
  new RegExp(String.raw`\bno ${WRITES}\b[^.;]{0,40}?\bwithout\b`, 'i'),
  // "required on every POST", "mandatory for writes"
  new RegExp(
    String.raw`\b(?:required|mandatory|compulsory|obligatory|expected|needed)\s+(?:on|for|with|by|in|of)\s+(?:(?:every|each|all|any)\s+)?(?:the\s+)?${WRITES}\b`,
    'i',
  ),
  // "everything that changes state", "whatever a client posts"
  /\b(?:everything|anything|whatever) (?:that )?(?:(?:the |a )?(?:clients?|callers?|apps?|they) )?(?:writes?|posts?|changes?|creates?|modif(?:y|ies))\b/i,
];

/** "requests that change state" are writes, said at length. */
const AT_LENGTH =
  /\b(?:requests?|calls?|operations?|endpoints?) (?:that|which) (?:changes?|creates?|modif(?:y|ies)|writes?|mutates?)(?: (?:data|state|something|anything))?/gi;
/** Not for all of them, or not for sure, or not yet. */
export const LIMITED =
  /\b(?:except|but not|but (?:for|the|those)|save for|other than|unless|apart from|besides|would|could|alternatives?|instead|not|never|later|optional\w*|may|recommend\w*)\b|\bthat\b|\bwhich\b|\bwith money\b/i;

const EXCEPT =
  /\b(?:except|but not|but (?:for|the|those)|save for|other than|unless|apart from|besides|optional\w*|not (?:needed|required|on|for))\b/i;

/** Whether a sentence speaks of all writes of an API: `every write`, `POST requests must …`, `no mutation without …`. */
export function promisesAll(sentence: string): boolean {
  const short = sentence
    .replaceAll('`', '')
    .replace(AT_LENGTH, 'writes')
    .replace(/\b(everything|anything) that\b/gi, '$1');
  // Those that a bracket lists need not be all.
  const plain = short.replace(/\s*\([^(),]*\)/g, '');
  // What the key is, is said of the key: `Idempotency-Key`, a UUID that the client keeps.
  const [, claim = short, rest = ''] = /^(.*?\bIdempotency-Key\b)\s*[,;:(–—](.*)$/is.exec(short) ?? [];
  return !LIMITED.test(claim) && !EXCEPT.test(rest) && ALL.some((one) => one.test(short) || one.test(plain));
}
