import type { Table } from '../../sql/schema.ts';
import type { Design, Passage } from '../design.ts';
import { literally } from '../literally.ts';
import { wordsOf } from '../names.ts';
import { isAside, isAsideHeading } from '../prose/aside.ts';
import { leadOf } from '../prose/lead-of.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { stem } from '../stem.ts';
import { indexNamed, looksLikeIndex } from './index-names.ts';
import { lookedForBy, writtenColumns } from './spoken-columns.ts';

/** A query that the text tells of in words: of which table, by which of its columns, and how it is said to be found. */
export type ToldLookup = {
  table: Table;
  /** By which its rows are found or sorted. */
  columns: string[];
  /** Whether some kind of key or index is said to serve it. */
  keyed: boolean;
  /** How many columns the index is said to have: an index on both. */
  on?: number;
  words: string;
  line: number;
};

/** In characters: what is longer is a story. */
const LONGEST = 420;
/** In lines: how far above a query stands what leads to it. */
const ABOVE = 4;
const HOT =
  /\b(?:hot(?:test)?|frequent\w*|critical|quer(?:y|ies)|access (?:paths?|patterns?)|look-?ups?|read paths?|reads|index(?:es|ing)?)\b/i;
const OFTEN =
  /\b(?:hot(?:test)?|busiest|most (?:often|common|frequent)|frequent(?:ly)?)\b|\bevery (?:request|page|second|login|checkout|click|visit|read)\b|\d ?(?:\/ ?s|rps|qps|(?:times |queries |requests |calls |reads )?(?:per|a|each|every) (?:second|sec))\b/i;
/** Right above a list, that each of its items is found by an index. */
const LEAD =
  /\b(?:index (?:reads?|probes?|look-?ups?|scans?|descents?)|(?:each|all|every one) (?:\w+ ){0,3}(?:an|by|from|through) (?:an )?index)\b/i;
/** That what a sentence or item tells of is found by an index, and by which of the things it speaks of. */
const SERVED =
  /\b(?:uses?|using|via|through|hits|served by|by) (?:the|an?|its|their|one) (?:[\w-]+ ){0,2}index (?:on|over) (?:the|its|their|an?)\b/i;
const READ =
  /\b(?:quer(?:y|ies)|look(?:s|ed)?[- ]?ups?|lists?|listing|reads?|search|fetch\w*|select\w*|history|timeline|feed|page)\b/i;
