import { lineIn } from '../../../artifact.ts';
import type { Design, Passage } from '../../design.ts';
import { isAside, isAsideHeading } from '../aside.ts';
import { lineAt, sentencesOf } from '../sentences.ts';

/** A piece of a design that may tell a limit, wherever it stands. */
export type LimitText = {
  text: string;
  /** Names of what it stands at: the row's first cell, the operation, the column. */
  about: string;
  /** The head of its column. */
  title?: string;
  /** Two pieces of one place are of two things: `table 12`, `line 14`. */
  place: string;
  /** A default or a setting, which says itself what it is of. */
  isDeclared?: boolean;
  /** What else tells of what it is: the label of its paragraph, the arrow that it answers in a diagram. */
  label?: string;
  /** Among the goals. */
  isGoal?: boolean;
  /** In a diagram, where a few words have to do. */
  isDrawn?: boolean;
  lineAt(offset: number): number;
};

/** In lines: how far above its description an operation may be named. */
const ABOVE = 12;
/** A contract says of what is not so much less than a text does: `the previous secret` is no former one. */
const NOT_NOW = /\b(?:deprecated|no longer|planned|future|formerly|legacy|not yet|would)\b/i;

/** Sentences, cells of tables, descriptions of contracts and comments of SQL, without what is an aside. */
export function limitTexts(design: Design): LimitText[] {
  const before = known.get(design);
  if (before) return before;
  const texts = [
    ...sentences(design),
    ...cells(design),
    ...descriptions(design),
    ...comments(design),
    ...labels(design),
  ];
  known.set(design, texts);
  return texts;
}

const known = new WeakMap<Design, LimitText[]>();

function sentences({ prose }: Design): LimitText[] {
  const rows = new Set(prose.tables.flatMap((table) => table.rows.map(({ line }) => line)));
  return prose.passages
    .filter(({ line }) => !rows.has(line))
    .flatMap((passage) => {
      const label = LABEL.exec(passage.text)?.[1] ?? '';
      return sentencesOf(passage).flatMap((sentence) =>
        (sentence.aside && !isClearing(sentence)) || PAST.test(sentence.text)
          ? []
          : [
              {
                text: sentence.text.replaceAll('\n', ' '),
                about: '',
                label,
                isGoal: GOAL.test(passage.section ?? ''),
                place: `passage ${passage.line}`,
                lineAt: (offset: number) => lineAt(sentence, offset),
              },
            ],
      );
    });
}

/** "Drafts are removed after 30 days" is no talk of what was, though `removed` alone may be. */
function isClearing({ text, section = '' }: Passage): boolean {
  const told = text.replace(/\b(is|are|gets?) removed(?= (?:after )?\d)/gi, '$1 deleted');
  return told !== text && !isAside(told) && !isAsideHeading(section);
}

