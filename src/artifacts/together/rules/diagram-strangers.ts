import type { Finding } from '../../../session/finding.ts';
import { lineIn } from '../../artifact.ts';
import type { Design, Diagram } from '../design.ts';
import { waysOf } from '../diagrams/drawn-ways.ts';
import { listedMachines, MACHINE } from '../diagrams/listed-machines.ts';
import { wordsOf } from '../names.ts';
import { rootOf } from '../prose/limits/limit-words.ts';
import type { Rule } from '../rule.ts';
import { diagramParticipants } from './diagram-participants.ts';

type Part = { label: string; line: number; kind: 'store' | 'machine' | 'other' };

const STORE =
  /\b(?:influx(?:db)?|timescale(?:db)?|cockroach(?:db)?|couch(?:db|base)|neo4j|memcached|mongo(?:db)?|cassandra|scylla(?:db)?|dynamo(?:db)?|clickhouse|elasticsearch|opensearch|meilisearch|typesense|solr|qdrant|weaviate|milvus|pinecone|redis|valkey|etcd|minio|snowflake|bigquery|redshift|druid|duckdb|mysql|mariadb|sqlite|oracle|kafka|redpanda|rabbitmq|pulsar|activemq)\b/i;
const RELATIONAL = /\b(?:postgres(?:ql)?|mysql|mariadb|sqlite|sql server|cockroach(?:db)?)\b/i;
const BROKER = /\b(?:kafka|redpanda|rabbit ?mq|nats|jetstream|pulsar|active ?mq|artemis|mosquitto|emqx|hivemq|sqs)\b/i;
/** Words that say what a store is for, and are not its name. */
const GENERIC =
  /^(?:db|database|store|storage|cache|the|a|of|for|and|primary|main|replica|read|write|cluster|data|sql|table|tables|queue|bucket|log|events?|index|search|object|v?\d+)$/;
/** What stores are for, by a word of their names: a document that has such a store says so, in one of these ways. */
const ROLES: readonly (readonly [name: RegExp, said: RegExp])[] = [
  [/\bcache$/i, / cach\w* | redis | valkey | memcached | ttl /],
  [/\b(?:bucket|blobs?|object[- ]store|files?)$/i, / buckets? | s3 | minio | objects? | blobs? | files? | r2 | gcs /],
  [/\b(?:search|search[- ]index)$/i, / search\w* | elastic\w* | opensearch | meili\w* | typesense | solr | index\w* /],
  [/\bqueue$/i, / queue\w* | broker | topics? | rabbit\w* | kafka | nats | sqs | jobs? | stream\w* /],
];
/** Others of the diagram that the rest of the document has to know. */
const ENOUGH = 3;
/** Of so many names, one that is not among them is another. */
const LISTED = 2;

/**
 * The one store, or the one machine by its name (`conflict-checker`), of a diagram that the rest of the document does
 * not have, where it has every other part of the diagram.
 */
export const diagramStrangers: Rule = {
  name: 'together/diagram-stranger',
  find(design) {
    const found = design.diagrams.flatMap((diagram) => strangersOf(diagram, design));
    if (found.length === 0) return [];
    const told = new Set(diagramParticipants.find(design).map(({ line }) => line));
    return found.filter(({ line }) => !told.has(line));
  },
};

function strangersOf(diagram: Diagram, design: Design): Finding[] {
  const parts = partsOf(diagram);
  if (parts.length <= ENOUGH) return unlisted(diagram, parts, design);
  const rest = textBeside(diagram, design);
  const strange = parts.filter((part) => !isNamed(part, rest));
  const [one, ...more] = strange;
  if (!one || more.length > 0 || one.kind === 'other' || isFilled(one.label, diagram)) return [];
  if (one.kind === 'machine') {
    const others = parts.filter((part) => part !== one && part.kind === 'machine');
    // Where no other is called as machines are, its name may be but a description.
    if (others.length === 0) return [];
    // A chart of the whole is itself what lists the parts, unless the document has another list of them.
    if (diagram.kind !== 'sequence' && !isListedButFor(one, others, design)) return [];
  }
  const message = `\`${one.label.slice(0, 60)}\` is named nowhere else in the document, which has all ${parts.length - 1} other parts of this diagram.`;
  return [{ level: 'warning', rule: 'together/diagram-participant', message, line: one.line }];
}

/** Whether the one part that writes to it is called after what it fills: `report-loader` and `Reporting warehouse`. */
function isFilled(label: string, diagram: Diagram): boolean {
  const from = new Set(waysOf(diagram).flatMap((way) => (way.to === label ? [way.from] : [])));
  const [only, ...others] = from;
  if (only === undefined || others.length > 0) return false;
  const words = wordsOf(only).map(rootOf);
  return wordsOf(label).some((word) => words.includes(rootOf(word)));
}

