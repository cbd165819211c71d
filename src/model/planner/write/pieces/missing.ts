import type { Design } from '../../design/design.ts';
import { blocks, numbered } from '../markdown.ts';
import type { Piece } from '../piece.ts';

/** Whether the brief says nothing that a design could follow from: no things, no field, nothing that stands there. */
export function isBare({ reading, repo, scope, changes }: Design): boolean {
  const nothing = !scope.known && scope.things.every(({ origin }) => origin === 'field');
  return nothing && reading.job === 'new' && repo.tables.length === 0 && changes.length === 0;
}

/** For a brief that says too little: what is missing, as questions, before the little that can be said. */
export const missing: Piece = {
  id: 'missing',
  title: 'What is missing',
  must: true,
  named: 'basis, summary, introduction, overview, plan, context, data model, assets and scope, architecture',
  near: 'scope, design',
  write: (design) => (isBare(design) ? text() : undefined),
};

function text(): string {
  return blocks(
    '**The brief names no thing that is kept and nobody who does something, so this is no design yet.** What follows is the smallest start that would be right for most systems: people who sign in, and one sort of record that is theirs. Nothing in it was taken from the brief, and it is meant to be thrown away once these are answered:',
    numbered([
      'Which things does it keep records of, and what belongs to what? Five nouns are enough.',
      'Who uses it, and what does each of them do with these things? One sentence a role.',
      'How many people, how many rows, and how much on the busiest day? Orders of magnitude will do.',
      'What must never happen: a double booking, a lost payment, a stranger who reads along?',
      'What is there already that it has to live with: a database, a login, a deadline, a law?',
    ]),
  );
}

/** The pieces that a start without a brief still holds: what can be checked, and nothing that would have to be made up. */
export const BARE_PIECES: ReadonlySet<string> = new Set([
  'basis',
  'missing',
  'entities',
  'schema',
  'er',
  'contract',
  'context',
  'sequences',
  'capacity',
]);
