import type { Checked } from './checker.ts';
import type { DesignDocument } from './document.ts';

/** What people write of tables that a document builds on and does not make. */
const STANDS =
  /\b(?:exists? already|already exists?|already (?:there|in place)|(?:is|are) (?:already )?there (?:already|today)|existing|is not (?:changed|touched|shown|repeated)|are not (?:changed|touched|shown|repeated)|(?:stays?|remains?|left) (?:as (?:it is|they are)|unchanged|untouched)|unchanged|made elsewhere|owned by|belongs? to (?:another|the other|a different))\b/i;
const NAME = /`([A-Za-z_][\w.]{0,62})`/g;

const RULES: readonly string[] = ['sql/no-such-table', 'sql/unknown-table', 'sql/unknown-type'];
/** A heading above such tables. */
const HEADING = /^#{1,6}\s.*\b(?:existing|read[- ]only|(?:of|from) (?:other|another)|elsewhere|not ours)\b/i;

/** Names in code spans of the sentences that say so, in lower case; none where a document has no prose. */
export function standingTables({ text, tree }: DesignDocument): ReadonlySet<string> {
  const names = new Set<string>();
  if (!tree) return names;
  for (const name of belowHeadings(text)) names.add(name);
  if (!STANDS.test(text)) return names;
  for (const sentence of text.replace(/\n(?!\n)/g, ' ').split(/(?<=[.;:])\s+|\n+/)) {
    if (!/\btables?\b/i.test(sentence) || !STANDS.test(sentence)) continue;
    for (const [, name = ''] of sentence.matchAll(NAME)) names.add(name.toLowerCase());
  }
  return names;
}

/** All that stands in code below a heading that says so, until the next one. */
function belowHeadings(text: string): string[] {
  let isBelow = false;
  return text.split('\n').flatMap((line) => {
    if (/^#{1,6}\s/.test(line)) isBelow = HEADING.test(line);
    return isBelow ? [...line.matchAll(NAME)].map(([, name = '']) => name.toLowerCase()) : [];
  });
}

/** The same results without what is missing in them only because it stands already. */
export function excuseStanding<Result extends Checked>(
  results: readonly Result[],
  names: ReadonlySet<string>,
): Result[] {
  if (names.size === 0) return [...results];
  return results.map((result) => {
    const findings = result.findings.filter(
      ({ rule, message }) =>
        !RULES.includes(rule) || !(message.toLowerCase().match(/[a-z_][\w.]*/g) ?? []).some((word) => names.has(word)),
    );
    return findings.length === result.findings.length ? result : { ...result, findings };
  });
}
