import type { Passage, Prose, Section } from '../design.ts';
import { notTakenIn, overIn, phrasesIn } from './not-taken.ts';
import { sentencesOf } from './sentences.ts';

/** A decision that a design records: under a heading, in a paragraph or item that begins with its id, or as a row. */
export type Decision = {
  form: 'heading' | 'passage' | 'row';
  /** `ADR-7`, `D3`: without zeros in front of its number. */
  id?: string;
  title: string;
  /** What it answers, where a row tells that in a column of its own. */
  topic?: string;
  /** All it says, title first. */
  text: string;
  /** What it chooses: its title and the sentences that are no asides. */
  choice: string;
  /** What it says it has not taken, one phrase each. */
  rejected: readonly string[];
  /** Superseded, rejected, proposed or deprecated. */
  isInForce: boolean;
  /** Another took its place: it says where to read on, and no more. */
  isReplaced: boolean;
  hasAlternatives: boolean;
  /** Whether they stand under a label of their own. */
  isLabelled: boolean;
  /** The other parts that it labels (`status`, `context`, `consequences` …), sorted: the form that it is written in. */
  parts: readonly string[];
  line: number;
};

const ID = String.raw`(?:\d+(?:\.\d+)*[.)]?\s+)?((?:ADR|AD|DR|DEC|DD|D|Decision)[-\s#]?\d{1,4})\b`;
const TITLED = new RegExp(String.raw`^${ID}\s*(?:[:.—–)-]+\s*)?(.*)$`, 'is');
const IN_LOG =
  /^(?:\d[\d.]*\s+)?(?:(?:key|main|architecture|architectural|design|technical)\s+)*(?:decisions|decision (?:log|records?)|adrs?)(?:\s*\(.*\))?$/i;
/** Titles of the columns of a log. */
const CHOSEN =
  /^(?:decisions?|choices?|chosen|(?:what )?we (?:chose|decided|took|take|do|use|went with)|outcome|decided|picked|taken)\b/i;
const NOT_CHOSEN =
  /\b(?:alternatives?|rejected|considered|instead(?: of)?|options?|turned down|weighed|(?:also )?looked at|not (?:taken|chosen)|ruled out|discarded|over|against|passed over)\b/i;
const PART = /^(?:\d[\d.]*\s+)?(?:context|status|consequences|alternatives|options|overview|summary|index)/i;
/** Under a heading that says what stands there, any id will do. */
const ANY_ID =
  /^\W{0,3}(?!Version|Revision|Phase|Sprint|Week|Day|Year|Draft)([A-Z][A-Za-z]{0,7}[-\s]?\d{1,4})\b\W{0,4}([\s\S]*)$/;
