import stringWidth from 'string-width';

/**
 * Characters that take one cell, and such that take two, and join with none: most scripts of Europe and East Asia,
 * punctuation, lines and blocks. For these counting is enough, far cheaper than asking for each cluster's width.
 */
const ONE =
  '\\x20-\\x7E\\xA0-\\xAC\\xAE-\\u02FF\\u0370-\\u0377\\u0384-\\u0386\\u0388-\\u038A\\u038E-\\u03A1\\u03A3-\\u0482\\u048A-\\u052F\\u2010-\\u2027\\u2030-\\u203B\\u2190-\\u2193\\u23CE\\u2500-\\u25FC\\u2713-\\u2718\\u2800-\\u28FF';
const TWO = '\\u3001-\\u3029\\u3041-\\u3096\\u30A1-\\u30FA\\u4E00-\\u9FFF\\uAC00-\\uD7A3\\uFF01-\\uFF60';
const NARROW = new RegExp(`^[${ONE}]*$`);
const COUNTABLE = new RegExp(`^[${ONE}${TWO}]*$`);
const PLAIN = new RegExp(`^[\\n${ONE}${TWO}]*$`);
const WIDE = new RegExp(`[${TWO}]`, 'g');
const STYLES = /\x1B\[[\d;]*m/g;

/** Cells that a text without newlines takes in a terminal; styles take none, wide characters two. */
export function widthOf(text: string): number {
  const shown = text.includes('\x1B') ? text.replace(STYLES, '') : text;
  if (NARROW.test(shown)) return shown.length;
  return COUNTABLE.test(shown) ? shown.length + (shown.match(WIDE)?.length ?? 0) : stringWidth(shown);
}

/** Whether a text is made of lines of such characters and of styles, and of nothing that acts in another way. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text.includes('\x1B') ? text.replace(STYLES, '') : text);
}

/**
 * The beginning of a plain text (no styles, no newlines) that fits into `columns` cells; what was longer ends in the
 * ellipsis, which counts. Characters are never cut in two. Below the ellipsis's own width nothing is left.
 */
export function cutToWidth(text: string, columns: number, ellipsis = '…'): string {
  if (text.length <= columns && NARROW.test(text)) return text;
  const room = columns - widthOf(ellipsis);
  let width = 0;
  let fits = '';
  for (const { segment } of graphemesOf(text)) {
    width += widthOf(segment);
    if (width > columns) return room < 0 ? '' : fits + ellipsis;
    if (width <= room) fits += segment;
  }
  return text;
}

/** What a reader takes for the characters of a text, from first to last. */
export function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return segmenter.segment(text);
}

/** Made when it is first needed: the tables behind it take longer to load than a first screen takes to draw. */
let segmenter: Intl.Segmenter | undefined;
