/**
 * Where a closing brace was forgotten: the last line with something on it before a definition that begins in the first
 * column though a block is still open. A parser notices it much later, or at the end of the text.
 *
 * @param definition what begins one, matched against whole lines
 * @param comment what a comment begins with
 * @returns the line from 1, or undefined where every block is closed in time
 */
export function unclosedBlock(text: string, definition: RegExp, comment: '#' | '//'): number | undefined {
  let depth = 0;
  let last = 1;
  const lines = text.replace(/"""[\s\S]*?"""|\/\*[\s\S]*?\*\//g, (part) => part.replace(/[^\n]/g, ' ')).split('\n');
  for (const [i, whole] of lines.entries()) {
    const line = whole.replace(/"(?:[^"\\]|\\.)*"/g, '""').split(comment)[0] ?? '';
    if (depth > 0 && definition.test(line)) return last;
    for (const sign of line) depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
    if (line.trim() !== '') last = i + 1;
  }
  return undefined;
}
