import { structuredPatch } from 'diff';
import { sectionsCiting } from '../session/changed-answer.ts';
import type { SessionEvent } from '../session/events.ts';
import type { View } from '../session/view.ts';
import { headingKey } from '../text/headings.ts';
import { fileSections, type Section } from './markdown.ts';
import { type Report, reportOf } from './report.ts';

/** How a report differs from the one that is saved. */
export type Changes = {
  /** In the order of the report as it is now; what is gone comes last. */
  sections: SectionChange[];
  answers: AnswerChange[];
  /** Headings of sections that cite an answer that is another now, and stay as they were. */
  untouched: string[];
};

export type SectionChange = {
  heading: string;
  kind: 'changed' | 'added' | 'removed';
  /** Lines that came, and lines that went. */
  added: number;
  removed: number;
  /** The log adds it, and it changes with the answers. */
  byLog: boolean;
  /** The changed answers that the section cites, before or after, by id. */
  cites: string[];
  hunks: Hunk[];
};

/** Lines that changed, with those around them. `line`: where they begin in the section as it is now, from 1. */
export type Hunk = { line: number; lines: ChangedLine[] };

export type ChangedLine = { kind: 'same' | 'added' | 'removed'; text: string };

export type AnswerChange = { id: string; header: string; before: string; after: string };

/** So many unchanged lines are shown around changed ones. */
const CONTEXT = 3;

/**
 * What changed between the report as it was saved and the one that is to take its place, section by section, with
 * those that the log adds. Text is as it would stand in the file, made safe to print.
 *
 * @returns nothing where no saved report is being changed
 */
export function changesIn(events: readonly SessionEvent[], view: View): Changes | undefined {
  const before = standingReport(events, view);
  const after = reportOf(events, view);
  if (!before || !after || !view.standing) return undefined;
  const answers = answerChanges(before, after);
  const ids = answers.map(({ id }) => id);
  const own = new Set([...before.sections, ...after.sections].map(({ heading }) => headingKey(heading)));
  const sections = compare(fileSections(before), fileSections(after), ids).map((section) => {
    return { ...section, byLog: !own.has(headingKey(section.heading)) };
  });
  const changed = new Set(sections.map(({ heading }) => headingKey(heading)));
  const citing = new Set(ids.flatMap((id) => sectionsCiting(id, view.draft)));
  return { sections, answers, untouched: [...citing].filter((heading) => !changed.has(headingKey(heading))) };
}

/** The report as it was saved, while it is being changed. */
function standingReport(events: readonly SessionEvent[], view: View): Report | undefined {
  return view.standing && reportOf(events, { ...view, ...view.standing });
}

function answerChanges(before: Report, after: Report): AnswerChange[] {
  const was = new Map(before.questions.map((entry) => [entry.id, entry.answer]));
  return after.questions.flatMap(({ id, header, answer }) => {
    const old = was.get(id) ?? '';
    return old === answer ? [] : [{ id, header, before: old, after: answer }];
  });
}

type Compared = Omit<SectionChange, 'byLog'>;

/** A heading that comes twice is told apart by which of them it is. */
function compare(before: readonly Section[], after: readonly Section[], ids: readonly string[]): Compared[] {
  const old = keyed(before);
  const now = keyed(after);
  return [
    ...[...now].flatMap(([key, section]) => change(old.get(key), section, ids)),
    ...[...old].flatMap(([key, section]) => (now.has(key) ? [] : change(section, undefined, ids))),
  ];
}

function keyed(sections: readonly Section[]): Map<string, Section> {
  const all = new Map<string, Section>();
  for (const section of sections) {
    const key = headingKey(section.heading);
    let free = key;
    for (let n = 2; all.has(free); n++) free = `${key} #${n}`;
    all.set(free, section);
  }
  return all;
}

function change(before: Section | undefined, after: Section | undefined, ids: readonly string[]): Compared[] {
  if (before?.markdown === after?.markdown) return [];
  const hunks = hunksOf(before?.markdown, after?.markdown);
  const count = (kind: ChangedLine['kind']): number =>
    hunks.reduce((sum, { lines }) => sum + lines.filter((line) => line.kind === kind).length, 0);
  const both = [before, after].filter((section) => section !== undefined);
  return [
    {
      heading: after?.heading ?? before?.heading ?? '',
      kind: before === undefined ? 'added' : after === undefined ? 'removed' : 'changed',
      added: count('added'),
      removed: count('removed'),
      cites: ids.filter((id) => sectionsCiting(id, { sections: both }).length > 0),
      hunks,
    },
  ];
}

function hunksOf(before = '', after = ''): Hunk[] {
  const { hunks } = structuredPatch('', '', ended(before), ended(after), '', '', { context: CONTEXT });
  return hunks.map(({ newStart, lines }) => ({ line: newStart, lines: lines.map(changedLine) }));
}

/** A last line without its end would differ from the same line with it. */
function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

function changedLine(line: string): ChangedLine {
  const kind = line.startsWith('+') ? 'added' : line.startsWith('-') ? 'removed' : 'same';
  return { kind, text: line.slice(1) };
}
