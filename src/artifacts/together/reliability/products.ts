import type { Design } from '../design.ts';

/** A product that a design runs: its own name, and the words a table may call it by besides. */
export type Product = { name: string; own: RegExp; words: RegExp; line: number };

const BROKER = 'brokers?|queues?|message bus|event bus|messaging|streams?|event log';
const CACHE = 'caches?';
const DATABASE = 'databases?|db|stores?|primary|replicas?|sql';
const SEARCH = 'search|search (?:engine|index|cluster)';
const OBJECTS = 'object stor(?:e|age)|buckets?|blobs?';

const KNOWN: readonly (readonly [name: string, pattern: string, role: string])[] = [
  ['RabbitMQ', 'rabbit-?mq', BROKER],
  ['Kafka', 'kafka|redpanda', BROKER],
  ['NATS', 'nats|jetstream', BROKER],
  ['ActiveMQ', 'active-?mq', BROKER],
  ['Pulsar', 'pulsar', BROKER],
  ['Mosquitto', 'mosquitto|emqx|hivemq', `${BROKER}|mqtt`],
  ['SQS', 'sqs', BROKER],
  ['Redis', 'redis|valkey', `${CACHE}|${BROKER}|sessions?|locks?|rate limit\\w*`],
  ['Memcached', 'memcached?', CACHE],
  ['PostgreSQL', 'postgres(?:ql)?|aurora|pg', DATABASE],
  ['MySQL', 'mysql|mariadb|aurora', DATABASE],
  ['MongoDB', 'mongo(?:db)?', DATABASE],
  ['Cassandra', 'cassandra|scylla(?:db)?', DATABASE],
  ['ClickHouse', 'clickhouse', `${DATABASE}|analytics|warehouse`],
  ['TimescaleDB', 'timescale(?:db)?', DATABASE],
  ['DynamoDB', 'dynamo(?:db)?', DATABASE],
  ['Elasticsearch', 'elasticsearch|elastic|opensearch', SEARCH],
  ['MinIO', 'minio', OBJECTS],
  ['S3', 's3', OBJECTS],
  ['Keycloak', 'keycloak', 'identity|idp|sso|oidc|auth\\w*|login'],
];
const BROKERS = KNOWN.flatMap(([, pattern, role]) => (role.startsWith(BROKER) ? [pattern] : [])).join('|');
/** What goes by its kind alone: a row may be of the product that it is. */
const KINDS: typeof KNOWN = [
  ['Object store', 'object stor(?:e|age)|blob stor(?:e|age)', `${OBJECTS}|s3|minio|files?|cdn`],
  ['Message broker', '(?:message|event) (?:broker|bus|queue)|broker', `${BROKER}|${BROKERS}`],
  [
    'Identity provider',
    'identity provider|idp|eid',
    'identity|idp|sso|oidc|eid|sign-?ins?|auth\\w*|log-?in|keycloak|okta|cognito|entra|zitadel',
  ],
  ['SMTP server', '(?:smtp|mail) (?:server|relay|gateway)|smtp', '(?:e-?)?mails?|smtp|notif\\w*'],
  ['Virus scanner', '(?:virus|malware) scan(?:ner|ning)?|clamav', 'scan\\w*|virus\\w*|malware|clamav'],
];

/** The products that run in a design: nodes and participants of its diagrams, services of its deployment, each once. */
export function productsOf({ diagrams, services }: Design): Product[] {
  const named = diagrams.flatMap((diagram) => {
    if (diagram.kind === 'flow' || diagram.kind === 'c4')
      return diagram.nodes.map(({ label, line }) => ({ label, line }));
    return diagram.kind === 'sequence' ? diagram.participants.map(({ label, line }) => ({ label, line })) : [];
  });
  const all = [...named, ...services.map(({ name, line }) => ({ label: name, line }))].filter(
    ({ label }) => !ASIDE.test(label),
  );
  const found = (list: typeof KNOWN, among: typeof all): Product[] =>
    list.flatMap(([name, pattern, role]): Product[] => {
      const own = spaced(pattern);
      const first = among.find(({ label }) => own.test(label));
      return first ? [{ name, own, words: spaced(`${pattern}|${role}`), line: first.line }] : [];
    });
  const known = found(KNOWN, all);
  const isKnown = (label: string): boolean => known.some(({ own }) => own.test(label));
  return [
    ...known,
    ...found(
      KINDS,
      all.filter(({ label }) => !isKnown(label)),
    ),
  ];
}

/** What only copies, measures or shows another thing. */
const ASIDE =
  /export|backup|connect\b|\bui\b|admin|schema.registry|operator|bouncer|pgadmin|migrat|sentinel|init\b|proxy/i;

/** Words of a name, where `_` parts them too. */
function spaced(pattern: string): RegExp {
  return new RegExp(`(?<![A-Za-z0-9])(?:${pattern})(?![A-Za-z])`, 'i');
}
