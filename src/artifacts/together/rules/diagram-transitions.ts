import type { Finding } from '../../../session/finding.ts';
import type { Design, Diagram, Passage } from '../design.ts';
import { isRecord } from '../events/pointer.ts';
import { nameKey, wordsOf } from '../names.ts';
import { isAside } from '../prose/aside.ts';
import { lineAt, sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';

/** A change from one state to another, and where it is said or shown. */
type Change = { from: string; to: string; line: number };
type Machine = { states: Set<string>; edges: Set<string>; line: number };

/** Words in the keys of a sample that say which state was before and which is after. */
const BEFORE = new Set(['from', 'old', 'previous', 'prev', 'before', 'prior', 'source']);
const AFTER = new Set(['to', 'new', 'next', 'current', 'after', 'target', 'status', 'state']);
const ROLE = new Set(['status', 'state', 'phase', 'stage', 'value']);
const STATE = String.raw`\x60([A-Za-z][\w-]*)\x60`;
const FROM_TO = new RegExp(
  String.raw`\bfrom\s+${STATE}\s+(?:straight\s+|directly\s+|back\s+)?(?:in)?to\s+${STATE}`,
  'gi',
);
const ARROWS = new RegExp(String.raw`${STATE}(?=\s*(?:→|->|–>|⇒|=>)\s*${STATE})`, 'g');
const NEVER =
  /\b(?:not|never|no|n't|cannot|nor|neither|refus\w*|reject\w*|forbid\w*|forbidden|illegal|invalid|disallow\w*|409|422|impossible|skip\w*|unless)\b/i;

/** Changes of state, in samples, tables and sentences, that no way of the state diagram allows. */
export const diagramTransitions: Rule = {
  name: 'together/diagram-transition',
  find(design) {
    const machines = design.diagrams.flatMap(machineOf);
    if (machines.length === 0) return [];
    const changes = [...inSamples(design), ...inTables(design), ...design.prose.passages.flatMap(inPassage)];
    const found = new Map<number, Finding>();
    for (const { from, to, line } of changes) {
      const [a, b] = [nameKey(from), nameKey(to)];
      const own = machines.filter(({ states }) => a !== b && states.has(a) && states.has(b));
      const [machine] = own;
      if (!machine || own.some(({ edges }) => edges.has(`${a} ${b}`)) || found.has(line)) continue;
      const message = `This goes from \`${from.slice(0, 40)}\` to \`${to.slice(0, 40)}\`, which the state diagram (line ${machine.line}) has no way for.`;
      const ways = machine.line;
      found.set(line, { level: 'warning', rule: 'together/diagram-transition', message, line, with: [ways] });
    }
    return [...found.values()];
  },
};

/** Only where every end of a way is a state: groups and choices lead elsewhere than their arrows say. */
function machineOf(diagram: Diagram): Machine[] {
  if (diagram.kind !== 'state' || diagram.edges.length < 2) return [];
  const states = new Set(diagram.states.map(({ name }) => nameKey(name)));
  const ends = diagram.edges.flatMap(({ from, to }) => [from, to]).filter((end) => end !== '[*]');
  if (!ends.every((end) => states.has(nameKey(end)))) return [];
  const edges = new Set(diagram.edges.map(({ from, to }) => `${nameKey(from)} ${nameKey(to)}`));
  return [{ states, edges, line: diagram.edges[0]?.line ?? diagram.line }];
}

/** `{"from": …, "to": …}`, `{"oldStatus": …, "newStatus": …}`, at any depth. */
function inSamples({ payloads }: Design): Change[] {
  return payloads.flatMap(({ value, lineOf }) => inValue(value, [], lineOf, 0));
}

function inValue(
  value: unknown,
  path: readonly (string | number)[],
  lineOf: (path: readonly (string | number)[]) => number,
  depth: number,
): Change[] {
  if (depth > 6) return [];
  if (Array.isArray(value))
    return value.slice(0, 50).flatMap((one, at) => inValue(one, [...path, at], lineOf, depth + 1));
  if (!isRecord(value)) return [];
  const keys = Object.keys(value).slice(0, 200);
  const before = keys.filter((key) => typeof value[key] === 'string' && isSide(key, BEFORE));
  const after = keys.filter((key) => typeof value[key] === 'string' && isSide(key, AFTER));
  const [from, to] = [before[0], after[0]];
  const own =
    from !== undefined && to !== undefined && before.length === 1 && after.length === 1
      ? [{ from: String(value[from]), to: String(value[to]), line: lineOf([...path, to]) }]
      : [];
  return [...own, ...keys.flatMap((key) => inValue(value[key], [...path, key], lineOf, depth + 1))];
}

/** `from`, `fromStatus`, `status_before`: a word for the side, and none but such as say that it is a state. */
function isSide(key: string, sides: ReadonlySet<string>): boolean {
  const words = wordsOf(key);
  return (
    words.length <= 3 &&
    words.some((word) => sides.has(word)) &&
    words.every((word) => sides.has(word) || ROLE.has(word))
  );
}

/** Rows of a table headed "From" and "To". */
function inTables({ prose }: Design): Change[] {
  return prose.tables.flatMap(({ head, rows }) => {
    const at = (side: RegExp): number => head.findIndex((cell) => side.test(cell.replace(/[`*]/g, '').trim()));
    const [from, to] = [
      at(/^(?:from|old|previous|current)(?: (?:state|status))?$/i),
      at(/^(?:to|new|next|target)(?: (?:state|status))?$/i),
    ];
    if (from < 0 || to < 0) return [];
    return rows.flatMap(({ cells, line }): Change[] => {
      const [a, b] = [cells[from], cells[to]].map((cell = '') => /^`?([A-Za-z][\w-]*)`?$/.exec(cell.trim())?.[1]);
      return a === undefined || b === undefined || NEVER.test(cells.join(' ')) || isAside(cells.join(' '))
        ? []
        : [{ from: a, to: b, line }];
    });
  });
}

function inPassage(passage: Passage): Change[] {
  return sentencesOf(passage).flatMap((sentence) =>
    sentence.aside || NEVER.test(sentence.text)
      ? []
      : [...sentence.text.matchAll(FROM_TO), ...sentence.text.matchAll(ARROWS)].map((match) => ({
          from: match[1] ?? '',
          to: match[2] ?? '',
          line: lineAt(sentence, match.index),
        })),
  );
}
