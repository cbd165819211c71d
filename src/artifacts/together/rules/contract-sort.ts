import type { Finding } from '../../../session/finding.ts';
import { distinct } from '../contract/distinct.ts';
import { resourceTable } from '../contract/resource.ts';
import type { Design, Operation } from '../design.ts';
import { isWhole } from '../lookup.ts';
import { columnFor } from '../names.ts';
import type { Rule } from '../rule.ts';

/** Orders that are worked out, not kept. */
const WORKED_OUT =
  /relevan|popular|distance|score|rank|random|recent|newest|oldest|trending|best|rating|count|total|match|name|title|price|default/i;

/** The fields that a list can be sorted by against the columns of its table. */
export const contractSort: Rule = {
  name: 'together/contract-sort',
  find: (design) => distinct(design.operations.flatMap((operation) => sorts(design, operation))),
};

function sorts(design: Design, operation: Operation): Finding[] {
  const table = operation.method === 'GET' ? resourceTable(operation, design.schema) : undefined;
  if (!table || !isWhole(design, table)) return [];
  return operation.parameters.flatMap(({ name, in: place, shape, line }): Finding[] => {
    if (place !== 'query' || !/^(?:sort|sort_?by|order_?by|ordering)$/i.test(name) || !shape?.values) return [];
    const fields = [
      ...new Set(
        shape.values.map((value) => value.replace(/^[+-]/, '').replace(/[\s:_.,-](?:asc|desc)(?:ending)?$/i, '')),
      ),
    ];
    const strange = fields.filter((field) => !columnFor(field, table) && !WORKED_OUT.test(field));
    const [field] = strange;
    if (field === undefined || strange.length > 1 || fields.length - strange.length < 2) return [];
    const message = `${operation.method} ${operation.path} can be sorted by ${field}, but the table ${table.name} has no such column.`;
    return [{ level: 'warning', rule: 'together/contract-sort', message, line, with: [table.line] }];
  });
}
