/** A block of a diagram that is not closed, or closed twice. */
export type OpenBlock = {
  /** Where the closing line is missing, by the indentation, or the one too many stands; from 1. */
  line: number;
  /** Where the block begins; absent for an end too many. */
  opened?: number;
  /** What begins it (`alt`, `subgraph`, `class`), or the end that has nothing to close. */
  word: string;
};

/** What parts a block of a sequence diagram. */
const BETWEEN = /^\s*(?:else|and|option)\b/i;

type Grammar = { opens: RegExp; closes: RegExp; end: string };

const SEQUENCE: Grammar = {
  opens: /^\s*(alt|opt|loop|par_over|par|critical|break|rect|box)\b(?!\s*(?:->|-->|\+|-x|-\)|:))/i,
  closes: /^\s*end\s*;?\s*$/i,
  end: 'end',
};
const FLOW: Grammar = { opens: /^\s*(subgraph)\b/i, closes: /^\s*end\s*;?\s*$/i, end: 'end' };
const BRACES: Grammar = { opens: /^\s*(?!.*(?:--|\.\.))(\S+).*\{\s*$/, closes: /^\s*\}\s*$/, end: '}' };

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

/**
 * Where what stands deeper was opened by nothing, for there a first line is missing or misspelt; else the end that stands
 * at no depth at which a block was opened; else the last one.
 */
function strayEnd(lines: readonly string[], grammar: Grammar, last: number): number {
  const open: number[] = [];
  let before = 0;
  let unopened: number | undefined;
  for (let at = 1; at < last; at++) {
    const line = lines[at] ?? '';
    const indent = line.search(/\S/);
    if (indent < 0) continue;
    const above = lines[before] ?? '';
    const explained = before === 0 || grammar.opens.test(above) || BETWEEN.test(above);
    if (!explained && indent > above.search(/\S/) && /^\s*(?!--|==|\.\.|%%)\S/.test(line)) unopened ??= before + 1;
    before = at;
    if (grammar.opens.test(line)) open.push(indent);
    else if (grammar.closes.test(line)) {
      if (open.at(-1) !== indent && open.includes(indent) === false) return unopened ?? at + 1;
      open.pop();
    }
  }
  return unopened ?? last + 1;
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
    const between = BETWEEN.test(line);
    if (
      last &&
      (indent < last.indent || (indent === last.indent && !closes && !between && isIndented(lines, last.line)))
    ) {
      const isFlat = indent < last.indent && !isIndented(lines, last.line) && isIndenting(lines, grammar);
      return { line: isFlat ? last.line : at + 1, opened: last.line, word: last.word };
    }
    const word = grammar.opens.exec(line)?.[1];
    if (word !== undefined) open.push({ line: at + 1, indent, word });
    else if (closes) open.pop();
  }
  const flat = open.find(({ line }) => !isIndented(lines, line));
  const last = open.at(-1);
  // Where the others hold deeper lines, the one that holds none was put there by mistake.
  if (flat && isIndenting(lines, grammar)) return { line: flat.line, opened: flat.line, word: flat.word };
  return { line: lines.length, opened: last?.line ?? lines.length, word: last?.word ?? '' };
}

/** Most blocks of the diagram hold deeper lines, as far as there are others than the one in question. */
function isIndenting(lines: readonly string[], grammar: Grammar): boolean {
  const openers = lines.flatMap((line, at) => (at > 0 && grammar.opens.test(line) ? [at + 1] : []));
  return openers.length === 1 || openers.filter((line) => isIndented(lines, line)).length * 2 >= openers.length;
}

/** What stands in the block that begins on this line is deeper than it. */
function isIndented(lines: readonly string[], opened: number): boolean {
  const next = lines.slice(opened).find((line) => line.trim() !== '') ?? '';
  return next.search(/\S/) > (lines[opened - 1] ?? '').search(/\S/);
}
