const MARK = '\ufeff';

/** What ends the lines of a text: of both kinds, the one that most lines have. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  const all = text.split('\n').length - 1;
  const returns = text.split('\r\n').length - 1;
  return returns > all / 2 ? '\r\n' : '\n';
}

/** A text with line feeds alone. */
export function withLineFeeds(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** A text with these line ends. */
export function withLineEnds(text: string, end: '\n' | '\r\n'): string {
  const plain = withLineFeeds(text);
  return end === '\n' ? plain : plain.replaceAll('\n', end);
}

/** A whole new text in the form of the one it replaces: its byte order mark and line ends, which `read` does not show. */
export function inFormOf(before: string, content: string): string {
  const bare = withoutMark(content);
  return (before.startsWith(MARK) ? MARK : '') + withLineEnds(bare, lineEndOf(before));
}

/** A text without its byte order mark. */
export function withoutMark(text: string): string {
  return text.startsWith(MARK) ? text.slice(MARK.length) : text;
}
