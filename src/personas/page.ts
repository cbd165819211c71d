/** A file without frontmatter as its text, without what a web page laid around it when it was copied from one. */
export type Page = { text: string; isPage: boolean };

const SKIP_LINK = /^(?:skip|jump) to (?:the )?(?:main )?(?:content|navigation)$/i;
/** Lines that belong to the page around an article, above or below it. */
const FURNITURE =
  /^(?:skip to .*|search(?:\.{3}|…)?|menu|navigation|on this page|table of contents|copy(?: page)?|edit (?:this )?page|(?:ctrl|⌘) ?k|sign (?:in|up)|log ?in|previous|next|back to top|was this page helpful\?.*|yes|no|last updated.*|powered by .*|built with .*|(?:©|copyright).*|all rights reserved\.?)$/i;

/** Only a text that begins with a skip link, as pages made for screen readers do, is taken for a copied page. */
export function readPage(text: string): Page {
  const lines = text.trim().split('\n');
  if (!SKIP_LINK.test((lines[0] ?? '').trim())) return { text: text.trim(), isPage: false };
  let from = 0;
  let to = lines.length;
  while (from < to && isFurniture(lines[from])) from += 1;
  while (to > from && isFurniture(lines[to - 1])) to -= 1;
  if (isLoneFooter(lines.slice(from, to))) to -= 1;
  return { text: lines.slice(from, to).join('\n').trim(), isPage: true };
}

function isFurniture(line = ''): boolean {
  return line.trim() === '' || FURNITURE.test(line.trim());
}

/** A short last line by itself that is no sentence, item or heading: a slogan under the page. */
function isLoneFooter(lines: readonly string[]): boolean {
  const [above, last = ''] = lines.slice(-2);
  if (lines.length < 3 || above?.trim() !== '') return false;
  return last.length <= 80 && /^[\p{L}\p{N}(]/u.test(last.trim()) && !/[.!?:;`|]$/.test(last.trim());
}
