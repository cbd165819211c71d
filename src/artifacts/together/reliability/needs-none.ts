import type { Design, Operation } from '../design.ts';
import { literally } from '../literally.ts';

/** Whether a sentence exempts an operation, by its name, from what all others carry: `` `reportPositions` needs none ``, `` the exception is `withdraw` ``. */
export function needsNone({ passages }: Design['prose'], { id = '' }: Operation): boolean {
  const said = new RegExp(String.raw`\x60${literally(id)}\x60[^.;]{0,40}\b(?:no|none|without|not|except)\b`);
  const but = new RegExp(String.raw`\b(?:exceptions?|exempt\w*|except|but)\b[^.;]{0,40}\x60${literally(id)}\x60`, 'i');
  const isSaid = (text: string): boolean => said.test(text) || but.test(text);
  return id !== '' && passages.some(({ text }) => isSaid(text.replaceAll('\n', ' ')));
}
