import { reportBody } from '../report/markdown.ts';
import { reportOf } from '../report/report.ts';
import { findingsOf } from '../session/check-state.ts';
import { textOf } from '../session/events.ts';
import type { Dispute, Finding } from '../session/finding.ts';
import { MOST_REPAIRS } from '../session/repair.ts';
import type { Session } from '../session/session.ts';
import { repairsSoFar } from './check-report.ts';
import prose from './repair.md';

/** More errors at once help nobody: the rest comes with the next round. */
const MOST_FINDINGS = 40;

/** What the model is told of the errors that were found: each with its number, its section, its line and its text. */
export function repairWords(session: Session): string {
  const { events, view } = session;
  const report = reportOf(events, view);
  const lines = report ? reportBody(report).split('\n') : [];
  const errors = errorsIn(session);
  const list = errors.slice(0, MOST_FINDINGS).map((finding, at) => told(finding, at + 1, lines));
  const rest = errors.length - list.length;
  return prose
    .trim()
    .replaceAll('{{title}}', () => view.draft.title ?? '')
    .replaceAll('{{round}}', `${repairsSoFar(session) + 1} of ${MOST_REPAIRS}`)
    .replaceAll('{{findings}}', () => [...list, ...(rest > 0 ? [`… and ${rest} more of the kind.`] : [])].join('\n\n'));
}

function errorsIn({ view: { checks } }: Session): Finding[] {
  return findingsOf(checks).filter(({ level }) => level === 'error');
}

function told({ rule, message, line, with: others = [] }: Finding, number: number, lines: readonly string[]): string {
  const heading = lines.slice(0, line).findLast((text) => text.startsWith('## '));
  const place = [heading && `section "${heading.slice(3).trim()}"`, `line ${line} of the file`]
    .filter(Boolean)
    .join(', ');
  const quoted = [line, ...others].map((at) => `    ${at} | ${(lines[at - 1] ?? '').slice(0, 300)}`);
  return [`F${number} (${rule}), ${place}: ${message}`, ...quoted].join('\n');
}

/** What the model said against findings in its last reply: lines like `Dispute F2: the column is computed`. */
export function disputesIn({ events, view: { repair } }: Session): Dispute[] {
  const turn = events.findLast(({ type }) => type === 'turn.ended');
  if (!repair || turn?.type !== 'turn.ended') return [];
  const errors = findingsOf(repair.checks).filter(({ level }) => level === 'error');
  const found: Dispute[] = [];
  for (const [, number, reason = ''] of textOf(turn.content).matchAll(DISPUTE)) {
    const finding = errors[Number(number) - 1];
    if (!finding || found.some(({ line, rule }) => line === finding.line && rule === finding.rule)) continue;
    const { rule, message, line } = finding;
    found.push({ rule, message, line, reason: reason.trim() });
  }
  return found;
}

const DISPUTE = /^[ \t>*_-]*disputed?[ \t]+F(\d+)[*_`]*[ \t]*[:.—–-]+[*_ \t]*(\S.*)$/gim;
