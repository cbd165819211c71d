import type { Finding } from '../../../session/finding.ts';
import type { Diagram } from '../design.ts';
import { eventRows } from '../events/prose-messages.ts';
import { nameKey } from '../names.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/events-route';
const SENDER =
  /^(?:producers?|produced by|published by|publishers?|emitted by|emitters?|sent by|senders?|from|written by|who sends)$/i;
const HEARER =
  /^(?:consumers?|consumed by|subscribers?|subscribed by|heard by|read by|readers?|listeners?|received by|receivers?|to|who (?:hears|reads))$/i;
/** What events pass through. */
const BROKER =
  /\b(?:kafka|rabbit\w*|nats|jetstream|broker|bus|queue|exchange|topics?|sns|sqs|redpanda|pulsar|events?|stream\w*|mqtt|redis)\b/i;
/** Somebody else sends on what another has written. */
const RELAYED =
  /\b(?:outbox|relay\w*|cdc|debezium|change data capture|connector|forward\w*|mirror\w*|bridge\w*|dead.letter)\b/i;

type Hop = { from: string; to: string; text: string; line: number };

/** Who sends and who hears an event by a table, and by the arrows that bear its name. */
export const eventsRoutes: Rule = {
  name: RULE,
  isDoubtful: true,
  find: (design) => {
    const relayed = RELAYED.test(design.document.text);
    return design.prose.tables.flatMap((table) => {
      const senders = table.head.findIndex((title) => SENDER.test(title.trim()));
      const hearers = table.head.findIndex((title) => HEARER.test(title.trim()));
      return eventRows(table).flatMap(({ name, line, cells }) =>
        design.diagrams.flatMap((diagram): Finding[] => {
          const parts = partsOf(diagram);
          const hops = hopsOf(diagram).filter(({ text }) => hasName(text, name));
          const passes = (part: string): boolean =>
            BROKER.test(part) || (hops.some(({ from }) => from === part) && hops.some(({ to }) => to === part));
          const sent = hops.filter(({ from }) => !passes(from)).map(({ from, line: at }) => ({ part: from, at }));
          const heard = hops.filter(({ to }) => !passes(to)).map(({ to, line: at }) => ({ part: to, at }));
          const sides = [
            ...(relayed ? [] : [{ column: senders, drawn: sent, does: 'sent' }]),
            { column: hearers, drawn: heard, does: 'heard' },
          ];
          return sides.flatMap(({ column, drawn, does }) => {
            const listed = namesIn(cells[column] ?? '');
            // Where one of the list is not drawn at all, the two tell of different things.
            if (column < 0 || listed.length === 0 || !listed.every((one) => parts.has(nameKey(one)))) return [];
            const other = drawn.find(({ part }) => !listed.some((one) => nameKey(one) === nameKey(part)));
            if (!other) return [];
            const message = `\`${name}\` is ${does} by ${other.part.slice(0, 60)} here, but by ${listed.join(', ').slice(0, 80)} in the table (line ${line}).`;
            return [{ level: 'warning' as const, rule: RULE, message, line: other.at, with: [line] }];
          });
        }),
      );
    });
  },
};

function hasName(text: string, name: string): boolean {
  const bare = (one: string): string => one.replace(/[`\s]/g, '').toLowerCase();
  return text.split(/[\s,;()/&+]+/).some((word) => bare(word) !== '' && bare(word) === bare(name));
}

function namesIn(cell: string): string[] {
  const names = cell
    .replace(/[`*]/g, '')
    .replace(/\([^)]*\)/g, ' ')
    .split(/\s*(?:,|;|\/|\+|&|\band\b|<br\s*\/?>)\s*/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.every((name) => name.split(/\s+/).length <= 3) ? names : [];
}

function partsOf(diagram: Diagram): Set<string> {
  if (diagram.kind === 'sequence')
    return new Set(diagram.participants.flatMap(({ label, id }) => [nameKey(label), nameKey(id)]));
  if (diagram.kind === 'flow' || diagram.kind === 'c4')
    return new Set(diagram.nodes.map(({ label }) => nameKey(label)));
  return new Set();
}

function hopsOf(diagram: Diagram): Hop[] {
  if (diagram.kind === 'sequence') {
    const labels = new Map(diagram.participants.map(({ id, label }) => [id, label]));
    return diagram.messages.map(({ from, to, text, line }) => ({
      ...{ from: labels.get(from) ?? from, to: labels.get(to) ?? to },
      ...{ text, line },
    }));
  }
  if (diagram.kind === 'flow' || diagram.kind === 'c4') {
    const labels = new Map(diagram.nodes.map(({ id, label }) => [id, label]));
    return diagram.edges.map(({ from, to, label = '', line }) => ({
      ...{ from: labels.get(from) ?? from, to: labels.get(to) ?? to },
      ...{ text: label, line },
    }));
  }
  return [];
}
