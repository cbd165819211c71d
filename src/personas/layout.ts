import { unnumber } from './line-numbers.ts';
import type { Problem } from './persona.ts';
import { note, warning } from './problem.ts';
import { unwrap } from './wrapping.ts';

/** Consecutive lines of a file; `first` is the 1-based number of the first of them in the file as it stands. */
export type Lines = { text: readonly string[]; first: number };

/** A file in its two parts. `front` has at least one `key:`; without it the whole file is the body. */
export type Layout = { front?: Lines; body: Lines; problems: Problem[] };

/** Starts an entry when it stands at the beginning of a line. */
const KEY = /^(["']?)[A-Za-z_][\w.-]*\1[ \t]*:(?:[ \t]|$)/;
const OPEN = /^---(?:[ \t]*ya?ml)?[ \t]*$/;
const FOREIGN_OPEN = /^---[ \t]*([A-Za-z]+)[ \t]*$/;
const CLOSE = /^(?:-{3,}|\.{3})[ \t]*$/;

/**
 * Finds the frontmatter of a file: without the numbers of a numbered paste, the blank lines before it, and the
 * indent of its first fence. The first fence is `---`; the next line of three or more dashes, or `...`, closes it.
 * Rules below the frontmatter are text.
 */
export function layOut(text: string): Layout {
  const problems: Problem[] = [];
  const file = straighten(text.split('\n'), problems);
  const [fence = ''] = file.text;
  if (!OPEN.test(fence)) {
    const language = FOREIGN_OPEN.exec(fence)?.[1];
    if (language) {
      problems.push(warning('fence-language', `frontmatter in ${language} is not read, and never run`, file.first));
    }
    return unopened(file, problems) ?? { body: file, problems };
  }
  const close = file.text.findIndex((line, index) => index > 0 && CLOSE.test(line));
  const front = part(file, 1, close === -1 ? endOfUnclosed(file.text) : close);
  if (!hasKey(front.text)) return { body: file, problems };
  if (close === -1) {
    const message = 'the frontmatter is never closed: it was taken to end before the first paragraph';
    problems.push(warning('unclosed-fence', message, file.first));
    return { front, body: part(file, 1 + front.text.length), problems };
  }
  const closing = (file.text[close] ?? '').trim();
  if (closing !== '---') {
    problems.push(note('closing-fence', 'a line other than `---` closes the frontmatter', file.first + close));
  }
  return { front, body: part(file, close + 1), problems };
}

/** Keys that a file begins with when its first fence was lost on the way. */
const FIRST_KEY = /^(?:name|description|model|tools|mode|color)[ \t]*:[ \t]+\S/;

/** A file that begins with keys, where the fence above them is missing: at least two, and nothing else between them. */
function unopened(file: Lines, problems: Problem[]): Layout | undefined {
  if (!FIRST_KEY.test(file.text[0] ?? '')) return undefined;
  const close = file.text.findIndex((line) => CLOSE.test(line));
  const front = part(file, 0, close === -1 ? endOfUnclosed(file.text) : close);
  const isFront = front.text.every((line) => KEY.test(line) || /^(?:[ \t]|- |#|$)/.test(line));
  if (!isFront || front.text.filter((line) => FIRST_KEY.test(line)).length < 2) return undefined;
  problems.push(
    warning('no-opening-fence', 'it begins with keys: the fence above them was taken to be lost', file.first),
  );
  return { front, body: part(file, close === -1 ? front.text.length : close + 1), problems };
}

/** The lines without what a paste laid around them. */
function straighten(lines: readonly string[], problems: Problem[]): Lines {
  const bare = unnumber(lines);
  if (bare) problems.push(note('line-numbers', 'every line starts with its number: the numbers were dropped', 1));
  const file = unwrap({ text: bare ?? lines, first: 1 }, problems);
  const indent = /^([ \t]+)---(?:[ \t]*ya?ml)?[ \t]*$/.exec(file.text[0] ?? '')?.[1];
  if (!indent) return file;
  problems.push(note('indented', 'the file is indented: the indent of its first line was dropped', file.first));
  return { ...file, text: file.text.map((line) => dedent(line, indent.length)) };
}

/** The line without at most `width` blanks at its start. */
export function dedent(line: string, width: number): string {
  const blanks = /^[ \t]*/.exec(line)?.[0].length ?? 0;
  return line.slice(Math.min(width, blanks));
}

/** The index after the last line of a frontmatter that nothing closes: before the first blank line with prose after it. */
function endOfUnclosed(lines: readonly string[]): number {
  const end = lines.findIndex((line, index) => {
    if (index === 0 || line.trim() !== '') return false;
    const next = lines.slice(index, index + 50).find((later) => later.trim() !== '');
    return next !== undefined && !KEY.test(next) && !/^[ \t<]/.test(next);
  });
  return end === -1 ? lines.length : end;
}

function hasKey(lines: readonly string[]): boolean {
  return lines.some((line) => KEY.test(line.trimStart()));
}

function part({ text, first }: Lines, from: number, to?: number): Lines {
  return { text: text.slice(from, to), first: first + from };
}
