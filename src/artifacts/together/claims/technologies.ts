/** Something ready-made that a design may take or turn down, and what it is for. */
export type Technology = { name: string; pattern: string; kind: Kind };

export type Kind =
  | 'broker'
  | 'cache'
  | 'search'
  | 'documents'
  | 'series'
  | 'objects'
  | 'api'
  | 'shape'
  | 'other'
  | 'named';

/**
 * Those that are taken or turned down as a whole. PostgreSQL and its like are not among them: a text that turns them
 * down for one thing uses them for another.
 */
export const TECHNOLOGIES: readonly Technology[] = (
  [
    ['Kafka', 'kafka', 'broker'],
    ['Redpanda', 'redpanda', 'broker'],
    ['RabbitMQ', 'rabbit-?mq', 'broker'],
    ['NATS', '(?:nats|jetstream)', 'broker'],
    ['ActiveMQ', 'active-?mq', 'broker'],
    ['Pulsar', 'pulsar', 'broker'],
    ['Kinesis', 'kinesis', 'broker'],
    ['SQS', 'sqs', 'broker'],
    ['EventBridge', 'eventbridge', 'broker'],
    ['Redis', '(?:redis|valkey)', 'cache'],
    ['Memcached', 'memcached?', 'cache'],
    ['Hazelcast', 'hazelcast', 'cache'],
    ['Elasticsearch', 'elastic-?search', 'search'],
    ['OpenSearch', 'opensearch', 'search'],
    ['Solr', 'solr', 'search'],
    ['Meilisearch', 'meili-?search', 'search'],
    ['Algolia', 'algolia', 'search'],
    ['Typesense', 'typesense', 'search'],
    ['MongoDB', 'mongo(?:db)?', 'documents'],
    ['DynamoDB', 'dynamo-?db', 'documents'],
    ['Cassandra', 'cassandra', 'documents'],
    ['ScyllaDB', 'scylla(?:db)?', 'documents'],
    ['Couchbase', 'couchbase', 'documents'],
    ['Firestore', 'firestore', 'documents'],
    ['InfluxDB', 'influx(?:db)?', 'series'],
    ['TimescaleDB', 'timescale(?:db)?', 'series'],
    ['ClickHouse', 'clickhouse', 'series'],
    ['S3', 's3', 'objects'],
    ['GraphQL', 'graphql', 'api'],
    ['gRPC', 'grpc', 'api'],
    ['microservices', 'micro-?services?', 'shape'],
    ['Debezium', '(?:debezium|change[- ]data[- ]capture|cdc)', 'other'],
    ['Temporal', 'temporal\\.io', 'other'],
    ['React', 'react(?:\\.js)?', 'other'],
    ['Angular', 'angular', 'other'],
    ['EMQX', 'emqx', 'other'],
    ['HiveMQ', 'hivemq', 'other'],
    ['PostGIS', 'postgis', 'other'],
    ['Stripe', 'stripe', 'other'],
    ['Adyen', 'adyen', 'other'],
  ] as const
).map(([name, pattern, kind]) => ({ name, pattern, kind }));

/** The technology that a name is, all of it. */
export function technologyIn(name: string): Technology | undefined {
  return ANY.test(name) ? TECHNOLOGIES.find(({ pattern }) => new RegExp(`^${pattern}$`, 'i').test(name)) : undefined;
}

const ANY = new RegExp(`^(?:${TECHNOLOGIES.map(({ pattern }) => pattern).join('|')})$`, 'i');

/** What is turned down for one end may serve another: gRPC for a public API, say, and any product but the best known. */
export function isOfManyUses({ kind, name }: Technology): boolean {
  return kind === 'named' || name === 'gRPC';
}

/** What a text that turns down all of a kind calls it. */
export const KIND_WORDS: Partial<Record<Kind, string>> = {
  broker: '(?:(?:message|event|external|separate|dedicated) )*(?:brokers?|message queues?|event bus(?:es)?)',
  cache: '(?:(?:external|separate|shared|distributed|dedicated) )*(?:cache (?:server|cluster|layer|tier)|caches?)',
  search: '(?:(?:external|separate|dedicated) )*search (?:engines?|clusters?|servers?)',
};
