import type { Passage, Prose } from '../design.ts';
import { sentencesOf } from './sentences.ts';

/** A decision that a design records: under a heading, in a paragraph or item that begins with its id, or as a row. */
export type Decision = {
  form: 'heading' | 'passage' | 'row';
  /** `ADR-7`, `D3`: without zeros in front of its number. */
  id?: string;
  title: string;
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
  /^(?:decisions?|choices?|chosen|we (?:chose|decided|took|take)|what we (?:chose|decided)|outcome|decided|picked|taken)\b/i;
const NOT_CHOSEN =
  /\b(?:alternatives?|rejected|considered|instead(?: of)?|options?|turned down|weighed|(?:also )?looked at|not (?:taken|chosen)|ruled out|discarded|over|against|passed over)\b/i;
const PART = /^(?:\d[\d.]*\s+)?(?:context|status|consequences|alternatives|options|overview|summary|index)/i;
/** Under a heading that says what stands there, any id will do. */
const ANY_ID = /^\W{0,3}([A-Z][A-Za-z]{0,7}[-\s]?\d{1,4})\b\W{0,4}([\s\S]*)$/;
const ALTERNATIVES =
  /(?:^|[\n.;(|]\s*)(?:\W*)(?:alternatives?|options?|rejected|(?:also )?considered|not chosen|instead of|discarded|we (?:also )?(?:looked at|considered|rejected|weighed)|pros\b|rather than|over)\b|\b(?:alternatives?|considered|rejected|ruled out|decided against|instead of|rather than|would have|was the other|the other (?:choice|option|way)|versus|vs\.?|compared (?:with|to)|discarded|turned down|not chosen)\b/i;
const LABEL =
  /(?:^|[\n.;(]\s*)\W*(?:alternatives?|options?|rejected|not chosen|considered)(?: (?:considered|options?|alternatives?|and rejected))?\s*[:.(—]/i;
const LABELLED_PART =
  /(?:^|[\n.;]\s*)[^\w\n]*(status|context|problem|decision|consequences?|rationale|reasons?|why|drivers?|trade-?offs?|date|deciders?|impact)\s*[:.(—]/gi;
const TURNED_DOWN =
  /\b(?:rejected|alternatives?(?: (?:considered|looked at|rejected))?|considered|not chosen|ruled out|(?:weighed|held) against|instead of|turned down|(?:also )?looked at)\s*[:—–-]\s*([^.\n]{3,200})/gi;
/** Told in a sentence: `The alternative was Mosquitto`, `We also weighed a model of our own`. */
const TURNED_DOWN_TOLD =
  /\b(?:the|an?) (?:other |obvious |main )?(?:alternative|option|candidate|other way|other choice)(?: (?:was|were|would (?:be|have been)) |, )([^.,;:()\n]{3,60})|\b[Ww]e (?:also |first )?(?:weighed|considered|looked at|thought of|discussed) ([^.,;:()\n]{3,60})/gi;
/** `HTTP push over MQTT` */
const TITLE_OVER = /\b(?:over|rather than|instead of)\s+([^.,;:()\n]{3,60})/i;
const NOT_IN_FORCE =
  /\b(?:status\W{0,4}\s*(?:superseded|rejected|deprecated|proposed|draft)|superseded by|replaced by|no longer (?:valid|in force)|withdrawn)\b/i;

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
    if (!isOne || isPart) return [];
    const own = passages.filter(({ line }) => line > section.line && line <= section.endLine);
    const below = sections.filter((one) => one.line > section.line && one.line <= section.endLine);
    const heads = below.map(({ heading }) => `\n${heading}.`).join('');
    return [decision('heading', id, title ?? section.heading, own, section.line, heads)];
  });
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
    const column = head.findIndex((cell) => CHOSEN.test(cell));
    if (column < 0) return [];
    const other = head.findIndex((cell, at) => at !== column && NOT_CHOSEN.test(cell));
    const isNumbered = column > 0 && /^(?:#|no\.?|nr\.?|id|ref|number)?$/i.test((head[0] ?? '').trim());
    return rows.flatMap(({ cells, line }) => {
      const [first = ''] = cells;
      const [, number] = (isNumbered && other >= 0 && /^([A-Z]{0,4}[-\s]?\d{1,3})\.?$/.exec(first.trim())) || [];
      const numbered = number !== undefined && /^\d/.test(number) ? `Decision ${number}` : number;
      const id = new RegExp(`^${ID}$`, 'i').exec(first)?.[1] ?? numbered;
      const own = passages.filter((passage) => passage.line === line);
      const one = decision('row', id, cells[column] ?? '', own, line, '');
      const given = (cells[other] ?? '').replace(/[-–—.\s]|n\/?a|none/gi, '');
      const rejected = phrasesIn(cells[other] ?? '');
      return [other < 0 ? one : { ...one, rejected, hasAlternatives: given !== '', isLabelled: given !== '' }];
    });
  });
}

function decision(
  form: Decision['form'],
  id: string | undefined,
  title: string,
  own: readonly Passage[],
  line: number,
  headings: string,
): Decision {
  const text = [title, ...own.map((passage) => passage.text), headings].join('\n');
  const chosen = own.flatMap(sentencesOf).filter((sentence) => !sentence.aside && !ALTERNATIVES.test(sentence.text));
  return {
    form,
    ...(id !== undefined && { id: idKey(id) }),
    title: title.slice(0, 120),
    text,
    choice: [title, ...chosen.map((sentence) => sentence.text)].join('\n'),
    rejected: [
      ...[...text.matchAll(TURNED_DOWN)].map(([, phrases = '']) => phrases),
      ...[...text.matchAll(TURNED_DOWN_TOLD)].map(([, one = '', other = '']) => `${one}${other}`),
      TITLE_OVER.exec(title)?.[1] ?? '',
    ].flatMap(phrasesIn),
    isInForce: !NOT_IN_FORCE.test(text),
    isReplaced: /\b(?:superseded|replaced) by\b/i.test(text),
    hasAlternatives: ALTERNATIVES.test(text) || TITLE_OVER.test(title),
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

/** Where the reason begins why something was not taken; it goes on to the end of the item. */
const REASON =
  /\s+[—–-]\s+[^;]*|[,:]?\s*\b(?:since|because|as (?:it|they|we|that)|which|too|whose|would|was|were|but|for which|: )\b[^;]*/gi;

/** `MongoDB (rejected: …), a time-series store; files` as its three phrases, each without its reason. */
function phrasesIn(text: string): string[] {
  return text
    .replace(/\([^)]*\)?/g, ' ')
    .replace(REASON, '')
    .split(/[;,/]|\b(?:and|or)\b/)
    .map((phrase) => phrase.replace(/^\W*(?:an?|the)\s+/i, '').trim())
    .filter((phrase) => phrase.length > 2)
    .slice(0, 8);
}

function labelledParts(text: string): string[] {
  const names = [...text.matchAll(LABELLED_PART)].map(([, name = '']) => name.toLowerCase().replace(/s$/, ''));
  return [...new Set(names)].sort();
}
