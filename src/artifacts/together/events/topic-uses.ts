import type { Design } from '../design.ts';
import { literally } from '../literally.ts';
import { wordsOf } from '../names.ts';
import { FILE_NAME } from '../prose/file-name.ts';
import { isOutside } from '../prose/outside.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { saidOtherwise } from './said-otherwise.ts';
import { isEventTable } from './topic-tables.ts';

/**
 * A name of a topic or an event, where it stands. `from` and `to`: who sends it to whom, in a diagram. `setting`: the artifact that sets it for what is deployed. `table`:
 * the line of the table in which it stands. `isSaid`: it is called a topic there, by the word before or behind it or by
 * the title of its column.
 */
export type TopicUse = {
  name: string;
  line: number;
  place: string;
  isAside: boolean;
  from?: string;
  to?: string;
  setting?: number;
  table?: number;
  isSaid?: boolean;
};

const DOTTED = /^[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+$/;
const VERSIONED = /(?:\.[a-z0-9_-]+){2,}\.v\d+$/;
const PASCAL = /^(?:[A-Z][a-z0-9]+){2,}$/;
const TOPIC = /(?<![\w./@-])(?:[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+|(?:[A-Z][a-z0-9]+){2,})(?![\w/(@]|\.\w)/g;
/** What a sentence says when it is about messages. */
const ABOUT =
  /\b(?:events?|topics?|publish\w*|emit\w*|produc\w*|consum\w*|subscri\w*|listen\w*|reads?|writes?|written|sends?|sent|goes|queues?|streams?|channels?|messages?|exchange|routing|retr(?:y|ies|ied)|dead[- ]letter\w*|park(?:s|ed)?|brokers?|kafka|redpanda|rabbitmq|nats|jetstream|pulsar|relays?|replay\w*|comes? late|lags?)\b/i;
/** Brokers carry what the design names itself. */
const BROKER = /\b(?:kafka|redpanda|nats|rabbitmq|jetstream|pulsar|sns|sqs|kubernetes|docker|debezium)\b/gi;
/** Settings that hold names of topics, and lists of them. */
const SETTING = /\b\w*(?:topic|subject|queue|stream|channel|routing_?key|subscri\w*)s?\b/i;
/** Beside its own, a worker has topics for what it could not do. */
export const BESIDE = /(?:^|[._-])(?:dlq|dlt|dlx|dead|retry|retries|parked|delay\w*|\d+[smh])(?:$|[._-])/i;
/** Events are called by what has happened. */
const HAPPENED = /(?:ed|Sent|Paid|Made|Lost|Held|Built|Begun|Done|Left)$/;

/** Every name that is written as topics and events are: in diagrams, code spans and the channels of a contract. */
export function topicUses({ prose, diagrams, artifacts }: Design): TopicUse[] {
  const rows = new Set(prose.tables.filter(isEventTable).flatMap((table) => table.rows.map(({ line }) => line)));
  const tables = new Map(prose.tables.flatMap((table) => table.rows.map(({ line }) => [line, table.line] as const)));
  const titled = titledTopics(prose.tables);
  const inProse = prose.passages.flatMap((passage) => {
    const isAbout = ABOUT.test(passage.text.replace(/`[^`]*`/g, ''));
    return sentencesOf(passage).flatMap(({ codes, line, aside, text }) => {
      const isAside = aside || isOutside(text.replace(/`[^`]*`/g, '').replace(BROKER, ''));
      return codes
        .filter(
          (code) =>
            isLikely(code.text) &&
            (rows.has(line) || isAbout || isVersioned(code.text, text) || titled.has(`${code.line} ${code.text}`)),
        )
        .map((code): TopicUse => {
          const table = tables.get(code.line);
          const isSaid = titled.has(`${code.line} ${code.text}`) || isCalledTopic(code.text, text);
          const one = {
            ...use(code.text, code.line, `prose ${line}`, isAside || saidOtherwise(code.text, text)),
            ...(isSaid && { isSaid }),
          };
          return table === undefined ? one : { ...one, table };
        });
    });
  });
  const inDiagrams = diagrams.flatMap((diagram) => {
    const texts =
      diagram.kind === 'sequence'
        ? diagram.messages.map(({ text, line, from, to }) => ({ text, line, from, to }))
        : diagram.kind === 'flow' || diagram.kind === 'c4'
          ? diagram.edges.map(({ label, line }) => ({ text: label ?? '', line }))
          : [];
    return texts.flatMap(({ text, line, ...ends }) =>
      [...text.replace(/https?:\/\/\S+/g, '').matchAll(TOPIC)]
        .filter(([name]) => !FILE_NAME.test(name) && !/^\w\.\w\b/.test(name))
        .map(([name]) => ({ ...use(name, line, `diagram ${diagram.line}`, false), ...ends })),
    );
  });
  const inArtifacts = artifacts.flatMap(({ artifact }) =>
    artifact.kind === 'asyncapi' ||
    artifact.kind === 'json' ||
    artifact.kind === 'yaml' ||
    artifact.kind === 'json-schema'
      ? artifact.text
          .slice(0, 200_000)
          .split('\n')
          .flatMap((text, at) =>
            [...text.slice(0, 500).matchAll(TOPIC)]
              .filter(([name]) => isLikely(name))
              .map(([name]) => use(name, artifact.firstLine + at, `artifact ${artifact.index}`, false)),
          )
      : [],
  );
  return [...inProse, ...inDiagrams, ...inArtifacts, ...settingsOf(artifacts)].slice(0, 600);
}

const TITLE = /\b(?:topics?|subjects?)\b/i;

/** What stands in columns of topics, by its line and name: `Reads topic`, `Subject`. */
function titledTopics(tables: Design['prose']['tables']): Set<string> {
  return new Set(
    tables.flatMap(({ head, rows }) =>
      rows.flatMap(({ cells, line }) =>
        cells.flatMap((cell, at) =>
          TITLE.test(head[at] ?? '') ? [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => `${line} ${name}`) : [],
        ),
      ),
    ),
  );
}

/** "The topic `a.b`", "`a.b` topic". */
function isCalledTopic(name: string, text: string): boolean {
  const own = literally(name);
  return new RegExp(String.raw`\b(?:topic|subject) \x60${own}\x60|\x60${own}\x60 (?:topic|subject)\b`, 'i').test(text);
}

/** Topics in the settings of what is deployed: `TOPICS: a.b.v1,c.d.v1`. */
function settingsOf(artifacts: Design['artifacts']): TopicUse[] {
  return artifacts.flatMap(({ artifact }) =>
    artifact.kind === 'compose' || artifact.kind === 'kubernetes'
      ? artifact.text
          .slice(0, 200_000)
          .split('\n')
          .flatMap((text, at) => (SETTING.test(text) ? [{ text: text.slice(0, 1000), at }] : []))
          .flatMap(({ text, at }) =>
            [...text.replace(/\w+:\/\/\S+/g, '').matchAll(TOPIC)]
              .filter(([name]) => !FILE_NAME.test(name) && !BESIDE.test(name))
              .map(([name]) => ({
                ...use(name, artifact.firstLine + at, `artifact ${artifact.index}`, false),
                setting: artifact.index,
              })),
          )
      : [],
  );
}

function use(name: string, line: number, place: string, isAside: boolean): TopicUse {
  return { name, line, place, isAside };
}

function isLikely(name: string): boolean {
  return (
    (DOTTED.test(name) && !FILE_NAME.test(name)) ||
    (PASCAL.test(name) && HAPPENED.test(name) && wordsOf(name).length <= 4)
  );
}

/** A name with a version at its end is a topic's, whatever is said of it, unless it is said to be something else. */
function isVersioned(name: string, text: string): boolean {
  return VERSIONED.test(name) && !/\b(?:packages?|namespaces?|modules?|scopes?|schemas?|images?|tags?)\b/i.test(text);
}
