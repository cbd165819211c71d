import type { Finding } from '../session/finding.ts';
import { fenceAfterLine, NO_FENCE } from '../text/fence.ts';
import { covers } from './levels.ts';

/** `backend-architect-disable-next-line sql/no-primary-key, together/* -- why`, in whatever comment the text has. */
const WORDS = /backend-architect-(disable-next-line|disable-line|disable-file|disable|enable)(?![\w-])([^\n]*)/;

type Span = { from: number; to: number; rules: readonly string[] };

/**
 * What the comments of a text ask to ignore. `disable-next-line` before a fence holds for all of it; `disable` holds
 * up to the `enable` that names the same rules, or none. Without names, every rule is meant.
 */
export function ignoredIn(text: string): (finding: Pick<Finding, 'rule' | 'line'>) => boolean {
  if (!text.includes('backend-architect-')) return () => false;
  const spans = spansOf(text.split('\n'));
  return ({ rule, line }) =>
    spans.some(({ from, to, rules }) => from <= line && line <= to && rules.some((name) => covers(name, rule)));
}

function spansOf(lines: readonly string[]): Span[] {
  const spans: Span[] = [];
  const open: Span[] = [];
  for (const [index, text] of lines.entries()) {
    const [, word, rest = ''] = WORDS.exec(text) ?? [];
    if (word === undefined) continue;
    const line = index + 1;
    const rules = namesIn(rest);
    if (word === 'disable-line') spans.push({ from: line, to: line, rules });
    else if (word === 'disable-next-line') spans.push({ from: line + 1, to: endAfter(lines, index + 1), rules });
    else if (word === 'disable-file') spans.push({ from: 0, to: Number.POSITIVE_INFINITY, rules });
    else if (word === 'disable') open.push({ from: line, to: Number.POSITIVE_INFINITY, rules });
    else close(open, rules, line);
  }
  return [...spans, ...open];
}

function close(open: Span[], rules: readonly string[], line: number): void {
  for (const span of open) {
    const isMeant = rules.includes('*') || span.rules.every((name) => rules.includes(name));
    if (isMeant && span.to > line) span.to = line;
  }
}

/** The last line of what begins after a comment: blank lines are passed over, and a fence is one thing. */
function endAfter(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && lines[at]?.trim() === '') at++;
  let state = fenceAfterLine(NO_FENCE, lines[at] ?? '');
  if (!state.fence) return at + 1;
  while (state.fence && at + 1 < lines.length) state = fenceAfterLine(state, lines[++at] ?? '');
  return at + 1;
}

/** Names up to the end of the comment, or to a reason after two hyphens; none means every rule. */
function namesIn(rest: string): readonly string[] {
  const [names = ''] = rest.split(/-->|\*\/|\s--\s/);
  const list = names.split(/[\s,]+/).filter((name) => name !== '');
  return list.length > 0 ? list : ['*'];
}
