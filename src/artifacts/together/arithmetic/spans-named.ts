const SPANS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/\bminutes?\b|\bmin\b|\/min/i, [60]],
  [/\bhour(?:s|ly)?\b|\/h\b/i, [3600]],
  [/\bdays?\b|\bdaily\b|\bDAU\b|\/d\b|\bnight(?:ly)?\b/i, [86_400]],
  [/\bweek(?:s|ly)?\b/i, [7 * 86_400]],
  [/\bmonth(?:s|ly)?\b|\/mo\b/i, [30 * 86_400]],
  [/\byear(?:s|ly)?\b|\bannual/i, [365 * 86_400]],
];

/** The lengths of time that a text speaks of, in seconds. */
export function spansNamedIn(text: string): number[] {
  return SPANS.flatMap(([word, seconds]) => (word.test(text) ? seconds : []));
}
