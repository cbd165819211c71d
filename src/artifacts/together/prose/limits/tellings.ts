import type { Design } from '../../design.ts';
import { isAside, isAsideHeading } from '../aside.ts';
import { sentencesOf } from '../sentences.ts';

/** A sentence of the text, a row of a table, or what a diagram says in words. */
export type Telling = { text: string; lineAt(offset: number): number };

/** In characters: a cell that is longer speaks for itself. */
const LONGEST_CELL = 60;
const NOTE = /^\s*note\s+(?:over|left of|right of)\s+[^:]+:\s*(.+)$/i;

/** Everything that a design says in words and means, in no order. */
export function tellingsOf(design: Design): Telling[] {
  const before = known.get(design);
  if (before) return before;
  const { prose, diagrams, artifacts } = design;
  const sentences = prose.passages
    .flatMap(sentencesOf)
    .flatMap(({ aside, text, line }): Telling[] =>
      aside ? [] : [{ text, lineAt: (offset) => line + (text.slice(0, offset).match(/\n/g) ?? []).length }],
    );
  const rows = prose.tables.flatMap(({ head, rows: own, section }) =>
    own.flatMap(({ cells, line }): Telling[] => {
      const isShort = cells.length < 4 && cells.every((cell) => cell.length <= LONGEST_CELL);
      const text = `${cells.join(': ')} (${head.slice(1).join(', ')})`;
      return isShort && !isAside(text) && !isAsideHeading(section ?? '') ? [{ text, lineAt: () => line }] : [];
    }),
  );
  const messages = diagrams.flatMap((diagram) =>
    diagram.kind === 'sequence' ? diagram.messages.map(({ text, line }) => ({ text, lineAt: () => line })) : [],
  );
  const notes = artifacts.flatMap(({ artifact }) =>
    artifact.kind !== 'mermaid'
      ? []
      : artifact.text.split('\n').flatMap((line, at) => {
          const text = NOTE.exec(line)?.[1];
          return text === undefined ? [] : [{ text, lineAt: () => artifact.firstLine + at }];
        }),
  );
  const all = [...sentences, ...rows, ...messages, ...notes];
  known.set(design, all);
  return all;
}

const known = new WeakMap<Design, Telling[]>();
