/** From this many rows on there is air around the body. */
const AIRY = 16;

/** A title above and the keys below; where rows are few, first the air goes, then the title, then the keys. */
export function framed(title: string, body: readonly string[], keys: string, rows: number): string[] {
  if (rows >= AIRY) return [title, '', ...body, '', keys];
  if (rows >= 3) return [title, ...body, keys];
  return rows === 2 ? [...body, keys] : [...body];
}

/** The rows left for the body between title and keys. */
export function bodyRoom(rows: number): number {
  if (rows >= AIRY) return rows - 4;
  return rows >= 3 ? rows - 2 : 1;
}
