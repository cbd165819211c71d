import { stringify } from 'yaml';
import type { AnsweredBy } from '../session/question.ts';
import { fenceAfter, NO_FENCE } from '../text/fence.ts';
import { headingKey } from '../text/headings.ts';
import type { Assumption, Clarification, Report } from './report.ts';
import { table } from './table.ts';
import { checkStatus, verification } from './verification.ts';

/** The report as the file that is saved: frontmatter, the sections, then what the log adds. Ends with a line end. */
export function reportMarkdown(report: Report): string {
  const written = new Set(report.sections.map(({ heading }) => headingKey(heading)));
  const added = logged(report).filter(({ heading }) => !written.has(headingKey(heading)));
  const last = {
    heading: written.has('verification') ? SECOND_VERIFICATION : 'Verification',
    markdown: verification(report),
  };
  return reportBody(report) + [...added, last].map((section) => `\n${sectionText(section)}\n`).join('');
}

/**
 * The part of the file that the architect wrote, with the same line numbers: what is checked. Only what the log adds
 * comes after it.
 */
export function reportBody(report: Report): string {
  const own = logged(report);
  const sections = report.sections.map(({ heading, markdown }) => {
    const ours = own.find((section) => headingKey(section.heading) === headingKey(heading));
    return { heading, markdown: ours ? `${markdown.trimEnd()}\n\n${ours.markdown}` : markdown };
  });
  const parts = [
    `---\n${frontmatter(report)}---`,
    `# ${report.title}`,
    report.opening.trim(),
    ...sections.map(sectionText),
  ];
  return `${parts.filter((part) => part.trim() !== '').join('\n\n')}\n`;
}

/** When the architect has a section of that name, on how the system is verified. */
const SECOND_VERIFICATION = 'Verification of this document';

/** What the log knows beside the architect's text; it goes into a section of the same name when there is one. */
function logged(report: Report): { heading: string; markdown: string }[] {
  return [
    { heading: 'Clarifications', markdown: clarifications(report.questions) },
    { heading: 'Assumptions', markdown: assumptions(report.assumptions) },
  ];
}

function sectionText({ heading, markdown }: { heading: string; markdown: string }): string {
  return `## ${heading}\n\n${closeBlock(trimBlock(markdown))}`;
}

function frontmatter(report: Report): string {
  const { title, date, persona, model, brief, session, version } = report;
  return stringify(
    { title, date, persona, model, brief, session, version, checks: checkStatus(report) },
    { lineWidth: 0, blockQuote: 'literal' },
  );
}

/** Without the blank lines around it; the first line keeps its indentation. */
function trimBlock(markdown: string): string {
  return markdown.replace(/^(?:[ \t]*\r?\n)+/, '').trimEnd();
}

/** With its last block closed, when it was left open: it would swallow what follows. */
function closeBlock(markdown: string): string {
  const { fence, items, until } = fenceAfter(NO_FENCE, markdown);
  if (until !== undefined) return `${markdown}\n${until}`;
  return fence && items.length === 0 ? `${markdown}\n${fence.marker.repeat(fence.length)}` : markdown;
}

const GIVEN_BY: Record<AnsweredBy, string> = {
  user: 'user',
  default: 'recommended, taken by the user',
  assumption: 'assumption',
  skipped: 'skipped',
};

function clarifications(questions: readonly Clarification[]): string {
  if (questions.length === 0) return 'Nothing was asked.';
  const rows = questions.map(({ id, question, answer, by }) => [id, question, answer || '—', GIVEN_BY[by]]);
  return table(['', 'Question', 'Answer', 'Given by'], rows);
}

function assumptions(list: readonly Assumption[]): string {
  if (list.length === 0) return 'None was named.';
  return list.map(({ id, text }) => `- **${id}** ${text.replace(/\n+/g, ' ')}`).join('\n');
}
