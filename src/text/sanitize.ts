import { FORBIDDEN_CLASS, MARK_CLASS, MOST_MARKS } from './forbidden.ts';
import { cutToWidth } from './width.ts';

/**
 * Makes text from outside harmless for a terminal, however it is cut into chunks: the joined outputs are what the
 * whole text would give. Removed are all escape sequences (7- and 8-bit, nested, unfinished), other controls but
 * newline and tab, whatever turns the direction of reading or cannot be seen, and more than eight marks on one
 * character. A carriage return, with or without a newline after it, becomes one newline; half of a surrogate pair
 * becomes U+FFFD. What comes out goes through a second time unchanged.
 */
export interface Sanitizer {
  push(chunk: string): string;
  /** What was held back, if anything. The sanitizer then begins anew. */
  end(): string;
}

/** Between characters of plain text, or somewhere in a sequence; `payload` runs to its terminator or the line's end. */
type Place = 'text' | 'escape' | 'csi' | 'payload';

const CLEAN_ASCII = /^[\t\n\x20-\x7E]*$/;
const FORBIDDEN = new RegExp(`[${FORBIDDEN_CLASS}]`, 'u');
const MARK = new RegExp(`[${MARK_CLASS}]`, 'u');
const SPECIAL = new RegExp(`[${FORBIDDEN_CLASS}${MARK_CLASS}\\p{Cs}]`, 'gu');
const HIDDEN = new RegExp(`[${FORBIDDEN_CLASS}\\p{Cs}\\u200c\\u200d]|(?<=[${MARK_CLASS}]{${MOST_MARKS}})\\p{M}`, 'gu');

export function createSanitizer(): Sanitizer {
  let place: Place = 'text';
  let afterReturn = false;
  let marks = 0;
  let held = '';

  /** What one code point adds to the output. */
  function read(character: string): string {
    const goesOn = place === 'text' ? undefined : placeAfter(place, character);
    if (goesOn !== undefined) {
      place = goesOn;
      return '';
    }
    return readText(character);
  }

  function readText(character: string): string {
    const wasReturn = afterReturn;
    afterReturn = character === '\r';
    place = placeBegunBy(character);
    if (place !== 'text') return '';
    if (character === '\r' || character === '\n') {
      marks = 0;
      return wasReturn && character === '\n' ? '' : '\n';
    }
    // What is dropped does not part the marks around it: else a second pass would count them together.
    if (FORBIDDEN.test(character)) return '';
    if (MARK.test(character)) {
      marks += 1;
      return marks > MOST_MARKS ? '' : character;
    }
    marks = 0;
    return isSurrogate(character) ? '\uFFFD' : character;
  }

  function readAll(text: string): string {
    let out = '';
    for (let at = 0; at < text.length; ) {
      const plainEnd = place === 'text' && !afterReturn ? indexOfSpecial(text, at) : at;
      if (plainEnd > at) {
        out += text.slice(at, plainEnd);
        marks = 0;
        at = plainEnd;
        continue;
      }
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      out += read(character);
      at += character.length;
    }
    return out;
  }

  return {
    push(chunk) {
      if (chunk === '') return '';
      const text = held + chunk;
      held = '';
      if (place === 'text' && !afterReturn && isPlain(text)) {
        marks = 0;
        return text;
      }
      const whole = endsInHalf(text) ? text.slice(0, -1) : text;
      held = text.slice(whole.length);
      return readAll(whole);
    },
    end() {
      const rest = held === '' ? '' : read(held);
      place = 'text';
      afterReturn = false;
      marks = 0;
      held = '';
      return rest;
    },
  };
}

/** A whole text made harmless: see `Sanitizer`. */
export function sanitize(text: string): string {
  if (isPlain(text)) return text;
  const sanitizer = createSanitizer();
  return sanitizer.push(text) + sanitizer.end();
}

/** The same for a place that holds one line: newlines and tabs become spaces. @param max cells; what is longer ends in `…`. */
export function sanitizeLine(text: string, max = Number.POSITIVE_INFINITY): string {
  const line = sanitize(text)
    .replace(/^[\t\n]+|[\t\n]+$/g, '')
    .replace(/[\t\n]+/g, ' ');
  return cutToWidth(line, max);
}

/**
 * Text from outside as it must stand where a person decides about it: nothing is removed, everything that would act
 * or hide is spelt out (`\x1b`, `‹U+202E›`, `\r`). Newlines and tabs stay. The result is harmless for a terminal.
 */
export function revealControls(text: string): string {
  return text.replace(HIDDEN, (character) => {
    if (character === '\r') return '\\r';
    const code = character.codePointAt(0) ?? 0;
    const hex = code.toString(16);
    return code < 0xa0 ? `\\x${hex.padStart(2, '0')}` : `‹U+${hex.toUpperCase().padStart(4, '0')}›`;
  });
}

function isPlain(text: string): boolean {
  return CLEAN_ASCII.test(text) || indexOfSpecial(text, 0) === text.length;
}

/** Where the first character at or after `from` stands that needs a closer look; the text's length when none does. */
function indexOfSpecial(text: string, from: number): number {
  SPECIAL.lastIndex = from;
  return SPECIAL.exec(text)?.index ?? text.length;
}

/** Where a sequence goes on to, or nothing when the character is no part of it and is to be read as text. */
function placeAfter(place: Exclude<Place, 'text'>, character: string): Place | undefined {
  const code = character.codePointAt(0) ?? 0;
  switch (place) {
    case 'escape':
      if (character === '[') return 'csi';
      if (']PX^_'.includes(character)) return 'payload';
      if (code >= 0x20 && code <= 0x2f) return 'escape';
      return code >= 0x30 && code <= 0x7e ? 'text' : undefined;
    case 'csi':
      if (code >= 0x20 && code <= 0x3f) return 'csi';
      return code >= 0x40 && code <= 0x7e ? 'text' : undefined;
    case 'payload':
      return endsPayload(code) ? undefined : 'payload';
    default:
      return place satisfies never;
  }
}

/**
 * BEL, ST, CAN, SUB and ESC end a payload, as in terminals. So do line ends and other C1 controls: an unfinished
 * sequence must not swallow the rest of a document.
 */
function endsPayload(code: number): boolean {
  return [0x07, 0x0a, 0x0d, 0x18, 0x1a, 0x1b].includes(code) || (code >= 0x80 && code <= 0x9f);
}

function placeBegunBy(character: string): Place {
  switch (character) {
    case '\u001B':
      return 'escape';
    case '\u009B':
      return 'csi';
    case '\u0090':
    case '\u0098':
    case '\u009D':
    case '\u009E':
    case '\u009F':
      return 'payload';
    default:
      return 'text';
  }
}

function isSurrogate(character: string): boolean {
  return character.length === 1 && character >= '\uD800' && character <= '\uDFFF';
}

function endsInHalf(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff;
}
