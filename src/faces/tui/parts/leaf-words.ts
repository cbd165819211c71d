import type { Writable } from 'node:stream';
import { sanitizeLine } from '../../../text/sanitize.ts';
import { isDiagram } from '../markdown/diagram.ts';
import { type Leaf, textOf } from './book.ts';
import { plural } from './numbers.ts';
import { MOST_COPIED, toClipboard } from './to-clipboard.ts';

/** What a block of a report is, in two or three words: `sql, 34 lines`; of text, how long it is. */
export function titleOf(leaf: Leaf): string {
  const { text, language } = textOf(leaf);
  const lines = plural(text.split('\n').length, 'line');
  return language === undefined ? `the text, ${lines}` : `${sanitizeLine(language, 16) || 'the code'}, ${lines}`;
}

/** The source of the diagram that a block holds. */
export function diagramIn(leaf: Leaf): string | undefined {
  const { text, language = '' } = textOf(leaf);
  return isDiagram(language) ? text : undefined;
}

/** Hands a block to the terminal's clipboard. @returns a sentence on what came of it */
export function copyLeaf(leaf: Leaf, output: Writable): string {
  const sequence = toClipboard(textOf(leaf).text);
  if (sequence === undefined) return `not copied: terminals take ${Math.floor(MOST_COPIED / 1000)} kB at most`;
  output.write(sequence);
  return `copied ${titleOf(leaf)}, if your terminal lets programs copy`;
}
