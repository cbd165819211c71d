import type { Index, Table } from '../../sql/schema.ts';
import type { Design, Passage } from '../design.ts';
import { isAside, isAsideHeading } from '../prose/aside.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { indexNamed } from './index-names.ts';
import { lookedForBy, writtenColumns } from './spoken-columns.ts';
import { callsIn, drawnOrder, toldInCode } from './told-in-code.ts';

/** An index that the text names, and what it says there that is found by it. */
export type ToldIndex = { name: string; table: Table; index: Index; words: string; line: number };

/** In characters. */
const LONGEST = 700;
const MOST = 200;

/** Words that take a thing back, or speak of what does not need an index. */
const DENIED =
  /\b(?:drop(?:s|ped)?|remov\w+|replac\w+|instead|slow\w*|cannot|can't|doesn't|does not|do not|only if|write[- ]amplification|cold|nightly|enforce\w*|guarantee\w*|prevent\w*|violat\w*|conflict\w*|twice|duplicate\w*|at most one|exactly one|one \w+ per)\b/i;

/** What each row, sentence, item and comment of a design says of the one index it names. */
export function toldIndexes(design: Design): ToldIndex[] {
  const rows = new Set(design.prose.tables.flatMap((table) => table.rows.map(({ line }) => line)));
  const passages = design.prose.passages.filter(({ line }) => !rows.has(line));
  return [...inRows(design), ...inPassages(passages, design), ...inComments(design), ...toldInCode(design)]
    .filter(({ words }) => words.length <= LONGEST && !DENIED.test(words) && !isAside(words))
    .slice(0, MOST);
}

function inRows(design: Design): ToldIndex[] {
  return design.prose.tables.flatMap(({ rows, section }) =>
    isAsideHeading(section ?? '')
      ? []
      : rows.flatMap(({ cells, line }) => {
          const at = cells.findIndex((cell) => namesOf(cell, design).length > 0);
          const names = cells.flatMap((cell) => namesOf(cell, design));
          const rest = cells.map((cell, own) => (own === at ? withoutNames(cell) : cell)).join(' | ');
          return names.length === 1 ? toldOf(names[0] ?? '', rest, line, design) : [];
        }),
  );
}

function inPassages(passages: readonly Passage[], design: Design): ToldIndex[] {
  return passages.flatMap((passage, at) => {
    if (passage.aside || isAsideHeading(passage.section ?? '') || passage.text.length > LONGEST * 6) return [];
    if (namesOf(passage.text, design).length === 0) return [];
    const sentences = sentencesOf(passage);
    return sentences.flatMap((sentence, own) => {
      const parts = sentence.aside ? [] : partsOf(sentence.text.replaceAll('\n', ' '), design);
      return parts.flatMap(({ name, words }) => {
        const earlier =
          parts.length === 1 ? before(sentences.slice(0, own), passages.slice(0, at), passage, design) : '';
        const table = indexNamed(name, design)?.table;
        const isBare = table && lookedForBy(words, table).length === 0 && writtenColumns(words, table).length === 0;
        const line = sentence.line + lineWithin(sentence.text, name);
        const text = sentences.length > 1 ? passage.text : sentence.text;
        const shown = table ? `${callsIn(sentence.text, table, design)} ${drawnOrder(text, line, table, design)}` : '';
        return toldOf(name, isBare && !GUARDS.test(words) ? `${earlier} ${words} ${shown}` : words, line, design);
      });
    });
  });
}

/** How many words of a text say more than that an index serves. */
function contentOf(text: string): number {
  return (text.match(/[a-z]{3,}/gi) ?? []).filter((word) => !EMPTY.test(word)).length;
}

const EMPTY =
  /^(?:the|and|this|that|index(?:es)?|serves?|served|covers|covered|backed|answered|uses?|used|using|hits|via|through|rides|runs|partial|unique|composite|access|path|key|with|for|our|query|supporting|found|read|which|plan|scan|lookup|look|has|own|its|come|comes|from)$/i;

/** `(a)`, `Q1:`: the words of one query, which a sentence further down may go on about. */
const LABEL = /^\W{0,3}([a-z]|\d{1,2}|[A-Z]{1,3}-?\d{1,2})[).:]/;
/** In lines. */
const FARTHEST = 14;

