import type { Design } from '../../design/design.ts';
import { shown } from '../../design/numbers.ts';
import { blocks, fence, numbered, table } from '../markdown.ts';
import type { Piece } from '../piece.ts';
import { call, termsOf } from '../terms.ts';

/** How slow answers are found and mended, in the order in which it pays. */
export const slow: Piece = {
  id: 'slow',
  title: 'How the slow ones are found and mended',
  must: true,
  named:
    'performance, query optimization, bottlenecks, detailed recommendations, recommendations, plan, implementation steps',
  near: 'data model, overview, architecture, database impact, context',
  write: (design) =>
    design.reading.job === 'slow' ? blocks(numbered(order(design)), statistics(design), causes(design)) : undefined,
};

function order(design: Design): string[] {
  const { main, operation, people } = termsOf(design);
  const { load, reading } = design;
  const told = reading.quantities.find(({ unit, value }) => unit === 'seconds' && value >= 0.2);
  const now = told ? `${shown(told.value)} s` : 'too long';
  const first = operation ? call(operation) : `\`${main.name}\``;
  return [
    `Measure before anything is changed: the time of ${first} and its neighbours at the 50th, 95th and 99th percentile, for a week. Today it takes ${now}; the goal is ${shown(load.latency?.value ?? 300)} ms for 95 of 100.`,
    `List the ten statements that take most time in sum, and not those that take most for one call: a query of 8 ms that runs four hundred times for one page of ${main.many} is worse than one of a second each night.`,
    `Look at each plan with \`EXPLAIN (ANALYZE, BUFFERS)\` on a copy of production. A sequential scan over \`${main.name}\`, a sort that spills to disk, or an estimate that is wrong by a factor of a hundred names the cause.`,
    `Mend one cause at a time, cheapest first: statistics, an index, a rewrite, fewer calls; then a replica or a cache, when ${people} may see what is a second old.`,
    `Keep what was won: a budget for each request about ${main.many} in the tests, and an alert on statements whose plan has changed.`,
  ];
}

/** As text and not as SQL: the view is there only where its extension is loaded. */
function statistics(design: Design): string {
  const { main } = termsOf(design);
  return blocks(
    `The first look, as the database counts it itself; the second one shows tables such as \`${main.name}\` that are read from end to end:`,
    fence(
      'text',
      [
        'SELECT calls, round(total_exec_time) AS total_ms, round(mean_exec_time, 2) AS mean_ms, rows, left(query, 100)',
        'FROM pg_stat_statements ORDER BY total_exec_time DESC LIMIT 10;',
        '',
        'SELECT relname, seq_scan, seq_tup_read, idx_scan, n_live_tup',
        'FROM pg_stat_user_tables WHERE seq_scan > 0 ORDER BY seq_tup_read DESC LIMIT 10;',
      ].join('\n'),
    ),
  );
}

function causes(design: Design): string {
  const { main } = termsOf(design);
  const path = design.paths.find(({ table: owner }) => owner.name === main.name) ?? design.paths[0];
  return table(
    ['What is seen', 'Cause', 'What mends it', 'What it costs'],
    [
      [
        `a sequential scan in a query that returns few ${main.many}`,
        'no index for its condition and its order',
        path ? `an index like \`${path.index}\`, built concurrently` : 'an index on the condition, then the order',
        `each write to \`${main.name}\` keeps one more tree`,
      ],
      [
        `the same statement hundreds of times for one page of ${main.many}`,
        'a query in a loop',
        'one query for all ids of the page',
        'a change in the code that builds the page',
      ],
      [
        `times that grow with the page number of ${main.many}`,
        'pages by offset',
        'pages that begin after the last row seen',
        'nobody can jump to page 400 any more',
      ],
      [
        `a count of all ${main.many} on each page`,
        'an exact total that few read',
        'a count up to 1,000, or a number that a job keeps',
        'the total is a little old',
      ],
      [
        'a plan that changes from day to day',
        `statistics of \`${main.name}\` that are old, or too coarse`,
        '`ANALYZE` after large imports, and a higher target for skewed columns',
        'a minute of reading',
      ],
      [
        `waits for locks on \`${main.name}\``,
        'transactions that stay open while something outside answers',
        'outside calls before or after the transaction, and a limit of 2 s on each statement',
        'the caller may have to repeat',
      ],
      [
        'everything is slow at the top of the hour',
        'a job that reads everything at once',
        'batches of 1,000 with pauses, at a quiet hour',
        'the job takes longer',
      ],
    ],
  );
}
