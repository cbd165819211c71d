/** A path that can be searched. A folder ends in a slash. */
export type Searched = {
  path: string;
  lower: string;
  /** Where its last name begins. */
  name: number;
  /** How many folders lie above it; what lies outside of the working directory comes after all others. */
  depth: number;
  /** Which letters it holds, a bit each: most of what does not fit is passed over by it. */
  letters: number;
};

/** How a path fits what was typed; less is better, and from `NONE` on it does not. */
const NONE = 6;

/** Reads off a path what each search asks of it. */
export function searched(path: string): Searched {
  const lower = path.toLowerCase();
  const name = path.lastIndexOf('/', path.length - 2) + 1;
  return { path, lower, name, depth: depthOf(path), letters: lettersOf(lower) };
}

/**
 * The paths that what was typed may mean, the likeliest first, at most `most`; case says nothing. What begins a name
 * counts more than what stands within it, a name more than a folder on the way, and of two alike the shorter one.
 * Letters may be left out between others; these are looked for only where little else fits. A key must not be felt
 * among a hundred thousand paths: nothing is sorted that nobody sees.
 */
export function rankPaths(typed: string, paths: readonly Searched[], most: number): Searched[] {
  const query = typed.toLowerCase();
  const found = ranked(paths, most, (path) => fitOf(query, path));
  if (found.length >= most || query === '') return found;
  const letters = lettersOf(query);
  const known = new Set(found);
  const loose = ranked(paths, most - found.length, (path) => {
    if ((path.letters & letters) !== letters || path.lower === query || known.has(path)) return NONE;
    if (isWithin(query, path.lower, path.name)) return 0;
    return isWithin(query, path.lower, 0) ? 1 : NONE;
  });
  return [...found, ...loose];
}

function ranked(paths: readonly Searched[], most: number, judge: (path: Searched) => number): Searched[] {
  const groups: Searched[][] = Array.from({ length: NONE }, () => []);
  for (const path of paths) {
    const group = groups[judge(path)];
    if (group) keepBest(group, path, most);
  }
  return groups.flat().slice(0, most);
}

function fitOf(query: string, { lower, name, depth }: Searched): number {
  if (query === '') return Math.min(NONE - 1, depth);
  if (query.includes('/')) return fitOfPath(query, lower);
  const at = lower.indexOf(query, name);
  if (at !== -1) return at === name ? 0 : 1;
  return lower.includes(query) ? 2 : NONE;
}

/** What lies right in a folder that was named comes first: so folders are gone through step by step. */
function fitOfPath(query: string, path: string): number {
  if (path === query) return NONE;
  if (path.startsWith(query)) return isOneStep(path, query.length) ? 0 : 1;
  return path.includes(query) ? 2 : NONE;
}

function isOneStep(path: string, from: number): boolean {
  const slash = path.indexOf('/', from);
  return slash === -1 || slash === path.length - 1;
}

function depthOf(path: string): number {
  if (path.startsWith('../')) return NONE - 1;
  let depth = 0;
  for (let at = path.indexOf('/'); at !== -1 && at < path.length - 1; at = path.indexOf('/', at + 1)) depth += 1;
  return depth;
}

function lettersOf(lower: string): number {
  let letters = 0;
  for (let at = 0; at < lower.length; at++) letters |= 1 << (lower.charCodeAt(at) & 31);
  return letters;
}

/** Whether all letters come, in their order. */
function isWithin(query: string, text: string, from: number): boolean {
  let at = from - 1;
  for (let letter = 0; letter < query.length; letter++) {
    at = text.indexOf(query.charAt(letter), at + 1);
    if (at === -1) return false;
  }
  return true;
}

/** The best so far, in order. */
function keepBest(best: Searched[], path: Searched, most: number): void {
  const worst = best.at(-1);
  if (best.length >= most && worst && shorterFirst(path, worst) >= 0) return;
  const at = best.findIndex((each) => shorterFirst(path, each) < 0);
  best.splice(at === -1 ? best.length : at, 0, path);
  if (best.length > most) best.pop();
}

function shorterFirst(a: Searched, b: Searched): number {
  return a.path.length - b.path.length || (a.path < b.path ? -1 : 1);
}
