/** Stands for a character of a string that runs over several lines, so that its lines are not taken for code. */
export const INSIDE = '\u0001';

/**
 * Code of a language like JavaScript with its strings, templates and regular expressions as underscores and its comments
 * as spaces, each line as long as before: what remains are the brackets and words of the program.
 */
export function blankCode(text: string): string {
  let blanked = '';
  let last = '';
  for (let at = 0; at < text.length; ) {
    const end = tokenEnd(text, at, last);
    const token = text.slice(at, end);
    const isComment = token.startsWith('//') || token.startsWith('/*');
    if (end === at + 1 && !/["'`]/.test(token)) blanked += token;
    else if (isComment) blanked += token.replace(/[^\n]/g, ' ');
    else blanked += token.replace(/[^\n]/g, token.includes('\n') ? INSIDE : '_');
    if (!isComment && /\S/.test(token)) last = token.slice(-1);
    at = end;
  }
  return blanked;
}

function tokenEnd(text: string, at: number, last: string): number {
  const char = text[at];
  const two = text.slice(at, at + 2);
  if (two === '//') return indexOr(text, '\n', at);
  if (two === '/*') return indexOr(text, '*/', at + 2, 2);
  if (char === '"' || char === "'") return quoteEnd(text, at, char);
  if (char === '`') return templateEnd(text, at);
  if (char === '/' && /^$|[=(,:!&|?;[{}+]/.test(last)) return regexEnd(text, at);
  return at + 1;
}

function indexOr(text: string, what: string, from: number, more = 0): number {
  const index = text.indexOf(what, from);
  return index < 0 ? text.length : index + more;
}

/** An apostrophe in running text (of an element) has no partner on its line, and is no string. */
function quoteEnd(text: string, at: number, quote: string): number {
  for (let end = at + 1; end < text.length && text[end] !== '\n'; end++) {
    if (text[end] === '\\') end++;
    else if (text[end] === quote) return end + 1;
  }
  return at + 1;
}

/** Templates within templates included. */
function templateEnd(text: string, at: number): number {
  let depth = 0;
  for (let end = at + 1; end < text.length; end++) {
    const char = text[end];
    if (char === '\\') end++;
    else if (depth === 0 && char === '`') return end + 1;
    else if (depth === 0 && char === '$' && text[end + 1] === '{') {
      depth = 1;
      end++;
    } else if (depth > 0 && char === '`') end = templateEnd(text, end) - 1;
    else if (depth > 0 && char === '{') depth++;
    else if (depth > 0 && char === '}') depth--;
  }
  return text.length;
}

function regexEnd(text: string, at: number): number {
  let set = false;
  for (let end = at + 1; end < text.length && text[end] !== '\n'; end++) {
    if (text[end] === '\\') end++;
    else if (text[end] === '[') set = true;
    else if (text[end] === ']') set = false;
    else if (text[end] === '/' && !set) return end + 1;
  }
  return at + 1;
}
