import type { Finding } from '../../../session/finding.ts';
import type { Schema } from '../../sql/schema.ts';
import type { Design, ProseTable } from '../design.ts';
import { countedTopics } from '../events/counted-topics.ts';
import { saidOtherwise } from '../events/said-otherwise.ts';
import { nameKey, wordsOf } from '../names.ts';
import { artifactWords } from '../prose/artifact-words.ts';
import { FILE_NAME } from '../prose/file-name.ts';
import { isOutside } from '../prose/outside.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { vocabularyOf } from '../prose/vocabulary.ts';
import type { Rule } from '../rule.ts';

/** `from` and `to`: who sends it to whom, in a diagram. `setting`: the artifact that sets it for what is deployed. */
type Use = {
  name: string;
  line: number;
  place: string;
  isAside: boolean;
  from?: string;
  to?: string;
  setting?: number;
};

const DOTTED = /^[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+$/;
const VERSIONED = /(?:\.[a-z0-9_-]+){2,}\.v\d+$/;
const PASCAL = /^(?:[A-Z][a-z0-9]+){2,}$/;
const TOPIC = /(?<![\w./@-])(?:[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+|(?:[A-Z][a-z0-9]+){2,})(?![\w/(@]|\.\w)/g;
const LIST_HEAD =
  /^(?:topics?|events?|channels?|subjects?|queues?|streams?|messages?|event types?|event names?|routing keys?|name|type)\b/i;
/** What a sentence says when it is about messages. */
const ABOUT =
  /\b(?:events?|topics?|publish\w*|emit\w*|produc\w*|consum\w*|subscri\w*|listen\w*|reads?|writes?|written|sends?|sent|goes|queues?|streams?|channels?|messages?|exchange|routing|retr(?:y|ies|ied)|dead[- ]letter\w*|park(?:s|ed)?|brokers?|kafka|redpanda|rabbitmq|nats|jetstream|pulsar|relays?|replay\w*|comes? late|lags?)\b/i;
/** Brokers carry what the design names itself. */
const BROKER = /\b(?:kafka|redpanda|nats|rabbitmq|jetstream|pulsar|sns|sqs|kubernetes|docker|debezium)\b/gi;
/** Settings that hold names of topics, and lists of them. */
const SETTING = /\b\w*(?:topic|subject|queue|stream|channel|routing_?key|subscri\w*)s?\b/i;
/** Beside its own, a worker has topics for what it could not do. */
const BESIDE = /(?:^|[._-])(?:dlq|dlt|dlx|dead|retry|retries|parked|delay\w*|\d+[smh])(?:$|[._-])/i;
/** Events are called by what has happened. */
const HAPPENED = /(?:ed|Sent|Paid|Made|Lost|Held|Built|Begun|Done|Left)$/;

/** Topics and events that the text or a diagram names, and that neither the list of events nor any artifact has. */
export const proseTopics: Rule = {
  name: 'together/prose-topic',
  isDoubtful: true,
  find(design) {
    const uses = usesOf(design).filter(({ name }) => !isColumn(name, design.schema));
    const listed = new Set(
      [
        ...listedIn(design),
        ...design.messages
          .filter(({ from }) => from !== 'prose')
          .flatMap(({ name, channel }) => [name, channel ?? name]),
      ].map(nameKey),
    );
    for (const name of definedIn(design)) listed.add(nameKey(name));
    const inSentences = new Set([...vocabularyOf(design, 'topic').keys()].filter((name) => !listed.has(name)));
    for (const name of inSentences) listed.add(name);
    // The sentence that lists the others has it too, behind a remark of its own.
    const endsItsList = ({ name, place }: Use): boolean =>
      uses.filter(
        (one) =>
          one.place === place && one.name !== name && isSibling(one.name, name) && inSentences.has(nameKey(one.name)),
      ).length >= 2;
    // Samples show, they do not define.
    const defines = ({ kind }: { kind: string }): boolean => !/^(?:mermaid|json|yaml)$/.test(kind);
    const words = artifactWords(design, defines);
    const raw = design.artifacts
      .filter(({ artifact }) => defines(artifact))
      .map(({ artifact }) => ({ index: artifact.index, text: artifact.text.slice(0, 500_000) }));
    const isInText = (name: string, setting?: number): boolean =>
      raw.some(({ index, text }) => index !== setting && text.includes(name));
    const isDefined = (name: string, setting?: number): boolean =>
      listed.has(nameKey(name)) || words.has(name.toLowerCase()) || isInText(name, setting);
    const counted = new Set(countedTopics(design).flatMap(({ names }) => names));
    const declared = new Set(
      design.messages.flatMap(({ from, channel }) => (from === 'asyncapi' ? (channel ?? []) : [])),
    );
    // The one topic of the contract, or of those that the text counts, and another beside it.
    const isOnly = (one: Use, other: Use): boolean =>
      counted.has(one.name) || (declared.has(one.name) && one.place === other.place);
    const found = new Map<string, Finding>();
    const told = new Set<string>();
    for (const use of [...uses].sort((a, b) => countOf(a, uses) - countOf(b, uses))) {
      if (use.isAside || found.has(use.name) || told.has(use.name)) continue;
      // What is deployed takes some of the topics: it says nothing of those that it does not take.
      const others = uses.filter(
        ({ name, setting }) => setting === undefined && name !== use.name && isSibling(name, use.name),
      );
      const names = new Set(others.map(({ name }) => name));
      const isElsewhere = uses.some(({ name, place }) => nameKey(name) === nameKey(use.name) && place !== use.place);
      if (isElsewhere || others.length === 0) continue;
      const [only] = names;
      const alone =
        use.setting === undefined &&
        !listed.has(nameKey(use.name)) &&
        names.size === 1 &&
        others.length >= 2 &&
        only !== undefined &&
        (!others.some(({ place }) => place === use.place) || changesOnItsWay(use, uses));
      const twin = others.find(
        (other) =>
          isTwin(other.name, use.name) && !uses.some(({ name, place }) => name === other.name && place === use.place),
      );
      const isListed = listed.size >= 2 || (!counted.has(use.name) && others.some((one) => isOnly(one, use)));
      const isUnlisted =
        isListed &&
        !endsItsList(use) &&
        !BESIDE.test(use.name) &&
        !isDefined(use.name, use.setting) &&
        [...names].some((name) => isDefined(name));
      if (!(isUnlisted || twin || (alone && (isDefined(only) ? !isInText(use.name) : !isDefined(use.name))))) continue;
      const lines = [
        ...new Set(others.filter(({ name }) => !isUnlisted || isDefined(name)).map(({ line }) => line)),
      ].slice(0, 3);
      const near = twin ?? others.find(({ name }) => isDefined(name)) ?? others[0];
      if (near) told.add(near.name);
      const message = `\`${use.name.slice(0, 80)}\` is named only here: no other part of the document has this ${use.name.includes('.') ? 'topic' : 'event'}${near ? `; line ${near.line} has \`${near.name.slice(0, 60)}\`` : ''}.`;
      found.set(use.name, { level: 'warning', rule: 'together/prose-topic', message, line: use.line, with: lines });
    }
    return [...found.values()];
  },
};

function countOf({ name }: Use, uses: readonly Use[]): number {
  return uses.filter((one) => one.name === name).length;
}

/** Whether what goes into a broker under this name comes out of it, next, under another. */
function changesOnItsWay(use: Use, uses: readonly Use[]): boolean {
  if (use.to === undefined) return false;
  const next = uses.find(({ place, line, from }) => place === use.place && line > use.line && from === use.to);
  return next !== undefined && next.name !== use.name && isSibling(next.name, use.name);
}

/** Every name that is written as topics and events are: in diagrams, code spans and the channels of a contract. */
function usesOf({ prose, diagrams, artifacts }: Design): Use[] {
  const rows = new Set(prose.tables.filter(isEventTable).flatMap((table) => table.rows.map(({ line }) => line)));
  const inProse = prose.passages.flatMap((passage) => {
    const isAbout = ABOUT.test(passage.text.replace(/`[^`]*`/g, ''));
    return sentencesOf(passage).flatMap(({ codes, line, aside, text }) => {
      const isAside = aside || isOutside(text.replace(/`[^`]*`/g, '').replace(BROKER, ''));
      return codes
        .filter((code) => isLikely(code.text) && (rows.has(line) || isAbout || isVersioned(code.text, text)))
        .map((code) => use(code.text, code.line, `prose ${line}`, isAside || saidOtherwise(code.text, text)));
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

/** Topics in the settings of what is deployed: `TOPICS: a.b.v1,c.d.v1`. */
function settingsOf(artifacts: Design['artifacts']): Use[] {
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

function use(name: string, line: number, place: string, isAside: boolean): Use {
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

/** The first column of tables that list topics or events. */
function listedIn({ prose }: Design): string[] {
  return prose.tables
    .filter(isEventTable)
    .flatMap(({ rows }) =>
      rows.flatMap(({ cells }) =>
        cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '')),
      ),
    );
}

/** Names that sentences begin with, and say what they are: "`a.b.v1`: first schema. `a.c.v1`: the same schema." */
function definedIn({ prose }: Design): string[] {
  return prose.passages.flatMap(({ text }) => {
    const all = [...text.matchAll(/(?:^|[.;]\s)`([^`\s]+)`(?::|\s[—–-])\s/g)].map(([, name = '']) => name);
    return all.length > 1 ? all : [];
  });
}

function isEventTable({ head, section }: ProseTable): boolean {
  const at = head.findIndex((cell) => LIST_HEAD.test(cell));
  if (at < 0) return false;
  return (
    /topic|event|channel|subject|routing/i.test(head[at] ?? '') ||
    /(?:events?|topics?|messages?|messaging|streams?)/i.test(section ?? '')
  );
}

/** Words for the same happening: two topics of one thing seldom differ in them alone. */
const SAME_EVENTS = [
  'changed updated modified edited',
  'created added placed posted opened submitted recorded',
  'deleted removed',
  'sent posted published emitted',
  'completed finished done',
  'shipped dispatched',
  'cancelled voided',
  'failed errored',
  'dlq dlt dead dead-letter dead_letter dead-letters deadletter parked parking parking-lot poison',
].map((words) => words.split(' '));

/** Whether siblings differ in one word that is but another form of the same, or means the same. */
function isTwin(a: string, b: string): boolean {
  const [one, other] = a.includes('.') ? [a.split('.'), b.split('.')] : [wordsOf(a), wordsOf(b)];
  const at = one.findIndex((part, index) => part !== other[index]);
  const [first = '', second = ''] = [one[at], other[at]];
  const stemmed = (word: string): string => word.replace(/(?:ated|ation|ed|e|s|ing)$/, '');
  return (
    (stemmed(first).length > 3 && stemmed(first) === stemmed(second)) ||
    SAME_EVENTS.some((words) => words.includes(first) && words.includes(second))
  );
}

/** Whether two names are of one kind: as many parts, all the same but one. */
function isSibling(a: string, b: string): boolean {
  if (a.includes('.') !== b.includes('.')) return false;
  const [one, other] = a.includes('.') ? [a.split('.'), b.split('.')] : [wordsOf(a), wordsOf(b)];
  if (one.length !== other.length || one.length < 2) return false;
  return one.filter((part, at) => part !== other[at]).length === 1 && (one[0] === other[0] || one.length > 2);
}

function isColumn(name: string, { tables }: Schema): boolean {
  const [table, column] = name.split('.');
  return tables.some((one) => one.name === table && one.columns.some((each) => each.name === column));
}
