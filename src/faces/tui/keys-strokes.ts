import type { Key } from 'ink';

/**
 * One press.
 * - `text`: printable characters, one or (typed faster than we draw) several; never a control character.
 * - `paste`: what a paste brought, as one piece, with line ends as `\n`.
 * - `key`: all else. `chord` is how the table spells it: `up`, `escape`, `ctrl-a`, `alt-enter`, `shift-tab`, `alt-R`.
 */
export type Stroke = { kind: 'text'; text: string } | { kind: 'paste'; text: string } | { kind: 'key'; chord: string };

const NAMED = [
  ['up', 'upArrow'],
  ['down', 'downArrow'],
  ['left', 'leftArrow'],
  ['right', 'rightArrow'],
  ['home', 'home'],
  ['end', 'end'],
  ['pageup', 'pageUp'],
  ['pagedown', 'pageDown'],
  ['enter', 'return'],
  ['escape', 'escape'],
  ['tab', 'tab'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
] as const satisfies readonly (readonly [string, keyof Key])[];

/** The presses in one call of Ink's `useInput`, which hands a chunk of fast typing over as one. */
export function strokesOf(input: string, key: Key): Stroke[] {
  if (key.eventType === 'release' || key.super || key.hyper) return [];
  const named = NAMED.find(([, property]) => key[property]);
  if (named) return [namedKey(named[0], key)];
  if (key.ctrl) return input ? [lettered('ctrl-', input, key.shift)] : [];
  if (key.meta) return input ? [{ kind: 'key', chord: `alt-${spelled(input)}` }] : [];
  return isUnmarkedPaste(input) ? [pasteOf(input)] : splitChunk(input);
}

/** What a paste brought; terminals send its line ends as carriage returns. */
export function pasteOf(text: string): Stroke {
  return { kind: 'paste', text: withPlainLines(text) };
}

/** Line ends of any kind as `\n`. */
export function withPlainLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** The stroke that types a text: for tests, and for text from elsewhere that stands in for typing. */
export function typed(text: string): Stroke {
  return { kind: 'text', text };
}

/** The stroke of a chord as the table spells it. */
export function pressed(chord: string): Stroke {
  return { kind: 'key', chord };
}

function namedKey(name: string, key: Key): Stroke {
  // Two escapes within Ink's 20 ms are one press with alt: a second step back is never taken by accident.
  if (name === 'escape') return pressed('escape');
  return pressed(`${key.ctrl ? 'ctrl-' : ''}${key.meta ? 'alt-' : ''}${key.shift ? 'shift-' : ''}${name}`);
}

function lettered(prefix: string, input: string, shift: boolean): Stroke {
  return pressed(`${prefix}${shift ? 'shift-' : ''}${spelled(input.toLowerCase())}`);
}

function spelled(input: string): string {
  return input === ' ' ? 'space' : input;
}

/**
 * A terminal without bracketed paste hands lines over as if typed. Nobody types a line, enter, and more within one
 * chunk, and to take such an enter for "go on" would send half a text. Single keys with enters between them are
 * keys: these come from programs that drive the app.
 */
function isUnmarkedPaste(input: string): boolean {
  return /[\r\n][^\r\n]/.test(input) && /[^\r\n]{2}/.test(input);
}

function splitChunk(input: string): Stroke[] {
  const runs = input.match(/[^\x00-\x1f\x7f]+|[\x00-\x1f\x7f]/g) ?? [];
  return runs.map((run) => (run > '\x1f' && run !== '\x7f' ? typed(run) : pressed(chordOfControl(run))));
}

/** ASCII: a control character is its letter's code less 64. */
function chordOfControl(character: string): string {
  switch (character) {
    case '\r':
      return 'enter';
    case '\t':
      return 'tab';
    case '\b':
    case '\x7f':
      return 'backspace';
    case '\0':
      return 'ctrl-space';
    case '\x1b':
      return 'escape';
    default:
      return `ctrl-${String.fromCharCode(character.charCodeAt(0) + 64).toLowerCase()}`;
  }
}
