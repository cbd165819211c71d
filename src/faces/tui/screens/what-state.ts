import type { Failure } from '../../../failure.ts';
import type { ContextRef } from '../../../session/events.ts';
import { isFailure } from '../is-failure.ts';

/** What became of the files that the brief names by `@`: by path; `asked` while it is being read. */
export type Mentions = Readonly<Record<string, ContextRef | Failure | 'asked'>>;

/** `@github:repo://a` is something of a server, read when the session begins; a single letter is a drive. */
const OF_A_SERVER = /^[\w-]{2,}:/;

/**
 * Paths that a text names by `@`: `see @docs/api.yaml, please` names `docs/api.yaml`, and `@"notes of May.md"` what
 * holds blanks. Each once, in order.
 */
export function mentionsIn(text: string): string[] {
  const paths = [...text.matchAll(/(?:^|[\s([{"'])@(?:"([^"\n]+)"|(?!")([^\s@]+))/g)].flatMap(
    ([, quoted, plain = '']) => {
      if (quoted !== undefined) return [quoted];
      const path = plain.replace(/[.,;:!?)\]}"']+$/, '');
      return OF_A_SERVER.test(path) ? [] : [path];
    },
  );
  return [...new Set(paths.filter((path) => path !== ''))];
}

/** The paths whose end is already typed: something stands after them. */
export function finishedMentions(text: string): string[] {
  const whole = /\s$/.test(text) ? text : text.replace(/(?:@"[^"\n]*"?|\S+)$/, '');
  return mentionsIn(whole);
}

/** The files at these paths, as far as they could be read and are not given already. */
export function mentionedFiles(
  paths: readonly string[],
  mentions: Mentions,
  given: readonly ContextRef[] = [],
): ContextRef[] {
  const isGiven = ({ origin, name }: ContextRef): boolean =>
    given.some((each) => each.origin === origin && each.name === name);
  return paths.flatMap((path) => {
    const found = mentions[path];
    return found && found !== 'asked' && !isFailure(found) && !isGiven(found) ? [found] : [];
  });
}

/**
 * Why a file at one of these paths cannot be used. An `@` before something that does not look like a path (`@Transactional`)
 * is a word like any other.
 */
export function mentionProblem(paths: readonly string[], mentions: Mentions): string | undefined {
  for (const path of paths) {
    const found = mentions[path];
    if (found && found !== 'asked' && isFailure(found) && /[./\\]/.test(path)) return found.message;
  }
  return undefined;
}
