const MOST = 200;

/** A text from outside as one short line without control characters, for a sentence of ours to quote. */
export function oneLine(text: string): string {
  const line = text.replace(/[\p{C}\s]+/gu, ' ').trim();
  return line.length > MOST ? `${line.slice(0, MOST).trimEnd()}…` : line;
}
