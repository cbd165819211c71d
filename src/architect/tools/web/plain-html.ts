import { mainPart, seenHtml, unescapeHtml } from './seen-html.ts';

const BLOCKS =
  /<\/?(?:p|div|h[1-6]|ul|ol|li|table|tr|section|article|header|footer|pre|blockquote|br|hr|dt|dd)(?=[\s/>])[^<>]*>/gi;

/**
 * The words of a page without its form, for pages that no parser gets through in time. In time that grows with its
 * length and with nothing else.
 */
export function plainHtml(html: string): string {
  return unescapeHtml(
    mainPart(seenHtml(html))
      .replace(BLOCKS, '\n')
      .replace(/<\/?[a-z][^<>]*>|<![^<>]*>/gi, ' '),
  )
    .replace(/[ \t\f\r\u00a0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
