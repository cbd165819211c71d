import type { Finding } from '../../../session/finding.ts';
import type { Column, Table } from '../../sql/schema.ts';
import { limitsIn } from '../contract/said-limits.ts';
import { drawnSchemas } from '../er/drawn-entity.ts';
import { isWhole } from '../lookup.ts';
import { nameKey } from '../names.ts';
import type { Rule } from '../rule.ts';
import { soften } from '../soften.ts';

/** What a drawing notes in quotes beside an attribute, against its column. */
export const erNote: Rule = {
  name: 'together/er-note',
  find: (design) =>
    drawnSchemas(design, 'er').flatMap(({ entities }) =>
      soften(
        entities
          .filter(({ table }) => isWhole(design, table))
          .flatMap(({ entity, table, pairs }) =>
            pairs.flatMap(({ attribute, column, likeness }): Finding[] => {
              const wrong =
                attribute.note === undefined || likeness === 'affix'
                  ? undefined
                  : against(attribute.note, column, table);
              if (wrong === undefined) return [];
              const message = `${entity.name}.${attribute.name} is noted as “${attribute.note?.slice(0, 60)}”, but ${wrong}.`;
              return [
                { level: 'warning', rule: 'together/er-note', message, line: attribute.line, with: [column.line] },
              ];
            }),
          ),
        2,
      ),
    ),
};

const NULL =
  /^\W*(?:nullable|optional|may be (?:null|empty)|null(?: allowed)?(?=$|\W*(?:[,;(]|(?:until|till|while|for|when|if|unless|before)\b)))/i;
const FILLED = /^\W*(?:not null|non-?null|never null|required|mandatory)\b/i;
const UNIQUE = /^\W*unique\W*$/i;

/** What the column is instead; undefined where it is what the note says, or the note says something else. */
function against(note: string, column: Column, table: Table): string | undefined {
  const name = `the column ${table.name}.${column.name}`;
  if (NULL.test(note) && !column.nullable) return `${name} is NOT NULL`;
  if (FILLED.test(note) && column.nullable && !table.primaryKey.includes(column.name)) return `${name} may be NULL`;
  const keys = [
    table.primaryKey,
    ...table.uniques,
    ...table.indexes.filter((one) => one.unique).map((one) => one.columns),
  ];
  if (UNIQUE.test(note) && !keys.some((key) => key.includes(column.name) || key.some((one) => one.startsWith('('))))
    return `nothing makes ${name} unique`;
  const { values, maxLength } = limitsIn(note, 'string');
  if (maxLength !== undefined && column.maxLength !== undefined && maxLength !== column.maxLength)
    return `${name} holds ${column.maxLength} characters`;
  return values && column.values ? otherValues(values, column.values, name) : undefined;
}

/** Of values that are mostly the column's, those that are not. */
function otherValues(said: readonly string[], held: readonly string[], name: string): string | undefined {
  const own = new Set(held.map(nameKey));
  const strange = said.filter((value) => !own.has(nameKey(value)));
  return strange.length > 0 && strange.length * 2 < said.length ? `${name} holds ${held.join(', ')}` : undefined;
}
