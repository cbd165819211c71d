import { decodeEntities } from './entities.ts';

/** Elements that only say how text looks or is grouped: their tags can go. Others may be a type, as in `List<String>`. */
const KNOWN =
  'a|abbr|b|big|blockquote|body|br|caption|center|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|h[1-6]|head|hr|html|i|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|var';
const TAG = new RegExp(`</?(?:${KNOWN})(?:\\s[^<>]*)?/?>`, 'gi');
const BREAK = /<br\s*\/?>|<\/(?:p|div|li|tr|h[1-6]|summary|dt|dd|pre|blockquote)>/gi;
/** A comment that never ends is shown: text must not vanish behind it. */
const COMMENT = /<!--[\s\S]*?-->/g;

/** What a tag within a line is to a reader: a line end, nothing, or, when it is no HTML that we know, itself. */
export function readTag(tag: string): string {
  return tag.replace(COMMENT, '').replace(BREAK, '\n').replace(TAG, '');
}

/** The text of a block of HTML, line by line, without blank lines. Its references are resolved: sanitise it. */
export function readHtml(html: string): string[] {
  const text = decodeEntities(readTag(html));
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}
