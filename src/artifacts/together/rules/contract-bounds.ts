import type { Finding } from '../../../session/finding.ts';
import type { Column } from '../../sql/schema.ts';
import { distinct } from '../contract/distinct.ts';
import { keptFields } from '../contract/kept-fields.ts';
import { keptHeaders } from '../contract/kept-headers.ts';
import { mappedShapes } from '../contract/mapped-shape.ts';
import type { Field } from '../design.ts';
import type { Rule } from '../rule.ts';

/** Lengths that columns have by habit: a contract that asks for less need not be told. */
const HABIT = new Set([
  50, 64, 100, 120, 128, 191, 200, 250, 254, 255, 256, 320, 500, 512, 1000, 1024, 2000, 2048, 4000,
]);

/** The longest text and the bounds of numbers that a contract takes, against what the column holds. */
export const contractBounds: Rule = {
  name: 'together/contract-bounds',
  find: (design) =>
    distinct([
      ...keptHeaders(design)
        .filter(({ field, column }) => (field.maxLength ?? 0) > (column.maxLength ?? 0))
        .flatMap(({ field, table, column }) =>
          lengths(field, column, `The header ${field.name}`, `${table.name}.${column.name}`, true),
        ),
      // Too long for every column of its name: a shorter one may be held to less on purpose.
      ...keptFields(design).flatMap(({ shape, field, kept }) => {
        const [first] = kept;
        const isTooLong = kept.every(({ column }) => (field.maxLength ?? 0) > (column.maxLength ?? Number.MAX_VALUE));
        return first && isTooLong
          ? lengths(field, first.column, `${shape}.${field.name}`, `${first.table.name}.${first.column.name}`, true)
          : [];
      }),
      ...mappedShapes(design).flatMap(({ from, name, table, pairs, role }) =>
        pairs.flatMap(({ field, column, likeness }): Finding[] => {
          if (likeness === 'affix') return [];
          // What is said in words, in a table or a comment, is less sure than what a contract holds its clients to.
          const inWords = from === 'table' || from === 'protobuf';
          const onlyRead = inWords || (role.response && !role.request) || field.readOnly === true;
          const [said, kept] = [`${name}.${field.name}`, `${table.name}.${column.name}`];
          const found = lengths(field, column, said, kept, onlyRead);
          // What finds rows need not be a value that a row may have.
          return role.finds
            ? found.filter(({ level }) => level === 'error')
            : // Of what is only read, a wider type promises nothing that is not kept.
              [...found, ...(role.response && !role.request ? [] : bounds(field, column, said, kept, onlyRead))];
        }),
      ),
    ]),
};

function lengths(field: Field, column: Column, said: string, kept: string, onlyRead: boolean): Finding[] {
  const [most, holds] = [field.maxLength, column.maxLength];
  if (most === undefined || holds === undefined || most === holds) return [];
  const where = { rule: 'together/contract-length', line: field.line, with: [column.line] };
  if (most > holds) {
    const message = `${said} takes up to ${most} characters, but the column ${kept} holds ${holds}.`;
    return [{ level: onlyRead ? 'warning' : 'error', message, ...where }];
  }
  if (HABIT.has(holds)) return [];
  return [
    {
      level: 'warning',
      message: `${said} ends at ${most} characters, but the column ${kept} holds ${holds}.`,
      ...where,
    },
  ];
}

function bounds(field: Field, column: Column, said: string, kept: string, onlyRead: boolean): Finding[] {
  const found: Finding[] = [];
  const level: Finding['level'] = onlyRead ? 'warning' : 'error';
  const where = { level, rule: 'together/contract-bounds', line: field.line, with: [column.line] };
  if (field.minimum !== undefined && column.minimum !== undefined && field.minimum < column.minimum) {
    found.push({
      ...where,
      message: `${said} may be as low as ${field.minimum}, but a CHECK holds the column ${kept} to ${column.minimum} and up.`,
    });
  }
  if (field.maximum !== undefined && column.maximum !== undefined && field.maximum > column.maximum) {
    found.push({
      ...where,
      message: `${said} may be as high as ${field.maximum}, but a CHECK holds the column ${kept} to ${column.maximum} at most.`,
    });
  }
  return found;
}
