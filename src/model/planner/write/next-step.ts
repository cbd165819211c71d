import type { Design } from '../design/design.ts';
import { findingsOf, isReview } from '../review/review.ts';
import { listed } from '../words/spelling.ts';
import { personalColumns } from './pieces/security.ts';
import type { Report } from './report.ts';

/** Who reviews what a design asks of others to trust it with. */
const REVIEWER = 'security-engineer';
const MOST_NAMED = 3;

/**
 * The report with its last section naming who should go on: only a persona whose own text hands over to that one says
 * so, and only of a design that keeps something about people or depends on others.
 */
export function withNextStep(report: Report, design: Design, prompt: string): Report {
  const last = report.sections.at(-1);
  const found = isReview(design) ? openFindings(design) : undefined;
  const columns = personalColumns(design).slice(0, MOST_NAMED);
  const outside = design.dependencies.map(({ name }) => name).slice(0, MOST_NAMED);
  const reasons = found ?? [
    ...(columns.length > 0 ? [`it keeps ${listed(columns)}`] : []),
    ...(outside.length > 0 ? [`it trusts ${listed(outside)}`] : []),
  ];
  if (!last || reasons.length === 0 || !prompt.includes(REVIEWER)) return report;
  const line = `Next step: **${REVIEWER}**, because ${reasons.join(', and ')}; who may do what deserves a review of its own.`;
  const markdown = `${last.markdown.trimEnd()}\n\n${line}`;
  return { ...report, sections: [...report.sections.slice(0, -1), { ...last, markdown }] };
}

/** Of a review: the faults by which somebody gets at what is not theirs. */
function openFindings(design: Design): string[] {
  const open = findingsOf(design).filter(({ harms, severity }) => harms === 'security' && severity === 'high');
  return open.length === 0
    ? []
    : [`${open.length === 1 ? 'one finding opens' : `${open.length} findings open`} it to strangers`];
}
