import { QUALITIES, type QualityNote } from '../knowledge/qualities.ts';

/** Something that a brief asks for beyond its things, and the words that do. */
export type Quality = { note: QualityNote; words: string };

const MOST = 20;

/** What the brief asks for beyond its things, in the order of the notes. */
export function qualities(text: string): Quality[] {
  const low = text.toLowerCase().replace(/[’]/g, "'");
  const found = QUALITIES.flatMap((note): Quality[] => {
    const patterns = 'exec' in note.said ? [note.said] : note.said;
    const hits = patterns.map((pattern) => pattern.exec(low)?.[0]);
    return hits.every((hit) => hit !== undefined) ? [{ note, words: hits.join(' … ') }] : [];
  });
  return found.slice(0, MOST);
}
