import { Lexer, type MarkedToken, type Token, type Tokens } from 'marked';
import { sanitize } from '../../../text/sanitize.ts';
import type { Theme } from '../theme.ts';
import { decodeEntities } from './entities.ts';
import { readTag } from './html.ts';
import { webLink } from './link.ts';

/** Markdown from outside within one line (a title, a cell) as styled text. Only hard breaks give newlines. */
export function renderInline(text: string, theme: Theme): string {
  return paintInline(new Lexer({ gfm: true }).inlineTokens(sanitize(text)), theme);
}

/** Tokens within a block as styled text. Not wrapped; hard breaks are newlines, all others spaces. */
export function paintInline(tokens: readonly Token[], theme: Theme): string {
  return tokens.map((token) => paintToken(token as MarkedToken, theme)).join('');
}

function paintToken(token: MarkedToken, theme: Theme): string {
  switch (token.type) {
    case 'text':
      return 'tokens' in token && token.tokens ? paintInline(token.tokens, theme) : clean(token.text);
    case 'escape':
      return clean(token.text);
    case 'strong':
      return theme.strong(paintInline(token.tokens, theme));
    case 'em':
      return theme.emphasis(paintInline(token.tokens, theme));
    case 'del':
      return theme.struck(paintInline(token.tokens, theme));
    case 'codespan':
      return paintCode(token.text, theme);
    case 'br':
      return '\n';
    case 'link':
      return paintLink(paintInline(token.tokens, theme), token, theme);
    case 'image':
      return paintLink(clean(token.text), token, theme);
    case 'checkbox':
      return `${paintCheckbox(token, theme)} `;
    case 'html':
      return sanitize(readTag(token.text.replace(/\s+/g, ' ')));
    case 'blockquote':
    case 'code':
    case 'def':
    case 'heading':
    case 'hr':
    case 'list':
    case 'list_item':
    case 'paragraph':
    case 'space':
    case 'table':
      return clean(token.raw);
    default:
      token satisfies never;
      return '';
  }
}

/** The box of a task, three cells wide. */
export function paintCheckbox({ checked }: Tokens.Checkbox, theme: Theme): string {
  return checked ? theme.good('[x]') : theme.dim('[ ]');
}

/** Without colour the backticks stay: they are what tells code from prose. */
function paintCode(text: string, theme: Theme): string {
  const code = text.replace(/[\n\t]/g, ' ');
  return theme.colorLevel === 0 ? `\`${code}\`` : theme.inlineCode(code);
}

/**
 * A link, where the terminal makes some; else the target stands after the text, unless it says the same or points into
 * the document. A text that is itself an address, and another one, never hides where it leads.
 */
function paintLink(text: string, { href, text: label }: { href: string; text: string }, theme: Theme): string {
  const target = clean(href);
  if (target.startsWith('#')) return text;
  const said = bareAddress(clean(label));
  const isSame = said === bareAddress(target);
  const link = webLink(theme, text === '' ? theme.dim(target) : text, target);
  if (link !== undefined && (isSame || !ADDRESS.test(said))) return link;
  if (isSame) return text;
  return text === '' ? theme.dim(target) : `${link ?? text} ${theme.dim(`(${target})`)}`;
}

/** What a reader takes for a place to go to: `example.com`, `https://…`, `me@example.com`. */
const ADDRESS = /:\/\/|^\S+\.[a-z]{2,}(?:[/:?#]\S*)?$/i;

function bareAddress(address: string): string {
  return address.replace(/^(?:mailto:|https?:\/\/)/, '').replace(/\/$/, '');
}

/** The lexer resolves some references itself, so what it gives is sanitised again. */
function clean(text: string): string {
  return sanitize(decodeEntities(text)).replace(/[\n\t]/g, ' ');
}
