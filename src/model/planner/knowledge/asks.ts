import type { AskNote } from './domain.ts';

/** What the answer to a question decides beyond its own decision record. */
export type AskTopic =
  | 'field'
  | 'load'
  | 'tenancy'
  | 'availability'
  | 'login'
  | 'leaving'
  | 'language'
  | 'existing'
  | 'things'
  | 'slow'
  | 'care';

export type CommonAsk = AskNote & { topic: AskTopic; kind: 'single' | 'several' | 'text' };

/** `{person}`, `{staff}` and `{tenant}` stand for what this brief calls them; `{main}` for the thing that its
 * first flow is about, `{doing}` for what people mostly do. */
export const COMMON_ASKS: readonly CommonAsk[] = [
  {
    topic: 'things',
    kind: 'text',
    header: 'What is kept',
    question: 'Which things does the system keep records of, and what happens to them? A sentence or a list will do.',
    why: 'It decides the tables, and with them everything else.',
    options: [],
    recommended: 0,
    because: 'the brief names no things that records are kept of',
  },
  {
    topic: 'slow',
    kind: 'text',
    header: 'The slowest request',
    question: 'Which request or query hurts most, how long does it take, and how many rows has its largest table?',
    why: 'It decides where measuring begins, and whether an index, a rewrite or a cache comes first.',
    options: [],
    recommended: 0,
    because: 'without a named query the statistics of the database have to show the way',
  },
  {
    topic: 'care',
    kind: 'single',
    header: 'What matters most',
    question: 'What should the review weigh most?',
    why: 'It decides the order in which findings are listed and mended.',
    options: [
      {
        label: 'Correct data',
        effect: 'missing keys and constraints come first',
        against: 'speed and security problems would be mended later',
      },
      {
        label: 'Speed under load',
        effect: 'missing indexes and unbounded reads come first',
        against: 'rows that contradict each other stay possible for longer',
      },
      {
        label: 'Security',
        effect: 'injection, secrets and missing checks come first',
        against: 'slow queries stay slow until the second round',
      },
    ],
    recommended: 0,
    because: 'wrong rows are the hardest thing to mend afterwards',
    said: [
      'integrity, correctness, consistent',
      'performance, slow, speed, fast',
      'security, secure, vulnerabilities, injection',
    ],
  },
  {
    topic: 'load',
    kind: 'single',
    header: 'Size',
    question: 'How many {persons} will be registered a year from now?',
    why: 'It decides the arithmetic: requests per second, storage, and whether one database is enough.',
    options: [
      {
        label: 'Up to 5,000',
        effect: 'one small database, two application nodes for safety only',
        against: 'growth beyond it would ask for new sizes within the year',
      },
      {
        label: 'About 50,000',
        effect: 'one database with a standby, sized for the busiest hour',
        against: 'it buys room that may never be needed',
      },
      {
        label: 'About 1 million',
        effect: 'read replicas and partitions are planned from the start',
        against: 'replicas and partitions cost work before anybody needs them',
      },
      {
        label: 'More than 10 million',
        effect: 'the busiest table is split by key from the first day',
        against: 'a split database makes every query over all rows expensive',
      },
    ],
    recommended: 1,
    because: 'it is the size at which one well-kept database is still comfortable',
  },
  {
    topic: 'availability',
    kind: 'single',
    header: 'Downtime',
    question: 'For how long in a month may nobody be able to {doing}?',
    why: 'It decides standbys, the way of deploying, and how much is spent on both.',
    options: [
      {
        label: '4 hours (99.5 %)',
        effect: 'one zone, restore from backup, deploys in a quiet hour',
        against: 'an outage of an afternoon would stop {doing_noun}',
      },
      {
        label: '43 minutes (99.9 %)',
        effect: 'a standby in a second zone, rolling deploys',
        against: 'a second zone doubles the cost of the database',
      },
      {
        label: '4 minutes (99.99 %)',
        effect: 'automatic failover in every part, and somebody on call',
        against: 'four minutes a month cannot be kept without people on call at night',
      },
    ],
    recommended: 1,
    because: 'one standby and rolling deploys reach it without people on call around the clock',
  },
  {
    topic: 'existing',
    kind: 'single',
    header: 'What is there',
    question: 'On which database and where does {field} have to run?',
    why: 'It decides what is reused, and what a new part would cost to run.',
    options: [
      {
        label: 'Nothing yet',
        effect: 'PostgreSQL and containers, wherever they are cheapest',
        against: 'what is there already would be bought a second time',
      },
      {
        label: 'PostgreSQL in containers',
        effect: 'one more database on a server that is looked after already',
        against: 'a busy neighbour on the same server is felt here',
      },
      {
        label: 'MySQL in containers',
        effect: 'the schema is written for MySQL, with generated columns where it has no partial index',
        against: 'rules over part of a table need generated columns',
      },
      {
        label: 'AWS with managed services',
        effect: 'a managed database in two zones, and a queue of the cloud where one is needed',
        against: 'the bill grows with use, and moving away is a project',
      },
    ],
    recommended: 0,
    because: 'the brief names no database and no place',
  },
  {
    topic: 'tenancy',
    kind: 'single',
    header: 'Tenants',
    question: 'Does one installation keep the {mains} of a single {tenant}, or of many that must not see each other?',
    why: 'It decides whether every table carries a tenant, and whether the database separates the rows.',
    options: [
      {
        label: 'A single one',
        effect: 'no tenant column anywhere',
        against: 'a second {tenant} would need an installation of its own for its {mains}',
      },
      {
        label: 'Many, in shared tables',
        effect: 'a tenant column and row-level security on every table',
        against: 'every query on {mains} and every key carries a column that one {tenant} does not need',
      },
    ],
    recommended: 0,
    because:
      'the brief speaks of one {tenant}, and a migration can add a column for more of them to {mains} and the rest',
  },
  {
    topic: 'login',
    kind: 'single',
    header: 'Sign-in',
    question: 'How do {persons} and {staffs} sign in to {field}?',
    why: 'It decides what is stored about accounts, and who answers for passwords.',
    options: [
      {
        label: 'An identity provider (OIDC)',
        effect: 'no passwords here; tokens of {persons} carry roles and scopes',
        against: 'no {person} signs in to {field} while that outside service is away',
      },
      {
        label: 'Own accounts with passkeys',
        effect: 'tables for credentials and sessions, and recovery by mail',
        against: 'recovery, lockout and stored credentials of {persons} become work of those who run {field}',
      },
      {
        label: 'The session of an existing product',
        effect: 'a gateway checks the session and passes the user on',
        against: 'the brief on {field} speaks of no product that {persons} sign in to already',
      },
    ],
    recommended: 0,
    because: 'a password of {a person} that {field} does not store cannot be lost with its {mains}',
  },
  {
    topic: 'leaving',
    kind: 'single',
    header: 'Leaving',
    question: 'What happens to what {field} holds about {a person} who leaves?',
    why: 'It decides between deleting, blanking and keeping, column by column.',
    options: [
      {
        label: 'Blank the person, keep the records',
        effect: 'personal columns of the {person} are overwritten after 30 days, and counts of {field} stay right',
        against: 'rows of {field} without a name remain for as long as their own term runs',
      },
      {
        label: 'Delete everything',
        effect: 'foreign keys cascade from the {person}, and totals change afterwards',
        against: 'past totals of {mains} would change with each {person} who leaves',
      },
      {
        label: 'Keep all for a legal term',
        effect: 'the account is closed, and a job deletes when the term is over',
        against: 'data about {persons} would be kept for years, and {field} has no purpose for it',
      },
    ],
    recommended: 0,
    because: 'it honours the request of {a person} for erasure and keeps the figures of {field} true',
    said: [
      'gdpr, erasure, right to be forgotten, anonymise, anonymize',
      'delete everything, hard delete',
      'legal hold, retention of years',
    ],
  },
  {
    topic: 'language',
    kind: 'single',
    header: 'Language',
    question: 'In which language is the backend written?',
    why: 'It decides the code examples and the tools around them.',
    options: [
      {
        label: 'TypeScript on Node.js',
        effect: 'examples with Fastify and pg',
        against: 'the team knows another language better',
      },
      { label: 'Python', effect: 'examples with FastAPI and psycopg', against: 'another language was named' },
      { label: 'Go', effect: 'examples with net/http and pgx', against: 'another language was named' },
    ],
    recommended: 0,
    because: 'no package file was found, and one language for server and clients is the smallest team',
  },
];
