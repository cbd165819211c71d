import { paragraph } from '../parts/paragraph.ts';

const known = new WeakMap<object, Map<string, readonly string[]>>();

/**
 * A text of something that does not change, in rows of `width` cells. It is wrapped once for as long as its owner
 * lives: thousands of characters would else be wrapped again at each key.
 */
export function wrapped(owner: object, text: string, width: number): readonly string[] {
  const texts = known.get(owner) ?? new Map<string, readonly string[]>();
  known.set(owner, texts);
  const key = `${width} ${text}`;
  const rows = texts.get(key) ?? paragraph(text, width);
  texts.set(key, rows);
  return rows;
}
