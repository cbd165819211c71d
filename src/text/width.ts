import stringWidth from 'string-width';

const ASCII = /^[\x20-\x7E]*$/;
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Cells that a text without newlines takes in a terminal; styles take none, wide characters two. */
export function widthOf(text: string): number {
  return ASCII.test(text) ? text.length : stringWidth(text);
}

/**
 * The beginning of a plain text (no styles, no newlines) that fits into `columns` cells; what was longer ends in the
 * ellipsis, which counts. Characters are never cut in two. Below the ellipsis's own width nothing is left.
 */
export function cutToWidth(text: string, columns: number, ellipsis = '…'): string {
  if (text.length <= columns && ASCII.test(text)) return text;
  const room = columns - widthOf(ellipsis);
  let width = 0;
  let fits = '';
  for (const { segment } of graphemes.segment(text)) {
    width += widthOf(segment);
    if (width > columns) return room < 0 ? '' : fits + ellipsis;
    if (width <= room) fits += segment;
  }
  return text;
}
