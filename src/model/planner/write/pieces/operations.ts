import type { Design } from '../../design/design.ts';
import { round, shown } from '../../design/numbers.ts';
import { STORE_WORDS } from '../../knowledge/stores.ts';
import { capital, listed, snake } from '../../words/spelling.ts';
import { blocks, cite, fence, list, numbered, table } from '../markdown.ts';
import type { Piece } from '../piece.ts';
import { standingChanges } from '../sql/standing-changes.ts';
import { call, termsOf } from '../terms.ts';
import { hasWorker } from './context.ts';

/** What is promised, measured, and woken up for. */
export const monitoring: Piece = {
  id: 'monitoring',
  title: 'What is watched',
  must: false,
  named: 'monitoring, observability, slos, alerts, operations, maintenance',
  near: 'delivery, devops, reliability, quality goals',
  write: (design) =>
    blocks(table(['Promise', 'Measured as', 'Wakes somebody when'], promises(design)), list(signals(design))),
};

function promises(design: Design): string[][] {
  const { capacity, choices, load } = design;
  const { operation, main, people } = termsOf(design);
  const first = operation ? call(operation) : `\`${main.name}\``;
  const metric = snake(main.many);
  const hour = round(capacity.budget / 10);
  return [
    [
      `${choices.availability.percent} % of calls about ${main.many} answer without a 5xx${cite(choices.availability.basis)}`,
      `\`${metric}_requests_total\` by status`,
      `a tenth of the ${shown(capacity.budget)} minutes of the month (${shown(hour)} min) is gone within an hour of ${termsOf(design).field}`,
    ],
    [
      `95 % of ${first} within ${shown(load.latency?.value ?? 300)} ms`,
      `\`${metric}_request_seconds\` as a histogram`,
      `${people} wait longer than that for ten minutes`,
    ],
    ...(hasWorker(design)
      ? [
          [
            `News of ${main.many} leaves within a minute`,
            `the age of the oldest row for ${people} in \`outbox_events\``,
            'that row is older than five minutes',
          ],
        ]
      : []),
    [
      `No ${main.one} is lost`,
      `a restore of ${termsOf(design).field} each week, and a count of \`${main.name}\` in it`,
      `the restored count differs from the one ${people} see`,
    ],
  ];
}

function signals(design: Design): string[] {
  const { dependencies, flows } = design;
  const { main, operation, tenant } = termsOf(design);
  const waits = dependencies.map(({ name }) => name);
  return [
    `**Logs.** One line of JSON for each call with trace, caller, ${tenant}, operation and time, and the id of the ${main.one}, never its content.`,
    `**Traces.** One span for each query on \`${main.name}\` and one for each call to ${listed(waits)}; one call of ${termsOf(design).people} in a hundred is kept, and all that fail.`,
    `**Counters of the work itself.** ${flows
      .slice(0, 3)
      .map(({ id, table: entity }) => `\`${snake(entity.one)}_${id.toLowerCase()}_total\``)
      .join(', ')}: a day on which ${main.many} stop is an outage, whatever the status codes say.`,
    ...(operation
      ? [
          `**Probe.** Every minute a test account runs ${call(operation)} as one of the ${termsOf(design).people}, and removes its ${main.one} again.`,
        ]
      : []),
  ];
}

/** How it gets into production and back. */
export const delivery: Piece = {
  id: 'delivery',
  title: 'Delivery',
  must: false,
  named: 'delivery, deployment, devops, operations, ci cd, rollout, rollbacks',
  near: 'maintenance, implementation steps',
  write: (design) => blocks(list(deliveryLines(design))),
};

function deliveryLines(design: Design): string[] {
  const { capacity, choices, flows } = design;
  const { main, field, operation, api, people } = termsOf(design);
  const flag = flows[1] ?? flows[0];
  const cloud = choices.cloud ? ` on ${choices.cloud.name}${cite(choices.cloud.basis)}` : '';
  return [
    `**Image.** One container image of the ${api} for ${field}, built once, started with another argument as ${hasWorker(design) ? `the ${main.one} worker` : 'a job'}; ${field} runs without rights of its own and on a read-only disk${cloud}.`,
    `**Health.** \`/livez\` says that the process runs; \`/readyz\` asks the database for one row of \`${main.name}\`, so a node without a database gets no calls of ${people}.`,
    `**Order.** Migration first, then the nodes one by one: with ${capacity.nodes} nodes there is always one that answers ${operation ? call(operation) : `calls about ${main.many}`}.`,
    ...(flag
      ? [
          `**Flags.** ${flag.id} ("${flag.does}") starts behind a flag: for the team, then for one in twenty ${people}, then for all; ${field} goes on without it when it is switched off.`,
        ]
      : []),
    `**Pipeline.** Types, tests, the contract checked against the one in production, the migration run on a copy of ${field}, then the image; a break of the contract that ${people} rely on for ${main.many} stops it.`,
  ];
}

