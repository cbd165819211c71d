import type { Design } from './design.ts';

/** What a design holds, by name, none twice: what a repair may not lose. */
export function inventoryOf({ artifacts, schema, operations, shapes, diagrams }: Design): string[] {
  const kinds = artifacts.map(({ artifact }) => artifact.kind);
  return [
    ...new Set([
      // The n-th of a kind: a block has no name that lasts.
      ...kinds.map((kind, at) => `${kind} block ${kinds.slice(0, at + 1).filter((each) => each === kind).length}`),
      ...schema.tables.flatMap(({ name, columns }) => [
        `table ${name}`,
        ...columns.map((column) => `column ${name}.${column.name}`),
      ]),
      ...operations.map(({ method, path }) => `endpoint ${method} ${path}`),
      ...shapes.map(({ name }) => `schema ${name}`),
      ...diagrams.map(({ kind }) => `diagram ${kind}`),
    ]),
  ];
}
