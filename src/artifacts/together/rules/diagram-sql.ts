import type { Finding } from '../../../session/finding.ts';
import type { Schema, Table } from '../../sql/schema.ts';
import type { Diagram } from '../design.ts';
import { sqlValues } from '../diagrams/sql-values.ts';
import { nameKey, tablesFor } from '../names.ts';
import { artifactWords } from '../prose/artifact-words.ts';
import type { Rule } from '../rule.ts';

type Statement = { table: string; columns: string[] };

/** SQL in the messages of sequence diagrams that names tables or columns which the DDL does not have. */
export const diagramSql: Rule = {
  name: 'together/diagram-sql',
  find(design) {
    const { schema } = design;
    const sql = design.artifacts.filter(({ artifact }) => artifact.kind === 'sql');
    if (schema.tables.length === 0 || sql.some(({ artifact }) => artifact.fragment)) return [];
    const words = artifactWords(design, ({ kind }) => kind === 'sql');
    return design.diagrams.flatMap((diagram) => (diagram.kind === 'sequence' ? findIn(diagram, schema, words) : []));
  },
};

function findIn(
  diagram: Extract<Diagram, { kind: 'sequence' }>,
  schema: Schema,
  words: ReadonlySet<string>,
): Finding[] {
  return diagram.messages.flatMap(({ text, line }) =>
    statementsIn(text).flatMap(({ table: name, columns }): Finding[] => {
      const { tables } = tablesFor(name, schema);
      const [table] = tables;
      if (!table) {
        const bare = name.split('.').at(-1)?.toLowerCase() ?? name;
        if (words.has(bare) || schema.views.some((view) => nameKey(view.name) === nameKey(bare))) return [];
        const first = schema.tables[0]?.line ?? 1;
        return [
          report(`The message uses a table \`${name}\`, which the DDL (line ${first}) does not make.`, line, first),
        ];
      }
      const refused = tables.length === 1 ? refusedValues(text, table, line) : [];
      return columns
        .filter((column) => tables.every((one) => !hasColumn(one, column)))
        .map((column) =>
          report(
            `The message uses \`${name}.${column}\`, but the table \`${table.name}\` (line ${table.line}) has no such column.`,
            line,
            table.line,
          ),
        )
        .concat(refused);
    }),
  );
}

/** Literals that the column they are written to, or compared with, can never hold. */
function refusedValues(text: string, table: Table, line: number): Finding[] {
  return sqlValues(text).flatMap(({ column: name, value, quoted }): Finding[] => {
    const column = table.columns.find((one) => nameKey(one.name) === nameKey(name));
    if (!column?.values || column.values.some((one) => one.toLowerCase() === value.toLowerCase())) return [];
    // Without quotes it may be a variable; a value is written as the others are.
    if (!quoted && !column.values.every((one) => isUpper(one) === isUpper(value))) return [];
    if (!quoted && table.columns.some((one) => nameKey(one.name) === nameKey(value))) return [];
    const message = `The message uses \`${name}\` = '${value}', but \`${table.name}.${column.name}\` (line ${column.line}) holds only ${column.values.join(', ')}.`;
    return [report(message, line, column.line)];
  });
}

function isUpper(value: string): boolean {
  return value === value.toUpperCase();
}

function statementsIn(text: string): Statement[] {
  const name = String.raw`["\x60]?([A-Za-z_][\w.]*)["\x60]?`;
  const listed = (list: string | undefined): string[] => list?.match(/[A-Za-z_]\w*(?=\s*(?:,|$))/g) ?? [];
  const compared = (rest: string): string[] =>
    [...rest.matchAll(/\b([a-z_]\w*)\s*(?:=|<|>|!=|<>|\bIN\b|\bIS\b)/gi)]
      .map(([, column]) => column ?? '')
      .filter((column) => !/^(?:set|where|and|or|not|to|status_code)$/i.test(column));
  const insert = new RegExp(String.raw`\bINSERT\s+INTO\s+${name}\s*(?:\(([\w\s,]+)\))?`, 'i').exec(text);
  if (insert?.[1])
    return [{ table: insert[1], columns: /\w_|,|^\s*id\s*$/.test(insert[2] ?? '') ? listed(insert[2]) : [] }];
  const update = new RegExp(String.raw`\bUPDATE\s+${name}\s+SET\s+(.*)$`, 'i').exec(text);
  if (update?.[1]) return [{ table: update[1], columns: compared(update[2] ?? '') }];
  const removed = new RegExp(String.raw`\bDELETE\s+FROM\s+${name}(.*)$`, 'i').exec(text);
  if (removed?.[1]) return [{ table: removed[1], columns: compared(removed[2] ?? '') }];
  const select = new RegExp(String.raw`\bSELECT\s+(.*?)\s*\bFROM\s+${name}(.*)$`, 'i').exec(text);
  if (!select?.[2] || /\bJOIN\b|,/i.test(select[3]?.split(/\bWHERE\b/i)[0] ?? '')) return [];
  const where = /\bWHERE\b(.*)$/i.exec(select[3] ?? '')?.[1] ?? '';
  return [
    {
      table: select[2],
      columns: [
        ...(/^[\w\s,]+$/.test(select[1] ?? '') && /,|_/.test(select[1] ?? '') ? listed(select[1]) : []),
        ...compared(where),
      ],
    },
  ];
}

function hasColumn(table: Table, column: string): boolean {
  return table.columns.some(({ name }) => nameKey(name) === nameKey(column));
}

function report(message: string, line: number, other: number): Finding {
  return { level: 'warning', rule: 'together/diagram-sql', message: message.slice(0, 220), line, with: [other] };
}