const PAST = /\b(?:until|before) (?:20\d\d|last \w+)\b/i;
/** `Escalation. A step gets its deadline …`: a word or a few of its own. */
const LABEL = /^\s*([\p{L}`][\p{L}\d`-]*(?: [\p{L}\d`-]+){0,3})[.:]\s/u;

/** "15 minutes have passed and no payment is open": the first half is told of the design. */
const CONDITION = /(?<=\w )and no [^,.;]*/gi;

function cells({ prose }: Design): LimitText[] {
  return prose.tables.flatMap(({ head, rows, section = '', line: table }) =>
    isAsideHeading(section)
      ? []
      : rows.flatMap(({ cells: own, line }) =>
          own.flatMap((text, at): LimitText[] =>
            isAside(text.replace(CONDITION, '')) ||
            /alternative|reject|instead|why not|considered/i.test(head[at] ?? '')
              ? []
              : [
                  {
                    text,
                    about: `${at === 0 ? '' : (own[0] ?? '')} . ${at > 1 ? (own[at - 1] ?? '') : ''}`,
                    title: head[at] ?? '',
                    isGoal: GOAL.test(`${section} ${head.join(' ')}`),
                    place: `table ${table}`,
                    lineAt: () => line,
                  },
                ],
          ),
        ),
  );
}

function descriptions({ artifacts }: Design): LimitText[] {
  return artifacts.flatMap(({ artifact }) => {
    if (!/^(?:openapi|asyncapi|json-schema|graphql|protobuf)$/.test(artifact.kind)) return [];
    const lines = artifact.text.slice(0, 300_000).split('\n');
    return lines.flatMap((line, at): LimitText[] => {
      const text =
        /(?:description|summary)["']?:\s*["'>|]?\s*([^"'{}]{8,400})/.exec(line)?.[1] ??
        /(?:\/\/|#)\s(.{8,300})$/.exec(line)?.[1] ??
        (artifact.kind === 'graphql' ? /^\s*"{1,3}([^"]{8,300})"{1,3}\s*$/.exec(line)?.[1] : undefined);
      if (text === undefined || NOT_NOW.test(text)) return [];
      const own = lines.slice(Math.max(0, at - ABOVE), at).findLast((one) => /operationId/.test(one)) ?? '';
      const id = /operationId["']?:\s*["']?([\w.-]+)/.exec(own)?.[1] ?? '';
      const key = /^\s*["']?([\w-]+)["']?:\s*\{/.exec(line)?.[1] ?? '';
      const document = lineIn(artifact, at + 1);
      return [{ text, about: `${id} ${key}`, place: `line ${document}`, lineAt: () => document }];
    });
  });
}

function comments({ artifacts }: Design): LimitText[] {
  return artifacts.flatMap(({ artifact }) => {
    if (artifact.kind !== 'sql') return [];
    const lines = artifact.text.slice(0, 300_000).split('\n');
    let table = '';
    return lines.flatMap((line, at): LimitText[] => {
      table = /create\s+table\s+(?:if\s+not\s+exists\s+)?([\w."]+)/i.exec(line)?.[1] ?? table;
      const note = /--\s*(.{6,300})$/.exec(line)?.[1];
      const said = /\bcomment\s+on\s+(?:table|column)\s+([\w."]+)\s+is\s*(?:'([^']*)')?/i.exec(
        `${line} ${lines[at + 1] ?? ''}`,
      );
      const isOwn = said && /comment\s+on/i.test(line);
      const text = isOwn ? said[2] : note;
      if (text === undefined || isAside(text)) return [];
      const own = isOwn ? (said[1] ?? '') : `${table} ${/^\s*(\w+)/.exec(line)?.[1] ?? ''}`;
      const document = lineIn(artifact, at + 1 + (isOwn && !line.includes("'") ? 1 : 0));
      // Of a column for an end, the comment says when it is.
      const isEnd = !isOwn && /^\s*(?:\w+_)?(?:expires?|expiry|due|ends?)(?:_(?:at|on))?\s/i.test(line);
      return [{ text, about: own, isDeclared: isEnd, place: `line ${document}`, lineAt: () => document }];
    });
  });
}

/** What the arrows of a diagram and the notes beside them say. */
function labels({ diagrams, artifacts }: Design): LimitText[] {
  const arrows = diagrams.flatMap((diagram) => {
    const place = `diagram ${diagram.line}`;
    if (diagram.kind === 'sequence')
      return diagram.messages.map(({ text, from, line }, at) => {
        const cause = diagram.messages.slice(0, at).findLast(({ to, reply }) => !reply && to === from);
        return { text, about: '', label: cause?.text ?? '', place, line };
      });
    return diagram.kind === 'state'
      ? diagram.edges.map(({ from, to, label = '', line }) => ({ text: label, about: `${from} . ${to}`, place, line }))
      : [];
  });
  const notes = artifacts.flatMap(({ artifact }) =>
    artifact.kind !== 'mermaid'
      ? []
      : artifact.text.split('\n').flatMap((line, at) => {
          const text = NOTE.exec(line)?.[1];
          const place = `diagram ${artifact.firstLine}`;
          return text === undefined ? [] : [{ text, about: '', place, line: artifact.firstLine + at }];
        }),
  );
  return [...arrows, ...notes].flatMap(({ line, ...text }) =>
    isAside(text.text) ? [] : [{ ...text, isDrawn: true, lineAt: () => line }],
  );
}

const GOAL = /\b(?:goals?|objectives?|requirements?|targets?|slos?|non-functional|quality)\b/i;
const NOTE = /^\s*note\s+(?:over|left of|right of)\s+[^:]+:\s*(.+)$/i;