/** Whether the document lists the machines of a diagram, most at least, and has no such one among them. */
function isListedButFor(one: Part, others: readonly Part[], design: Design): boolean {
  const names = new Set(listedMachines(design).map(({ name }) => name));
  const known = others.filter(({ label }) => names.has(label)).length;
  return known >= LISTED && known * 2 > others.length && !names.has(one.label);
}

/** The one machine of a small diagram that is not among those the design lists, where every other one drawn is. */
function unlisted(diagram: Diagram, parts: readonly Part[], design: Design): Finding[] {
  const [one, ...more] = parts.filter(({ kind }) => kind === 'machine');
  if (!one || more.length > 0 || parts.length < 2) return [];
  const listed = listedMachines(design);
  const names = new Set(listed.map(({ name }) => name));
  if (names.size < LISTED || names.has(one.label)) return [];
  const drawn = design.diagrams.flatMap(partsOf).filter(({ kind, label }) => kind === 'machine' && label !== one.label);
  if (drawn.length === 0 || !drawn.every(({ label }) => names.has(label))) return [];
  const rest = textBeside(diagram, design);
  if (parts.filter((part) => !isNamed(part, rest)).some((part) => part !== one) || isNamed(one, rest)) return [];
  const message = `\`${one.label.slice(0, 60)}\` is none of the ${names.size} components that the design lists, and named nowhere else.`;
  const lines = [...new Set(listed.map(({ line }) => line))].slice(0, 3);
  return [{ level: 'warning', rule: 'together/diagram-participant', message, line: one.line, with: lines }];
}

function partsOf(diagram: Diagram): Part[] {
  const part = (label: string, line: number, isStore: boolean): Part => {
    const kind = isStore || STORE.test(label) ? 'store' : MACHINE.test(label) ? 'machine' : 'other';
    return { label, line, kind };
  };
  switch (diagram.kind) {
    case 'sequence':
      return diagram.participants.filter(({ isActor }) => !isActor).map(({ label, line }) => part(label, line, false));
    case 'flow':
    case 'c4':
      return (
        diagram.nodes
          .filter(({ shape }) => !/^(?:\{\}|Person|Person_Ext|\w*_Boundary)$/.test(shape))
          // Those of C4 name their product beside, and what they are called is often but a description.
          .map(({ label, shape, line }) => part(label, line, shape === '[()]'))
      );
    case 'er':
    case 'class':
    case 'state':
      return [];
    default:
      return diagram satisfies never;
  }
}

/** The document without this diagram, as words with a blank on either side. */
function textBeside(diagram: Diagram, { document, artifacts }: Design): string {
  const artifact = artifacts.find((one) => one.artifact.index === diagram.artifact)?.artifact;
  const last = artifact ? lineIn(artifact, Number.MAX_SAFE_INTEGER) : diagram.line;
  const lines = document.text.slice(0, 1_000_000).split('\n');
  const beside = lines.filter((_, at) => at + 1 < diagram.line || at + 1 > last);
  return ` ${beside
    .join(' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
}

/** A machine by its whole name, any other part by one of the words that tell it. */
function isNamed({ label, kind }: Part, text: string): boolean {
  const bare = label.replace(/\(.*?\)|\[.*?\]|<.*?>/g, ' ');
  const words = wordsOf(bare).filter((word) => kind !== 'store' || !GENERIC.test(word));
  const role = kind === 'store' ? ROLES.find(([name]) => name.test(bare.trim())) : undefined;
  if (role && !role[1].test(text)) return false;
  if (words.length === 0) return true;
  // The one database of a design is often but drawn: where no other is named, it is no stranger.
  if (RELATIONAL.test(bare) && !RELATIONAL.test(text)) return true;
  // So is the one broker.
  if (BROKER.test(bare) && !BROKER.test(text)) return true;
  if (kind === 'machine') return text.includes(` ${words.join(' ')} `) || isShortened(words, text);
  // `PostgreSQL` is told of as Postgres, `InfluxDB` as Influx.
  return words.some((word) => text.includes(` ${word.replace(/(?:sql|db|s)$/, '').slice(0, 12)}`));
}

/** What most machines are called by. */
const ANY =
  /^(?:service|svc|api|worker|job|app|server|db|store|cache|queue|client|system|component|module|process|handler|manager)$/;

/** Whether a text calls a machine by the last word of its name: "the gateway" for `graphql-gateway`. */
function isShortened(words: readonly string[], text: string): boolean {
  const last = words.at(-1) ?? '';
  return words.length > 1 && !ANY.test(last) && text.includes(` the ${last} `);
}
