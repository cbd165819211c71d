/**
 * The start of a text, as far as it need be read to judge what it is: at most so many characters, without the long runs
 * of blank space, blank lines and letters in which a pattern would lose its way (its time grows with their square).
 */
export function skim(text: string, longest: number): string {
  return text
    .slice(0, longest)
    .replace(/[^\S\n]{40,}/g, ' '.repeat(40))
    .replace(/(\w{200})\w+/g, '$1')
    .replace(/[^\S\n]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n');
}
