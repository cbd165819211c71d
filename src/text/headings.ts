/**
 * A heading as it is compared: without its numbering, emphasis, punctuation and case, `&` read as "and".
 * `"2. **Risks & Rollbacks:**"` and `"risks and rollbacks"` are the same heading.
 */
export function headingKey(heading: string): string {
  const words = heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const unnumbered = words
    .replace(/^(?:(?:section|part|step)\s+)?(?:\d+\s+)+(?=\S)/, '')
    .replace(/^[ivx]+\s+(?=\S)/, '');
  return unnumbered || words;
}

/**
 * The text of an ATX heading of exactly this level, or nothing. `line` without its line end; what other systems take for
 * one is a blank within it.
 */
export function headingOf(line: string, level: 1 | 2): string | undefined {
  const match = /^ {0,3}(#{1,2})[ \t]+([^\n]*?)(?:[ \t]+#+)?[ \t]*$/.exec(line);
  if (!match || match[1]?.length !== level) return undefined;
  return match[2]?.replace(/[\r\v\f\u0085\u2028\u2029]+/g, ' ').trim() || undefined;
}
