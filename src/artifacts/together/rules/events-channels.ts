import type { Finding } from '../../../session/finding.ts';
import type { ProseTable } from '../design.ts';
import { eventKey, sameEvent } from '../events/event-name.ts';
import { isAsideHeading } from '../prose/aside.ts';
import type { Rule } from '../rule.ts';

/** That an event goes over a topic, and where it is said. */
type Carried = { event: string; topic: string; line: number; place: string };

const EVENT_HEAD = /\b(?:events?|messages?|payloads?)\b/i;
const TOPIC_HEAD =
  /^(?:kafka |nats |rabbit\w* |carried by |goes over |sent (?:to|over|on) |on |target )?(?:topics?|channels?|subjects?|queues?|streams?|exchanges?|address(?:es)?|destinations?)(?: names?)?$/i;
const NAME = /^[A-Za-z][\w-]*(?:[./:][\w-]+)*$/;
/** What takes in any event, besides where it belongs. */
const BESIDE = /(?:^|[._:/-])(?:dlq|dlt|dead|retry|retries|audit|all|log)(?:$|[._:/-])/i;

/** An event goes over the same topic wherever the design says which. */
export const eventsChannels: Rule = {
  name: 'together/events-channel',
  find(design) {
    const declared = design.messages.flatMap(({ name, channel, line, from }): Carried[] =>
      from === 'asyncapi' && channel !== undefined && channel !== name
        ? [{ event: name, topic: channel, line, place: 'asyncapi' }]
        : [],
    );
    const tables = design.prose.tables.filter(({ section }) => !section || !isAsideHeading(section));
    const all = [...declared, ...tables.flatMap(inTable)].filter(({ topic }) => !BESIDE.test(topic));
    const places = [...new Set(all.map((one) => one.place))];
    const lists = places.map((place) => all.filter((one) => one.place === place));
    const found = lists.flatMap((own, at) => lists.slice(0, at).flatMap((other) => against(own, other)));
    return found.filter(({ line }, at) => found.findIndex((one) => one.line === line) === at);
  },
};

/** Two lists that agree on most events, by topics that both of them name: where they do not, one of them is wrong. */
function against(own: readonly Carried[], other: readonly Carried[]): Finding[] {
  const known = new Set(other.map(({ topic }) => topic));
  let agreed = 0;
  const apart = own.flatMap((one) => {
    const same = other.filter(({ event }) => eventKey(event) === eventKey(one.event) || sameEvent(event, one.event));
    if (same.some(({ topic }) => topic === one.topic)) agreed++;
    const [first] = same;
    return first && known.has(one.topic) && !same.some(({ topic }) => topic === one.topic) ? [{ one, first }] : [];
  });
  if (agreed < 2 || apart.length > Math.max(1, agreed / 3)) return [];
  return apart.map(({ one, first }) => ({
    level: 'warning' as const,
    rule: 'together/events-channel',
    message: `${one.event} is said to go over \`${one.topic.slice(0, 60)}\` here, and over \`${first.topic.slice(0, 60)}\` in line ${first.line}.`,
    line: one.line,
    with: [first.line],
  }));
}

/** Rows with an event and its topic, or a topic and its events. */
function inTable({ head, rows, line: place }: ProseTable): Carried[] {
  const topicAt = head.findIndex((cell) => TOPIC_HEAD.test(plain(cell)));
  const eventAt = head.findIndex((cell, at) => at !== topicAt && EVENT_HEAD.test(plain(cell)));
  if (topicAt < 0 || eventAt < 0) return [];
  return rows.flatMap(({ cells, line }) => {
    const topics = namesIn(cells[topicAt] ?? '');
    const [topic] = topics;
    if (topic === undefined || topics.length > 1) return [];
    return namesIn(cells[eventAt] ?? '').map((event) => ({ event, topic, line, place: `table ${place}` }));
  });
}

function namesIn(cell: string): string[] {
  const spans = [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name.trim());
  return (spans.length > 0 ? spans : plain(cell).split(/\s*,\s*/)).filter((name) => NAME.test(name));
}

function plain(text: string): string {
  return text.replace(/[`*]/g, '').trim();
}
