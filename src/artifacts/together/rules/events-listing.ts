import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { type Mention, mentionsOf } from '../events/topics.ts';
import { literally } from '../literally.ts';
import { sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';

/** What a sentence says when it gives all topics that somebody sends, or that an exchange knows. */
const LISTS =
  /\b(?:routing keys?|topics?|subjects?|channels?|event types?|events?|publish(?:es|ed)?|emit(?:s|ted)?|sends?|produces?|announces?)\b/i;
/** Who listens need not hear all. */
const TAKES =
  /\b(?:consum\w*|subscrib\w*|listen\w*|reacts?|receiv\w*|reads?|except|only|such as|for example|e\.g\.|including|like|among|some|others?)\b/i;

/**
 * The one topic of a sentence's list that nothing else in the document has, where the list has all others of its family
 * but one: that one is called otherwise.
 */
export const eventsListing: Rule = {
  name: 'together/events-listing',
  find(design) {
    const mentions = mentionsOf(design);
    return design.prose.passages.flatMap(sentencesOf).flatMap(({ text, codes, aside }): Finding[] => {
      const words = text.replace(/`[^`]*`/g, '');
      if (aside || codes.length < 2 || !LISTS.test(words) || TAKES.test(words)) return [];
      return [...familiesOf(codes)].flatMap(([family, names]) => ofFamily(design, family, names, mentions));
    });
  },
};

function ofFamily(
  design: Design,
  family: string,
  listed: ReadonlyMap<string, number>,
  mentions: readonly Mention[],
): Finding[] {
  if (listed.size < 2) return [];
  const [strange, ...more] = [...listed].filter(([name]) => countOf(design, name) <= 1);
  if (!strange || more.length > 0) return [];
  const kin = mentions.filter(({ name }) => familyOf(name) === family && !listed.has(name));
  const [missing, ...others] = new Set(kin.map(({ name }) => name));
  const places = new Set(kin.map(({ place }) => place));
  const [first] = kin;
  if (missing === undefined || others.length > 0 || places.size < 2 || !first) return [];
  const message = `\`${strange[0].slice(0, 60)}\` is listed only here; the rest of the document has \`${missing.slice(0, 60)}\` (line ${first.line}), which this list lacks.`;
  const lines = [...new Set(kin.map(({ line }) => line))].slice(0, 3);
  return [{ level: 'warning', rule: 'together/events-listing', message, line: strange[1], with: lines }];
}

/** Names in dots by all of them but the last: those of one family are about one thing. */
function familiesOf(codes: readonly { text: string; line: number }[]): Map<string, Map<string, number>> {
  const families = new Map<string, Map<string, number>>();
  for (const { text, line } of codes) {
    const family = familyOf(text);
    if (family === undefined) continue;
    const names = families.get(family) ?? new Map<string, number>();
    if (!names.has(text)) names.set(text, line);
    families.set(family, names);
  }
  return families;
}

function familyOf(name: string): string | undefined {
  const bare = name.replace(/\.v\d+$/, '');
  return /^[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+$/.test(bare) ? bare.slice(0, bare.lastIndexOf('.')) : undefined;
}

/** How often the document writes a name. */
function countOf({ document }: Design, name: string): number {
  return document.text.split(new RegExp(`(?<![\\w.])${literally(name)}(?![\\w]|\\.\\w)`)).length - 1;
}
