import { literally } from '../literally.ts';
import type { Technology } from './technologies.ts';

/** A word with capitals as products have them: `Firecracker`, `gVisor`, `RabbitMQ`. `REST` and `SMS` are none. */
export const NAMED = String.raw`(?:[A-Z][\w.]*[a-z]\w*|[a-z]{1,2}[A-Z]\w+)`;

const ALL = new RegExp(`^(?:an? |the )?(${NAMED})$`);

/**
 * The product that a phrase is, as far as a text tells it from a word that begins a sentence: it has a capital within, or
 * stands in the midst of one; and it is nowhere written in small letters.
 */
export function productNamed(phrase: string, text: string): Technology | undefined {
  const name = ALL.exec(phrase.trim())?.[1];
  if (name === undefined || name.length < SHORTEST) return undefined;
  const word = literally(name);
  const isName = /[a-z][A-Z]/.test(name) || new RegExp(`[a-z\`,] ${word}\\b`).test(text);
  const isWord = new RegExp(`(?<![\\w./-])${word.toLowerCase()}(?:s|es|d|ed)?\\b`).test(text);
  return isName && !isWord ? { name, pattern: word, kind: 'named' } : undefined;
}

const SHORTEST = 4;
