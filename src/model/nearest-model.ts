import Fuse from 'fuse.js';
import { FAMILIES, MODELS } from './catalogue.ts';

/** The known name that a word which names no model most looks like: an id, a family, `planner`. Never the word itself. */
export function nearestModel(word: string): string | undefined {
  const names = ['planner', ...FAMILIES, ...MODELS.map(({ id }) => id)].filter((name) => name !== word);
  return new Fuse(names, { threshold: 0.6 }).search(word)[0]?.item;
}
