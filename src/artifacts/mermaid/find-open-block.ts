/** A block of a diagram that is not closed, or closed twice. */
export type OpenBlock = {
  /** Where the closing line is missing, by the indentation, or the one too many stands; from 1. */
  line: number;
  /** Where the block begins; absent for an end too many. */
  opened?: number;
  /** What begins it (`alt`, `subgraph`, `class`), or the end that has nothing to close. */
  word: string;
};

type Grammar = { opens: RegExp; closes: RegExp; end: string };

const SEQUENCE: Grammar = {
  opens: /^\s*(alt|opt|loop|par_over|par|critical|break|rect|box)\b(?!\s*(?:->|-->|\+|-x|-\)|:))/i,
  closes: /^\s*end\s*;?\s*$/i,
  end: 'end',
};
const FLOW: Grammar = { opens: /^\s*(subgraph)\b/i, closes: /^\s*end\s*;?\s*$/i, end: 'end' };
const BRACES: Grammar = { opens: /^\s*(\S+).*\{\s*$/, closes: /^\s*\}\s*$/, end: '}' };

const GRAMMARS: readonly (readonly [RegExp, Grammar])[] = [
  [/^sequenceDiagram/, SEQUENCE],
  [/^(?:flowchart|graph)/, FLOW],
  [/^block/, { opens: /^\s*(?:\w+:)?(block)\b(?!-beta)/, closes: /^\s*end\s*$/, end: 'end' }],
  [/^(?:class|state|er|requirement)Diagram/, BRACES],
  [/^C4/, BRACES],
];

/** The first block that does not come out even, in a diagram that Mermaid has refused; undefined when all do. */
export function findOpenBlock(text: string): (OpenBlock & { end: string }) | undefined {
  const grammar = GRAMMARS.find(([type]) => type.test(text.trimStart()))?.[1];
  if (!grammar) return undefined;
  // No line that opens or closes a block is that long, and the patterns cost more than their length.
  const lines = text.split('\n').map((line) => (line.length > 500 ? '' : line));
  const open: { line: number; indent: number; word: string }[] = [];
  for (let at = 1; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const indent = line.search(/\S/);
    if (indent < 0) continue;
    const word = grammar.opens.exec(line)?.[1];
    if (word !== undefined) {
      open.push({ line: at + 1, indent, word });
    } else if (grammar.closes.test(line) && !open.pop()) {
      return { line: strayEnd(lines, grammar, at), word: line.trim(), end: grammar.end };
    }
  }
  const [first] = open;
  if (!first) return undefined;
  return { ...missingEnd(lines, grammar), end: grammar.end };
}

/** The end that stands at no depth at which a block was opened, else the last one. */
function strayEnd(lines: readonly string[], grammar: Grammar, last: number): number {
  const open: number[] = [];
  for (let at = 1; at < last; at++) {
    const line = lines[at] ?? '';
    if (grammar.opens.test(line)) open.push(line.search(/\S/));
    else if (grammar.closes.test(line)) {
      const indent = line.search(/\S/);
      if (open.at(-1) !== indent && open.includes(indent) === false) return at + 1;
      open.pop();
    }
  }
  return last + 1;
}

/** The block whose end, at its own depth, never comes before a line that is no deeper; else the last one opened. */
function missingEnd(lines: readonly string[], grammar: Grammar): OpenBlock {
  const open: { line: number; indent: number; word: string }[] = [];
  for (let at = 1; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const indent = line.search(/\S/);
    if (indent < 0) continue;
    const closes = grammar.closes.test(line);
    const last = open.at(-1);
    const between = /^\s*(?:else|and|option)\b/i.test(line);
    if (
      last &&
      (indent < last.indent || (indent === last.indent && !closes && !between && isIndented(lines, last.line)))
    ) {
      return { line: at + 1, opened: last.line, word: last.word };
    }
    const word = grammar.opens.exec(line)?.[1];
    if (word !== undefined) open.push({ line: at + 1, indent, word });
    else if (closes) open.pop();
  }
  const last = open.at(-1);
  return { line: lines.length, opened: last?.line ?? lines.length, word: last?.word ?? '' };
}

/** What stands in the block that begins on this line is deeper than it. */
function isIndented(lines: readonly string[], opened: number): boolean {
  const next = lines.slice(opened).find((line) => line.trim() !== '') ?? '';
  return next.search(/\S/) > (lines[opened - 1] ?? '').search(/\S/);
}
