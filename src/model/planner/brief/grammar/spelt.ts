import { TYPOS } from '../../words/typos.ts';

/**
 * A text as it is read: short signs and pictures give way to the words and stops that they stand for. Only the reading
 * uses it; what is quoted stays as it was written.
 */
export function spelt(text: string): string {
  return text
    .replace(/\b[a-z]{3,12}\b/g, (word) => TYPOS.get(word) ?? word)
    .replace(/\bw\/o\b\s*/gi, 'without ')
    .replace(/\bw\/(?=[\s\p{L}\d])\s*/giu, 'with ')
    .replace(/(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{fe0f})+/gu, ', ')
    .replace(/(?<=\s)(?:&|\+)(?=\s)/g, 'and')
    .replace(/\s*(?:->|=>|→|⇒)\s*/g, ', ')
    .replace(/^(\s*)[-*•]\s+/gm, '$1. ')
    .replace(/^(\s*)\p{L}{1,3}\d{1,3}[.):]\s+/gmu, '$1. ')
    .replace(/^(\s*)\d{1,2}[.)]\s+/gm, '$1. ')
    .replace(/\b([a-z]+)\.(com|org|net|io|de)\b/gi, (_, name: string, end: string) => `${name}${end}`.toUpperCase())
    .replace(/(?<![\p{L}\p{N}'’])([ldnsjmc]|qu)['’](?=\p{L}{2})/giu, '$1 ')
    .replace(/[`"“”„«»]/g, ' ');
}
