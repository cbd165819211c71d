/** What an example in a description says that a user wants, in the words around it and the user's own. */
const SAID =
  /(?:^|[\s>])(?:user|context|human)\s*:\s*(.+?)(?=[\s"'](?:user|context|human|assistant|commentary)\s*:|<|\n\s*\n|$)/gis;

/** The parts of a description that tell when to call the persona: contexts and what users say, not the answers. */
export function examplesIn(description: string): string[] {
  const examples = description.slice(0, MAX_LENGTH).matchAll(SAID);
  return [...examples].map(([, said = '']) => said.replace(/^["']|["']$/g, '').trim());
}

/** In characters. */
const MAX_LENGTH = 16_384;
