import { headingKey } from '../../../text/headings.ts';
import { titleOf } from '../brief/title.ts';
import type { Design } from '../design/design.ts';
import { isReview } from '../review/review.ts';
import { inWordsOf } from './api-words.ts';
import { blocks, quote } from './markdown.ts';
import type { Piece } from './piece.ts';
import { PIECES } from './pieces/index.ts';
import { BARE_PIECES, isBare } from './pieces/missing.ts';
import { type Placed, place } from './placement.ts';
import { writeReview } from './review/write-review.ts';

/** A report in parts: its title, and each section's markdown without its heading. */
export type Report = { title: string; sections: { heading: string; markdown: string }[] };

const DEFAULT_SECTIONS = ['Overview', 'Data model', 'API contract', 'Failure modes', 'Decisions'];

/**
 * Puts a design into words, under the headings that are due.
 * @param due the persona's headings, in order; empty for the usual ones
 */
export function writeReport(design: Design, due: readonly string[]): Report {
  const headings = distinct(due.length > 0 ? due : DEFAULT_SECTIONS);
  if (isReview(design)) return writeReview(design, headings);
  const texts = new Map<Piece, string>();
  for (const piece of PIECES) {
    const text = piece.write(design);
    if (text !== undefined && text.trim() !== '')
      texts.set(
        piece,
        outsideFences(text, (prose) => inWordsOf(design.choices.api.key, prose)),
      );
  }
  const placed = place(headings, [...texts.keys()]);
  const sections = (isBare(design) ? placed.map(shortened) : placed).map((section) => ({
    heading: section.heading,
    markdown: sectionText(section, texts),
  }));
  const title = quote(titleOf(design.reading.text, design.reading.tokens, design.scope.name), 90) || 'Design';
  return { title, sections };
}

/** A section of a start without a brief: what has to be there, and else one piece under each heading. */
function shortened({ heading, pieces }: Placed): Placed {
  const kept = pieces.filter(({ id }) => BARE_PIECES.has(id));
  return { heading, pieces: kept.length > 0 ? kept : pieces.slice(0, 1) };
}

/** The text with what stands outside of fenced blocks changed. */
function outsideFences(text: string, change: (prose: string) => string): string {
  return text
    .split(/(^`{3,}[^\n]*\n[\s\S]*?^`{3,}$)/m)
    .map((part, at) => (at % 2 === 0 ? change(part) : part))
    .join('');
}

function distinct(headings: readonly string[]): string[] {
  return headings.filter(
    (heading, at) => headings.findIndex((other) => headingKey(other) === headingKey(heading)) === at,
  );
}

function sectionText({ heading, pieces }: Placed, texts: ReadonlyMap<Piece, string>): string {
  if (pieces.length === 1) return texts.get(pieces[0] as Piece) ?? '';
  return blocks(
    ...pieces.map((piece) =>
      headingKey(piece.title) === headingKey(heading)
        ? texts.get(piece)
        : `### ${piece.title}\n\n${texts.get(piece) ?? ''}`,
    ),
  );
}

/** The whole report as markdown. */
export function reportText({ title, sections }: Report): string {
  return `# ${title}\n\n${sections.map(({ heading, markdown }) => `## ${heading}\n\n${markdown}\n`).join('\n')}`;
}
