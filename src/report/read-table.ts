/** A table as it stands in a text: its rows without the head, and its lines from the first to before `end`. */
export type FoundTable = { rows: string[][]; start: number; end: number };

/** The first markdown table in a text with such a head: the inverse of `table`. */
export function findTable(markdown: string, head: readonly string[]): FoundTable | undefined {
  const lines = markdown.split('\n').map((line) => line.trim());
  const rule = lines.findIndex((line, at) => isRule(line) && isHead(cells(lines[at - 1] ?? ''), head));
  if (rule === -1) return undefined;
  const after = lines.findIndex((line, at) => at > rule && !line.startsWith('|'));
  const end = after === -1 ? lines.length : after;
  return { rows: lines.slice(rule + 1, end).map(cells), start: rule - 1, end };
}

function isRule(line: string): boolean {
  return /^\|(?:\s*:?-+:?\s*\|)+$/.test(line);
}

function isHead(found: readonly string[], head: readonly string[]): boolean {
  return found.length === head.length && head.every((cell, at) => found[at] === cell);
}

/** A bar that is no end of a cell stands behind a backslash, and so does a backslash. */
function cells(line: string): string[] {
  const found = [...line.matchAll(/\|((?:\\.|[^|\\])*)(?=\|)/g)].map(([, cell = '']) => cell);
  return found.map((cell) =>
    cell
      .trim()
      .replace(/<br\s*\/?>/gi, '\n')
      .replace(/\\([\\|])/g, '$1'),
  );
}
