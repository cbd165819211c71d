import type { Domain } from '../domain.ts';

export const performance: Domain = {
  name: 'query performance',
  signs:
    'slow queries, slow database, getting slow, getting slower, too slow, is slow, are slow, very slow, slow response, slow responses, queries slow, slow api, api responses, response times, query performance, slow query, database performance, queries are getting slow, slow as we scale, slow endpoints, index tuning, query optimization, query optimisation, slow database queries, performance tuning',
  person: 'engineer',
  staff: 'on-call engineer',
  tenant: 'product team',
  load: { people: 60, active: 0.6, requests: 40, peak: 3 },
  entities: {
    engineer: {
      is: 'Somebody who owns code that asks the database',
      words: 'developer, backend engineer, dba',
      core: true,
      rows: '1 per 1',
      by: 'staff',
      fields: `
        full_name person_name
        email     email unique
        status    active | left = active
      `,
    },
    endpoint: {
      is: 'A request of the product whose time people feel, with its budget',
      words: 'route, api endpoint, page',
      core: true,
      rows: '3 per 1',
      by: 'staff',
      fields: `
        engineer_id -> engineer
        method      code @once
        route       text(200) @once
        budget_ms   quantity
        status      watched | retired = watched
      `,
    },
    statement: {
      is: 'A query with its values taken out, known by its fingerprint',
      words: 'query, sql query, slow query, fingerprint',
      core: true,
      rows: '12 per 1',
      by: 'system',
      fields: `
        fingerprint code unique @read
        words       long @read
        first_seen  time @read
        status      fine | slow | mended | accepted = fine @read
      `,
    },
    sample: {
      is: 'What {a statement} cost in one quarter of an hour',
      words: 'measurement, query sample, statistic, metric',
      core: true,
      rows: '1000 a day',
      keep: '90 days',
      by: 'system',
      fields: `
        statement_id -> statement @read
        endpoint_id  -> endpoint ? @read
        taken_at     time @read
        calls        bigint @read
        total_ms     measure @read
        rows_read    bigint @read
        blocks_read  bigint @read
      `,
    },
    plan: {
      is: 'How the database carries out {a statement}, as EXPLAIN tells',
      words: 'query plan, execution plan, explain plan',
      core: true,
      rows: '2 a day',
      keep: '1 year',
      by: 'system',
      fields: `
        statement_id -> statement @read
        plan_hash    hash @read
        body         json @read
        reads_all    bool @read
        taken_at     time @read
      `,
    },
    finding: {
      is: 'A reason why {a statement} is slow, with what was seen',
      words: 'issue, bottleneck, problem, diagnosis, regression',
      core: true,
      rows: '6 a month',
      fields: `
        statement_id -> statement @once
        engineer_id  -> engineer ?
        cause        missing_index | too_many_calls | too_many_rows | lock | stale_statistics | large_page @once
        seen         text(1000) @once
        closed_at    time ? @read
        status       open | mended | accepted = open @read
      `,
    },
    remedy: {
      is: 'What was changed against {a finding}, and what it brought',
      words: 'fix, change, index change, optimization, optimisation',
      core: true,
      rows: '6 a month',
      fields: `
        finding_id  -> finding @once
        engineer_id -> engineer @once
        kind        index | rewrite | batch | cache | partition | settings @once
        words       text(4000) @once
        before_ms   measure @once
        after_ms    measure ?
        deployed_at time ? @read
        status      proposed | deployed | taken_back = proposed @read
      `,
    },
  },
  rules: [
    { on: 'endpoint', unique: 'method, route', says: '{An endpoint} has one budget' },
    { on: 'sample', unique: 'statement_id, taken_at', says: 'A quarter of an hour of {a statement} is counted once' },
    { on: 'plan', unique: 'statement_id, plan_hash', says: 'The same {plan} of {a statement} is kept once' },
    {
      on: 'finding',
      unique: 'statement_id, cause',
      where: "status = 'open'",
      says: 'The same cause stands open once for {a statement}',
    },
    {
      on: 'finding',
      check: "(status = 'open') = (closed_at IS NULL)",
      says: '{A finding} is open for exactly as long as nobody has closed it',
    },
    { on: 'endpoint', check: 'budget_ms > 0', says: 'A budget is more than nothing' },
  ],
  paths: [
    {
      asks: 'How did this {statement} develop, newest first?',
      on: 'sample',
      by: 'statement_id',
      order: 'taken_at desc',
    },
    { asks: 'Which {samples} belong to this {endpoint}?', on: 'sample', by: 'endpoint_id', order: 'taken_at desc' },
    { asks: 'Which {plans} did this {statement} have?', on: 'plan', by: 'statement_id', order: 'taken_at desc' },
    { asks: 'Which {findings} are open, oldest first?', on: 'finding', by: 'status', order: 'created_at' },
    { asks: 'What was done against this {finding}?', on: 'remedy', by: 'finding_id', order: 'created_at' },
  ],
  flows: [
    {
      does: 'opens {a finding}',
      words: 'slow, diagnose, analyse, analyze, find, bottleneck',
      by: 'person',
      makes: 'finding',
      given: 'statement',
      monthly: 6,
      unless: 'the same cause is open for that {statement}',
    },
    {
      does: 'deploys {a remedy}',
      words: 'optimise, optimize, fix, tune, index, mend, speed up',
      by: 'person',
      moves: 'remedy',
      verb: 'deploy',
      from: 'proposed',
      to: 'deployed',
      stamps: 'deployed_at',
      monthly: 5,
      unless: 'it was not measured on a copy first',
    },
    {
      does: 'proposes {a remedy}',
      words: 'propose, suggest, rewrite, cache',
      by: 'person',
      makes: 'remedy',
      given: 'finding',
      monthly: 6,
      unless: 'the {finding} is closed',
    },
    {
      does: 'closes {a finding}',
      words: 'close, accept, solve',
      by: 'staff',
      moves: 'finding',
      verb: 'close',
      from: 'open',
      to: 'mended',
      stamps: 'closed_at',
      monthly: 5,
      unless: 'the {statement} was over its budget within the last day',
    },
  ],
  asks: [
    {
      header: 'Where it is slow',
      question: 'Is everything slow, or a few requests?',
      why: 'It decides whether to begin with single {statements} or with the machine.',
      options: [
        {
          label: 'A few requests',
          effect: 'begin with the ten dearest statements by total time, one by one',
          against: 'if the machine is too small, ten mended {statements} do not help',
        },
        {
          label: 'Everything, at some hours',
          effect: 'begin with connections, locks, disk and what runs at that hour',
          against: 'single bad {statements} are found later',
        },
        {
          label: 'Everything, since a release',
          effect: 'begin with what changed: plans before and after, new calls in loops',
          against: 'what was slow before is left for the second week',
        },
      ],
      recommended: 0,
      because: 'in most systems a handful of {statements} takes most of the time',
      said: [
        'one endpoint, some queries, certain queries',
        'at peak, everything is slow, all requests',
        'after a release, since the upgrade, since the deploy',
      ],
    },
    {
      header: 'How stale',
      question: 'May what people read be a few seconds old?',
      why: 'It decides whether replicas and caches are a way out at all.',
      options: [
        {
          label: 'Yes, on lists and counts',
          effect: 'replicas and short caches serve lists; whoever just wrote reads from the writer',
          against: 'somebody sees their own change a moment late, unless they are sent to the writer',
        },
        {
          label: 'No, never',
          effect: 'everything is mended by indexes, rewrites and fewer calls',
          against: 'a replica could have carried half of the reads',
        },
      ],
      recommended: 1,
      because: 'an index mends the cause; copies come when indexes no longer help',
      said: ['stale reads, eventual consistency, cache', 'strong consistency, always fresh'],
    },
  ],
  failures: [
    [
      'The collector of {samples} is away',
      'charts have a gap; the product does not notice',
      'counters in the database go on; the next {sample} covers the gap, and says so',
    ],
    [
      'A new index is chosen for another {statement}, which gets slower',
      'an alert within a quarter of an hour',
      'each change of {plan.plan_hash} is compared with the cost before, and the index can be dropped in a second',
    ],
    [
      'Building an index blocks writes',
      'nothing, as it is built beside the table',
      'indexes are built concurrently, with a limit on waiting, outside of the busy hours',
    ],
  ],
  threats: [
    [
      'values of customers inside {statement.words}',
      'names and mail addresses in a tool that everybody reads',
      'values are taken out before anything is stored; {plans} are kept without their constants',
    ],
    [
      'asking for {a plan} that changes data',
      'rows that are gone',
      'EXPLAIN runs as a role that may only read, inside a transaction that is rolled back',
    ],
  ],
  risks: [
    [
      'The same query comes back from another place in the code',
      '{a finding} is opened again within a month',
      'add a test that counts queries for each {endpoint}, and fails above its number',
    ],
    [
      'Statistics hide single slow calls',
      'people complain while the mean is fine',
      'look at the slowest hundredth of each {endpoint} and not at the mean',
    ],
  ],
};
