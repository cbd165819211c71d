import type { Signs } from './signs.ts';

/** A chord as people write it: `⏎`, `alt ⏎`, `^G`, `esc`, `r`. Several, parted by spaces, as one: `↑↓`. */
export function spellChord(signs: Signs, chord: string): string {
  if (chord.includes(' ')) {
    const parts = chord.split(' ').map((part) => spellChord(signs, part));
    return parts.join(parts.some((part) => part.length > 1) ? '/' : '');
  }
  const [, ctrl, alt, shift, name = chord] = /^(ctrl-)?(alt-)?(shift-)?(.+)$/.exec(chord) ?? [];
  const key = spellName(signs, name);
  const modifiers = `${alt ? 'alt ' : ''}${shift ? 'shift ' : ''}`;
  if (!ctrl) return modifiers + key;
  return key.length === 1 ? `${modifiers}^${key.toUpperCase()}` : `ctrl ${modifiers}${key}`;
}

function spellName(signs: Signs, name: string): string {
  switch (name) {
    case 'enter':
    case 'up':
    case 'down':
    case 'left':
    case 'right':
      return signs[name];
    case 'escape':
      return 'esc';
    case 'pageup':
      return 'page up';
    case 'pagedown':
      return 'page down';
    default:
      return name;
  }
}
