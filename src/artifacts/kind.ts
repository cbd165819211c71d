import type { Kind } from './artifact.ts';
import { contentKind } from './extract/content-kind.ts';
import { readInfoString } from './extract/info-string.ts';
import { CODE_WORDS, KIND_WORDS, NO_ARTIFACT } from './knowledge/languages.ts';
import { skim } from './skim.ts';
import { dialectOf } from './sql/dialect.ts';

export type KindInput = {
  /** What stands behind the opening run of a fence, or the ending of a file. */
  info: string;
  /** The name of the file that it is, or is said to be. */
  name?: string;
  text: string;
  /** What the document around it says about its database. */
  near?: string;
};

/** For `dialect`, see `Artifact`. */
export type KindOutput = { kind: Kind; dialect?: string };

/** In characters: what a text is shows at its start. */
const HEAD = 100_000;
const COMPOSE_FILE = /(^|[/\\])(docker-)?compose[\w.-]*\.ya?ml$/i;

/**
 * Decides what a block or a file is: by its word first, then by the ending of its name, then by its content, which
 * overrules both where it says plainly what it is (an OpenAPI document in a fence of YAML). Undefined is no artifact:
 * shell, output, prose, and text of which nothing plain can be said.
 */
export function kindOf({ info, name, text, near }: KindInput): KindOutput | undefined {
  const { language } = readInfoString(info);
  if (NO_ARTIFACT.has(language)) return undefined;
  const head = skim(text, HEAD);
  if (isSketch(head)) return undefined;
  const ending = /\.(\w+)$/.exec(name ?? '')?.[1]?.toLowerCase() ?? '';
  const word = known(language) ? language : known(ending) ? ending : '';
  const byWord = KIND_WORDS.get(word);
  const byContent = contentKind(head, byWord, COMPOSE_FILE.test(name ?? ''));
  if (byContent && byContent.kind !== 'sql') return byContent;
  const kind = byContent?.kind ?? byWord;
  if (kind === 'sql') {
    const dialect = dialectOf({
      info: info.replace(/^[\s{.]+/, ''),
      text: head,
      ...(name === undefined ? {} : { name }),
      ...(near ? { near } : {}),
    });
    return { kind, dialect };
  }
  if (kind === 'json' && word !== 'json') return { kind, dialect: word };
  if (kind) return { kind };
  const code = CODE_WORDS.get(word);
  return code === undefined ? undefined : { kind: 'code', dialect: code };
}

function known(word: string): boolean {
  return KIND_WORDS.has(word) || CODE_WORDS.has(word);
}

/** A tree of files, or a markdown file with front matter, in a fence that says it is data. */
function isSketch(text: string): boolean {
  return /^[ │|]*[├└]──/m.test(text) || /^\s*---\n(?:[\w-]+:.*\n)+---\n(?:.*\n)*?#{2,6} \S/.test(text);
}
