import type { Finding } from '../../../session/finding.ts';
import type { Column } from '../../sql/schema.ts';
import type { Design } from '../design.ts';
import { type DrawnEntity, type DrawnSchema, drawnSchemas } from '../er/drawn-entity.ts';
import { DERIVED, isSaid, isWhole, textAt } from '../lookup.ts';
import { taken } from '../names.ts';
import type { Rule } from '../rule.ts';
import { soften } from '../soften.ts';

/** Columns that many a drawing leaves out on purpose. */
const USUAL =
  /^(?:\w+_(?:at|by|hash|secret|salt|token)|(?:created|updated|modified|deleted)\w*|version|row_?version|lock_version|metadata|search\w*|tsv\w*)$/i;
/** Attributes and columns, counted together, from which on a drawing can be judged. */
const ENOUGH = 10;

/** An attribute that is no column, and a column that a drawing of all columns lacks. */
export const erAttribute: Rule = {
  name: 'together/er-attribute',
  find: (design) =>
    drawnSchemas(design, 'er').flatMap((drawn) => {
      const { entities, fit } = drawn;
      const strange = entities.flatMap((entity) => withoutColumn(design, drawn, entity));
      return [
        ...soften(strange, fit < 0.97 ? 2 : strange.length),
        ...entities.flatMap((entity) => withoutAttribute(design, drawn, entity)),
      ];
    }),
};

function withoutColumn(design: Design, { fit, entities }: DrawnSchema, drawn: DrawnEntity): Finding[] {
  const { entity, table, rest, pairs, likeness } = drawn;
  if (!isWhole(design, table) || fit < 0.8 || pairs.length < rest.length * 2) return [];
  const seen = entities.reduce((sum, one) => sum + one.pairs.length, 0);
  const left = missing(drawn);
  return rest
    .filter(({ name }) => !/^(?:etc|more|others?|rest|and_more|\.+|_+)$/i.test(name))
    .filter(({ name, line }) => !DERIVED.test(textAt(design, line)) && !isSaid(design, name, DERIVED))
    .map(({ name, line }): Finding => {
      const instead = left.length === 1 && rest.length === 1 ? `; the column ${left[0]?.name} has no attribute` : '';
      const message = `${entity.name} has the attribute ${name}, but the table ${table.name} has no such column${instead}${taken(entity.name, table.name)}.`;
      const level = seen >= ENOUGH && likeness !== 'affix' ? 'error' : 'warning';
      return {
        level,
        rule: 'together/er-attribute-without-column',
        message,
        line,
        with: [left.length === 1 ? (left[0]?.line ?? table.line) : table.line],
      };
    });
}

/** Only where this is the one column that the whole drawing lacks; drawings leave out what they like. */
function withoutAttribute(design: Design, { entities, fit }: DrawnSchema, drawn: DrawnEntity): Finding[] {
  const { entity, table, rest } = drawn;
  const left = missing(drawn);
  const [column] = left;
  const others = entities.filter((one) => one !== drawn && one.entity.attributes.length > 0);
  const columns = others.reduce((sum, one) => sum + one.table.columns.length, 0);
  if (!column || left.length > 1 || rest.length > 0 || fit < 1 || others.length < 2 || columns < ENOUGH) return [];
  if (entity.attributes.length < 2 || !isWhole(design, table) || others.some((one) => missing(one).length > 0))
    return [];
  const message = `The table ${table.name} has the column ${column.name}, but ${entity.name}, drawn with every other column, lacks it.`;
  return [
    { level: 'note', rule: 'together/er-column-without-attribute', message, line: entity.line, with: [column.line] },
  ];
}

function missing({ table, pairs }: DrawnEntity): Column[] {
  return table.columns.filter((column) => !USUAL.test(column.name) && !pairs.some((pair) => pair.column === column));
}
