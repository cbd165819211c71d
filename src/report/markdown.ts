import { stringify } from 'yaml';
import type { AnsweredBy } from '../session/question.ts';
import { fenceAfter, NO_FENCE } from '../text/fence.ts';
import { headingKey } from '../text/headings.ts';
import type { Assumption, Clarification, Report } from './report.ts';

/** The report as the file that is saved: frontmatter, the sections, then what the log adds. Ends with a line end. */
export function reportMarkdown(report: Report): string {
  const own = [
    { heading: 'Clarifications', markdown: clarifications(report.questions) },
    { heading: 'Assumptions', markdown: assumptions(report.assumptions) },
    { heading: 'Verification', markdown: verification(report) },
  ];
  const sections = report.sections.map(({ heading, markdown }) => {
    const ours = own.find((section) => headingKey(section.heading) === headingKey(heading));
    return { heading, markdown: ours ? `${markdown.trimEnd()}\n\n${ours.markdown}` : markdown };
  });
  const written = new Set(sections.map(({ heading }) => headingKey(heading)));
  const added = own.filter(({ heading }) => !written.has(headingKey(heading)));
  const parts = [
    `---\n${frontmatter(report)}---`,
    `# ${report.title}`,
    report.opening.trim(),
    ...[...sections, ...added].map(({ heading, markdown }) => `## ${heading}\n\n${closeBlock(trimBlock(markdown))}`),
  ];
  return `${parts.filter((part) => part.trim() !== '').join('\n\n')}\n`;
}

function frontmatter(report: Report): string {
  const { title, date, persona, model, brief, session, version } = report;
  return stringify(
    { title, date, persona, model, brief, session, version, checks: 'none' },
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

function verification({ missing, unasked, byRules }: Report): string {
  const lines = [
    'This version does not run the artifacts of a report yet: nothing in it has been executed or validated.',
  ];
  if (byRules)
    lines.push('It was written by the built-in planner, by rules: it is a baseline, and no language model took part.');
  if (missing.length > 0) lines.push(`Sections that were due and never came: ${missing.join(', ')}.`);
  if (unasked) lines.push('This persona always asks before it designs; here it asked nothing.');
  return lines.map((line) => `- ${line}`).join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text
    .trim()
    .replace(/\\/g, '\\\\')
    .replace(/\|/g, '\\|')
    .replace(/\s*\n\s*/g, '<br>');
}
