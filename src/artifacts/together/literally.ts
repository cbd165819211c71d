/** A text as the part of a regular expression that matches it and nothing else, with or without the flag `u`. */
export function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
