import type { Design } from '../design.ts';
import { FILE_NAME } from '../prose/file-name.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { eventWords } from './event-name.ts';
import { isRecord } from './pointer.ts';
import { eventRows } from './prose-messages.ts';
import { saidOtherwise } from './said-otherwise.ts';

/** One place that names a topic or event in dots (`order.created`). */
export type Mention = {
  name: string;
  line: number;
  /** What names in it stand side by side: an artifact, a table, a passage. */
  place: string;
  /** `catalogue`: where events are listed or defined. */
  how: 'catalogue' | 'text' | 'sample' | 'diagram';
};

const NAME = /^[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+){1,5}$/;
/** Files, hosts, settings and code have dots too. */
const OTHER =
  /\.(?:ts|js|mjs|tsx|json|ya?ml|md|sql|py|go|rs|java|kt|sh|env|toml|html?|css|csv|txt|xml|proto|graphql|mmd|com|org|net|io|dev|example|internal|local|test|log|conf|cfg|ini|lock|png|svg|ms|bytes|size|id|name|enabled|count|length|seconds|replicas|acks)$|^(?:www|process|console|math|this|self|info|spec|docs?|api|app|http|pg|os|fs|std|e\.g|i\.e)\./;
const EVENTFUL =
  /\b(?:topics?|events?|publish\w*|subscri\w*|consum\w*|emit\w*|queues?|streams?|messages?|kafka|nats|rabbit\w*|exchange|routing|channels?|subjects?|writes|reads|outbox|produc\w*|webhooks?)\b/i;
const TYPE_FIELDS = [
  'type',
  'event',
  'eventType',
  'event_type',
  'eventName',
  'event_name',
  'topic',
  'messageType',
  'detail-type',
];

/** Of one design: each is held against every other. */
const MOST = 150;

/** All places of a design that name a topic or event. */
export function mentionsOf(design: Design): Mention[] {
  return [...catalogued(design), ...told(design), ...sampled(design), ...drawn(design)]
    .filter(({ name }) => isTopic(name, design))
    .slice(0, MOST);
}

function isTopic(name: string, { schema }: Design): boolean {
  if (!NAME.test(name) || OTHER.test(name) || FILE_NAME.test(name) || eventWords(name).length < 1) return false;
  const [first, second] = name.split('.');
  // `orders.status` is a column.
  return !schema.tables.some(
    (table) =>
      (table.name === first && table.columns.some((column) => column.name === second)) ||
      (table.schema === first && table.name === second),
  );
}

function catalogued({ messages, prose }: Design): Mention[] {
  const found: Mention[] = [];
  for (const { name, channel, line, from, schema } of messages) {
    if (from !== 'asyncapi') continue;
    const how = 'catalogue' as const;
    const types = schema?.fields.filter((field) => TYPE_FIELDS.includes(field.name)) ?? [];
    for (const { values = [], line: own } of types)
      found.push(...values.map((value) => ({ name: value, line: own, place: 'asyncapi', how })));
    if (channel) found.push({ name: channel, line, place: 'asyncapi', how });
    if (name !== channel) found.push({ name, line, place: 'asyncapi', how });
  }
  prose.tables.forEach((table, index) => {
    for (const { name, line } of eventRows(table))
      found.push({ name, line, place: `table ${index}`, how: 'catalogue' });
  });
  return found;
}

function told({ prose }: Design): Mention[] {
  const cells = new Set(
    prose.tables.flatMap((table) => (eventRows(table).length > 0 ? table.rows.map(({ line }) => line) : [])),
  );
  return prose.passages.flatMap((passage) => {
    const { text, line, aside } = passage;
    if (aside || cells.has(line) || !EVENTFUL.test(text)) return [];
    return sentencesOf(passage)
      .flatMap((sentence) => sentence.codes.filter((code) => !saidOtherwise(code.text, sentence.text)))
      .map((code) => ({ name: code.text, line: code.line, place: `passage ${line}`, how: 'text' as const }));
  });
}

function sampled({ payloads }: Design): Mention[] {
  return payloads.flatMap(({ value, lineOf, artifact }, index) => {
    if (!isRecord(value)) return [];
    return TYPE_FIELDS.flatMap((field): Mention[] => {
      const name = value[field];
      return typeof name === 'string'
        ? [{ name, line: lineOf([field]), place: `sample ${artifact} ${index}`, how: 'sample' }]
        : [];
    });
  });
}

function drawn({ diagrams }: Design): Mention[] {
  return diagrams.flatMap((diagram) => {
    const texts =
      diagram.kind === 'sequence'
        ? diagram.messages.map(({ text, line }) => ({ text, line }))
        : diagram.kind === 'flow' || diagram.kind === 'c4'
          ? [
              ...diagram.edges.map(({ label, line }) => ({ text: label ?? '', line })),
              ...diagram.nodes.map(({ label, line }) => ({ text: label, line })),
            ]
          : [];
    return texts.flatMap(({ text, line }) =>
      [...text.matchAll(/(?<![\w/.@])[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+(?![\w/(])/g)].map(
        ([name]): Mention => ({ name, line, place: `diagram ${diagram.artifact}`, how: 'diagram' }),
      ),
    );
  });
}
