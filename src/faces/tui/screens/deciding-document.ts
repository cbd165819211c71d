import type { AnswerChange, ChangedLine, Changes, SectionChange } from '../../../report/changes.ts';
import type { Finding } from '../../../session/finding.ts';
import { wrapLine } from '../../../text/rows.ts';
import { plural } from '../parts/numbers.ts';
import type { Document } from '../parts/pager-state.ts';
import { paragraph } from '../parts/paragraph.ts';
import { row, type Span, textWidth } from '../parts/row.ts';
import type { Paint, Theme } from '../theme.ts';

/** `isSpoken`: for a screen reader, which passes over signs; words stand in their place. */
export type ChangesLook = { theme: Theme; columns: number; isSpoken: boolean };

/** Of what is wrong, so much is named; the rest stands in the report. */
const MOST_ERRORS = 5;

/**
 * A change to a report as rows: what it comes from, the sections with how much of each, what is wrong in it, and then
 * the lines themselves. Lines that come and go are told by a sign before them, not by colour alone.
 */
export function changesDocument(changes: Changes, errors: readonly Finding[], look: ChangesLook): Document {
  const rows = [...overview(changes, look), ...errorRows(errors, look)];
  const stops = [0];
  for (const section of changes.sections) {
    rows.push('');
    stops.push(rows.length);
    rows.push(...sectionRows(section, look));
  }
  return { rows, stops };
}

function overview({ answers, sections, untouched }: Changes, look: ChangesLook): string[] {
  const count = sections.length === 0 ? 'No section changes.' : `${changing(sections.length)}:`;
  return [
    ...answers.flatMap((answer) => [...answerRows(answer, look), '']),
    ...said(count, look),
    ...sections.map((section) => listRow(section, answers, look)),
    ...stayRows(untouched, answers, look),
  ];
}

function changing(count: number): string {
  return `${plural(count, 'section')} ${count === 1 ? 'changes' : 'change'}`;
}

/** The answer that is another now, as it was and as it is. */
function answerRows({ id, header, before, after }: AnswerChange, look: ChangesLook): string[] {
  const { strong, dim } = look.theme;
  return [
    row(widthIn(look), [['  '], [id, dim], [' '], [header, strong]], [], look.theme.signs.ellipsis),
    ...lineRows({ kind: 'removed', text: before || 'no answer' }, look),
    ...lineRows({ kind: 'added', text: after || 'no answer' }, look),
  ];
}

/** `    Data model   cites Q2               +12 -3`. */
function listRow(section: SectionChange, answers: readonly AnswerChange[], look: ChangesLook): string {
  const { dim, signs } = look.theme;
  const after = [WHOLE[section.kind], restsOn(section, answers)].filter((words) => words !== '');
  const left: Span[] = [['    '], [section.heading], ...after.map((words): Span => [`   ${words}`, dim])];
  return row(widthIn(look), left, counts(section, look), signs.ellipsis);
}

const WHOLE = { changed: '', added: 'new', removed: 'gone' } as const;

/** Whether a section that changes says that it rests on an answer that changed. */
function restsOn({ byLog, cites }: SectionChange, answers: readonly AnswerChange[]): string {
  if (byLog || answers.length === 0) return '';
  if (cites.length > 0) return `cites ${cites.join(', ')}`;
  return answers.length === 1 ? `does not cite ${answers[0]?.id}` : 'cites none of them';
}

function counts({ added, removed }: SectionChange, { theme, isSpoken }: ChangesLook): Span[] {
  if (isSpoken) return [[`${added} added, ${removed} removed`]];
  return [[`+${added}`, theme.code.added], [' '], [`-${removed}`, theme.code.removed]];
}

function stayRows(untouched: readonly string[], answers: readonly AnswerChange[], look: ChangesLook): string[] {
  if (untouched.length === 0) return [];
  const which = answers.length === 1 ? (answers[0]?.id ?? '') : 'an answer that changed';
  const [cite, stay] = untouched.length === 1 ? ['cites', 'stays as it was'] : ['cite', 'stay as they were'];
  return ['', ...said(`${untouched.join(', ')} ${cite} ${which}, and ${stay}.`, look)];
}

function errorRows(errors: readonly Finding[], look: ChangesLook): string[] {
  if (errors.length === 0) return [];
  const { bad, dim, signs } = look.theme;
  const named = errors.slice(0, MOST_ERRORS);
  const more = errors.length - named.length;
  const remain = `${plural(errors.length, 'error')} ${errors.length === 1 ? 'remains' : 'remain'} in it:`;
  return [
    '',
    ...said(`${signs.bad} ${remain}`, look, bad),
    ...named.flatMap(({ line, message }) => said(`  line ${line}: ${message}`, look)),
    ...(more > 0 ? said(`  and ${more} more`, look, dim) : []),
  ];
}

function sectionRows(section: SectionChange, look: ChangesLook): string[] {
  const { strong, dim, signs } = look.theme;
  const head = row(widthIn(look), [['  '], [section.heading, strong]], counts(section, look), signs.ellipsis);
  const hunks = section.hunks.flatMap(({ line, lines }) => [
    row(widthIn(look), [['  '], [`line ${line}`, dim]], [], signs.ellipsis),
    ...lines.flatMap((each) => lineRows(each, look)),
  ]);
  return [head, ...hunks];
}

/** One line of the text: its sign, then as many rows as it takes. */
function lineRows({ kind, text }: ChangedLine, look: ChangesLook): string[] {
  const { theme, isSpoken } = look;
  const lead = (isSpoken ? SPOKEN : SIGNS)[kind];
  const width = Math.max(1, widthIn(look) - 2 - lead.length);
  const rows = text.split('\n').flatMap((line) => wrapLine(line.replace(/\t/g, '  '), width));
  return rows.map((words, at) => `  ${paintOf(theme, kind)((at === 0 ? lead : ' '.repeat(lead.length)) + words)}`);
}

const SIGNS = { same: '  ', added: '+ ', removed: '- ' } as const;
const SPOKEN = { same: '', added: 'added: ', removed: 'removed: ' } as const;

function paintOf({ dim, code }: Theme, kind: ChangedLine['kind']): Paint {
  return kind === 'same' ? dim : code[kind];
}

function said(text: string, look: ChangesLook, paint: Paint = look.theme.plain): string[] {
  const indent = ' '.repeat(2 + text.length - text.trimStart().length);
  return paragraph(text, widthIn(look) - indent.length).map((words) => indent + paint(words));
}

function widthIn({ columns }: ChangesLook): number {
  return textWidth(columns);
}
