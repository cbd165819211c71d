import { tableFor } from '../names.ts';
import { type Claim, isLimited, tablesOf } from './claim.ts';

const SOFT =
  /\bsoft[- ]?delet(?:e|es|ed|ion|ing)\b|\b(?:never|not) (?:really |physically )?(?:erased|deleted|removed),? (?:but |only |just )*(?:marked|flagged|hidden|stamped)\b|\b(?:are|is) (?:only |merely |just )?marked (?:as )?deleted\b|\bdelet\w+ (?:only )?sets? `?(?:deleted_at|is_deleted|deleted)\b/i;
/** What a row may be marked by. */
const MARK =
  /delet|archiv|remov|erase|discard|cancel|revok|withdrawn|retire|disabled|inactive|active|enabled|hidden|tombstone|valid_?(?:to|until)|ended|closed|state|status|removed|left_/i;

/** Rows that are marked and not deleted need a column for the mark. */
export const deletionClaim: Claim = {
  name: 'together/claim-deletion',
  breaches: (sentence, { schema }) => {
    const { text, aside } = sentence;
    const tables = tablesOf(schema.tables);
    if (
      !SOFT.test(text) ||
      isLimited(text.replace(/,? but (?:only )?(?=marked|flagged|hidden|stamped)|\bonly (?=marked|flagged)/gi, ' '))
    )
      return [];
    // "Never erased, only marked" tells what is; of other denials nothing is known.
    if ((aside && !/\bnever\b/i.test(text)) || /\b(?:no|not|without|instead|than) (?:\w+ )?soft/i.test(text)) return [];
    if (!/\b(?:is|are|we|uses?|sets?|only|never)\b/i.test(text)) return [];
    if (/\b(?:hard|real(?:ly)?|physical(?:ly)?)[- ]delet/i.test(text) || tables.length === 0) return [];
    const [, subject] = /^\W*(?:\w+\s+){0,2}?`?([A-Za-z_]+)`? (?:are|is) (?:never|not|only|soft)/i.exec(text) ?? [];
    const named = subject === undefined ? undefined : tableFor(subject, schema)?.table;
    const meant = named ? [named] : tables;
    const isMarked = meant.some(({ columns }) => columns.some(({ name }) => MARK.test(name)));
    const [first] = meant;
    if (isMarked || !first) return [];
    const what = named ? `\`${first.name}\` has no column for it` : 'no table has a column for it';
    return [{ what, line: first.line }];
  },
};
