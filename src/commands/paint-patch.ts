import { sanitize } from '../text/sanitize.ts';
import type { Paint } from './check/text.ts';

/** A patch, made safe to print: what comes and what goes in colours, where there are any. */
export function paintPatch(patch: string, paint: Paint): string {
  return sanitize(patch)
    .split('\n')
    .filter((line) => !line.startsWith('====='))
    .map((line) => {
      if (line.startsWith('+')) return paint(line, 'added');
      if (line.startsWith('-')) return paint(line, 'error');
      return line.startsWith('@@') ? paint(line, 'dim') : line;
    })
    .join('\n');
}
