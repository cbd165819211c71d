/**
 * A path as it may stand in a list, one a line: a name that holds control characters is quoted, with these spelt out.
 */
export function shownPath(path: string, sanitize: (text: string) => string): string {
  return sanitize(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(path) ? JSON.stringify(path) : path);
}

/** A line of a file as it may be shown: harmless, and still one line. */
export function shownLine(line: string, sanitize: (text: string) => string): string {
  return sanitize(line).replace(/[\r\n\u2028\u2029]+/g, ' ');
}