/** What stands before a sentence that says nothing but `Served by …`: its paragraph, its heading, or the item before. */
function before(sentences: readonly Passage[], passages: readonly Passage[], passage: Passage, design: Design): string {
  // Back to what the sentence before it says of another index.
  const from = sentences.findLastIndex(({ text }) => namesOf(text, design).length > 0) + 1;
  const own = sentences
    .slice(from)
    .map(({ text }) => text)
    .join(' ');
  if (sentences.length > 0) return own;
  // An item of its own, however it says it.
  if (contentOf(withoutNames(passage.text)) > 2) return '';
  const label = LABEL.exec(passage.text)?.[1];
  const near = passages.filter((one) => one.section === passage.section && passage.line - one.line < FARTHEST);
  const heading = passage.section ?? '';
  const last = label === undefined ? near.at(-1) : near.findLast(({ text }) => LABEL.exec(text)?.[1] === label);
  if (!last) return near.length === 0 ? heading : '';
  return namesOf(last.text, design).length === 0 ? `${heading} ${last.text}` : '';
}

/** A sentence in parts that name one index each: what stands before each of them, or behind where it begins with one. */
function partsOf(text: string, design: Design): { name: string; words: string }[] {
  const found = [...text.matchAll(MARK)].filter(([, code, bare]) => {
    const name = code ?? bare;
    return name === undefined || indexNamed(name, design);
  });
  const names = new Set(found.map(([, code, bare]) => code ?? bare ?? ''));
  if (names.size === 1) {
    const [name = ''] = names;
    const clause = withoutNames(text.split(/;\s+/).find((one) => one.includes(name)) ?? text, names);
    // The clause beside it is about something else, unless this one only names the index.
    return [{ name, words: contentOf(clause) > 0 ? clause : withoutNames(text, names) }];
  }
  const leads = (found[0]?.index ?? 0) < 6;
  return found.flatMap((match, at) => {
    const end = match.index + match[0].length;
    const words = leads
      ? text.slice(end, found[at + 1]?.index)
      : text.slice((found[at - 1]?.index ?? 0) + (found[at - 1]?.[0].length ?? 0), match.index);
    const name = match[1] ?? match[2];
    return name === undefined ? [] : [{ name, words }];
  });
}

/** It is there for a rule that rows keep, not to find those that are spoken of around it. */
const GUARDS = /\b(?:guards?|enforces?|protects?|ensures?|prevents?)\b/i;

/** An index, or another key of the table. */
const MARK = /`(\w+)`|\b(\w+_\w+)\b|\bprimary key\b/gi;
const WORD = /`(\w+)`|\b(\w+_\w+)\b/g;

function namesOf(text: string, design: Design): string[] {
  const names = [...text.matchAll(WORD)].map(([, code, bare]) => code ?? bare ?? '');
  return [...new Set(names.filter((name) => indexNamed(name, design)))];
}

function withoutNames(text: string, names?: ReadonlySet<string>): string {
  return text.replace(WORD, (whole, code, bare) => (!names || names.has(code ?? bare) ? ' … ' : whole));
}

function lineWithin(text: string, name: string): number {
  return text.slice(0, Math.max(0, text.indexOf(name))).match(/\n/g)?.length ?? 0;
}

/** The comment right above a `CREATE INDEX`, on it, or behind it on its line. */
function inComments(design: Design): ToldIndex[] {
  const lines = design.document.text.split('\n');
  return design.schema.tables.flatMap((table) =>
    table.indexes.flatMap((index) => {
      const own = /--\s*(.*)$/.exec(lines[index.line - 1] ?? '')?.[1];
      const above: string[] = [];
      for (let at = index.line - 2; at >= 0 && above.length < 4; at--) {
        const comment = /^\s*--\s*(.*)$/.exec(lines[at] ?? '')?.[1];
        if (comment === undefined) break;
        above.unshift(comment);
      }
      const words = own ?? above.join(' ');
      return words === '' || index.name === undefined
        ? []
        : [{ name: index.name, table, index, words, line: index.line }];
    }),
  );
}

function toldOf(name: string, words: string, line: number, design: Design): ToldIndex[] {
  const found = indexNamed(name, design);
  return found ? [{ name, ...found, words, line }] : [];
}
