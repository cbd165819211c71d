const FILE_IN_TEXT = /(`|\*\*|__)`?((?:[\w@.-]+\/)*[\w@-][\w@.-]*\.[A-Za-z]\w{0,14})`?\1/g;

/**
 * The file that the words above a fence say it holds: a name in bold or as code, alone on its line or in a sentence
 * that ends in a colon. At most one blank line may stand between.
 *
 * @param lines of the document
 * @param fence the line of the opening fence, from 1
 */
export function nameAbove(lines: readonly string[], fence: number): string | undefined {
  const nearest = lines[fence - 2] ?? '';
  const above = (nearest.trim() === '' ? (lines[fence - 3] ?? '') : nearest).slice(0, 1000);
  const names = [...above.matchAll(FILE_IN_TEXT)];
  const last = names.at(-1);
  if (!last) return undefined;
  const around = above.replace(last[0], '').replace(/[\s>#*_:.()-]|\d+\.|\b(file|example)\b/gi, '');
  return around === '' || /:[\s*_]*$/.test(above) ? last[2] : undefined;
}

/** The file that a comment on the first line of a block says it is: `-- schema.sql`, `# file: openapi.yaml`. */
export function nameWithin(text: string): string | undefined {
  const [first = ''] = text.slice(0, 300).trimStart().split('\n', 1);
  return /^(?:--|#|\/\/|%%|\/\*)\s*(?:file(?:name)?:\s*)?((?:[\w@.-]+\/)*[\w@-][\w@.-]*\.[A-Za-z]\w{0,14})\s*(?:\*\/)?$/i.exec(
    first,
  )?.[1];
}
