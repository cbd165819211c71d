import type { Column, Schema, Table } from '../schema.ts';
import type { ColumnDraft, Draft, TableDraft } from './draft.ts';
import type { ColumnFact } from './read-check.ts';

/** The schema as it stands when all statements have been applied. */
export function finish(draft: Draft): Schema {
  return { tables: draft.tables.map((table) => finishTable(draft, table)), enums: draft.enums, views: draft.views };
}

function finishTable(draft: Draft, table: TableDraft): Table {
  const primaryKey = table.keys.find(({ kind }) => kind === 'primary')?.columns ?? [];
  const byIndex = table.indexes.filter(
    ({ unique, partial, columns }) => unique && !partial && !columns.includes('(…)'),
  );
  const checks = table.keys.flatMap((key) => (key.kind === 'check' ? key.facts : []));
  return {
    name: table.name,
    ...(table.schema !== undefined && { schema: table.schema }),
    columns: table.columns.map((column) => finishColumn(draft, column, primaryKey.includes(column.name), checks)),
    primaryKey,
    uniques: [
      ...table.keys.filter(({ kind }) => kind === 'unique').map(({ columns }) => columns),
      ...byIndex.map(({ columns }) => columns),
    ],
    foreignKeys: table.keys.flatMap((key) => {
      if (key.kind !== 'foreign') return [];
      const { schema: _, ...reference } = key.reference;
      return [reference];
    }),
    indexes: table.indexes,
    line: table.line,
    artifact: table.artifact,
  };
}

function finishColumn(draft: Draft, column: ColumnDraft, inPrimaryKey: boolean, checks: ColumnFact[]): Column {
  const domain = draft.domains.find(({ name }) => name === column.type);
  const type = domain?.type ?? column.type;
  const enumerated = draft.enums.find(({ name }) => name === type.replace(/(?:\[\])+$/, ''));
  const facts = [...checks.filter((fact) => fact.column === column.name), ...(domain?.facts ?? [])];
  const whole = /^(?:smallint|integer|bigint|(?:small|big)?serial)/.test(type);
  const result: Column = {
    name: column.name,
    type,
    nullable: !column.notNull && !inPrimaryKey,
    hasDefault: column.hasDefault,
    generated: column.generated,
    line: column.line,
  };
  if (enumerated) result.values = [...enumerated.values];
  const declared = /^(?:varchar|char)\((\d+)\)$/.exec(type)?.[1];
  if (declared !== undefined) result.maxLength = Number(declared);
  for (const fact of facts) hold(result, fact, whole);
  return result;
}

/** Several facts about one column hold together: the narrowest counts. */
function hold(column: Column, fact: ColumnFact, whole: boolean): void {
  switch (fact.kind) {
    case 'values':
      column.values = column.values?.filter((value) => fact.values.includes(value)) ?? fact.values;
      break;
    case 'maxLength':
      column.maxLength = Math.min(column.maxLength ?? fact.most, fact.most);
      break;
    case 'minimum': {
      // Between whole numbers an open bound has a closed one beside it; elsewhere it is nearly the same.
      const bound = fact.open && whole ? fact.bound + 1 : fact.bound;
      column.minimum = Math.max(column.minimum ?? bound, bound);
      break;
    }
    case 'maximum': {
      const bound = fact.open && whole ? fact.bound - 1 : fact.bound;
      column.maximum = Math.min(column.maximum ?? bound, bound);
      break;
    }
    default:
      fact satisfies never;
  }
}
