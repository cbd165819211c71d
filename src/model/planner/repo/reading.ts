import type { ContextRef } from '../../../session/events.ts';
import { type FoundService, readCompose } from './compose.ts';
import { type FoundContract, readContract } from './contract.ts';
import { readPrisma } from './prisma-schema.ts';
import { type FoundTable, readSchema } from './sql-schema.ts';
import { type Stack, stackOf } from './stack.ts';

/** A text that was read: a file of the repo, or a piece of context. */
export type Source = { path: string; text: string };

/** What stands there already. */
export type RepoReading = {
  sources: Source[];
  /** The pieces that were handed in with the brief. */
  given: Source[];
  stack?: Stack;
  tables: (FoundTable & { path: string })[];
  contract?: FoundContract;
  graphql?: string;
  services: FoundService[];
};

const MOST_TABLES = 80;
const MOST_CHARACTERS = 400_000;

/** Reads the files that were found and the context that was given; what is given counts before what is found. */
export function readRepo(files: readonly Source[], context: readonly ContextRef[]): RepoReading {
  const given = context.map(({ name, text }) => ({ path: name, text: text.slice(0, MOST_CHARACTERS) }));
  const sources = [...given, ...files.map(({ path, text }) => ({ path, text: text.slice(0, MOST_CHARACTERS) }))];
  const first = <T>(read: (source: Source) => T | undefined): T | undefined => {
    for (const source of sources) {
      const found = read(source);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const stack = first(({ path, text }) => stackOf(path, text));
  const contract = first(({ path, text }) => readContract(path, text));
  const graphql = first(({ path }) => (/\.(?:graphql|gql|graphqls)$/.test(path) ? path : undefined));
  return {
    sources,
    given,
    ...(stack ? { stack } : {}),
    tables: tablesOf(sources, new Set(given)),
    ...(contract ? { contract } : {}),
    ...(graphql ? { graphql } : {}),
    services: sources.flatMap(({ path, text }) => (/compose[\w.-]*\.ya?ml$/.test(path) ? readCompose(path, text) : [])),
  };
}

/**
 * The tables of all sources. Migrations are read in the order of their names, so that later ones add to earlier; what
 * is given stands by itself, and comes first.
 */
function tablesOf(sources: readonly Source[], given: ReadonlySet<Source>): (FoundTable & { path: string })[] {
  const all = new Map<string, FoundTable & { path: string }>();
  const folders = new Map<string, Source[]>();
  for (const source of sources.filter(holdsSql)) {
    const folder = given.has(source) ? GIVEN : source.path.replace(/[^/]*$/, '');
    folders.set(folder, [...(folders.get(folder) ?? []), source]);
  }
  for (const files of folders.values()) {
    const ordered = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
    for (const table of joinedTables(ordered)) if (!all.has(table.name)) all.set(table.name, table);
  }
  for (const { path, text } of sources)
    if (/\.prisma$/.test(path)) for (const table of readPrisma(text)) all.set(table.name, { ...table, path });
  return [...all.values()].slice(0, MOST_TABLES);
}

/** No folder is called so. */
const GIVEN = '\0given';

const CODE = /\.(?:[cm]?[jt]sx?|py|go|java|kt|rb|php|cs|rs|ya?ml|json|md|prisma)$/i;

function holdsSql({ path, text }: Source): boolean {
  return /\.sql$/i.test(path) || (!CODE.test(path) && /\bcreate\s+(?:\w+\s+)?table\b/i.test(text));
}

/** Reads the files of one folder as one text, and gives each table back its own file and line. */
function joinedTables(files: readonly Source[]): (FoundTable & { path: string })[] {
  const starts: { path: string; from: number }[] = [];
  let line = 0;
  for (const { path, text } of files) {
    starts.push({ path, from: line });
    line += text.split('\n').length;
  }
  return readSchema(files.map(({ text }) => text).join('\n')).map((table) => {
    const startOf = (at: number) => starts.findLast(({ from }) => from < at) ?? { path: '', from: 0 };
    const moved = <T extends { line: number }>(part: T): T & { path: string } => {
      const { path, from } = startOf(part.line);
      return { ...part, line: part.line - from, path };
    };
    return {
      ...moved(table),
      columns: table.columns.map(moved),
      indexes: table.indexes.map(moved),
      foreignKeys: table.foreignKeys.map(moved),
    };
  });
}
