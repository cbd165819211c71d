/** Something that a design does in one of several ways, and how a text tells which. */
export type Question = {
  name: string;
  /** What a text must speak of besides, for the words of the answers to mean it. */
  about?: RegExp;
  answers: readonly { name: string; words: RegExp }[];
  /** Whether a design has one answer for all of it; else two decisions must speak of the same thing. */
  single: boolean;
};

/** Questions that decisions answer, of those whose answers exclude each other. */
export const QUESTIONS: readonly Question[] = [
  {
    name: 'the form of ids',
    about: /\b(?:primary keys?|ids?|identifiers?|keys)\b/i,
    single: true,
    answers: [
      { name: 'UUIDs', words: /\buuid(?:s|v\d)?\b/i },
      { name: 'ULIDs', words: /\bulids?\b/i },
      {
        name: 'numbers',
        words:
          /\b(?:bigint|bigserial|serial|auto[- ]?increment\w*|identity columns?|sequences?|sequential (?:integers?|numbers?)|64-bit integers?)\b/i,
      },
    ],
  },
  {
    name: 'the relational database',
    single: true,
    answers: [
      { name: 'PostgreSQL', words: /\bpostgres(?:ql)?\b/i },
      { name: 'MySQL', words: /\bmysql\b/i },
      { name: 'MariaDB', words: /\bmariadb\b/i },
      { name: 'SQL Server', words: /\b(?:sql server|mssql)\b/i },
      { name: 'Oracle', words: /\boracle\b/i },
      { name: 'CockroachDB', words: /\bcockroach(?:db)?\b/i },
    ],
  },
  {
    name: 'pages of lists',
    about: /\bpag(?:e|es|ing|ination|inated)\b|\blists?\b/i,
    single: true,
    answers: [
      { name: 'cursors', words: /\b(?:cursors?|keyset|seek method)\b/i },
      { name: 'offsets', words: /\b(?:offsets?|page numbers?|limit\/offset)\b/i },
    ],
  },
  {
    name: 'how money is kept',
    about: /\b(?:money|(?<!\d )amounts?|prices?|currency|cents?|fees?|invoices?|totals?)\b/i,
    single: true,
    answers: [
      { name: 'whole minor units', words: /\b(?:minor units?|cents|smallest unit|integers?|whole numbers?|bigint)\b/i },
      { name: 'decimals', words: /\b(?:numeric|decimals?)\b/i },
    ],
  },
  {
    name: 'how tenants are kept apart',
    about: /\btenants?\b|\btenancy\b/i,
    single: true,
    answers: [
      { name: 'shared tables', words: /\b(?:shared (?:tables?|schema|database)|row[- ]level|tenant_id|one schema)\b/i },
      { name: 'a schema for each', words: /\b(?:schema (?:per|for each) tenant|schema-per-tenant)\b/i },
      { name: 'a database for each', words: /\b(?:database (?:per|for each) tenant|database-per-tenant)\b/i },
    ],
  },
  {
    name: 'the shape of the whole',
    single: true,
    answers: [
      {
        name: 'one deployment',
        words: /\b(?:monolith|modular monolith|one deployable|single (?:service|deployment))\b/i,
      },
      { name: 'many services', words: /\bmicro-?services?\b/i },
    ],
  },
  {
    name: 'what becomes of deleted rows',
    about: /\bdelet(?:e|es|ed|ion|ing)\b/i,
    single: false,
    answers: [
      { name: 'soft', words: /\b(?:soft[- ]delet\w+|deleted_at|marked as deleted|tombstones?)\b/i },
      {
        name: 'hard',
        words: /\b(?:hard[- ]delet\w+|physically|rows? (?:is|are) (?:really )?(?:removed|deleted)|delete the row)\b/i,
      },
    ],
  },
  {
    name: 'the form of the API',
    about: /\b(?:api|apis|interface|endpoints?|calls?|clients?|services?)\b/i,
    single: false,
    answers: [
      { name: 'REST', words: /\b(?:rest|restful|openapi|json over http)\b/i },
      { name: 'gRPC', words: /\bgrpc\b/i },
      { name: 'GraphQL', words: /\bgraphql\b/i },
    ],
  },
  {
    name: 'the broker',
    single: true,
    answers: [
      { name: 'Kafka', words: /\b(?:kafka|redpanda)\b/i },
      { name: 'RabbitMQ', words: /\brabbitmq\b/i },
      { name: 'NATS', words: /\bnats\b/i },
      { name: 'SQS', words: /\bsqs\b/i },
      { name: 'Pub/Sub', words: /\bpub\/sub\b/i },
    ],
  },
  {
    name: 'locking',
    about: /\block(?:s|ed|ing)?\b|\bconcurren\w+/i,
    single: false,
    answers: [
      { name: 'optimistic', words: /\boptimistic\b/i },
      { name: 'pessimistic', words: /\b(?:pessimistic|select … for update|for update)\b/i },
    ],
  },
  {
    name: 'when it is done',
    single: false,
    answers: [
      {
        name: 'synchronously',
        words: /\b(?<!a)synchronous(?:ly)?\b|\b(?:inside|within|in) the (?:same )?(?:request|call|mutation|handler)\b/i,
      },
      { name: 'asynchronously', words: /\basynchronous(?:ly)?\b|\bin the background\b/i },
    ],
  },
  {
    name: 'the order of things',
    single: false,
    answers: [
      {
        name: 'one after the other',
        words:
          /\bone (?:[a-z]+ )?after (?:the other|another)\b|\bone by one\b|\bone (?:[a-z]+ )?at a time\b|\bsequentially\b|\bin (?:sequence|series)\b/i,
      },
      {
        name: 'at the same time',
        words:
          /\b(?:in parallel|simultaneously|concurrently|at the same time|all (?:[a-z]+ ){0,4}(?:together|at once))\b/i,
      },
    ],
  },
  {
    name: 'what becomes of what is recorded',
    single: false,
    answers: [
      {
        name: 'it stays as it is',
        words:
          /\b(?:append-only|immutable|insert-only|write-once|never (?:updated|changed|edited|altered|overwritten)|(?:is|are|as) (?:an? )?(?:new|further|second) (?:rows?|entr(?:y|ies)|documents?|bookings?|records?))\b/i,
      },
      {
        name: 'it is changed',
        words:
          /\b(?:in place|mutable|overwrit(?:es?|ten|ing)|(?:is|are|be|may) (?:edited|edit|updated|altered)|edits? an?)\b/i,
      },
    ],
  },
  {
    name: 'when figures are worked out',
    single: false,
    answers: [
      {
        name: 'beforehand',
        words: /\b(?:stored|materiali[sz]ed|pre-?computed|pre-?aggregated|kept up to date|updated (?:with|on) each)\b/i,
      },
      {
        name: 'when they are asked for',
        words:
          /\b(?:summed|sums?|counted|counts|computed|computes|derived|calculated|calculates|aggregated)\b[^.;]*\b(?:on (?:each |every )?(?:read|request|query|demand)|at read time|per request|on the fly|when(?:ever)? [^.;,]{2,24} (?:is|are) (?:opened|read|asked for|requested|shown))\b|\b(?:on the fly|at read time)\b/i,
      },
    ],
  },
  {
    name: 'who decides',
    single: false,
    answers: [
      { name: 'a person', words: /\b(?:by hand|manual(?:ly)?|by a (?:human|person))\b/i },
      { name: 'the system', words: /\bautomatic(?:ally)?\b/i },
    ],
  },
  {
    name: 'delivery',
    about:
      /\bdeliver\w*|\b(?:messages?|events?|notifications?|e?-?mails?|texts|sms|webhooks?|reminders?|notices?|alerts?)\b/i,
    single: false,
    answers: [
      { name: 'at least once', words: /\bat[- ]least[- ]once\b/i },
      { name: 'at most once', words: /\bat[- ]most[- ]once\b/i },
      { name: 'exactly once', words: /\bexactly[- ]once\b/i },
    ],
  },
  {
    name: 'where the version of the API stands',
    about: /\bversion(?:s|ed|ing)?\b/i,
    single: true,
    answers: [
      { name: 'the path', words: /\b(?:in the (?:path|url|uri)|url path|path prefix|\/v1)\b/i },
      { name: 'a header', words: /\b(?:in (?:a|the) header|accept header|media type|header version\w*)\b/i },
    ],
  },
];
