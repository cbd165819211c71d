/** What a line would interrupt: running text, a quote, or a list item that it is not indented under. */
export type Around = 'text' | 'quote' | 'item';

/**
 * Whether a line begins a new block of markdown although no blank line stands before it (CommonMark 0.31, "can
 * interrupt a paragraph").
 *
 * @param text the line from its first visible character, as far as it has come, without its line end
 * @param whole whether all of it has come
 * @returns nothing while the rest could still decide. An answer, once given, stands however the line goes on: who
 *   reads a stream may act on it at once, and does what a reader of whole lines does.
 */
export function startsBlock(text: string, whole: boolean, around: Around): boolean | undefined {
  switch (text[0]) {
    case '>':
      return around !== 'quote';
    case '#':
      return decide(text, whole, /^#{1,6}(?:[ \t]|$)/, /^#{1,6}$/);
    case '~':
      return decide(text, whole, /^~{3}/, /^~{1,2}$/);
    case '`':
      return decide(text, whole, /^`{3,}[^`]*$/, /^(?:`{1,2}|`{3,}[^`]*)$/);
    case '_':
      return startsBreak(text, whole, around);
    case '-':
    case '*':
    case '+':
      return either(startsItem(text, whole, around), startsBreak(text, whole, around));
    default:
      return /^\d/.test(text) && startsItem(text, whole, around);
  }
}

/** @param open what a line that has not ended looks like while its rest still decides. */
function decide(text: string, whole: boolean, start: RegExp, open: RegExp): boolean | undefined {
  return !whole && open.test(text) ? undefined : start.test(text);
}

function either(one: boolean | undefined, other: boolean | undefined): boolean | undefined {
  if (one || other) return true;
  return one === undefined || other === undefined ? undefined : false;
}

/** In running text, an item must hold something and numbers begin at 1: else a wrapped line would become a list. */
function startsItem(text: string, whole: boolean, around: Around): boolean | undefined {
  const start = around === 'item' ? /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/ : /^(?:[-*+]|1[.)])[ \t]+[^ \t]/;
  return decide(text, whole, start, /^(?:\d{1,9}|(?:[-*+]|\d{1,9}[.)])[ \t]*)$/);
}

/** Dashes alone below running text make a heading of it, which is no new block. */
function startsBreak(text: string, whole: boolean, around: Around): boolean | undefined {
  if (!/^([-*_])(?:[ \t]*\1)*[ \t]*$/.test(text)) return false;
  if (!whole) return undefined;
  const underline = around === 'text' && /^-+[ \t]*$/.test(text);
  return !underline && text.replace(/[ \t]+/g, '').length >= 3;
}
