import type { Finding } from '../../../session/finding.ts';
import type { Design, Diagram } from '../design.ts';
import { type Bar, barsIn } from '../diagrams/bars.ts';
import { wordsOf } from '../names.ts';
import { lineAt, sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';
import { stem } from '../stem.ts';

/** A sentence that tells what is not so, and means it: other asides tell of what was, or may be. */
const DENIES =
  /\b(?:nothing|nobody|no one) (?:but|except)\b|\bnever\b|\bnot\b|\b(?:has|have|holds?|keeps?|gets?|opens?|makes?) no\b|\bneither\b|\bnobody else\b|\bnothing else\b/i;

/** An edge of a diagram between two that the text keeps apart. */
export const diagramOnly: Rule = {
  name: 'together/diagram-only',
  find(design) {
    const bars = design.prose.passages.flatMap(sentencesOf).flatMap((sentence) => {
      if (sentence.aside && !DENIES.test(sentence.text)) return [];
      return barsIn(sentence.text).map((bar) => ({ ...bar, line: lineAt(sentence, 0) }));
    });
    if (bars.length === 0) return [];
    return design.diagrams.flatMap((diagram) => edgesOf(diagram).flatMap((edge) => finding(design, edge, bars) ?? []));
  },
};

type Drawn = { from: string; to: string; line: number };

function edgesOf(diagram: Diagram): Drawn[] {
  switch (diagram.kind) {
    case 'sequence': {
      const label = new Map(diagram.participants.map((one) => [one.id, one.label]));
      return diagram.messages
        .filter(({ reply, from, to }) => !reply && from !== to)
        .map(({ from, to, line }) => ({ from: label.get(from) ?? from, to: label.get(to) ?? to, line }));
    }
    case 'flow':
    case 'c4': {
      const label = new Map(diagram.nodes.map((one) => [one.id, one.label]));
      return diagram.edges.map(({ from, to, line }) => ({
        from: label.get(from) ?? from,
        to: label.get(to) ?? to,
        line,
      }));
    }
    case 'er':
    case 'class':
    case 'state':
      return [];
    default:
      return diagram satisfies never;
  }
}

function finding({ diagrams }: Design, edge: Drawn, bars: readonly (Bar & { line: number })[]): Finding | undefined {
  const labels = diagrams.flatMap((diagram) => edgesOf(diagram).flatMap(({ from, to }) => [from, to]));
  const bar = bars.find(({ to, only, never }) => {
    if (!isCalled(edge.to, to) || isCalled(edge.from, to)) return false;
    if (never !== undefined) return isCalled(edge.from, never);
    // Who alone may has to be drawn too: else it is called otherwise.
    return only !== undefined && !isCalled(edge.from, only) && labels.some((label) => isCalled(label, only));
  });
  if (!bar) return undefined;
  const message = `The diagram has ${short(edge.from)} reach ${short(edge.to)}, but the text says: "${bar.said.slice(0, 100)}" (line ${bar.line}).`;
  return { level: 'warning', rule: 'together/diagram-only', message, line: edge.line, with: [bar.line] };
}

function short(label: string): string {
  return label.replace(/<br\s*\/?>.*/i, '').slice(0, 40);
}

/** Words that say what kind of thing it is. */
const KIND =
  /^(?:the|service|server|worker|api|app|application|component|process|system|databas|database|db|store|external|internal|it|they|we|that|this|them|which)$/;

/** Words for a kind of store, and the stores of that kind. */
const STANDS_FOR = [
  /^(?:broker|rabbit(?:mq)?|kafka|nats|redpanda|pulsar|activemq)$/,
  /^(?:cache|redis|valkey|memcached)$/,
  /^(?:bucket|s3|minio)$/,
];

/** Whether a label of a diagram is what a text calls so: every telling word of the one is in the other. */
function isCalled(label: string, name: string): boolean {
  const [own, said] = [label, name].map((one) => wordsOf(one.replace(/<br\s*\/?>.*|\(.*?\)|\[.*?\]/gi, ' ')).map(stem));
  if (!own || !said || said.length === 0 || own.length === 0) return false;
  const telling = said.filter((word) => !KIND.test(word));
  const isDatabase = (words: readonly string[]) =>
    words.some((word) => /^(?:databas|database|db|postgre\w*|mysql|mariadb)$/.test(word));
  if (telling.length === 0)
    return (
      (said.join(' ') === own.join(' ') || (isDatabase(said) && isDatabase(own))) &&
      !/^(?:it|they|we|that|this)$/.test(said.join(' '))
    );
  return telling.every(
    (word) => own.includes(word) || STANDS_FOR.some((kind) => kind.test(word) && own.some((one) => kind.test(one))),
  );
}
