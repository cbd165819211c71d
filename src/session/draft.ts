import { type FenceState, fenceAfterLine, NO_FENCE } from '../text/fence.ts';
import { headingKey, headingOf } from '../text/headings.ts';

/**
 * The report as it is being written, folded from the model's settled text. A line `# Title` opens it; each
 * `## Heading` outside a fence is a section. Once it has been whole, text is report only below a line that repeats
 * the title, and a section replaces its namesake; before that, a repeated title starts it anew.
 */
export type Draft = {
  title?: string;
  /** Text between the title and the first section. */
  opening: string;
  sections: DraftSection[];
  /** Whether a turn ended, whole, while the report was open: from then on text changes it section by section. */
  whole: boolean;
  /** Grows with each change of the report's text. */
  revision: number;
  /** Only sections that are there may be written: a repair puts right, and adds nothing. */
  held: boolean;
  /** Headings that a repair wrote and that were not there: no sections of the report. */
  strays: readonly string[];
  cursor: Cursor;
  /** As it was when the turn began: what a refused turn wrote is no part of it. */
  before?: Draft;
};

export type DraftSection = { heading: string; markdown: string; closed: boolean; pass: number };

type Cursor = {
  /** Talk is text outside the report. */
  inReport: boolean;
  /** Counts the times that the title was written. */
  pass: number;
  /** Index of the open section; -1 for the opening, -2 under a heading that is none. */
  at: number;
  /** Headings in a fence or in a comment are none. */
  fence: FenceState;
  /** The unfinished line at the end of what was read: a line decides only when it is whole. */
  line: string;
};

/** Under a heading that a repair may not add. */
const NOWHERE = -2;

export const EMPTY_DRAFT: Draft = {
  opening: '',
  sections: [],
  whole: false,
  revision: 0,
  held: false,
  strays: [],
  cursor: { inReport: false, pass: 0, at: -1, fence: NO_FENCE, line: '' },
};

/** A turn begins. One that goes on after a cut stays where the cut was; any other begins with talk. */
export function beginTurn(draft: Draft, goesOn: boolean): Draft {
  const { before: _, ...now } = draft;
  const begun = goesOn && now.cursor.inReport ? now : { ...now, cursor: closed(now.cursor) };
  return { ...begun, before: begun };
}

/** The draft without what the last turn wrote. */
export function undoTurn(draft: Draft): Draft {
  return draft.before ?? draft;
}

/** What was cut off is not gone on with, wherever that was: a line begins. */
export function leaveReport(draft: Draft): Draft {
  return { ...draft, cursor: closed(draft.cursor) };
}

/** Settled text arrives. */
export function addText(draft: Draft, markdown: string): Draft {
  const next = copy(draft);
  let from = 0;
  for (let end = markdown.indexOf('\n'); end !== -1; end = markdown.indexOf('\n', from)) {
    addPiece(next, markdown.slice(from, end + 1));
    from = end + 1;
  }
  if (from < markdown.length) addPiece(next, markdown.slice(from));
  return next;
}

/** The turn ended as the model meant it to: every open section is closed, and the report is whole. */
export function endTurn(draft: Draft): Draft {
  if (!draft.cursor.inReport) return draft;
  const read = couldDecide(draft.cursor.line) && draft.cursor.line !== '' ? addText(draft, '\n') : draft;
  return {
    ...read,
    whole: true,
    sections: read.sections.map((section) => (section.closed ? section : { ...section, closed: true })),
    cursor: closed(read.cursor),
  };
}

/** A repair begins: from here on, only the sections that are there can be written. */
export function holdSections(draft: Draft): Draft {
  return { ...draft, held: true, strays: [] };
}

/** The report as it was before, with a revision that was never there. */
export function undoTo(before: Draft, now: Draft): Draft {
  return { ...before, revision: now.revision + 1 };
}

/** The user took the floor before the report was whole: what was written stands, and changes section by section. */
export function setAside(draft: Draft): Draft {
  const free = draft.held ? { ...draft, held: false } : draft;
  if (free.title === undefined || free.whole) return free;
  return { ...free, whole: true, cursor: closed(free.cursor) };
}

