import type { MarkedToken, Token, Tokens } from 'marked';
import { sanitize } from '../../../text/sanitize.ts';
import { widthOf } from '../../../text/width.ts';
import { renderFence } from './diagram.ts';
import { type Frame, inset } from './frame.ts';
import { readHtml } from './html.ts';
import { paintCheckbox, paintInline } from './inline.ts';
import { renderTable } from './table.ts';
import { wrapText } from './wrap-text.ts';

/** Block tokens as lines. @param apart whether a blank line parts a token from the one before it */
export function renderTokens(
  tokens: readonly Token[],
  frame: Frame,
  apart: (token: Token) => boolean = () => true,
): string[] {
  const lines: string[] = [];
  for (const token of tokens) {
    const drawn = renderToken(token as MarkedToken, frame);
    if (drawn.length > 0 && lines.length > 0 && apart(token)) lines.push('');
    for (const line of drawn) lines.push(line);
  }
  return lines;
}

function renderToken(token: MarkedToken, frame: Frame): string[] {
  const { theme, columns } = frame;
  switch (token.type) {
    case 'space':
      return [];
    case 'heading':
      return renderHeading(token, frame);
    case 'paragraph':
      return wrapText(paintInline(token.tokens, theme), columns);
    case 'text':
      return wrapText(paintInline([token], theme), columns);
    case 'blockquote': {
      const bar = `${theme.dim(theme.signs.rule)} `;
      const [first, rest] = frame.isSpoken ? ['quote: ', ' '.repeat(7)] : [bar, bar];
      return inset(frame, first, rest, (inner) => renderTokens(token.tokens, inner));
    }
    case 'list':
      return renderList(token, frame);
    case 'list_item':
      return renderTokens(token.tokens, frame);
    case 'code': {
      const lines = token.text === '' ? [] : token.text.split('\n');
      return renderFence(token.lang ?? '', lines, languageOf(token), frame);
    }
    case 'table':
      return renderTable(token, frame);
    case 'hr':
      return frame.isSpoken ? [] : [theme.dim(theme.signs.line.repeat(columns))];
    case 'html':
      return readHtml(token.text).flatMap((line) => wrapText(sanitize(line), columns));
    case 'def':
      return wrapText(theme.dim(sanitize(token.raw).replace(/\s+/g, ' ').trim()), columns);
    case 'br':
    case 'checkbox':
    case 'codespan':
    case 'del':
    case 'em':
    case 'escape':
    case 'image':
    case 'link':
    case 'strong':
      return wrapText(paintInline([token], theme), columns);
    default:
      token satisfies never;
      return [];
  }
}

function languageOf({ lang = '' }: Tokens.Code): string {
  return (lang.split(/\s/, 1)[0] ?? '').toLowerCase();
}

/** Without colour, and for a screen reader, the marks of a heading stay: nothing else would tell it from text. */
function renderHeading({ depth, tokens }: Tokens.Heading, frame: Frame): string[] {
  const { theme } = frame;
  const text = paintInline(tokens, theme);
  if (theme.colorLevel === 0 || frame.isSpoken) return headed(`${'#'.repeat(depth)} `, text, frame);
  if (depth === 1) return headed(`${theme.accent(theme.signs.bar)} `, theme.strong(text), frame);
  if (depth === 2) return wrapText(theme.accent(theme.strong(text)), frame.columns);
  return wrapText(depth === 3 ? theme.strong(text) : theme.emphasis(theme.strong(text)), frame.columns);
}

function headed(mark: string, text: string, frame: Frame): string[] {
  return inset(frame, mark, ' '.repeat(widthOf(mark)), ({ columns }) => wrapText(text, columns));
}

function renderList({ items, ordered, start, loose }: Tokens.List, frame: Frame): string[] {
  return items.flatMap((item, at) => {
    const marker = ordered ? `${Number(start) + at}. ` : `${frame.theme.signs.bullet} `;
    const lines = renderItem(item, marker, frame);
    return loose && at > 0 ? ['', ...lines] : lines;
  });
}

function renderItem(item: Tokens.ListItem, marker: string, frame: Frame): string[] {
  const { theme } = frame;
  const { box, tokens } = partTask(item.tokens as MarkedToken[]);
  const first = `${theme.dim(marker.trimEnd())} ${box ? `${paintCheckbox(box, theme)} ` : ''}`;
  return inset(frame, first, ' '.repeat(widthOf(first)), (inner) => {
    const lines = renderTokens(tokens, inner, ({ type }) => item.loose && type !== 'list');
    return lines.length > 0 ? lines : [''];
  });
}

/** The box of a task stands before its text, or, where items stand apart, within it. */
function partTask(tokens: readonly MarkedToken[]): { box?: Tokens.Checkbox; tokens: readonly Token[] } {
  const [head, ...others] = tokens;
  if (head?.type === 'checkbox') return { box: head, tokens: others };
  if (head?.type !== 'paragraph') return { tokens };
  const [box, ...text] = head.tokens as MarkedToken[];
  return box?.type === 'checkbox' ? { box, tokens: [{ ...head, tokens: text }, ...others] } : { tokens };
}
