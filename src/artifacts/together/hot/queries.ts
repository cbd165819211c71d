import { type Artifact, lineIn } from '../../artifact.ts';
import type { Design } from '../design.ts';
import { wordsBefore } from '../events/words-before.ts';
import { type IndexClaim, namesIn } from './index-claims.ts';
import { indexNamed } from './index-names.ts';
import { claimsByLabel, labelOf } from './labelled-claims.ts';
import { planBelow } from './plan-below.ts';
import { bareSql, type TableUse, usesOf } from './read-sql.ts';
import { spokenQueries } from './spoken-queries.ts';

/** A query as it is written, in a fence or in the text, and by which columns of which tables it finds its rows. */
export type Query = {
  /** Without its comments; its texts in quotes are kept. */
  sql: string;
  line: number;
  endLine: number;
  /** What is said of it: its comments, the words above its fence, its heading; the sentence or row it stands in. */
  said: string;
  /** The same; also where `said` is left empty because the text tells itself how the query is served. */
  words: string;
  /** What is said below of how the database finds its rows: a sentence on its plan, or the plan; else empty. */
  plan: string;
  uses: TableUse[];
  limited: boolean;
  /** The indexes that it is said to be served by. */
  claims: IndexClaim[];
  /** Whether it stands in a sentence or a cell, where it may be cut short; not in a fence of its own. */
  spoken: boolean;
  /** Whether it is a statement as it is run, with all of its conditions. */
  whole: boolean;
};

/** In characters and statements, of one artifact. */
const LONGEST = 200_000;
const MOST = 200;

const known = new WeakMap<Design, Query[]>();

/** The queries of a design's SQL, and of its text, that are simple enough to be read: no subqueries, set operations or common tables. */
export function queriesOf(design: Design): Query[] {
  const queries = known.get(design) ?? [...fencedQueries(design), ...spokenQueries(design)];
  known.set(design, queries);
  return queries;
}

function fencedQueries(design: Design): Query[] {
  const { artifacts, document, prose } = design;
  return artifacts
    .filter(({ artifact }) => artifact.kind === 'sql' && artifact.text.length < LONGEST)
    .flatMap(({ artifact }) => {
      const above = `${wordsBefore(artifact, document)} ${artifact.section ?? ''}`;
      const parts = statements(artifact.text).slice(0, MOST);
      // Of several queries in one fence, nobody says which the words around it are about.
      const isOne = parts.length === 1;
      const plan = isOne ? planBelow(artifact, document, prose) : '';
      const isOfEach = isOne || OF_EACH.test(above);
      return parts.flatMap((part, at) => {
        const isOfIt = isOfEach || (at === 0 && OF_FIRST.test(above));
        return fencedQuery(part, artifact, { above, plan, isOfIt }, design) ?? [];
      });
    });
}

/** What is said of queries together is said of each. */
const OF_EACH =
  /\b(?:each|all|both|these|every one)(?: (?:of (?:them|these)|two|three|four|five))?(?: [a-z]+)? (?:quer(?:y|ies)|statements?|reads|lookups?|uses?|are|is|walks?|begins?|starts?)\b|\bthey (?:all |both )?(?:use|are|walk|begin|start)\b/i;

/** "The statement that matters most …": the first of them. */
const OF_FIRST = /(?:^|\. )(?:the|this) (?:first |main |hottest |hot )?(?:statement|query|one)\b/i;

/** What stands around a fence. `isOfIt`: whether the words above are about this query. */
type Around = { above: string; plan: string; isOfIt: boolean };

type Part = { text: string; line: number; endLine: number };

function fencedQuery(
  { text, line, endLine }: Part,
  artifact: Artifact,
  { above, plan, isOfIt }: Around,
  design: Design,
): Query | undefined {
  const comments = [...text.matchAll(/--(.*)$|\/\*([\s\S]*?)\*\//gm)].map((match) => match[1] ?? match[2] ?? '');
  const sql = bareSql(text).trim();
  if (!/^(?:select|update|delete)\b/i.test(sql)) return undefined;
  const offset = text.search(/^\s*(?:select|update|delete)\b/im);
  const first = line + (offset > 0 ? (text.slice(0, offset).match(/\n/g)?.length ?? 0) : 0);
  const said = `${comments.join(' ')} ${above}`;
  const named = (words: string): IndexClaim[] => namesIn(words, design).map((name) => ({ kind: 'name', name }));
  const own = comments.join(' ');
  const claims = [
    named(own),
    bareNames(own, design),
    claimsByLabel(design, labelOf(own) ?? labelOf(above)),
    named(isOfIt ? said : own),
    named(plan),
    keyOf(own),
  ];
  return {
    sql: text.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ').trim(),
    line: lineIn(artifact, first),
    endLine: lineIn(artifact, endLine),
    said,
    words: said,
    plan,
    uses: usesOf(sql, design.schema),
    limited: /\blimit\b|\bfetch first\b/i.test(sql),
    claims: claims.find(({ length }) => length > 0) ?? [],
    spoken: false,
    whole: !/\.{3}|…/.test(text),
  };
}

/** `-- range scan on the primary key`, `-- one row through the unique index`: of the one table that the statement reads. */
function keyOf(comment: string): IndexClaim[] {
  const key =
    /\b(?:on|through|via|by|using|uses|from|hits) (?:the|an?|its) (primary key|unique (?:index|key|constraint))\b(?! (?:of|on|over)\b|\s*\()/i.exec(
      comment,
    )?.[1];
  if (key === undefined || /\b(?:not|no|without|instead|before)\b/i.test(comment)) return [];
  return [/^primary/i.test(key) ? { kind: 'primary' } : { kind: 'unique', columns: [] }];
}

/** What a comment above a statement names that only an index of the schema is called: `-- outbox, every second: outbox_due`. */
function bareNames(comment: string, design: Design): IndexClaim[] {
  const { tables, views } = design.schema;
  const isOther = (name: string): boolean =>
    views.some((view) => view.name === name) ||
    tables.some((table) => table.name === name || table.columns.some((column) => column.name === name));
  return [...new Set(comment.toLowerCase().match(/\b[a-z]\w*_\w+\b/g) ?? [])]
    .filter((name) => !isOther(name) && indexNamed(name, design))
    .map((name) => ({ kind: 'name', name }));
}

/** Statements with their comments, by semicolons outside of strings and comments. */
function statements(text: string): Part[] {
  const parts: Part[] = [];
  const marks = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"[^"]*"|\$(\w*)\$[\s\S]*?\$\1\$|;/g;
  let from = 0;
  const add = (to: number): void => {
    const part = text.slice(from, to);
    const start = from + (part.length - part.trimStart().length);
    if (part.trim() !== '') parts.push({ text: part.trim(), line: lineAt(text, start), endLine: lineAt(text, to) });
    from = to + 1;
  };
  for (const match of text.matchAll(marks)) {
    if (match[0] === ';') add(match.index);
    if (parts.length >= MOST) return parts;
  }
  add(text.length);
  return parts;
}

function lineAt(text: string, index: number): number {
  return (text.slice(0, index).match(/\n/g)?.length ?? 0) + 1;
}
