import { parse } from 'yaml';
import { addText, beginTurn, type Draft, EMPTY_DRAFT, endTurn } from '../session/draft.ts';
import type { AnsweredBy } from '../session/question.ts';
import { fenceAfterLine, NO_FENCE } from '../text/fence.ts';
import { headingKey, headingOf } from '../text/headings.ts';
import { CLARIFICATIONS_HEAD, GIVEN_BY, loggedSections, type Section, verificationHeading } from './markdown.ts';
import { findTable } from './read-table.ts';
import { assumptionsOf, type Clarification, type Report } from './report.ts';
import { verification } from './verification.ts';

/** A saved report, read back from its file. */
export type SavedReport = {
  title: string;
  session: string;
  version: number;
  persona: string;
  brief: string;
  /** What the architect wrote, and what people have written into it since; without what the log adds again. */
  markdown: string;
  headings: string[];
  questions: Clarification[];
};

/**
 * Reads the file of a report back. People may have edited it by hand, or with a formatter: whatever the log will not
 * add again by itself is kept as text of the report.
 *
 * @param saved the report as it was saved, where that is known: it tells what the log had added to the file
 * @returns nothing when it is no report of this program's
 */
export function readReport(file: string, saved?: Report): SavedReport | undefined {
  const text = file.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const [whole = '', front = ''] = /^---\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(text) ?? [];
  const facts = factsIn(front);
  if (!facts) return undefined;
  const draft = draftOf(text.slice(whole.length), facts.title);
  const all = draft.sections.map(({ heading, markdown }) => ({ heading, markdown }));
  const questions = clarificationsIn(textOf(all, 'Clarifications'), textOf(all, 'Assumptions'));
  const sections = withoutLogged(all, questions, saved);
  const title = draft.title ?? facts.title;
  const parts = [
    `# ${title}\n`,
    draft.opening,
    ...sections.map(({ heading, markdown }) => `## ${heading}\n${markdown}`),
  ];
  return {
    ...facts,
    title,
    markdown: parts.map((part) => (part === '' || part.endsWith('\n') ? part : `${part}\n`)).join(''),
    headings: sections.map(({ heading }) => heading),
    questions,
  };
}

type Facts = Pick<SavedReport, 'title' | 'session' | 'version' | 'persona' | 'brief'>;

function factsIn(front: string): Facts | undefined {
  const { title, session, version, persona, brief } = recordIn(front);
  if (typeof session !== 'string' || typeof persona !== 'string') return undefined;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return undefined;
  const name = typeof title === 'string' && title.trim() !== '' ? title : 'Design';
  return { title: name, session, version, persona, brief: typeof brief === 'string' && brief.trim() ? brief : name };
}

