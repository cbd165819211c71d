import { isAboutMeaning } from './explain-error.ts';

/** How a parser takes a text: what it says against it, or undefined when it takes it. */
type Refuses = (text: string) => Promise<string | undefined>;

/** So many texts are parsed at most. A diagram that is refused costs some milliseconds each time. */
const MOST_TRIES = 60;

/**
 * The line, from 1, that has a diagram refused for what it means (a branch that is not there, a name that is taken):
 * Mermaid says what, and not where. It is the last line without which the complaint goes away, of the lines before the
 * first place at which it comes up. Undefined when no single line is to blame.
 */
export async function blameLine(text: string, complaint: string, refuses: Refuses): Promise<number | undefined> {
  const lines = text.split('\n');
  let low = 1;
  let high = lines.length;
  let tries = 0;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    tries++;
    if ((await refuses(lines.slice(0, middle).join('\n'))) === complaint) high = middle;
    else low = middle + 1;
  }
  for (let at = high - 1; at > 0 && tries < MOST_TRIES; at--) {
    if ((lines[at] ?? '').trim() === '') continue;
    tries++;
    const others = lines.slice(0, high);
    others[at] = '';
    const left = await refuses(others.join('\n'));
    if (left !== complaint && (left === undefined || isAboutMeaning(left))) return at + 1;
  }
  return undefined;
}
