import { applyPatch, type StructuredPatch, structuredPatch } from 'diff';
import { fenceAfterLine, NO_FENCE } from '../../../text/fence.ts';
import { headingKey, headingOf } from '../../../text/headings.ts';
import type { Report } from '../write/report.ts';

type Section = Report['sections'][number];

/**
 * A section with its changes worked into what stands in the report, so that what people wrote there by hand stays. Where
 * both changed the same lines, the section is taken as it is.
 *
 * @param bases what the report may have been composed as; the nearest counts
 */
export function workedIn(section: Section, bases: readonly Report[], report: string): Section {
  const key = headingKey(section.heading);
  const stands = textIn(report, key);
  if (stands === undefined) return section;
  const composed = bases.flatMap(({ sections }) => sections.filter(({ heading }) => headingKey(heading) === key));
  const [base] = composed
    .map(({ markdown }) => ended(markdown))
    .sort((one, other) => distance(one, stands) - distance(other, stands));
  if (base === undefined || base === stands) return section;
  const merged = applyPatch(stands, patchOf(base, ended(section.markdown)));
  return merged === false ? section : { heading: section.heading, markdown: merged };
}

function patchOf(from: string, to: string): StructuredPatch {
  return structuredPatch('', '', from, to, '', '', { context: 2 });
}

/** In changed lines. */
function distance(from: string, to: string): number {
  const lines = patchOf(from, to).hunks.flatMap((hunk) => hunk.lines);
  return lines.filter((line) => !line.startsWith(' ')).length;
}

function textIn(report: string, key: string): string | undefined {
  let fence = NO_FENCE;
  let lines: string[] | undefined;
  for (const line of report.split('\n')) {
    const heading = fence.fence || fence.until !== undefined ? undefined : headingOf(line, 2);
    fence = fenceAfterLine(fence, line);
    if (heading === undefined) lines?.push(line);
    else if (lines) break;
    else if (headingKey(heading) === key) lines = [];
  }
  return lines && ended(lines.join('\n'));
}

function ended(text: string): string {
  return `${text.trim()}\n`;
}
