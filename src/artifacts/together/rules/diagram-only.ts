import type { Finding } from '../../../session/finding.ts';
import type { Design, Diagram } from '../design.ts';
import { wordsOf } from '../names.ts';
import { lineAt, sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';
import { stem } from '../stem.ts';

/** `Only the scheduler talks to the gateway`, `The portal never reads the database`: who may reach whom, as the text says it. */
type Bar = { to: string; only?: string; never?: string; line: number; said: string };

const THE = '(?:the |our |its |an? )?';
const NAME = String.raw`((?:[\w.'-]+ ){0,3}?[\w.'-]+)`;
const WHAT =
  '(?:requests?|calls?|texts?|messages?|mails?|e-?mails?|notifications?|data|rows|events?|anything|jobs?|payments?)';
const REACHES = `(?:(?:ever |directly |may |can |is allowed to |are allowed to )*)(?:(?:talks?|speaks?|writes?|connects?|goes|reads?|publish(?:es)?|sends?(?: ${WHAT})?|has access|have access|holds? (?:credentials|keys)) (?:directly )?(?:to|with|from|for)|calls?|reach(?:es)?|reads?|writes?|touch(?:es)?|quer(?:y|ies)|opens?|uses?|knows?)`;
const END = `(?= directly|[.,;:()]| and | but | so | which | that | itself|$)`;
const ONLY = new RegExp(
  String.raw`\b(?:only|nothing but|nobody but|no one but|nothing except) ${THE}${NAME} (?:component |service )?${REACHES} ${THE}${NAME}${END}`,
  'gi',
);
const THE_ONLY = new RegExp(
  String.raw`(?:^|[.;,] )${THE}${NAME} is the only (?:[\w-]+ )?(?:that|which|to|one(?: that)?|service(?: that)?|component(?: that)?|part(?: that)?|process(?: that)?) ?(?:that |which )?${REACHES} ${THE}${NAME}${END}`,
  'gi',
);
const ALONE = new RegExp(`(?:^|[.;,] )${THE}${NAME} alone ${REACHES} ${THE}${NAME}${END}`, 'gi');
const THROUGH = new RegExp(
  String.raw`\b(?:all|every) (?:[\w-]+ )?(?:traffic|calls?|access|requests?|writes?|reads?) to ${THE}${NAME} (?:goes|go|pass(?:es)?|runs?|is|are) (?:made )?(?:only )?(?:through|via|by) ${THE}${NAME}${END}`,
  'gi',
);
const NEVER = new RegExp(
  `(?:^|[.;,] )${THE}${NAME} (?:itself )?(?:never|does not|do not|must not|may not|cannot) (?:directly )?${REACHES} ${THE}${NAME}${END}`,
  'gi',
);

/** An edge of a diagram between two that the text keeps apart. */
export const diagramOnly: Rule = {
  name: 'together/diagram-only',
  find(design) {
    const bars = design.prose.passages.flatMap(sentencesOf).flatMap((sentence) => {
      if (sentence.aside && !/\b(?:nothing|nobody|no one) (?:but|except)\b|\bnever\b|\bnot\b/i.test(sentence.text))
        return [];
      const text = sentence.text.replace(/[`*]/g, ' ').replace(/\s+/g, ' ');
      return barsIn(text).map((bar) => ({ ...bar, line: lineAt(sentence, 0) }));
    });
    if (bars.length === 0) return [];
    return design.diagrams.flatMap((diagram) => edgesOf(diagram).flatMap((edge) => finding(design, edge, bars) ?? []));
  },
};

function barsIn(text: string): Omit<Bar, 'line'>[] {
  const of = (pattern: RegExp, make: (one: string, other: string) => Pick<Bar, 'to' | 'only' | 'never'>) =>
    [...text.matchAll(pattern)].map(([said, one = '', other = '']) => ({ ...make(one, other), said: said.trim() }));
  return [
    ...[ONLY, THE_ONLY, ALONE].flatMap((pattern) => of(pattern, (only, to) => ({ only, to }))),
    ...of(THROUGH, (to, only) => ({ only, to })),
    ...of(NEVER, (never, to) => ({ never, to })),
  ];
}

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

function finding({ diagrams }: Design, edge: Drawn, bars: readonly Bar[]): Finding | undefined {
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
