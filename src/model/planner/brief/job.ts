/** What is asked for: a new design, work on top of what is there, a review, or help with slow answers. */
export type Job = 'new' | 'extend' | 'review' | 'slow';

const OBJECT =
  /^(?:this|these|that|it|its|our|my|the (?:attached|following|schema|code|diff|change|contract|api|spec|file|design|pr|migration|tables|queries)|what|attached|following|code|schemas?|diff|pr|pull|migrations?|contract|spec|openapi|changes?|and (?:fix|improve|suggest|tell|report|comment))\b/;
const REVIEWS =
  /(?:^|[.!?;:,\n]\s*|\b(?:please|just|kindly|can you|could you|would you|(?:you|i|we|us) (?:want |need |would |like |have )*to|i'd like you to|and|then)\s+)(?:(?:also|first|then|quickly|briefly|critically|thoroughly|carefully)\s+)?(?:(?:code|security|peer)[- ])?(?:review|critique|audit|assess|check|inspect|examine|evaluate|improve|look (?:at|over|into|through)|go (?:over|through)|have a look at|take a look at|tear apart)(?:\s+(\S[^.!?\n]{0,60}))?/g;
const REVIEW_NOUNS =
  /\b(?:code review|security review|design review|a review(?: of)?|feedback|second opinion|wrong with|(?:any|find|spot|see|list)(?: all| the| any)? (?:problems?|issues?|bugs?|faults?|mistakes?|weaknesses|smells?|holes?)|prüfe|prüf|überprüfe|begutachte|revisa|revise|vérifie[rz]?|relis)\b/;
/** What is made new beside a review: `review this and design the import`. */
const DESIGNS =
  /(?:^|[.!?;:,\n]\s*|\b(?:please|and|then|also|to|now|can you|could you|i|we|should)\s+)(?:(?:then|also|first|please)\s+)?(?:re)?(?:design|build|create|add|extend|implement|develop|plan|draft|sketch|propose|introduce|migrate|convert|port|turn|split|model|write|generate|make|use)(?:\s+(?:a|an|the|some|any|new|up|out|me|us|it|them|this|in))*\s+(?!it (?:better|faster|safer|right|work|clean)|fix|repair|remed|correct|improve|patch|test|index|indices|constraint|comment|suggest|recommend|finding|report|review|list of|note|summary|question|where|what|sure|better|safer|faster|as\b|for\b|on\b|with\b|or\b)\p{L}/u;

/** Whether a brief asks for a review of something, in whatever words; `patients review doctors` does not. */
export function asksForReview(text: string): boolean {
  const said = text.toLowerCase();
  if (REVIEW_NOUNS.test(said)) return true;
  return [...said.matchAll(REVIEWS)].some(([, rest = '']) => rest === '' || OBJECT.test(rest));
}

const SLOW = [
  'slow',
  'slower',
  'sluggish',
  'timeout',
  'time out',
  'timing out',
  'latency problem',
  'performance problem',
  'performance issue',
  'n+1',
  'optimize',
  'optimise',
  'optimization',
  'speed up',
  'take second',
  'taking',
  'bottleneck',
  'tune',
];
const SLOW_THINGS = ['query', 'database', 'api', 'response', 'endpoint', 'page', 'report', 'request', 'sql', 'index'];
const EXTEND = ['add', 'extend', 'existing', 'on top of', 'refactor', 'migrate', 'current schema', 'current system'];

/**
 * A brief that asks for a review and for something new as well gets a design, on top of what is there.
 * @param said every phrase of the brief
 * @param given whether a schema or code came with it
 * @param text the brief
 */
export function jobOf(said: ReadonlyMap<string, number>, given: boolean, text: string): Job {
  const has = (list: readonly string[]) => list.some((phrase) => said.has(phrase));
  const mine = said.has('my') || said.has('our') || said.has('this') || said.has('here');
  const isMixed = designsToo(text);
  if (asksForReview(text) && !isMixed && (given || (mine && has(['code', 'schema', 'design'])))) return 'review';
  if (has(SLOW) && (given || has(SLOW_THINGS))) return 'slow';
  return has(EXTEND) || (given && isMixed) ? 'extend' : 'new';
}

/** Whether a brief asks for something to be made. */
export function designsToo(text: string): boolean {
  return DESIGNS.test(text.toLowerCase());
}
