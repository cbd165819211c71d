/** A block of a known kind in a design document, or a whole file of it. */
export type Artifact = {
  /** Its place among the artifacts of the document, from 0. */
  index: number;
  kind: Kind;
  /** `postgresql`, `mysql` …; the version of a specification (`3.1`); the language of code (`typescript`). */
  dialect?: string;
  /** A title or file name from the info string, or the line above the fence. */
  name?: string;
  /** The nearest heading above. */
  section?: string;
  /** Without the fence and its indentation. Line ends are `\n`. */
  text: string;
  /** Of the opening fence in the document, from 1; of the first line, for a plain file. */
  line: number;
  /** Of the first line of `text` in the document, from 1. */
  firstLine: number;
  /** The author left something out (`…`, `...`, `<your name>`), or wrote an excerpt: it cannot be held to the whole. */
  fragment: boolean;
  /** The fence was never closed. */
  unclosed: boolean;
};

export type Kind =
  | 'sql'
  | 'openapi'
  | 'asyncapi'
  | 'json-schema'
  | 'graphql'
  | 'protobuf'
  | 'mermaid'
  | 'compose'
  | 'kubernetes'
  | 'json'
  | 'yaml'
  | 'toml'
  | 'code';

/**
 * The line of the document that a line of an artifact stands on.
 *
 * @param line in `artifact.text`, from 1; one outside of it is taken as the nearest inside
 */
export function lineIn(artifact: Artifact, line: number): number {
  const last = linesOf(artifact);
  return artifact.firstLine + Math.min(Math.max(line, 1), last) - 1;
}

/** A document may have thousands of findings, and each asks. */
const counted = new WeakMap<Artifact, number>();

function linesOf(artifact: Artifact): number {
  const known = counted.get(artifact);
  if (known !== undefined) return known;
  const lines = artifact.text.split('\n').length;
  counted.set(artifact, lines);
  return lines;
}