/** The due headings, and whether each has been written to its end. */
export function progress(draft: Draft, due: readonly string[]): { heading: string; done: boolean }[] {
  const closed = new Set(
    draft.sections.filter((section) => section.closed).map((section) => headingKey(section.heading)),
  );
  return due.map((heading) => ({ heading, done: closed.has(headingKey(heading)) }));
}

/** Outside the report, at the start of a line. */
function closed(cursor: Cursor): Cursor {
  return { ...cursor, inReport: false, fence: NO_FENCE, line: '' };
}

function copy(draft: Draft): Draft {
  return { ...draft, sections: [...draft.sections], cursor: { ...draft.cursor } };
}

/** One line, or the part of it that has come. A heading is known when its line end is. */
function addPiece(draft: Draft, piece: string): void {
  const { cursor } = draft;
  const before = cursor.line;
  const line = before + piece;
  const whole = piece.endsWith('\n');
  cursor.line = whole ? '' : shortened(line);
  const decided = before !== '' && !couldDecide(before);
  if (!whole && (decided || couldDecide(line))) {
    if (decided && cursor.inReport) append(draft, piece);
    return;
  }
  const text = decided ? piece : line;
  const bare = whole ? line.slice(0, line.endsWith('\r\n') ? -2 : -1) : line;
  const inside = cursor.fence.fence !== undefined || cursor.fence.until !== undefined;
  if (!inside && opensSomething(draft, bare)) return;
  if (whole) cursor.fence = fenceAfterLine(cursor.fence, bare);
  if (cursor.inReport) append(draft, text);
}

/** Opens the report or a section if the line says so. */
function opensSomething(draft: Draft, line: string): boolean {
  const title = headingOf(line, 1);
  if (title !== undefined && opens(draft, title)) {
    openReport(draft, title);
    return true;
  }
  const heading = draft.cursor.inReport ? headingOf(line, 2) : undefined;
  if (heading === undefined) return false;
  openSection(draft, heading);
  return true;
}

/** Whether the rest of an unfinished line could still make it a heading. */
function couldDecide(line: string): boolean {
  return line.length < LONGEST_LINE && /^ {0,3}(#{0,2}|#{1,2}[ \t][^\n]*)$/.test(line);
}

/** A longer line is no heading. */
const LONGEST_LINE = 16_384;

/** Of a longer line only its ends are kept, where a fence or the end of a comment stands: it may go on for megabytes. */
function shortened(line: string): string {
  return line.length <= 2 * LONGEST_LINE ? line : line.slice(0, LONGEST_LINE) + line.slice(-LONGEST_LINE);
}

function opens(draft: Draft, title: string): boolean {
  return draft.title === undefined || !draft.whole || headingKey(title) === headingKey(draft.title);
}

function openReport(draft: Draft, title: string): void {
  const { cursor } = draft;
  cursor.pass += 1;
  cursor.inReport = true;
  cursor.at = -1;
  draft.title = title;
  draft.revision += 1;
  if (draft.whole) return;
  draft.opening = '';
  draft.sections = [];
}

function openSection(draft: Draft, heading: string): void {
  const { cursor } = draft;
  close(draft);
  const key = headingKey(heading);
  const namesake = draft.sections.findIndex(
    (section) => headingKey(section.heading) === key && section.pass < cursor.pass,
  );
  if (namesake === -1 && draft.held) {
    draft.strays = [...draft.strays, heading];
    cursor.at = NOWHERE;
    return;
  }
  const section = { heading, markdown: '', closed: false, pass: cursor.pass };
  if (namesake === -1) draft.sections.push(section);
  else draft.sections[namesake] = section;
  cursor.at = namesake === -1 ? draft.sections.length - 1 : namesake;
  draft.revision += 1;
}

function close(draft: Draft): void {
  const open = draft.sections[draft.cursor.at];
  if (open) draft.sections[draft.cursor.at] = { ...open, closed: true };
}

function append(draft: Draft, text: string): void {
  const { cursor } = draft;
  const section = draft.sections[cursor.at];
  if (cursor.at === NOWHERE) return;
  if (section) draft.sections[cursor.at] = { ...section, markdown: section.markdown + text };
  else if (!draft.whole) draft.opening += text;
  draft.revision += 1;
}
