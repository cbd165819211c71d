import { headingKey } from '../../../text/headings.ts';
import { items } from '../words/spelling.ts';
import type { Piece } from './piece.ts';

/** A section with what it holds, in order. */
export type Placed = { heading: string; pieces: Piece[] };

/**
 * Which section says what: each piece stands once, under the heading that calls for it most. What every report holds
 * finds a place under any headings; a heading that calls for nothing known gets what fits best of the rest.
 * @param said the pieces that have something to say in this design
 */
export function place(headings: readonly string[], said: readonly Piece[]): Placed[] {
  const sections = headings.map((heading): Placed => ({ heading, pieces: [] }));
  const [first] = sections;
  if (first === undefined) return [];
  for (const piece of said) sectionFor(piece, sections)?.pieces.push(piece);
  for (const section of sections) if (section.pieces.length === 0) fill(section, sections, said);
  for (const section of sections) section.pieces.sort((a, b) => said.indexOf(a) - said.indexOf(b));
  return sections;
}

function sectionFor(piece: Piece, sections: readonly Placed[]): Placed | undefined {
  if (piece.id === 'basis') return sections[0];
  const scored = sections.map((section) => ({ section, score: scoreOf(piece, section.heading) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  if (best.score > 0) return best.section;
  return piece.must ? generalSection(sections) : undefined;
}

/** The section that takes what no heading calls for. */
function generalSection(sections: readonly Placed[]): Placed | undefined {
  const wide = /\b(?:design|recommendations?|architecture|plan|overview|details?|solution|proposal)\b/;
  return sections.find(({ heading }) => wide.test(headingKey(heading))) ?? sections[0];
}

/** Takes over the piece that fits best from a section that keeps others; else one that was not placed at all. */
function fill(section: Placed, sections: readonly Placed[], said: readonly Piece[]): void {
  const spare = sections
    .filter(({ pieces }) => pieces.length > 1)
    .flatMap((other) =>
      other.pieces
        .filter(({ id }) => id !== 'basis')
        .map((piece) => ({ piece, other, score: scoreOf(piece, section.heading) })),
    );
  const fitting = spare.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score)[0];
  if (fitting) {
    move(fitting.piece, fitting.other, section);
    return;
  }
  const placed = new Set(sections.flatMap(({ pieces }) => pieces));
  const left = said.find((piece) => !placed.has(piece));
  if (left) {
    section.pieces.push(left);
    return;
  }
  const any = spare.filter(({ other }) => other.pieces.length > 2).at(-1) ?? spare.at(-1);
  if (any) move(any.piece, any.other, section);
}

function move(piece: Piece, from: Placed, to: Placed): void {
  from.pieces = from.pieces.filter((other) => other !== piece);
  to.pieces.push(piece);
}

/** How much a heading calls for a piece: the name of it counts most, a near word little, and nothing is zero. */
function scoreOf(piece: Piece, heading: string): number {
  const key = headingKey(heading);
  const words = new Set(stems(key));
  const score = (phrase: string, base: number) => {
    const parts = stems(headingKey(phrase));
    if (!parts.every((part) => words.has(part))) return 0;
    return base + parts.length * 5 + (parts.length === words.size ? 8 : 0);
  };
  const named = Math.max(0, ...items(piece.named).map((phrase) => score(phrase, 50)));
  return named > 0 ? named : Math.max(0, ...items(piece.near).map((phrase) => score(phrase, 10)));
}

const SMALL = new Set(['and', 'or', 'the', 'of', 'by', 'a', 'for', 'in', 'to']);

function stems(key: string): string[] {
  return key
    .split(' ')
    .filter((word) => word !== '' && !SMALL.has(word))
    .map((word) => word.replace(/(?:ies)$/, 'y').replace(/s$/, ''));
}
