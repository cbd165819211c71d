import type { Design, Operation } from '../design.ts';
import { literally } from '../literally.ts';

/** Whether a sentence exempts an operation, by its name, from what all others carry: `` `reportPositions` needs none ``. */
export function needsNone({ passages }: Design['prose'], { id = '' }: Operation): boolean {
  const said = new RegExp(String.raw`\x60${literally(id)}\x60[^.;]{0,40}\b(?:no|none|without|not|except)\b`);
  return id !== '' && passages.some(({ text }) => said.test(text.replaceAll('\n', ' ')));
}
