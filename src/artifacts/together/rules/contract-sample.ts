import type { Finding } from '../../../session/finding.ts';
import type { Column } from '../../sql/schema.ts';
import { distinct } from '../contract/distinct.ts';
import { mappedSamples } from '../contract/mapped-words.ts';
import type { Rule } from '../rule.ts';
import { columnFamily } from '../type-family.ts';

/** The values of a JSON sample against the columns of the table that its rows are kept in. */
export const contractSample: Rule = {
  name: 'together/contract-sample',
  find: (design) =>
    distinct(
      mappedSamples(design).flatMap(({ shape: { name, table, pairs, fit }, values }) =>
        // With more beside it, the sample is of something else.
        fit < 0.75 || pairs.length < 3
          ? []
          : pairs.flatMap(({ field, column, likeness }): Finding[] => {
              const odds = likeness === 'affix' ? undefined : against(values.get(field), column);
              if (odds === undefined) return [];
              const message = `${name} shows ${field.name} as ${JSON.stringify(values.get(field))?.slice(0, 60)}, but the column ${table.name}.${column.name} ${odds}.`;
              return [
                { level: 'warning', rule: 'together/contract-sample', message, line: field.line, with: [column.line] },
              ];
            }),
      ),
    ),
};

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** Values that the author left to the reader. */
const LEFT = /\.{3}|…|^<.*>$|^\{.*\}$|^\$/;

/** What the column is, where it cannot hold the value; undefined where it may. */
function against(value: unknown, column: Column): string | undefined {
  const kept = columnFamily(column);
  if (/\[\]/.test(column.type)) return undefined;
  if (value === null) return column.nullable ? undefined : 'is NOT NULL';
  if (typeof value === 'string') {
    if (LEFT.test(value)) return undefined;
    const key = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
    if (column.values && !column.values.some((one) => key(one) === key(value)))
      return `holds ${column.values.slice(0, 6).join(', ')}`;
    if (column.maxLength !== undefined && value.length > column.maxLength && !UUID.test(value))
      return `holds ${column.maxLength} characters`;
    if (kept === 'integer' && (UUID.test(value) || /^-?\d+\.\d+$/.test(value))) return `is ${column.type}`;
    if (kept === 'boolean' && !/^tinyint|^bit/.test(column.type)) return `is ${column.type}`;
  }
  if (typeof value === 'number') {
    if (kept === 'uuid') return `is ${column.type}`;
    if (kept === 'integer' && !Number.isInteger(value)) return `is ${column.type}`;
  }
  if (typeof value === 'boolean' && (kept === 'uuid' || kept === 'timestamp' || kept === 'date' || kept === 'decimal'))
    return `is ${column.type}`;
  return undefined;
}
