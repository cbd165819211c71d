import { readLabel } from './read-label.ts';
import type { Head, Sequence, Step } from './sequence.ts';

const NAME = '([\\p{L}\\p{N}_.][\\p{L}\\p{N}_. /]*?(?:-[\\p{L}\\p{N}_.]+)*)';
const MESSAGE = new RegExp(`^${NAME}\\s*(--?)(>>|>|\\)|x)\\s*[+-]?\\s*${NAME}\\s*:(.*)$`, 'u');
const PERSON = /^(?:participant|actor)\s+(\S.*?)(?:\s+as\s+(.+))?$/;
const NOTE = /^note\s+(left of|right of|over)\s+([^:,]+)(?:,\s*([^:]+))?:\s*(.*)$/i;
const BLOCK = /^(alt|opt|loop|par|critical|break)\b\s*(.*)$/;
const PART = /^(else|and|option)\b\s*(.*)$/;

/** A sequence diagram, from the lines below its first; nothing when a line says what is not understood. */
export function readSequence(lines: readonly string[]): Sequence | undefined {
  const people = new Map<string, string[]>();
  const steps: Step[] = [];
  /** Blocks that are open; those that only colour the ground are not drawn. */
  const open: boolean[] = [];
  let title: string | undefined;
  let number: number | undefined;
  const placeOf = (name: string): number => {
    const id = name.trim();
    if (!people.has(id)) people.set(id, readLabel(id));
    return [...people.keys()].indexOf(id);
  };
  for (const line of lines) {
    const person = PERSON.exec(line);
    const message = MESSAGE.exec(line);
    const note = NOTE.exec(line);
    const block = BLOCK.exec(line);
    const part = PART.exec(line);
    if (/^(?:activate|deactivate)\s/.test(line)) continue;
    if (line === 'autonumber') number = 1;
    else if (/^title\b:?\s*/.test(line)) title = readLabel(line.replace(/^title\b:?\s*/, '')).join(' ');
    else if (person) people.set((person[1] ?? '').trim(), readLabel(person[2] ?? person[1] ?? ''));
    else if (message) {
      const [, from = '', dashes, sign = '', to = '', words = ''] = message;
      const label = readLabel(words).join(' ').trim();
      const counted = number === undefined ? label : `${number++}. ${label}`;
      const ends = { from: placeOf(from), to: placeOf(to) };
      steps.push({ kind: 'message', ...ends, label: counted, isDotted: dashes === '--', head: headOf(sign) });
    } else if (note) steps.push(noteOf(note, placeOf));
    else if (/^rect\b/.test(line)) open.push(false);
    else if (block) {
      open.push(true);
      steps.push({ kind: 'begin', words: readLabel(`${block[1]} ${block[2]}`).join(' ').trim() });
    } else if (part) {
      if (open.at(-1) !== true) return undefined;
      steps.push({ kind: 'part', words: readLabel(`${part[1]} ${part[2]}`).join(' ').trim() });
    } else if (line === 'end') {
      const isDrawn = open.pop();
      if (isDrawn === undefined) return undefined;
      if (isDrawn) steps.push({ kind: 'end' });
    } else return undefined;
  }
  if (open.length > 0 || people.size === 0) return undefined;
  return { people: [...people.values()], steps, ...(title !== undefined && { title }) };
}

function noteOf([, side = '', first = '', last, words = '']: RegExpExecArray, placeOf: (name: string) => number): Step {
  const ends = [placeOf(first), placeOf(last ?? first)];
  const at = /^left/i.test(side) ? 'left' : /^right/i.test(side) ? 'right' : 'over';
  return { kind: 'note', first: Math.min(...ends), last: Math.max(...ends), at, lines: readLabel(words) };
}

function headOf(sign: string): Head {
  switch (sign) {
    case '>>':
      return 'arrow';
    case ')':
      return 'open';
    case 'x':
      return 'cross';
    default:
      return 'none';
  }
}
