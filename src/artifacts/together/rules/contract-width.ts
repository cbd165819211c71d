import type { Finding } from '../../../session/finding.ts';
import type { Column } from '../../sql/schema.ts';
import { distinct } from '../contract/distinct.ts';
import { mappedShapes } from '../contract/mapped-shape.ts';
import { shownKeys } from '../contract/shown-keys.ts';
import type { Field } from '../design.ts';
import type { Rule } from '../rule.ts';

/** Whole numbers of 32 bits in the contract whose column has 64, or the other way round, where the contract is told apart. */
export const contractWidth: Rule = {
  name: 'together/contract-width',
  find(design) {
    const shown = [
      ...mappedShapes(design).flatMap(({ name, table, pairs, role }) =>
        role.finds
          ? []
          : pairs.flatMap(({ field, column, likeness }) =>
              likeness === 'affix' ? [] : [{ said: `${name}.${field.name}`, table: table.name, field, column }],
            ),
      ),
      ...shownKeys(design),
    ];
    const pairs = shown.flatMap(({ field, column, ...rest }) => {
      const [told, kept] = [toldBits(field), keptBits(column)];
      return told && kept ? [{ ...rest, field, column, told, kept }] : [];
    });
    const wrong = pairs.filter(({ told, kept }) => told !== kept);
    // A contract that says one width for all has not thought of it.
    const columns = new Set(wrong.map(({ column }) => column));
    const agree = pairs.filter(({ told, kept, column }) => told === kept && !columns.has(column));
    if (columns.size > 1 || new Set(agree.map(({ told }) => told)).size < (wrong[0]?.told === 32 ? 1 : 2)) return [];
    return distinct(
      wrong.map(({ said, table, field, column, told, kept }): Finding => {
        const message = `${said} is of ${told} bits in the contract, but the column ${table}.${column.name} is ${column.type}, of ${kept}.`;
        return { level: 'warning', rule: 'together/contract-width', message, line: field.line, with: [column.line] };
      }),
    );
  },
};

function toldBits({ type, format, isList }: Field): 32 | 64 | undefined {
  const name = (format ?? type).toLowerCase();
  if (isList) return undefined;
  if (/^(?:u|s)?(?:int|fixed)32$/.test(name)) return 32;
  return /^(?:(?:u|s)?(?:int|fixed)64|long)$/.test(name) ? 64 : undefined;
}

function keptBits({ type }: Column): 32 | 64 | undefined {
  if (/^(?:big(?:int|serial)|int8|serial8)\b(?!\[)/.test(type)) return 64;
  return /^(?:int|integer|int4|serial|serial4|smallint|int2|smallserial|mediumint)\b(?!\[)/.test(type) ? 32 : undefined;
}
