import type { Schema } from '../../sql/schema.ts';
import type { Decision } from '../prose/decisions.ts';
import { clausesOf } from './clauses.ts';
import { subjectOf } from './taken-up.ts';
import { isSameWord, tellingWords } from './telling-words.ts';

/** What is written once. */
const FROZEN =
  /\b(?:append[- ]only|insert[- ]only|write[- ]once|immutable|(?:is|are|once written,? is|once written,? are) never (?:\w+ or )?(?:changed|updated|edited|rewritten|overwritten|modified|touched|amended)|cannot be (?:changed|edited|updated)|never changes? (?:again|afterwards?))\b/i;
/** What writes over what is there. */
const THAWS =
  /\b(?:overwrit(?:es?|ten|ing)|rewrit(?:es?|ten|ing)|re-?(?:comput|calculat)(?:es?|ed|ing)|(?:chang|edit|updat|correct|modif|amend|replac|set)\w* (?:\S+ ){0,6}?in place|retroactiv\w+|(?:sets?|puts?|turns?|moves?) (?:\S+ ){1,4}back to|re-?open(?:s|ed))\b/i;
const DENIED =
  /\b(?:not|never|no|nor|without|instead|rather|cannot|unless|except|would|could|new (?:row|entry|revision|version)s?)\b|n't\b/i;

/**
 * Whether a decision writes over what another one says is written once: the same things by name, or a column of the
 * table that is.
 */
export function writesOver(frozen: Decision, later: Decision, { tables }: Schema): boolean {
  const kept = clausesOf(frozen.choice).filter((clause) => FROZEN.test(clause) && !/\bexcept\b/i.test(clause));
  if (kept.length === 0) return false;
  const named = tables.filter(({ name }) => kept.some((clause) => clause.includes(`\`${name}\``)));
  const columns = named.flatMap((table) => table.columns.map(({ name }) => name.toLowerCase()));
  const things = subjectOf(kept.join(' ').replace(FROZEN, ' '));
  return clausesOf(later.choice).some((clause) => {
    if (!THAWS.test(clause) || DENIED.test(clause)) return false;
    const words = tellingWords(clause);
    const isOfThem = things.some((thing) => words.some((word) => isSameWord(word, thing)));
    return isOfThem || (clause.toLowerCase().match(/[a-z]\w{3,}/g) ?? []).some((word) => columns.includes(word));
  });
}
