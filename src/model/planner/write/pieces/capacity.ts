import type { Design } from '../../design/design.ts';
import { round, shown } from '../../design/numbers.ts';
import { capital } from '../../words/spelling.ts';
import { blocks, cite, list, table } from '../markdown.ts';
import type { Piece } from '../piece.ts';
import { termsOf } from '../terms.ts';

/** The sums: from the load to requests, nodes and storage. */
export const capacity: Piece = {
  id: 'capacity',
  title: 'Capacity',
  must: true,
  named: 'capacity, performance, scalability, load, sizing, costs, cost, capacity planning',
  near: 'architecture, stack choice, plan, overview, data model, system structure, database impact, recommendations, quality goals',
  write: (design) => blocks(sums(design), growth(design)),
};

function sums({ capacity: { sums: all } }: Design): string {
  return table(
    ['What', 'Sum', 'Result'],
    all.map(({ what, sum, result, basis }) => [`${capital(what)}${cite(basis)}`, `${sum}`, result]),
  );
}

/** Storage by table, in one unit, so that the column adds up as it is shown. */
function growth(design: Design): string {
  const { capacity: figures, scope } = design;
  const { main } = termsOf(design);
  const [unit, size] = figures.total >= 1e9 ? (['GB', 1e9] as const) : (['MB', 1e6] as const);
  const rows = figures.growth.map(({ table: grown, daily, days, rows: count, rowBytes }) => ({
    grown,
    daily,
    days,
    count,
    rowBytes,
    size: Math.round((count * rowBytes * 100) / size) / 100,
  }));
  const total = Math.round(rows.reduce((sum, row) => sum + row.size, 0) * 100) / 100;
  const first =
    rows.find(({ grown, daily }) => grown.name === main.name && daily > 0) ?? rows.find(({ daily }) => daily > 0);
  return blocks(
    `What ${scope.name} takes on disk, with its indexes:`,
    table(
      ['Table', 'Rows a day', 'Days kept', 'Rows', 'Bytes a row', `Size in ${unit}`],
      [
        ...rows.map((row) => [
          `\`${row.grown.name}\``,
          row.daily > 0 ? shown(row.daily) : 'set up once',
          row.daily > 0 ? shown(row.days) : '',
          shown(row.count),
          shown(row.rowBytes),
          shown(row.size),
        ]),
        ['**Total**', '', '', '', '', `**${shown(total)}**`],
      ],
    ),
    list([
      ...(first
        ? [
            `\`${first.grown.name}\`: ${shown(first.daily)} × ${shown(first.days)} days = ${shown(first.daily * first.days)} rows; × ${shown(first.rowBytes)} bytes = ${shown(first.size)} ${unit}.`,
          ]
        : []),
      `With a standby and seven daily backups, ${shown(total)} ${unit} × 9 = ${shown(round(total * 9))} ${unit} have to be paid for.`,
    ]),
  );
}
