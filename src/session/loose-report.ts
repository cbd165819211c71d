import { fenceAfter, fenceAfterLine, NO_FENCE } from '../text/fence.ts';
import { headingKey, headingOf } from '../text/headings.ts';
import type { SessionStarted } from './events.ts';

/**
 * The report in a reply that wrote it in another shape than it was told to, as some models do: wrapped whole into a
 * fence of markdown, or without its title.
 *
 * @param reply a whole reply that opened no report of its own
 * @returns the report, beginning with its title line (for want of one, the first line of the brief); nothing where the
 *   reply only quotes or talks: a fenced report has a title and a due section, an untitled one half of those due
 */
export function looseReport(
  reply: string,
  { sections: due, brief }: Pick<SessionStarted, 'sections' | 'brief'>,
): string | undefined {
  const wrapped = insideFence(reply)?.trimStart();
  if (wrapped !== undefined && titleOf(wrapped) !== undefined && dueIn(wrapped, due).length > 0) return wrapped;
  return untitled(wrapped ?? '', due, brief) ?? untitled(reply, due, brief);
}

function untitled(text: string, due: readonly string[], brief: string): string | undefined {
  const found = dueIn(text, due);
  const [first] = found;
  if (first === undefined || found.length < 2 || found.length * 2 < due.length) return undefined;
  return `# ${titleFrom(brief)}\n\n${text.split('\n').slice(first).join('\n')}`;
}

/** What the first fence of markdown wraps. It ends at its last possible closing line, for blocks within may look alike. */
function insideFence(reply: string): string | undefined {
  const lines = reply.split('\n');
  const opening = lines.findIndex((line) => OPENING.test(line));
  const [, run = ''] = OPENING.exec(lines[opening] ?? '') ?? [];
  if (run === '') return undefined;
  const closes = (line: string, at: number): boolean => at > opening && line.trim() === run;
  const closing = run.length > 3 ? lines.findIndex(closes) : lines.findLastIndex(closes);
  if (closing === -1) return lines.slice(opening + 1).join('\n');
  const inner = lines.slice(opening + 1, closing).join('\n');
  return fenceAfter(NO_FENCE, inner).fence ? `${inner}\n${run}` : inner;
}

const OPENING = /^ {0,3}(`{3,}|~{3,})[ \t]*(?:markdown|md)[ \t]*\r?$/i;

function titleOf(text: string): string | undefined {
  return headingOf((text.split('\n', 1)[0] ?? '').trimEnd(), 1);
}

/** The lines at which a text begins its due sections, each section once. */
function dueIn(text: string, due: readonly string[]): number[] {
  const wanted = new Set(due.map(headingKey));
  const found: number[] = [];
  let state = NO_FENCE;
  for (const [line, written] of text.split('\n').entries()) {
    const heading = state.fence || state.until !== undefined ? undefined : headingOf(written.trimEnd(), 2);
    if (heading !== undefined && wanted.delete(headingKey(heading))) found.push(line);
    state = fenceAfterLine(state, written);
  }
  return found;
}

const LONGEST_TITLE = 80;

function titleFrom(brief: string): string {
  const line = (brief.trim().split('\n', 1)[0] ?? '').replace(/^#+\s*/, '').trim() || 'Design';
  if (line.length <= LONGEST_TITLE) return line;
  return `${line.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '')}…`;
}
