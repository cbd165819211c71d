import type { Index, Schema, Table } from '../../sql/schema.ts';
import type { Design } from '../design.ts';

/** Names that only an index or a constraint has. */
const INDEX_NAME = /^(?:(?:idx|ix|uq|ux|uidx)_\w+|\w+_(?:idx|index|ix|uidx|uq|ux))$/i;

export function looksLikeIndex(name: string): boolean {
  return name.length < 120 && INDEX_NAME.test(name);
}

/** The index of a name with its table; undefined when the schema has none. */
export function indexNamed(name: string, { schema }: Design): { table: Table; index: Index } | undefined {
  const named = known.get(schema) ?? new Map<string, { table: Table; index: Index }>();
  if (!known.has(schema)) {
    for (const table of schema.tables)
      for (const index of table.indexes) {
        const own = index.name?.toLowerCase();
        if (own !== undefined && !named.has(own)) named.set(own, { table, index });
      }
    known.set(schema, named);
  }
  return named.get(name.toLowerCase());
}

/** Every word of a text is asked for. */
const known = new WeakMap<Schema, Map<string, { table: Table; index: Index }>>();

/** Whether any artifact mentions a name: as a constraint, in a migration, in another language. */
export function isMentioned(name: string, { artifacts }: Design): boolean {
  return artifacts.some(({ artifact }) => {
    const text = artifact.text.replace(/--.*$|#.*$|(?<!:)\/\/.*$|\/\*[\s\S]*?\*\//gm, '');
    return artifact.kind !== 'mermaid' && text.toLowerCase().includes(name.toLowerCase());
  });
}

/** What a table can be searched by, each in the order of its columns: keys, unique constraints and indexes. */
export function accessPaths(table: Table): string[][] {
  return [table.primaryKey, ...table.uniques, ...table.indexes.map(({ columns }) => columns)].filter(
    ({ length }) => length > 0,
  );
}

/** The name of the schema's index that a wrong one comes nearest to, by the words in it; undefined where none does. */
export function nearestIndex(name: string, { schema }: Design): string | undefined {
  const words = (text: string) =>
    new Set(
      text
        .toLowerCase()
        .split('_')
        .filter((word) => !/^(?:idx|ix|index|uq|ux)$/.test(word)),
    );
  const own = words(name);
  return schema.tables
    .flatMap(({ indexes }) => indexes.flatMap((index) => index.name ?? []))
    .map((other) => ({
      other,
      alike: [...words(other)].filter((word) => own.has(word)).length / Math.max(own.size, words(other).size),
    }))
    .filter(({ alike }) => alike >= 0.5)
    .sort((a, b) => b.alike - a.alike)[0]?.other;
}
