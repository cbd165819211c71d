import { stringify } from 'yaml';
import type { AnsweredBy } from '../session/question.ts';
import { fenceAfter, NO_FENCE } from '../text/fence.ts';
import { headingKey } from '../text/headings.ts';
import { referencesMarkdown } from './references.ts';
import type { Assumption, Clarification, Report } from './report.ts';
import { table } from './table.ts';
import { checkStatus, verification } from './verification.ts';

/** The report as the file that is saved: frontmatter, the sections, then what the log adds. Ends with a line end. */
export function reportMarkdown(report: Report): string {
  const last = { heading: verificationHeading(report), markdown: verification(report) };
  return reportBody(report) + [...addedSections(report), last].map((section) => `\n${sectionText(section)}\n`).join('');
}

export type Section = { heading: string; markdown: string };

/** The sections as they stand in the file, in their order, but for the one on its verification. */
export function fileSections(report: Report): Section[] {
  return [...ownSections(report), ...addedSections(report)].map(({ heading, markdown }) => {
    return { heading, markdown: closeBlock(trimBlock(markdown)) };
  });
}

/** What is called what the log says of the checks. */
export function verificationHeading({ sections }: Pick<Report, 'sections'>): string {
  return has(sections, 'Verification') ? SECOND_VERIFICATION : 'Verification';
}

/**
 * The part of the file that the architect wrote, with the same line numbers: what is checked. Only what the log adds
 * comes after it.
 */
export function reportBody(report: Report): string {
  const sections = ownSections(report);
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

/** The architect's sections, with what the log adds to them. */
function ownSections(report: Report): Section[] {
  const own = loggedSections(report);
  return report.sections.map(({ heading, markdown }) => {
    const ours = own.find((section) => headingKey(section.heading) === headingKey(heading));
    return { heading, markdown: ours ? `${closeBlock(markdown.trimEnd())}\n\n${ours.markdown}` : markdown };
  });
}

/** What the log adds as sections of its own. */
function addedSections(report: Report): Section[] {
  return loggedSections(report).filter(({ heading }) => !has(report.sections, heading));
}

function has(sections: readonly Section[], heading: string): boolean {
  return sections.some((section) => headingKey(section.heading) === headingKey(heading));
}

/** What the log knows beside the architect's text; it goes into a section of the same name when there is one. */
export function loggedSections(report: Pick<Report, 'questions' | 'assumptions' | 'references'>): Section[] {
  return [
    { heading: 'Clarifications', markdown: clarifications(report.questions) },
    { heading: 'Assumptions', markdown: assumptions(report.assumptions) },
    ...(report.references ? [{ heading: 'References', markdown: referencesMarkdown(report.references) }] : []),
  ];
}

function sectionText({ heading, markdown }: Section): string {
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

/** How the table of clarifications says who gave an answer. */
export const GIVEN_BY: Record<AnsweredBy, string> = {
  user: 'user',
  default: 'recommended, taken by the user',
  assumption: 'assumption',
  skipped: 'skipped',
};

export const CLARIFICATIONS_HEAD = ['', 'Question', 'Answer', 'Given by'] as const;

function clarifications(questions: readonly Clarification[]): string {
  if (questions.length === 0) return 'Nothing was asked.';
  const rows = questions.map(({ id, question, answer, by }) => [id, question, answer || '—', GIVEN_BY[by]]);
  return table(CLARIFICATIONS_HEAD, rows);
}

function assumptions(list: readonly Assumption[]): string {
  if (list.length === 0) return 'None was named.';
  return list.map(({ id, text }) => `- **${id}** ${text.replace(/\n+/g, ' ')}`).join('\n');
}
