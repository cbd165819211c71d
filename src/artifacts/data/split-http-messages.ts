const START =
  /^(?:(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|CONNECT)\s+\S+|HTTP\/[\d.]+\s+\d{3}\b|[<>]\s*HTTP\/)/;
const HEADER = /^[A-Za-z][\w-]*:\s*\S/;

/**
 * What a sample of HTTP messages says in its bodies, each line at its place and the rest blank, so that the line numbers hold.
 *
 * @returns undefined for a text that begins like no HTTP message
 */
export function splitHttpMessages(text: string): string | undefined {
  const lines = text.split('\n');
  const first = lines.find((line) => line.trim() !== '' && !/^\s*(?:\/\/|#)/.test(line));
  if (first === undefined || !START.test(first.trim())) return undefined;
  let head = true;
  return lines
    .map((line) => {
      const trimmed = line.trim();
      if (START.test(trimmed)) {
        head = true;
        return '';
      }
      if (head && (trimmed === '' || HEADER.test(trimmed))) return '';
      head = false;
      return line;
    })
    .join('\n');
}
