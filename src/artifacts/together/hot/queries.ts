import { type Artifact, lineIn } from '../../artifact.ts';
import type { Schema, Table } from '../../sql/schema.ts';
import type { Design } from '../design.ts';
import { wordsBefore } from '../events/words-before.ts';
import { planBelow } from './plan-below.ts';

/** A query as it is written, and by which columns of which tables it finds its rows. */
export type Query = {
  sql: string;
  line: number;
  endLine: number;
  artifact: Artifact;
  /** What is said of it: its comments, the words above its fence, its heading. */
  said: string;
  /** What is said below of how the database finds its rows: a sentence on its plan, or the plan; else empty. */
  plan: string;
  uses: TableUse[];
  limited: boolean;
};

/** `columns`: compared in WHERE or in a join. `order`: what it is sorted by first. */
export type TableUse = { table: Table; columns: string[]; order?: string };

/** In characters and statements, of one artifact. */
const LONGEST = 200_000;
const MOST = 200;

/** The queries of a design's SQL that are simple enough to be read: no subqueries, set operations or common tables. */
export function queriesOf({ artifacts, document, schema, prose }: Design): Query[] {
  return artifacts
    .filter(({ artifact }) => artifact.kind === 'sql' && artifact.text.length < LONGEST)
    .flatMap(({ artifact }) => {
      const above = `${wordsBefore(artifact, document)} ${artifact.section ?? ''}`;
      const parts = statements(artifact.text).slice(0, MOST);
      // Of several queries in one fence, nobody says which the words below are about.
      const plan = parts.length === 1 ? planBelow(artifact, document, prose) : '';
      return parts.flatMap(({ text, line, endLine }): Query[] => {
        const comments = [...text.matchAll(/--(.*)$|\/\*([\s\S]*?)\*\//gm)].map((match) => match[1] ?? match[2] ?? '');
        const sql = bare(text).trim();
        if (!/^(?:select|update|delete)\b/i.test(sql)) return [];
        const uses = usesOf(sql, schema);
        const offset = text.search(/^\s*(?:select|update|delete)\b/im);
        const first = line + (offset > 0 ? (text.slice(0, offset).match(/\n/g)?.length ?? 0) : 0);
        return [
          {
            sql,
            line: lineIn(artifact, first),
            endLine: lineIn(artifact, endLine),
            artifact,
            said: `${comments.join(' ')} ${above}`,
            plan,
            uses,
            limited: /\blimit\b|\bfetch first\b/i.test(sql),
          },
        ];
      });
    });
}

/** Statements with their comments, by semicolons outside of strings and comments. */
function statements(text: string): { text: string; line: number; endLine: number }[] {
  const parts: { text: string; line: number; endLine: number }[] = [];
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

function bare(text: string): string {
  return text.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ').replace(/'(?:[^']|'')*'/g, "''");
}

const WORDS =
  /^(?:where|on|using|join|left|right|inner|outer|cross|full|natural|group|order|limit|having|set|returning|union|for|as|window|offset|fetch|tablesample|force|use|straight_join)$/i;

function usesOf(sql: string, schema: Schema): TableUse[] {
  const selects = sql.match(/\bselect\b/gi)?.length ?? 0;
  if (selects > 1 || /\b(?:union|intersect|except)\b/i.test(sql)) return [];
  const tables = new Map<string, Table>();
  const sources = /\b(?:from|join|update|using)\s+(?:only\s+)?([\w."`]+)(?:\s+(?:as\s+)?([a-z_]\w*))?/gi;
  for (const [, name = '', alias] of sql.matchAll(sources)) {
    const table = tableNamed(name, schema);
    if (!table) continue;
    tables.set(table.name, table);
    if (alias && !WORDS.test(alias)) tables.set(alias.toLowerCase(), table);
  }
  const found = new Map<Table, TableUse>();
  for (const table of tables.values()) found.set(table, { table, columns: [] });
  const owner = (alias: string | undefined, column: string): Table | undefined => {
    if (alias) return tables.get(alias.toLowerCase());
    const owners = [...found.keys()].filter((table) => table.columns.some(({ name }) => name === column));
    return owners.length === 1 ? owners[0] : undefined;
  };
  for (const [, alias, name = ''] of conditions(sql)) {
    const column = name.toLowerCase();
    const table = owner(alias, column);
    if (table?.columns.some((own) => own.name === column)) found.get(table)?.columns.push(column);
  }
  const order = /\border\s+by\s+(?:(\w+)\.)?"?(\w+)"?/i.exec(sql);
  const sorted = order && owner(order[1], (order[2] ?? '').toLowerCase());
  const use = sorted && found.get(sorted);
  if (use && order?.[2]) use.order = order[2].toLowerCase();
  return [...found.values()];
}

/** Columns that are compared, with the alias before them: of WHERE, of joins, and of rows compared as a whole. */
function conditions(sql: string): RegExpMatchArray[] {
  const start = sql.search(/\b(?:where|on|using)\b/i);
  if (start < 0) return [];
  const part = sql.slice(start).replace(/\b(?:group|order)\s+by\b[\s\S]*$/i, '');
  const compared =
    /(?:\b(\w+)\.)?"?\b([a-z_]\w*)\b"?\s*(?:=|<|>|!=|\bin\b|\bis\b|\bbetween\b|\bi?like\b|@>|<@|&&|@@|\bany\b|\bnot in\b)/gi;
  const rightSide = /(?:=|<=?|>=?)\s*(?:\b(\w+)\.)"?([a-z_]\w*)"?/gi;
  const rows = [...part.matchAll(/\(([\w.,\s]+)\)\s*(?:[<>=]|\bin\b)/gi)].flatMap((match) => [
    ...(match[1] ?? '').matchAll(/(?:\b(\w+)\.)?"?\b([a-z_]\w*)\b"?/gi),
  ]);
  return [...part.matchAll(compared), ...part.matchAll(rightSide), ...rows];
}

function tableNamed(name: string, schema: Schema): Table | undefined {
  const own = name.replace(/["`]/g, '').toLowerCase();
  const bareName = own.split('.').at(-1);
  return schema.tables.find((table) => table.name === own || table.name === bareName);
}
