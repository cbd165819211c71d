import type { Design } from '../design.ts';
import { isAside } from '../prose/aside.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { claimsOfCell, type IndexClaim } from './index-claims.ts';
import { SERVES } from './spoken-queries.ts';

const LABEL = String.raw`(?!P\d\d)[A-Z]{1,3}-?\d{1,2}`;
const AT_START = new RegExp(String.raw`^[\W_]*(?:(?:hot )?query )?(${LABEL})\b`);
const EVERY = new RegExp(String.raw`(?<![\w-])(${LABEL})(?![\w-])`, 'g');
/** In characters. */
const LONGEST = 600;
const VERB =
  /^\W*(?:uses?|(?:is|are) (?:served|covered|answered|backed|supported) (?:by|from)|served by|hits?|runs? (?:on|over)|goes through|go through|walks?|relies on|rely on|index(?: used)?:|:|→|->)/i;
const DENIED =
  /\b(?:drop(?:s|ped)?|remov\w+|replac\w+|no longer|would|could|later|future|instead|not|until|without|before)\b/i;

const known = new WeakMap<Design, ReadonlyMap<string, IndexClaim[]>>();

/** The short name that a query's comment, heading or paragraph begins with: `H1`, `Q-12`. */
export function labelOf(words: string): string | undefined {
  return AT_START.exec(words)?.[1];
}

/** Whether a sentence begins with the short name of a query, and names any that a text does not. */
export function isOfOthers(sentence: string, text: string): boolean {
  return AT_START.test(sentence) && [...sentence.matchAll(EVERY)].some(([, label = '']) => !text.includes(label));
}

/** What the text says, apart from the query itself, that the query of a label is served by: `H1 uses x, H2 the primary key`. */
export function claimsByLabel(design: Design, label: string | undefined): IndexClaim[] {
  if (label === undefined) return [];
  const claims = known.get(design) ?? gather(design);
  known.set(design, claims);
  return claims.get(label) ?? [];
}

function gather(design: Design): ReadonlyMap<string, IndexClaim[]> {
  const found = new Map<string, IndexClaim[]>();
  const { tables, passages } = design.prose;
  const add = (label: string, claims: IndexClaim[]): void => {
    if (claims.length > 0) found.set(label, [...(found.get(label) ?? []), ...claims]);
  };
  for (const { head, rows } of tables) {
    const serves = head.findIndex((title) => SERVES.test(title.replace(/[`*]/g, '').trim()));
    for (const { cells } of serves > 0 ? rows : []) {
      const label = labelOf(cells[0] ?? '');
      if (label && !cells.some(isAside)) add(label, claimsOfCell(cells[serves] ?? '', design));
    }
  }
  const rows = new Set(tables.flatMap((table) => table.rows.map(({ line }) => line)));
  for (const sentence of passages.filter(({ line }) => !rows.has(line)).flatMap(sentencesOf)) {
    const text = sentence.text.replaceAll('\n', ' ');
    if (!sentence.aside && text.length <= LONGEST && !DENIED.test(text))
      for (const [label, words] of partsOf(text)) add(label, claimsOfCell(words.replace(VERB, ''), design));
  }
  return found;
}

/** The words behind each label of a sentence that begins with one; `H1 and H3` share theirs. */
function partsOf(text: string): [label: string, words: string][] {
  if (!AT_START.test(text)) return [];
  const labels = [...text.matchAll(EVERY)];
  const parts = labels.map((match, at): [string, string] => [
    match[1] ?? '',
    text.slice(match.index + match[0].length, labels[at + 1]?.index).replace(/[,;.\s]+(?:and\s*)?$|^`/g, ''),
  ]);
  const [, first] = parts.find(([, words]) => !/^\W*(?:and)?\W*$/.test(words)) ?? [];
  if (first === undefined || !VERB.test(first) || parts.some(([, words]) => /^\W*(?:to|through)\W*$/.test(words)))
    return [];
  return parts.map(([label], at) => [label, parts.slice(at).find(([, words]) => /\w{4}/.test(words))?.[1] ?? '']);
}
