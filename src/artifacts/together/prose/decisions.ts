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
  /\b(?:rejected|alternatives?(?: (?:considered|looked at|rejected))?|considered|not chosen|ruled out)\s*[:—–-]\s*([^.\n]{3,200})/gi;
const NOT_IN_FORCE =
  /\b(?:status\W{0,4}\s*(?:superseded|rejected|deprecated|proposed|draft)|superseded by|replaced by|no longer (?:valid|in force)|withdrawn)\b/i;

/** The decisions of a design, in the order of the document. */
export function decisionsIn(prose: Prose): Decision[] {
  return [...underHeadings(prose), ...inPassages(prose), ...inRows(prose)].sort((a, b) => a.line - b.line);
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

function inRows({ tables, passages }: Prose): Decision[] {
  return tables.flatMap(({ head, rows }) => {
    const column = head.findIndex((cell) => /^(?:decision|choice|chosen|we chose|outcome|decided)\b/i.test(cell));
    if (column < 0) return [];
    const other = head.findIndex((cell) => /\b(?:alternatives?|rejected|considered|instead of|options?)\b/i.test(cell));
    return rows.flatMap(({ cells, line }) => {
      const id = new RegExp(`^${ID}$`, 'i').exec(cells[0] ?? '')?.[1];
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
    rejected: [...text.matchAll(TURNED_DOWN)].flatMap(([, phrases = '']) => phrasesIn(phrases)),
    isInForce: !NOT_IN_FORCE.test(text),
    isReplaced: /\b(?:superseded|replaced) by\b/i.test(text),
    hasAlternatives: ALTERNATIVES.test(text),
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
