/** What a text says, piece by piece: its lines, sentences and what semicolons part. */
export function clausesOf(text: string): string[] {
  return text.split(/\n|(?<=[.;])\s/);
}
