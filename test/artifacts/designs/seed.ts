import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One contradiction, put into a design that has none. */
export type Seed = {
  id: string;
  family: string;
  /** Stands once in the clean document, and is replaced. */
  find: string;
  replace: string;
  why: string;
  /** Beside what can be read from the change itself: words by which a finding names it, wherever it points. */
  names?: string[];
};

export type SeededDesign = { name: string; text: string; seeds: Seed[] };

/** The designs of this folder, in the order of their names. */
export function readDesigns(): SeededDesign[] {
  const folder = import.meta.dirname;
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => ({
      name: file.slice(0, -'.md'.length),
      text: readFileSync(join(folder, file), 'utf8'),
      seeds: JSON.parse(readFileSync(join(folder, file.replace(/md$/, 'seeds.json')), 'utf8')) as Seed[],
    }));
}

/** The document with its contradiction, and the lines of it that the change touches. */
export function plant(text: string, { find, replace }: Seed): { text: string; from: number; to: number } {
  const at = text.indexOf(find);
  let same = 0;
  while (same < Math.min(find.length, replace.length) && find[same] === replace[same]) same++;
  let tail = 0;
  const shorter = Math.min(find.length, replace.length) - same;
  while (tail < shorter && find.at(-1 - tail) === replace.at(-1 - tail)) tail++;
  const from = text.slice(0, at + same).split('\n').length;
  const to = from + replace.slice(same, replace.length - tail).split('\n').length - 1;
  return { text: text.slice(0, at) + replace + text.slice(at + find.length), from, to };
}

/**
 * Words by which a finding clearly names a seed: identifiers that the change takes away or brings in, words that the
 * clean document does not have, and what the seed says itself.
 */
export function namesOf(text: string, { find, replace, names = [] }: Seed): string[] {
  const [before, after] = [wordsOf(find), wordsOf(replace)];
  const gone = [...before].filter((word) => !after.has(word) && isIdentifier(word));
  const come = [...after].filter((word) => !before.has(word) && (isIdentifier(word) || !text.includes(word)));
  return [...gone, ...come.filter((word) => /[A-Za-z]{3}|\d{3}/.test(word)), ...names].map((word) =>
    word.toLowerCase(),
  );
}

function wordsOf(text: string): Set<string> {
  return new Set(text.match(/[\w/{][\w./{},-]*[\w}]/g) ?? []);
}

function isIdentifier(word: string): boolean {
  return /[a-z][._/-]\w|\w_\w|[a-z][A-Z]/.test(word);
}