const ALTERNATIVES =
  /(?:^|[\n.;(|]\s*)(?:\W*)(?:alternatives?|options?|rejected|(?:also )?considered|not chosen|instead of|discarded|we (?:also )?(?:looked at|considered|rejected|weighed)|pros\b|rather than|over)\b|\b(?:alternatives?|considered|rejected|ruled out|decided against|instead of|rather than|would have|was the other|the other (?:choice|option|way)|versus|vs\.?|compared (?:with|to)|discarded|turned down|not chosen)\b|\bcould\b[^.\n]{0,80}\b(?:yet|but|however)\b/i;
const LABEL =
  /(?:^|[\n.;(]\s*)\W*(?:alternatives?|options?|rejected|not chosen|considered)(?: (?:considered|options?|alternatives?|and rejected))?\s*[:.(—]/i;
const LABELLED_PART =
  /(?:^|[\n.;]\s*)[^\w\n]*(status|context|problem|decision|consequences?|rationale|reasons?|why|drivers?|trade-?offs?|date|deciders?|impact)\s*[:.(—]/gi;
/** Another decision, by its id or by its number. */
const ANOTHER = String.raw`(?:superseded by|replaced by \W{0,3}(?:the )?(?:(?:later |new |next )?(?:decision|choice)|(?:ADR|AD|DR|DEC|DD|D|no\.?|#)[-\s#]?\d|\d))`;
const NOT_IN_FORCE = new RegExp(
  String.raw`\b(?:status\W{0,4}\s*(?:superseded|rejected|deprecated|proposed|draft|withdrawn|replaced)|${ANOTHER}|no longer (?:valid|in force)|(?:decision|this) (?:is|was) withdrawn)`,
  'i',
);

/** The decisions of a design, in the order of the document. */
export function decisionsIn(prose: Prose): Decision[] {
  const named = [...underHeadings(prose), ...inPassages(prose), ...inRows(prose)];
  return [...named, ...titled(prose, named)].sort((a, b) => a.line - b.line);
}

/** Whether a column of a table of decisions, by its title, holds what was not taken. */
export function isNotChosen(title: string): boolean {
  return NOT_CHOSEN.test(title);
}

/** `ADR-007`, `adr 7` and `ADR-7` are the same. */
export function idKey(id: string): string {
  return id
    .toUpperCase()
    .replace(/[-\s#_]+/g, '-')
    .replace(/^([A-Z]+)-?0*(\d)/, '$1-$2');
}

function underHeadings({ sections, passages }: Prose): Decision[] {
  return sections.flatMap((section, at) => {
    const parent = sections.slice(0, at).findLast((one) => one.depth < section.depth && one.endLine >= section.line);
    const isLogged = parent !== undefined && IN_LOG.test(parent.heading);
    const [, id, title] = TITLED.exec(section.heading) ?? (isLogged ? ANY_ID.exec(section.heading) : undefined) ?? [];
    const isOne = id !== undefined || (isLogged && !PART.test(section.heading));
    const isPart = parent && TITLED.test(parent.heading);
    if (!isOne || isPart || isLog(section, sections)) return [];
    const own = passages.filter(({ line }) => line > section.line && line <= section.endLine);
    const below = sections.filter((one) => one.line > section.line && one.line <= section.endLine);
    const heads = below.map(({ heading }) => `\n${heading}.`).join('');
    return [decision('heading', id, title ?? section.heading, own, section.line, heads)];
  });
}

/** A document that is one record by its title, and has a list of decisions below. */
function isLog({ depth, line, endLine }: Section, sections: readonly Section[]): boolean {
  return depth === 1 && sections.some((one) => one.line > line && one.line <= endLine && IN_LOG.test(one.heading));
}

/** Paragraphs and items that begin with an id; what follows belongs to it until the next, or the next heading. */
function inPassages({ passages, sections, tables }: Prose): Decision[] {
  const rows = new Set(tables.flatMap((table) => table.rows.map(({ line }) => line)));
  const free = passages.filter(({ line }) => !rows.has(line));
  const starts = free.flatMap((passage, at) => {
    const isUnder = /\b(?:decisions?|adrs?|choices)\b/i.test(passage.section ?? '');
    const [, id, title] = (isUnder ? ANY_ID : TITLED).exec(passage.text) ?? [];
    return id !== undefined && (isUnder || /^(?:ADR|DEC|AD|Decision)/i.test(id))
      ? [{ id, title: firstSentence(title ?? ''), at, line: passage.line }]
      : [];
  });
  return starts.map(({ id, title, at, line }, order) => {
    const nextHeading = sections.find((section) => section.line > line)?.line ?? Number.POSITIVE_INFINITY;
    const nextStart = starts[order + 1]?.at ?? free.length;
    const own = free.slice(at, nextStart).filter((passage) => passage.line < nextHeading);
    return decision('passage', id, title, own, line, '');
  });
}

/** Under a heading that has no other decisions: items that begin with a title, a sentence of a few words. */
function titled({ passages, sections, tables }: Prose, named: readonly Decision[]): Decision[] {
  const rows = new Set(tables.flatMap((table) => table.rows.map(({ line }) => line)));
  return sections
    .filter(({ heading, line, endLine }) => {
      const hasOthers = named.some((one) => one.line >= line && one.line <= endLine);
      const isSplit = sections.some((one) => one.line > line && one.line <= endLine);
      return IN_LOG.test(heading.replace(/\s+(?:taken|made|and .*)$/i, '')) && !hasOthers && !isSplit;
    })
    .flatMap(({ line, endLine }) => {
      const own = passages.filter((one) => one.line > line && one.line <= endLine && !rows.has(one.line));
      const items = own.flatMap((passage) => {
        const title = firstSentence(passage.text).trim();
        return title.length <= LONGEST_TITLE && title.length < passage.text.trim().length ? [{ passage, title }] : [];
      });
      // One paragraph that is told otherwise, and they are no list.
      if (items.length < LEAST_TITLED || items.length < own.length) return [];
      return items.map(({ passage, title }) => decision('passage', undefined, title, [passage], passage.line, ''));
    });
}

/** In characters, and of one list. */
const LONGEST_TITLE = 80;
const LEAST_TITLED = 3;

function inRows({ tables, passages }: Prose): Decision[] {
  return tables.flatMap(({ head, rows }) => {
    const column = chosenColumn(head);
    if (column < 0) return [];
    const other = head.findIndex((cell, at) => at !== column && NOT_CHOSEN.test(cell));
    const isNumbered = column > 0 && /^(?:#|no\.?|nr\.?|id|ref|number)?$/i.test((head[0] ?? '').trim());
    return rows.flatMap(({ cells, line }) => {
      const [first = ''] = cells;
      const [, number] = (isNumbered && other >= 0 && /^([A-Z]{0,4}[-\s]?\d{1,3})\.?$/.exec(first.trim())) || [];
      const numbered = number !== undefined && /^\d/.test(number) ? `Decision ${number}` : number;
      const [, leading, named] = (column > 0 && TITLED.exec(first.trim())) || [];
      const id = new RegExp(`^${ID}$`, 'i').exec(first)?.[1] ?? leading ?? numbered;
      const topic = topicOf(head, [named ?? (number === undefined ? first : ''), ...cells.slice(1)], column);
      const own = passages.filter((passage) => passage.line === line);
      const chosen = own.filter(({ text }) => other < 0 || text.trim() !== (cells[other] ?? '').trim());
      const row = decision('row', id, cells[column] ?? '', own, line, '', chosen);
      const one = { ...row, ...(topic !== '' && { topic }) };
      const given = (cells[other] ?? '').replace(/[-–—.\s]|n\/?a|none/gi, '');
      if (other < 0) return [one];
      const rejected = [...phrasesIn(cells[other] ?? ''), ...row.rejected];
      return [{ ...one, rejected, hasAlternatives: given !== '', isLabelled: given !== '' }];
    });
  });
}

/** Where a column says what is decided on, and another what was taken, the second has the choice. */
function chosenColumn(head: readonly string[]): number {
  const columns = head.flatMap((cell, at) => (CHOSEN.test(cell) && !WHO_OR_WHEN.test(cell) ? [at] : []));
  const [first = -1, second] = columns;
  return second !== undefined && /^decisions?$/i.test((head[first] ?? '').trim()) ? second : first;
}

const WHO_OR_WHEN = /\b(?:on|at|by|in|date)$/i;
const TOPIC =
  /^(?:decisions?|questions?|topics?|areas?|subjects?|issues?|concerns?|aspects?|problems?|themes?|what|about|for)$/i;

function topicOf(head: readonly string[], cells: readonly string[], column: number): string {
  return cells
    .filter((_, at) => at < column && (at === 0 || TOPIC.test((head[at] ?? '').trim())))
    .join(' ')
    .trim();
}

function decision(
  form: Decision['form'],
  id: string | undefined,
  title: string,
  own: readonly Passage[],
  line: number,
  headings: string,
  choosing = own,
): Decision {
  const text = [title, ...own.map((passage) => passage.text), headings].join('\n');
  const chosen = choosing
    .flatMap(sentencesOf)
    .filter((sentence) => !sentence.aside && !ALTERNATIVES.test(sentence.text.replace(/`[^`]*`/g, '` `')));
  return {
    form,
    ...(id !== undefined && { id: idKey(id) }),
    title: title.slice(0, 120),
    text,
    choice: [title, ...chosen.map((sentence) => sentence.text)].join('\n'),
    rejected: notTakenIn(title, text),
    isInForce: !NOT_IN_FORCE.test(text),
    isReplaced: new RegExp(ANOTHER, 'i').test(text),
    hasAlternatives: ALTERNATIVES.test(text) || overIn(title) !== '',
    isLabelled: LABEL.test(text),
    parts: labelledParts(text),
    line,
  };
}

/** A paragraph that begins with its id goes on, in the same line, to say why. */
function firstSentence(text: string): string {
  const [line = ''] = text.split('\n');
  return /^.{3,}?[.!?](?=\s+\p{Lu})/u.exec(line)?.[0] ?? line;
}

function labelledParts(text: string): string[] {
  const names = [...text.matchAll(LABELLED_PART)].map(([, name = '']) => name.toLowerCase().replace(/s$/, ''));
  return [...new Set(names)].sort();
}