/** The way to change the database, and back. */
export const migration: Piece = {
  id: 'migration',
  title: 'Migration and the way back',
  must: false,
  named:
    'migration, migrations, database impact, risks and rollbacks, rollbacks, rollback, data layer, evolution, implementation steps',
  near: 'delivery, maintenance, data model, schema',
  write: (design) => blocks(numbered(migrationSteps(design)), changes(design), back(design)),
};

/** The statements for tables that stand already, where the store is one in which they can be run. */
function changes(design: Design): string | undefined {
  const statements = design.choices.store.key === 'postgresql' ? standingChanges(design) : [];
  if (statements.length === 0) return undefined;
  return blocks(
    `What stands already is changed by these statements; on the schema above they change nothing, and none of them holds ${termsOf(design).main.many} for longer than a moment.`,
    fence('sql', statements.join('\n')),
  );
}

function migrationSteps(design: Design): string[] {
  const { tables } = design;
  const { main, field } = termsOf(design);
  const fresh = tables.filter(({ found }) => !found).map(({ name }) => `\`${name}\``);
  const standing = tables.filter(({ found }) => found).map(({ name }) => `\`${name}\``);
  const busy = standing.length > 0 ? standing : [`\`${main.name}\``];
  return [
    `Expand: create ${listed(fresh.slice(0, 12))}${fresh.length > 12 ? ` and ${fresh.length - 12} more` : ''} in the order of the schema. Nothing that runs today reads them.`,
    `On ${listed(busy.slice(0, 4))}, ${STORE_WORDS[design.choices.store.key].online.replace('{field}', field)}.`,
    `Deploy code that writes ${main.many}; compare counts of \`${main.name}\` with the source from which ${field} was kept before, for a week.`,
    `Contract: what ${field} no longer reads goes two releases later, in a migration of its own.`,
  ];
}

function back({ tables, scope }: Design): string {
  const fresh = tables.filter(({ found }) => !found).map(({ name }) => `\`${name}\``);
  const last = fresh.toReversed();
  return `Back: until the second step nothing of ${scope.name} depends on the new tables, so they are dropped in the reverse order, beginning with ${listed(last.slice(0, 3))}. After it, the code goes back first; rows written to ${fresh[0] ?? 'them'} since then are exported before anything is dropped.`;
}

/** Work that comes again. */
export const maintenance: Piece = {
  id: 'maintenance',
  title: 'Work that comes again',
  must: false,
  named: 'maintenance, operations, runbook, maintainability',
  near: '',
  write: (design) => table(['When', 'What', 'Why'], chores(design)),
};

function chores(design: Design): string[][] {
  const { capacity, scope } = design;
  const { main, people, field, staffs, tenant: house } = termsOf(design);
  const tenant = `the ${house}`;
  const kept = scope.things.find(({ note }) => note.keep);
  const busiest = capacity.busiest?.table ?? main;
  return [
    [
      'each hour',
      `expired rows of \`idempotency_keys\` go, 1,000 at a time`,
      `keys of ${main.many} are promised to ${people} for a day only`,
    ],
    ...(kept
      ? [
          [
            'each night',
            `rows of \`${design.names.get(kept.key)?.table ?? kept.key}\` that ${tenant} need not keep go (${kept.note.keep})`,
            `nobody of the ${staffs} needs them any longer, and ${people} were told so`,
          ],
        ]
      : []),
    [
      'each week',
      `a restore of ${field} into an empty database, timed`,
      `a backup of ${field} that was never restored is a hope; its time is the real outage for ${people}`,
    ],
    [
      'each month',
      `the ten slowest statements on \`${busiest.name}\`, from ${STORE_WORDS[design.choices.store.key].slow}`,
      `it grows by ${shown(capacity.busiest?.daily ?? 0)} rows a day, and plans change with size`,
    ],
    [
      'each quarter',
      `access rights of ${staffs}, keys and secrets are looked through and replaced`,
      `people leave; their tokens for ${main.many} must not stay`,
    ],
    [
      'each year',
      `the sums are done again with the counted ${people}`,
      `${capital(field)} is sized for ${shown(capacity.people)} of them`,
    ],
  ];
}