function recordIn(yaml: string): Record<string, unknown> {
  try {
    const value: unknown = parse(yaml);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** In a draft a second title would begin the report anew: it becomes a section. Text above the title comes below it. */
function draftOf(body: string, title: string): Draft {
  const lines: string[] = [];
  let before: string[] | undefined;
  let fence = NO_FENCE;
  for (const line of body.split('\n')) {
    const heading = fence.fence || fence.until !== undefined ? undefined : headingOf(line, 1);
    fence = fenceAfterLine(fence, line);
    if (heading === undefined) lines.push(line);
    else if (before) lines.push(`## ${heading}`);
    else before = [line, ...lines.splice(0)];
  }
  const above = before?.slice(1).join('\n').trim() ?? '';
  const whole = [before?.[0] ?? `# ${title}`, ...(above ? ['', above, ''] : []), ...lines].join('\n');
  return endTurn(addText(beginTurn(EMPTY_DRAFT, false), whole.endsWith('\n') ? whole : `${whole}\n`));
}

function textOf(all: readonly Section[], name: string): string {
  return all.find((section) => isNamed(section, name))?.markdown ?? '';
}

/** The rows of the table; one that a person added gets a number of its own. What was assumed is named by its topic. */
function clarificationsIn(markdown: string, assumptions: string): Clarification[] {
  const rows = (findTable(markdown, CLARIFICATIONS_HEAD)?.rows ?? []).filter(({ length }) => length >= 3);
  const highest = Math.max(0, ...rows.map(([id = '']) => numberOf(id)));
  const unnumbered = rows.filter(([id = '']) => numberOf(id) === 0);
  return rows.map((row) => {
    const [id = '', question = '', answer = '', given = ''] = row;
    const by = (Object.keys(GIVEN_BY) as AnsweredBy[]).find((each) => GIVEN_BY[each] === given.trim().toLowerCase());
    const said = answer === '—' ? '' : answer;
    const own = numberOf(id) > 0 ? id : `Q${highest + 1 + unnumbered.indexOf(row)}`;
    return {
      id: own,
      header: topicIn(assumptions, own, said),
      question,
      answer: said,
      by: said === '' ? 'skipped' : (by ?? 'user'),
    };
  });
}

/** Of `- **Q2** Downtime: 43 minutes` the topic; empty where there is no such line. */
function topicIn(assumptions: string, id: string, answer: string): string {
  const start = `- **${id}** `;
  const end = `: ${answer.replace(/\n+/g, ' ')}`;
  const line = linesOf(assumptions).find((each) => each.startsWith(start) && each.endsWith(end));
  return line?.slice(start.length, -end.length) ?? '';
}

function numberOf(id: string): number {
  return Number(/^Q(\d{1,6})$/.exec(id)?.[1] ?? 0);
}

/** The sections without what the log adds again: a section that held nothing else is gone. */
function withoutLogged(all: readonly Section[], questions: readonly Clarification[], saved?: Report): Section[] {
  const rest = withoutVerification(all, saved);
  const others = rest.filter((section) => !isNamed(section, 'Assumptions'));
  const again = { questions: [], assumptions: assumptionsOf(others, questions) };
  const added = new Set(
    [NOTHING, again, ...(saved ? [saved] : [])].flatMap(loggedSections).flatMap(({ markdown }) => linesOf(markdown)),
  );
  return rest.flatMap((section) => {
    if (isNamed(section, 'Clarifications')) return left(withoutTable(section), (line) => added.has(line));
    const isShared = isNamed(section, 'Assumptions') || isNamed(section, 'References');
    return isShared ? left(section, (line) => added.has(line)) : [section];
  });
}

function withoutTable({ heading, markdown }: Section): Section {
  const { start = 0, end = 0 } = findTable(markdown, CLARIFICATIONS_HEAD) ?? {};
  const lines = markdown.split('\n');
  return { heading, markdown: [...lines.slice(0, start), ...lines.slice(end)].join('\n') };
}

const NOTHING = { questions: [], assumptions: [] };

/** The last section of that name is the log's. What people wrote into it is known only beside the report as it was saved. */
function withoutVerification(all: readonly Section[], saved?: Report): Section[] {
  const second = verificationHeading({ sections: [{ heading: 'Verification', markdown: '' }] });
  const name = [second, 'Verification'].find((each) => all.some((section) => isNamed(section, each)));
  const at = all.findLastIndex((section) => name !== undefined && isNamed(section, name));
  const known = saved && new Set(linesOf(verification(saved)));
  return all.flatMap((section, index) =>
    index === at ? left(section, (line) => known === undefined || known.has(line)) : [section],
  );
}

/** A section without some of its lines; nothing when no other line says anything. */
function left({ heading, markdown }: Section, isLogged: (line: string) => boolean): Section[] {
  const kept = markdown.split('\n').filter((line) => line.trim() === '' || !isLogged(plainLine(line)));
  return kept.some((line) => line.trim() !== '') ? [{ heading, markdown: kept.join('\n') }] : [];
}

function linesOf(markdown: string): string[] {
  return markdown.split('\n').map(plainLine);
}

/** As formatters leave it: whichever mark a list has. */
function plainLine(line: string): string {
  return line.trim().replace(/^[*+] /, '- ');
}

function isNamed({ heading }: Section, name: string): boolean {
  return headingKey(heading) === headingKey(name);
}
