import { type Data, readData } from './read-data.ts';

/** What a comment says above one of several ways to write the same. */
const OR =
  /^\s*#.*(?:\bor\b|alternativ|option|instead|valid|correct|wrong|❌|✅|\bbad\b|\bgood\b|before|after|example)/i;

/** Whether a text shows alternatives or files one below another, so that it is no one document. */
export function isYamlSamples(text: string, problems: Data['problems']): boolean {
  const parts = text.split(/\n(?=#[^\n]*\n\S)/);
  if (parts.length > 1 && parts.length < 40 && parts.every(isWhole)) return true;
  const [first] = problems;
  if (!first || !problems.every(({ code }) => code === 'DUPLICATE_KEY')) return false;
  const lines = text.split('\n');
  const filled = lines.filter((line) => line.trim() !== '' && !isComment(line));
  if (new Set(filled.map(keyOf)).size === 1) return true;
  const again = problems.map(({ line }) => ({ line, before: earlier(lines, line) }));
  return (
    OR.test(lines[first.line - 2] ?? '') ||
    again.every(({ line, before }) => isTitled(lines, line) && isTitled(lines, before)) ||
    isThrice(again.map(({ line, before }) => [before, line])) ||
    again.every(({ line, before }) => [line, before].every((at) => /:\s+=[^=]/.test(lines[at - 1] ?? '')))
  );
}

/** Some key stands three times in one mapping, which no slip does. */
function isThrice(pairs: readonly (readonly number[])[]): boolean {
  const later = new Set(pairs.map(([, line]) => line));
  return pairs.some(([before]) => later.has(before));
}

/** A comment of its own introduces the entry, or it is the first of its mapping. */
function isTitled(lines: readonly string[], line: number): boolean {
  const above = lines[line - 2];
  return above === undefined || isComment(above) || indentOf(above) < indentOf(lines[line - 1]);
}

/** The line of the same key above, in the same mapping as far as the indentation tells. */
function earlier(lines: readonly string[], line: number): number {
  const own = lines[line - 1] ?? '';
  for (let at = line - 1; at > 0; at--) {
    const other = lines[at - 1] ?? '';
    if (keyOf(other) === keyOf(own)) return at;
  }
  return 0;
}

function keyOf(line: string): string {
  return line.replace(/:.*/, '');
}

function isComment(line: string): boolean {
  return line.trim().startsWith('#');
}

function indentOf(line = ''): number {
  return line.length - line.trimStart().length;
}

function isWhole(part: string): boolean {
  const { documents, problems } = readData(part);
  return problems.length === 0 && documents.every(({ value }) => typeof value === 'object');
}
