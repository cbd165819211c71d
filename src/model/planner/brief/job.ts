/** What is asked for: a new design, work on top of what is there, a review, or help with slow answers. */
export type Job = 'new' | 'extend' | 'review' | 'slow';

const REVIEW = [
  'review',
  'critique',
  'audit',
  'feedback',
  'wrong with',
  'look at',
  'check',
  'improve',
  'find problem',
  'code review',
];
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
 * @param said every phrase of the brief
 * @param given whether a schema or code came with it
 */
export function jobOf(said: ReadonlyMap<string, number>, given: boolean): Job {
  const has = (list: readonly string[]) => list.some((phrase) => said.has(phrase));
  const mine = said.has('my') || said.has('our') || said.has('this') || said.has('here');
  if (has(REVIEW) && (given || (mine && (said.has('code') || said.has('schema') || said.has('design')))))
    return 'review';
  if (has(SLOW) && (given || has(SLOW_THINGS))) return 'slow';
  return has(EXTEND) ? 'extend' : 'new';
}
