import { createSettler } from '../../../text/blocks.ts';
import { type FenceState, fenceAfter, NO_FENCE } from '../../../text/fence.ts';
import { sanitizeLine } from '../../../text/sanitize.ts';

/** A report by its blocks: the file as it is saved, without its frontmatter. */
export type Book = { blocks: readonly Leaf[]; lines: number };

/** One block of markdown; a fence is one, however long. */
export type Leaf = {
  markdown: string;
  /** Its first line in the file, and the first line after it; from 1. */
  line: number;
  end: number;
  /** Where it begins, as far as fences and lists depend on it. */
  before: FenceState;
  heading?: { level: number; title: string };
};

/** Reads a report into its blocks. Cheap: nothing is drawn. */
export function bookOf(markdown: string): Book {
  const front = /^---\n[\s\S]*?\n---\n+/.exec(markdown)?.[0] ?? '';
  const settler = createSettler({ maxBlock: Number.POSITIVE_INFINITY, sliceLines: Number.POSITIVE_INFINITY });
  const blocks: Leaf[] = [];
  let line = front.split('\n').length;
  let before = NO_FENCE;
  for (const step of [...settler.push(markdown.slice(front.length)), ...settler.end()]) {
    if (step.kind !== 'settled') continue;
    const end = line + step.markdown.split('\n').length - (step.markdown.endsWith('\n') ? 1 : 0);
    const heading = before.fence ? undefined : headingIn(step.markdown);
    blocks.push({ markdown: step.markdown, line, end, before, ...(heading && { heading }) });
    before = fenceAfter(before, step.markdown);
    line = end;
  }
  return { blocks, lines: line };
}

function headingIn(markdown: string): Leaf['heading'] {
  const [, marks = '', text = ''] = /^\s*(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*(?:\n|$)/.exec(markdown) ?? [];
  if (marks === '') return undefined;
  return { level: marks.length, title: sanitizeLine(text.replace(/[*_`]/g, '')) };
}

/** The blocks that a folded heading hides: all up to the next heading that is no deeper. */
export function foldedBy({ blocks }: Book, heading: number): { from: number; to: number } {
  const level = blocks[heading]?.heading?.level ?? 0;
  const next = blocks.findIndex((leaf, at) => at > heading && leaf.heading && leaf.heading.level <= level);
  return { from: heading + 1, to: next === -1 ? blocks.length : next };
}

/** The heading whose section a block stands in; nothing before the first. */
export function headingOver({ blocks }: Book, block: number): number | undefined {
  const at = blocks.findLastIndex((leaf, index) => index <= block && leaf.heading !== undefined);
  return at === -1 ? undefined : at;
}

/** What a person means by a block when they copy it: of a fence the code, else the markdown, without blank lines around. */
export function textOf({ markdown }: Leaf): { text: string; language?: string } {
  const lines = markdown.replace(/^(?:[ \t]*\n)+|\s+$/g, '').split('\n');
  const [, indent = '', run = '', info = ''] = /^([ \t]*)(`{3,}|~{3,})[ \t]*(.*)$/.exec(lines[0] ?? '') ?? [];
  if (run === '') return { text: lines.join('\n') };
  const isClosed = lines.length > 1 && (lines.at(-1) ?? '').trim().startsWith(run);
  const code = lines.slice(1, isClosed ? -1 : undefined);
  const text = code.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line)).join('\n');
  return { text, language: info.split(/\s/, 1)[0]?.toLowerCase() ?? '' };
}
