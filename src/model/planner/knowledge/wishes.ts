/** Things of the trade that a brief, a follow-up or an answer may name, and the choice that each one makes. */
export type WishNote = { topic: WishTopic; key: string; name: string; words: string };

export type WishTopic =
  | 'store'
  | 'api'
  | 'language'
  | 'framework'
  | 'queue'
  | 'cache'
  | 'cloud'
  | 'tenancy'
  | 'compliance'
  | 'login'
  | 'shape'
  | 'quality';

export const WISHES: readonly WishNote[] = [
  {
    topic: 'store',
    key: 'postgresql',
    name: 'PostgreSQL',
    words: 'postgresql, postgres, psql, supabase, rds postgres, aurora postgres, neon',
  },
  { topic: 'store', key: 'mysql', name: 'MySQL', words: 'mysql, mariadb, planetscale, aurora mysql' },
  { topic: 'store', key: 'sqlite', name: 'SQLite', words: 'sqlite, turso, libsql' },
  { topic: 'store', key: 'mongodb', name: 'MongoDB', words: 'mongodb, mongo, documentdb' },
  { topic: 'store', key: 'dynamodb', name: 'DynamoDB', words: 'dynamodb, dynamo, dynamo db' },
  { topic: 'api', key: 'rest', name: 'REST', words: 'rest, restful, openapi, rest api' },
  { topic: 'api', key: 'graphql', name: 'GraphQL', words: 'graphql' },
  { topic: 'api', key: 'grpc', name: 'gRPC', words: 'grpc, protobuf, protocol buffers' },
  {
    topic: 'language',
    key: 'typescript',
    name: 'Node.js and TypeScript',
    words: 'node, nodejs, node.js, typescript, javascript, deno, bun',
  },
  { topic: 'language', key: 'python', name: 'Python', words: 'python' },
  { topic: 'language', key: 'go', name: 'Go', words: 'golang, in go, go service, go backend' },
  { topic: 'language', key: 'java', name: 'Java', words: 'java, jvm, kotlin' },
  { topic: 'language', key: 'ruby', name: 'Ruby', words: 'ruby' },
  { topic: 'language', key: 'rust', name: 'Rust', words: 'rust' },
  { topic: 'language', key: 'csharp', name: 'C#', words: 'c#, csharp, dotnet, asp.net, net core' },
  { topic: 'language', key: 'php', name: 'PHP', words: 'php' },
  { topic: 'framework', key: 'express', name: 'Express', words: 'express, express.js, expressjs' },
  { topic: 'framework', key: 'fastify', name: 'Fastify', words: 'fastify' },
  { topic: 'framework', key: 'nestjs', name: 'NestJS', words: 'nestjs, nest' },
  { topic: 'framework', key: 'fastapi', name: 'FastAPI', words: 'fastapi, fast api' },
  { topic: 'framework', key: 'django', name: 'Django', words: 'django' },
  { topic: 'framework', key: 'flask', name: 'Flask', words: 'flask' },
  { topic: 'framework', key: 'gin', name: 'Gin', words: 'gin, gin framework' },
  { topic: 'framework', key: 'spring', name: 'Spring Boot', words: 'spring, spring boot' },
  { topic: 'framework', key: 'rails', name: 'Rails', words: 'rails, ruby on rails' },
  { topic: 'framework', key: 'laravel', name: 'Laravel', words: 'laravel' },
  { topic: 'queue', key: 'kafka', name: 'Kafka', words: 'kafka, redpanda, msk' },
  { topic: 'queue', key: 'rabbitmq', name: 'RabbitMQ', words: 'rabbitmq, rabbit mq, amqp' },
  { topic: 'queue', key: 'sqs', name: 'SQS', words: 'sqs, sns' },
  { topic: 'queue', key: 'nats', name: 'NATS', words: 'nats, jetstream' },
  { topic: 'cache', key: 'redis', name: 'Redis', words: 'redis, valkey, elasticache' },
  { topic: 'cache', key: 'memcached', name: 'Memcached', words: 'memcached, memcache' },
  { topic: 'cloud', key: 'aws', name: 'AWS', words: 'aws, amazon web services, lambda, ecs, fargate' },
  { topic: 'cloud', key: 'gcp', name: 'Google Cloud', words: 'gcp, google cloud, cloud run' },
  { topic: 'cloud', key: 'azure', name: 'Azure', words: 'azure' },
  { topic: 'cloud', key: 'kubernetes', name: 'Kubernetes', words: 'kubernetes, k8s, eks, gke, aks' },
  { topic: 'cloud', key: 'vercel', name: 'Vercel', words: 'vercel' },
  {
    topic: 'tenancy',
    key: 'many',
    name: 'many tenants',
    words:
      'multi-tenant, multitenant, multi tenant, multi-tenancy, multitenancy, saas, white-label, white label, many organisations, many organizations, tenant isolation, per tenant, add tenants, several companies, many companies',
  },
  {
    topic: 'tenancy',
    key: 'one',
    name: 'a single organisation',
    words:
      'single-tenant, single tenant, one organisation, one organization, in-house, inhouse, internal tool, our company',
  },
  {
    topic: 'compliance',
    key: 'gdpr',
    name: 'GDPR',
    words: 'gdpr, dsgvo, right to be forgotten, right to erasure, data protection',
  },
  { topic: 'compliance', key: 'hipaa', name: 'HIPAA', words: 'hipaa, phi, protected health information' },
  { topic: 'compliance', key: 'pci', name: 'PCI DSS', words: 'pci, pci dss, pci-dss, card data' },
  { topic: 'compliance', key: 'soc2', name: 'SOC 2', words: 'soc2, soc 2' },
  { topic: 'compliance', key: 'sox', name: 'SOX', words: 'sox, sarbanes-oxley' },
  {
    topic: 'login',
    key: 'google',
    name: 'Google',
    words: 'google login, google sign-in, with google, login with google, google oauth',
  },
  {
    topic: 'login',
    key: 'github',
    name: 'GitHub',
    words: 'github login, with github, and github, github oauth, github',
  },
  { topic: 'login', key: 'apple', name: 'Apple', words: 'apple login, sign in with apple, with apple, and apple' },
  {
    topic: 'login',
    key: 'microsoft',
    name: 'Microsoft Entra ID',
    words: 'microsoft login, entra, azure ad, active directory, microsoft',
  },
  {
    topic: 'login',
    key: 'sso',
    name: 'single sign-on',
    words: 'sso, single sign-on, saml, okta, auth0, keycloak, oidc, openid, identity provider',
  },
  { topic: 'login', key: 'oauth', name: 'OAuth 2', words: 'oauth, oauth2, oauth 2' },
  { topic: 'login', key: 'passkey', name: 'passkeys', words: 'passkey, passkeys, webauthn, passwordless' },
  {
    topic: 'login',
    key: 'password',
    name: 'e-mail and password',
    words: 'password, passwords, username, email and password',
  },
  { topic: 'login', key: 'apikey', name: 'API keys', words: 'api key, api keys' },
  {
    topic: 'shape',
    key: 'microservices',
    name: 'microservices',
    words: 'microservice, microservices, micro-services, service mesh',
  },
  { topic: 'shape', key: 'monolith', name: 'a monolith', words: 'monolith, modular monolith, monolithic' },
  {
    topic: 'shape',
    key: 'serverless',
    name: 'serverless functions',
    words: 'serverless, lambda, lambdas, cloud functions',
  },
  {
    topic: 'quality',
    key: 'realtime',
    name: 'live updates',
    words: 'real-time, realtime, real time, live updates, websocket, websockets, push updates, live',
  },
  {
    topic: 'quality',
    key: 'offline',
    name: 'offline use',
    words: 'offline, works offline, offline-first, poor connectivity',
  },
  {
    topic: 'quality',
    key: 'audit',
    name: 'an audit trail',
    words: 'audit, audit trail, audit log, auditable, traceability, who changed what',
  },
  {
    topic: 'quality',
    key: 'strict',
    name: 'strict consistency',
    words:
      'strong consistency, strongly consistent, strict consistency, no double booking, never double, no overselling, oversell, exactly once, exactly-once',
  },
  {
    topic: 'quality',
    key: 'loose',
    name: 'eventual consistency',
    words: 'eventual consistency, eventually consistent, stale reads',
  },
  {
    topic: 'quality',
    key: 'regions',
    name: 'several regions',
    words: 'multi-region, multiregion, multi region, several regions, worldwide, globally distributed, global',
  },
  {
    topic: 'quality',
    key: 'availability',
    name: 'high availability',
    words: 'high availability, highly available, always on, 24/7, zero downtime, no downtime, zero-downtime',
  },
  { topic: 'quality', key: 'latency', name: 'low latency', words: 'low latency, low-latency, fast responses' },
];
