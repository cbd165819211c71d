import type { List, Nodes, RootContent, Table } from 'mdast';
import type { DesignDocument } from '../../document.ts';
import type { Passage, Prose, ProseTable, Section } from '../design.ts';
import { isAside, isAsideHeading } from './aside.ts';
import { sentencesOf } from './sentences.ts';

/** Headings of columns whose cells say what was not taken. */
const ASIDE_COLUMN = /\b(?:alternatives?|rejected|instead of|considered|not chosen|before|old|was)\b/i;

type Reader = Prose & { open: Section[]; title?: string };

/**
 * What the text between the artifacts says. A table gives a passage for each cell, and the table itself; headings are
 * sections, not passages. Empty for a plain file, and for one too long to have a tree.
 */
export function gatherProse(document: DesignDocument): Prose {
  const reader: Reader = { sections: [], passages: [], tables: [], open: [] };
  for (const node of document.tree?.children ?? []) readBlock(node, reader, false);
  const last = document.text.split('\n').length;
  for (const section of reader.open) section.endLine = last;
  const { sections, passages, tables } = reader;
  return { sections, passages, tables };
}

function readBlock(node: RootContent, reader: Reader, aside: boolean): void {
  switch (node.type) {
    case 'heading':
      openSection(node, reader);
      return;
    case 'paragraph':
      addPassage(node, reader, aside);
      return;
    case 'list':
      readList(node, reader, aside);
      return;
    case 'table':
      readTable(node, reader, aside);
      return;
    case 'blockquote':
    case 'footnoteDefinition':
      for (const child of node.children) readBlock(child, reader, aside);
      return;
    default:
      return;
  }
}

/** An item that is an aside makes one of all that hangs below it, and a paragraph of what it introduces. */
function readList(list: List, reader: Reader, aside: boolean): void {
  for (const item of list.children) {
    const [first] = item.children;
    const within = aside || (first?.type === 'paragraph' && isAsideLabel(plain(first).text));
    for (const child of item.children) readBlock(child, reader, within);
  }
}

function isAsideLabel(text: string): boolean {
  return text.length < 60 && /:\s*$/.test(text) && (isAsideHeading(text) || isAside(text));
}

function openSection(node: RootContent & { type: 'heading' }, reader: Reader): void {
  const line = node.position?.start.line ?? 1;
  while ((reader.open.at(-1)?.depth ?? 0) >= node.depth) {
    const closed = reader.open.pop();
    if (closed) closed.endLine = line - 1;
  }
  const section = { heading: plain(node).text.replace(/`/g, ''), depth: node.depth, line, endLine: line };
  reader.sections.push(section);
  reader.open.push(section);
}

function addPassage(node: Nodes, reader: Reader, aside: boolean): void {
  const { text, codes } = plain(node);
  const line = node.position?.start.line;
  if (line === undefined || text.trim() === '') return;
  const heading = reader.open.at(-1)?.heading;
  const under = aside || reader.open.some((section) => section.depth > 1 && isAsideHeading(section.heading));
  const passage = { text, line, ...(heading === undefined ? {} : { section: heading }), aside: under, codes };
  reader.passages.push({ ...passage, aside: under || sentencesOf(passage).every((sentence) => sentence.aside) });
}

function readTable(node: Table, reader: Reader, aside: boolean): void {
  const [top, ...rest] = node.children;
  const head = top?.children.map((cell) => plain(cell).text.trim()) ?? [];
  const heading = reader.open.at(-1)?.heading;
  const rows: ProseTable['rows'] = [];
  for (const row of rest) {
    rows.push({
      cells: row.children.map((cell) => plain(cell).text.trim()),
      line: row.position?.start.line ?? 1,
    });
    for (const [at, cell] of row.children.entries()) {
      addPassage(cell, reader, aside || (at > 0 && ASIDE_COLUMN.test(head[at] ?? '')));
    }
  }
  const line = node.position?.start.line ?? 1;
  reader.tables.push({ head, rows, line, ...(heading === undefined ? {} : { section: heading }) });
}

/** The words of a node, code spans in backquotes; as many line breaks as the source has. */
function plain(node: Nodes): { text: string; codes: Passage['codes'] } {
  const codes: Passage['codes'] = [];
  const read = (one: Nodes): string => {
    if (one.type === 'inlineCode') {
      const { start, end } = one.position ?? {};
      codes.push({ text: one.value, line: start?.line ?? 1 });
      return `\`${one.value}\`${'\n'.repeat((end?.line ?? 0) - (start?.line ?? 0))}`;
    }
    if (one.type === 'break') return '\n';
    if (one.type === 'html') return /^<br/i.test(one.value) ? ' ' : '';
    if (one.type === 'text') return one.value;
    if (one.type === 'image') return one.alt ?? '';
    return 'children' in one ? one.children.map(read).join('') : '';
  };
  return { text: read(node), codes };
}
