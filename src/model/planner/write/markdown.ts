import { sanitizeLine } from '../../../text/sanitize.ts';

/** A table of markdown; nothing when it has no rows. Cells hold no line ends. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text
    .replace(/\s*\n\s*/g, ' ')
    .replace(/(?<!\\)\|/g, '\\|')
    .trim();
}

/** A fenced block. The fence is longer than any that stands in the code. */
export function fence(language: string, code: string): string {
  const longest = Math.max(2, ...(code.match(/`{3,}/g) ?? []).map((run) => run.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${language}\n${code.replace(/\n+$/, '')}\n${marks}`;
}

export function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

export function numbered(items: readonly string[]): string {
  return items.map((item, at) => `${at + 1}. ${item}`).join('\n');
}

/** Blocks with a blank line between them; empty ones are left out. */
export function blocks(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part.trim() !== '').join('\n\n');
}

/** Words from outside inside a sentence: one line, bounded, without what markdown would read as more than words. */
export function quote(text: string, most = 160): string {
  const line = sanitizeLine(text, most)
    .replace(/[\\`*_[\]<>|#~$]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}

/** ` [Q1]`, or nothing. */
export function cite(basis: { cite: string } | undefined): string {
  return basis?.cite ? ` ${citation(basis.cite)}` : '';
}

/** A citation in a sentence: ids and places as they are, words of the brief in brackets. */
export function citation(text: string): string {
  return /^[[`]/.test(text) ? text : `(${quote(text, 80)})`;
}
