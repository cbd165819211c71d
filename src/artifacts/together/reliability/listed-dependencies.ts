import type { Design, Passage } from '../design.ts';
import { textAt } from '../lookup.ts';
import { leadOf } from '../prose/lead-of.ts';
import { type FailureTable, keyWords, type Outside } from './dependencies.ts';
import { itemLists, namedItem } from './failure-items.ts';

const COLUMN =
  /^\W*(?:depends on|(?:external |outside |upstream |runtime )?dependenc(?:y|ies)|relies on|needs|uses|calls|talks to|requires|upstreams?|(?:external |outside )?(?:vendors?|providers?|suppliers?|third part(?:y|ies)))\W*$/i;
const HEADING =
  /\b(?:(?:external|outside|third.party|runtime|upstream|foreign) (?:dependenc(?:y|ies)|systems?|services?|part(?:y|ies)|providers?|partners?|apis?|interfaces?)|third parties|dependencies)\b/i;
/** A sentence above a list, or a heading above a table or list, whose items are what the design needs of others. */
const LEADS =
  /\b(?:depends? on|rel(?:y|ies) on|(?:are|is) not ours|(?:run|operated|hosted|provided) by (?:others|third parties|somebody else|someone else)|(?:lean|leans|call|calls|talk|talks) (?:on|to) (?:these|the following|\w+ (?:outside|external)))\b/i;
const PARTY =
  /^\W*(?:(?:external|outside|third.party)\W+)?(?:dependency|systems?|services?|provider|party|parties|partner|name|who)\W*$/i;
const NONE = /^(?:[-–—.\s]*|none|n\/a|nothing)$/i;
/** What a caller needs, and no system. */
const CREDENTIAL =
  /^(?:clients?|users?|sessions?|tokens?|admins?|public|anonymous|bearer|scopes?|roles?|api keys?|signatures?|cookies?|log-?in|auth\w*)\b/i;
const LONGEST = 40;

/** What a design says in so many words that it depends on: in a column or the rows of a table, or as items of a list. */
export function listedDependencies(design: Design, failures: readonly FailureTable[]): Outside[] {
  const { prose } = design;
  const own = prose.tables.filter((table) => !failures.some((failure) => failure.table === table));
  const inTables = own.flatMap(({ head, rows }) => {
    const column = head.findIndex((title) => COLUMN.test(title));
    return column < 0
      ? []
      : rows.flatMap(({ cells, line }) => names(cells[column] ?? '').map((name) => ({ name, line })));
  });
  const inRows = own.flatMap(({ head, rows, section, line }) =>
    PARTY.test(head[0] ?? '') && HEADING.test(`${head[0]} ${section ?? ''} ${leadOf(design, line)}`)
      ? rows.map((row) => ({ name: plain(row.cells[0] ?? ''), line: row.line }))
      : [],
  );
  const seen = new Set<string>();
  return [...inTables, ...inRows, ...inItems(design)].filter(({ name }) => {
    const key = keyWords(name).join(' ');
    return key !== '' && !seen.has(key) && seen.add(key);
  });
}

/** The items of lists that are said to be of such things. */
function inItems(design: Design): Outside[] {
  return itemLists(design).flatMap((list) => {
    const [first] = list;
    if (!first || list.some(({ aside }) => aside)) return [];
    const lead = leadOf(design, first.line);
    if (!HEADING.test(first.section ?? '') && !HEADING.test(lead) && !LEADS.test(lead)) return [];
    return list.flatMap((item) => {
      const name = nameOf(item, textAt(design, item.line));
      return name === undefined ? [] : [{ name, line: item.line }];
    });
  });
}

/** The name that an item is about: in bold, or before its colon, dash or bracket. */
function nameOf(item: Passage, written: string): string | undefined {
  const bold = /^\s*(?:[-*+]|\d+[.)])\s+(?:\*\*|__)([^*_]{2,40})(?:\*\*|__)/.exec(written)?.[1];
  const name = plain(bold ?? /^([A-Z][\w .'-]{1,38}?)\s*\(/.exec(item.text)?.[1] ?? namedItem(item)?.name ?? '');
  return /^[A-Z][\w .'&-]{1,38}$/.test(name) && name.split(' ').length <= 5 ? name : undefined;
}

function plain(text: string): string {
  return text.replace(/[`*:]/g, '').trim();
}

function names(cell: string): string[] {
  return cell
    .replace(/`/g, '')
    .replace(/\([^)]*\)/g, '')
    .split(/[,;]|<br\s*\/?>|\s+and\s+/i)
    .map((name) => name.trim())
    .filter((name) => !NONE.test(name) && !CREDENTIAL.test(name) && name.length <= LONGEST);
}