/** What is found in another way, or is not meant to be found at all. */
const OTHER =
  /\b(?:redis|cache[ds]?|elastic\w*|opensearch|in memory|sequential(?:ly)?|full[- ](?:scan|text|table)|(?:no|without an?|needs no) (?:index|key)|unindexed|scans? (?:the )?(?:whole|all|entire)|whole table|small table|few rows|partitions?|materiali[sz]ed|replica|nightly|batch|once an? (?:day|week|month|year)|monthly|yearly|weekly|report\w*|analytic\w*|warehouse|aggregate\w*|gin|gist|brin|trigram|hash|kafka|s3|bucket|joins?|insert\w*|appends?|writes?)\b|`(?:insert|update|create)\b/i;
const KEYED = /\b(?:index(?:es)?|keys?|constraint)\b/i;
/** The columns that sort what has been found, which an index need not have. */
const SORTS = /\b(?:in (?:the )?order of|order(?:ed)? by|sort(?:ed)? by)\b/i;

/** Queries of the sections on hot paths, and the sentences that call one hot, each of one table. */
export function toldLookups(design: Design): ToldLookup[] {
  const { tables, passages } = design.prose;
  const rows = new Set(tables.flatMap((table) => [table.line, ...table.rows.map(({ line }) => line)]));
  const isWritten = ({ line, text }: Passage): boolean => {
    const end = line + (text.match(/\n/g) ?? []).length;
    return design.artifacts.some(
      ({ artifact: { kind, firstLine } }) => kind === 'sql' && firstLine > end && firstLine <= end + ABOVE,
    );
  };
  const listed = tables.flatMap(({ head, rows: own, section }) =>
    isAbout(section, head)
      ? own.flatMap(({ cells, line }) => (cells.some(isAside) ? [] : lookupOf(cells.join(' | '), line, design)))
      : [],
  );
  const told = passages
    .filter((passage) => !rows.has(passage.line) && !passage.aside && !isAsideHeading(passage.section ?? ''))
    // Right above the query itself, which is judged as it is written.
    .filter((passage) => !isWritten(passage))
    .flatMap((passage) => {
      if (isAbout(passage.section, []) || LEAD.test(leadOf(design, passage.line)))
        return isAside(passage.text) ? [] : lookupOf(passage.text, passage.line, design);
      if (SERVED.test(passage.text) && sentencesOf(passage).every(({ aside }) => !aside))
        return lookupOf(passage.text, passage.line, design);
      return sentencesOf(passage).flatMap(({ text, line, aside }) =>
        aside || !OFTEN.test(text) || !READ.test(text) ? [] : lookupOf(text, line, design),
      );
    });
  return [...listed, ...told];
}

function isAbout(section: string | undefined, head: readonly string[]): boolean {
  return (
    (HOT.test(section ?? '') && !isAsideHeading(section ?? '')) ||
    (head.some((title) => /\bquer/i.test(title)) && head.some((title) => KEYED.test(title)))
  );
}

function lookupOf(text: string, line: number, design: Design): ToldLookup[] {
  const words = text.replaceAll('\n', ' ');
  if (words.length > LONGEST || OTHER.test(words) || /\bselect\b.*\bfrom\b/i.test(words)) return [];
  const codes = [...words.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
  // What is served by an index that is named is judged by that index.
  if (codes.some((code) => looksLikeIndex(code) || indexNamed(code, design))) return [];
  const table = tableIn(words, codes, design);
  if (!table) return [];
  const sorted = SORTS.exec(words)?.index ?? words.length;
  const written = writtenIn(words, table);
  const found = written.length > 0 ? written : lookedForBy(words.slice(0, sorted), table);
  if (found.length === 0) return [];
  const on = /\bon (?:all )?(both|the two|two|(?:the )?three)\b/i.exec(words)?.[1]?.toLowerCase();
  const count = on === undefined ? undefined : /three/.test(on) ? 3 : 2;
  return [
    {
      table,
      columns: found,
      keyed: KEYED.test(words),
      ...(count !== undefined && { on: count }),
      words,
      line,
    },
  ];
}

/** The one table that is named, in code, else in words, of one or of many. */
function tableIn(words: string, codes: readonly string[], { schema }: Design): Table | undefined {
  const inCode = schema.tables.filter(({ name }) =>
    codes.some((code) => code === name || code.startsWith(`${name}.`) || code.startsWith(`${name} `)),
  );
  if (inCode.length > 0) return inCode.length === 1 ? inCode[0] : undefined;
  const plain = words.replace(/`[^`]*`/g, ' ').toLowerCase();
  const inWords = schema.tables.flatMap((table) => {
    const at = plain.search(nameIn(table));
    return at < 0 ? [] : [{ table, at }];
  });
  if (inWords.length === 0) return tableByHead(plain, schema.tables);
  const [first, ...others] = inWords.sort((a, b) => a.at - b.at);
  // What the others are, is what rows of the first are looked for by.
  const isAlone = others.every(({ at }) =>
    /\b(?:of|by|per|for|within|in) (?:(?:an?|the|one|each|every|this|that|its|these) )?(?:\w+ )?$/.test(
      plain.slice(0, at),
    ),
  );
  return isAlone ? first?.table : undefined;
}

function nameIn({ name }: Table): RegExp {
  const words = name.toLowerCase().split('_');
  const last = words.at(-1) ?? '';
  const all = [...words.slice(0, -1), stem(last).length > 2 ? stem(last) : last].map(literally).join('[ _-]');
  return new RegExp(String.raw`(?<![\w-])${all}(?:e?s)?(?![\w'’-])`);
}

/** The one table that ends in the word a text begins with: `the items of a section` for `menu_items`. */
function tableByHead(words: string, tables: readonly Table[]): Table | undefined {
  const head = /^\W*(?:(?:the|its|all|their|every|an?) )?(\w+) (?:of|by|for|in) /.exec(words)?.[1];
  if (head === undefined || head.length < 4) return undefined;
  const found = tables.filter(({ name }) => stem(wordsOf(name).at(-1) ?? '') === stem(head));
  return found.length === 1 ? found[0] : undefined;
}

/** Columns in code, on their own, with their table, or in a condition. */
function writtenIn(words: string, table: Table): string[] {
  const own = writtenColumns(words, table);
  const inConditions = [...words.matchAll(/`(?:\w+\.)?(\w+)\s*(?:=|<|>|\bis\b|\bin\b)[^`]*`/gi)].map(
    ([, name = '']) => name,
  );
  const isColumn = (name: string): boolean => table.columns.some((column) => column.name === name);
  return [...new Set([...own, ...inConditions.filter(isColumn)])];
}
