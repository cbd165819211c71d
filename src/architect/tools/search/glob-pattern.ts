import picomatch from 'picomatch';
import { type Found, refused } from '../workspace/place.ts';
import type { Pattern } from './line-matcher.ts';

const MAX_LENGTH = 500;

/** A glob in two: the folder it begins with (empty for none), and what is matched against paths below that folder. */
export type GlobPattern = { folder: string; pattern: Pattern };

/**
 * Reads a glob: `*`, `**`, `?`, `[…]`, `{…}`, extended globs. A name in round brackets is a name, as in
 * `app/(shop)/page.tsx`.
 */
export function readGlob(glob: string): Found<GlobPattern> {
  const cleaned = glob.trim().replace(/^(\.?\/)+/, '');
  const whole = cleaned.endsWith('/') ? `${cleaned}**` : cleaned;
  if (whole === '' || whole.length > MAX_LENGTH) {
    return refused(`A glob has 1 to ${MAX_LENGTH} characters, like "**/*.sql".`);
  }
  if (
    whole
      .replaceAll('\\', '')
      .split(/[/{},|()]/)
      .includes('..')
  ) {
    return refused('A glob cannot leave the folder it is looked for in: leave out "..".');
  }
  const names = whole.split('/');
  const special = names.findIndex((name, index) => index === names.length - 1 || /[*?{}[\]()!+@|\\]/.test(name));
  const rest = names.slice(special).join('/');
  const { source, flags } = picomatch.makeRe(rest.replace(/(^|[^\\?*+@!])\(([^()|]*)\)/g, '$1\\($2\\)'), {
    dot: true,
    nonegate: true,
    windows: false,
  });
  return { ok: true, folder: names.slice(0, special).join('/'), pattern: { source, flags } };
}
