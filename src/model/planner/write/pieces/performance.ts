import type { Design } from '../../design/design.ts';
import { round, shown } from '../../design/numbers.ts';
import { blocks, list } from '../markdown.ts';
import type { Piece } from '../piece.ts';
import { call, termsOf } from '../terms.ts';

/** What keeps it fast, with the number at which each measure begins to pay. */
export const performance: Piece = {
  id: 'performance',
  title: 'What keeps it fast',
  must: false,
  named: 'performance, caching, scalability, performance optimization, optimization, pooling',
  near: 'bottlenecks',
  write: (design) => blocks(list(measures(design))),
};

function measures(design: Design): string[] {
  const { capacity, choices, paths, operations, load } = design;
  const { main, operation, field, people, entities } = termsOf(design);
  const page =
    operations.find(({ kind, table }) => kind === 'list' && table.name !== main.name) ??
    operations.find(({ kind }) => kind === 'list');
  const stable =
    entities.find((entity) =>
      design.capacity.growth.some((growth) => growth.table.name === entity.name && growth.daily === 0),
    ) ?? main;
  const limit = shown(load.latency?.value ?? 300);
  const half = shown(round((load.latency?.value ?? 300) / 2));
  const slowest = paths.find(({ match }) => match) ?? paths[0];
  return [
    `**Pool.** ${shown(capacity.peak)} requests a second × 0.02 s = ${shown(capacity.connections)} connections at work for ${field}; the pool of ${field} holds ${capacity.pool}, split over ${capacity.nodes} nodes.`,
    choices.cache
      ? `**Cache.** ${choices.cache.name} keeps single ${stable.many} for five minutes and drops an entry when its row changes; at ${shown(capacity.peak)} requests a second the rest needs no cache.`
      : `**Cache.** None in the beginning: ${shown(capacity.peak)} requests a second at the peak are index reads. ${stable.many.charAt(0).toUpperCase()}${stable.many.slice(1)} change seldom, so \`ETag\` and a minute of \`Cache-Control\` on them come first, and a shared cache at ten times the load.`,
    ...(page
      ? [
          `**Lists.** ${call(page)} reads its page of ${page.table.many} and nothing else: no count of all rows, no page by offset, and what belongs to them in one more query for the whole page rather than one for each row.`,
        ]
      : []),
    ...(operation
      ? [
          `**Budget.** ${limit} ms for ${call(operation)}: ${half} ms for its queries, the rest for the way to ${people} and for JSON. A query of ${field} that takes longer than ${half} ms is written to the log with its plan.`,
        ]
      : []),
    ...(slowest
      ? [
          `**Search.** ${slowest.id} is the dearest question of the ${people}; they get 50 ${slowest.table.many} at a time, 20 times a minute.`,
        ]
      : []),
    `**Benchmark.** Before each release a run of ten minutes at ${shown(round(capacity.peak * 2))} requests a second (${shown(capacity.peak)} × 2) on a copy with ${shown(capacity.growth.find((growth) => growth.table.name === main.name)?.rows ?? 1000)} rows in \`${main.name}\`; ${field} fails it when the 95th percentile passes ${limit} ms.`,
  ];
}
