import type { Finding } from '../../../session/finding.ts';
import { otherEngine } from '../claims/other-engine.ts';
import type { Design } from '../design.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/diagram-engine';

/** Products that do the same: a design that has one seldom has another. */
const FAMILIES: readonly (readonly (readonly [name: string, words: RegExp])[])[] = [
  [
    ['PostgreSQL', /\bpostgres(?:ql)?\b|\bpg\b/i],
    ['MySQL', /\bmysql\b/i],
    ['MariaDB', /\bmariadb\b/i],
    ['SQL Server', /\b(?:sql ?server|mssql)\b/i],
    ['Oracle', /\boracle\b/i],
    ['SQLite', /\bsqlite\b/i],
    ['CockroachDB', /\bcockroach(?:db)?\b/i],
  ],
  [
    ['Kafka', /\b(?:apache )?kafka\b/i],
    ['RabbitMQ', /\brabbitmq\b/i],
    ['NATS', /\bnats\b/i],
    ['Pulsar', /\bpulsar\b/i],
    ['ActiveMQ', /\bactivemq\b/i],
    ['SQS', /\bsqs\b/i],
  ],
  [
    ['Redis', /\bredis\b/i],
    ['Valkey', /\bvalkey\b/i],
    ['Memcached', /\bmemcached\b/i],
    ['Hazelcast', /\bhazelcast\b/i],
  ],
  [
    ['Elasticsearch', /\belastic ?search\b/i],
    ['OpenSearch', /\bopensearch\b/i],
    ['Solr', /\bsolr\b/i],
    ['Meilisearch', /\bmeilisearch\b/i],
  ],
  [
    ['MongoDB', /\bmongo(?:db)?\b/i],
    ['DynamoDB', /\bdynamo(?:db)?\b/i],
    ['Cassandra', /\bcassandra\b/i],
    ['Couchbase', /\bcouchbase\b/i],
  ],
];

type Place = { line: number; text: string; part: string };

/** A diagram or a deployment that names another product than the rest of the design, which knows only the other. */
export const diagramEngines: Rule = {
  name: RULE,
  isDoubtful: true,
  find(design) {
    const places = placesOf(design);
    const drawn = FAMILIES.flatMap((family) => {
      const uses = family
        .map(([name, words]) => ({ name, at: places.filter(({ text }) => words.test(text)) }))
        .filter(({ at }) => at.length > 0);
      const [first, second, ...more] = uses;
      if (!first || !second || more.length > 0) return [];
      const partsOf = ({ at }: typeof first): Set<string> => new Set(at.map(({ part }) => part));
      const [rare, usual] = partsOf(first).size <= partsOf(second).size ? [first, second] : [second, first];
      const [place] = rare.at;
      // In one diagram or deployment alone, while prose or artifacts have the other twice, and not beside it.
      const isSplit =
        place &&
        partsOf(rare).size === 1 &&
        !place.part.startsWith('prose') &&
        partsOf(usual).size >= 2 &&
        !partsOf(usual).has(place.part);
      const other = usual.at.find(({ part }) => !part.startsWith('prose')) ?? usual.at[0];
      if (!isSplit || !other) return [];
      const message = `${rare.name} stands only here; the rest of the document has ${usual.name} (line ${other.line}).`;
      return [{ level: 'warning', rule: RULE, message, line: place.line, with: [other.line] } satisfies Finding];
    });
    return [...drawn, ...otherEngine(design, RULE).filter(({ line }) => !drawn.some((one) => one.line === line))];
  },
};

/** Products whose SQL is that of another. */
const SPEAKS_AS: readonly (readonly [dialect: RegExp, other: RegExp])[] = [
  [/^mysql$/i, /\bmariadb\b/i],
  [/^postgres/i, /\bcockroach(?:db)?\b/i],
];

/** Asides count: what the prose weighs and rejects, it knows of. */
function placesOf({ prose, artifacts, document }: Design): Place[] {
  const isTold = (dialect: string): boolean =>
    !SPEAKS_AS.some(([own, other]) => own.test(dialect) && other.test(document.text));
  return [
    ...prose.passages.map(({ text, line }) => ({ text, line, part: `prose ${line}` })),
    ...prose.sections.map(({ heading, line }) => ({ text: heading, line, part: `prose ${line}` })),
    ...artifacts.flatMap(({ artifact }) => {
      const { kind, dialect, index, firstLine, text } = artifact;
      const part = `artifact ${index}`;
      if (kind === 'sql') return dialect && isTold(dialect) ? [{ text: dialect, line: firstLine, part }] : [];
      if (kind !== 'mermaid' && kind !== 'compose' && kind !== 'kubernetes') return [];
      return text.split('\n', 3000).map((one, at) => ({ text: one.slice(0, 500), line: firstLine + at, part }));
    }),
  ];
}
