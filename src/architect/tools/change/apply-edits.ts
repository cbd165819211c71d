import { type Found, refused } from '../workspace/place.ts';
import { lineEndOf, withLineEnds, withLineFeeds } from './text-form.ts';

/** One replacement: `from` must occur exactly once, unless all of its places are meant. */
export type Edit = { from: string; to: string; all: boolean };

/** Places that a refusal names. */
const MOST_PLACES = 8;

/**
 * The text after these edits, one after the other: all of them, or none. A line feed in them stands for whatever ends
 * a line of the text, and comes out as that; what is not replaced stays as it is, byte for byte.
 *
 * @returns why not, as a sentence that tells the model how often and where the text occurs
 */
export function applyEdits(text: string, edits: readonly Edit[]): Found<{ text: string }> {
  let changed = text;
  for (const [index, edit] of edits.entries()) {
    const applied = applyEdit(changed, edit);
    if (!applied.ok) return edits.length === 1 ? applied : refused(`Edit ${index + 1}: ${applied.error}`);
    changed = applied.text;
  }
  return { ok: true, text: changed };
}

function applyEdit(text: string, { from, to, all }: Edit): Found<{ text: string }> {
  const plain = withLineFeeds(text);
  const wanted = withLineFeeds(from);
  if (wanted === '' && text === '') return { ok: true, text: to };
  if (wanted === '') return refused('old_string is empty, which is for a file without text. Give the text to replace.');
  if (wanted === withLineFeeds(to)) return refused('old_string and new_string are the same.');
  const places = placesOf(plain, wanted, all ? wanted.length : 1);
  if (places.length === 0) return refused(`old_string does not occur. ${nearMiss(plain, wanted)}`);
  if (places.length > 1 && !all) {
    return refused(
      `old_string occurs ${places.length} times, in ${linesAt(plain, places)}. Give more of what stands around it, or set replace_all.`,
    );
  }
  return { ok: true, text: replaced(text, places, wanted.length, to) };
}

/** Where it begins, each place at least `step` behind the one before. */
function placesOf(text: string, wanted: string, step: number): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + step)) places.push(at);
  return places;
}

/** @param places in the text with line feeds alone, in order, none within another */
function replaced(text: string, places: readonly number[], length: number, to: string): string {
  const toOriginal = mapBack(text);
  let result = '';
  let done = 0;
  for (const place of places) {
    const start = toOriginal(place);
    const end = toOriginal(place + length);
    const gone = text.slice(start, end);
    result += text.slice(done, start) + withLineEnds(to, gone.includes('\n') ? lineEndOf(gone) : lineEndOf(text));
    done = end;
  }
  return result + text.slice(done);
}

/** From a place in the text with line feeds alone to the same in the text itself. Asked in rising order. */
function mapBack(text: string): (place: number) => number {
  let dropped = 0;
  let next = text.indexOf('\r\n');
  return (place) => {
    while (next !== -1 && next - dropped < place) {
      dropped += 1;
      next = text.indexOf('\r\n', next + 2);
    }
    return place + dropped;
  };
}

function linesAt(text: string, places: readonly number[]): string {
  const numbers = [...new Set(places.map((place) => text.slice(0, place).split('\n').length))];
  const named = numbers.slice(0, MOST_PLACES).join(', ');
  return `${numbers.length === 1 ? 'line' : 'lines'} ${named}${numbers.length > MOST_PLACES ? ', …' : ''}`;
}

/** What may have gone wrong: line numbers copied along, or other blanks. */
function nearMiss(text: string, wanted: string): string {
  const lines = wanted.replace(/^\n+|\n+$/g, '').split('\n');
  if (lines.every((line) => /^\s*\d+\t/.test(line)))
    return 'It holds the line numbers that read shows: leave them out.';
  const sought = lines.map(squeezed);
  const all = text.split('\n').map(squeezed);
  const at = sought.every((line) => line === '')
    ? -1
    : all.findIndex((_, index) => sought.every((line, below) => all[index + below] === line));
  if (at === -1) return 'Read the file again, and copy the text exactly.';
  const last = at + sought.length;
  return `${sought.length === 1 ? `Line ${last} differs` : `Lines ${at + 1} to ${last} differ`} from it only in blanks: copy them exactly.`;
}

function squeezed(line: string): string {
  return line.trim().replace(/\s+/g, ' ');
}
