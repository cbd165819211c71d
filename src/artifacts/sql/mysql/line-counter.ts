import { type Artifact, lineIn } from '../../artifact.ts';

/** As `lineIn`, for whoever asks often: the lines of the artifact are counted once. */
export function lineCounter(artifact: Artifact): (line: number) => number {
  const last = lineIn(artifact, Number.MAX_SAFE_INTEGER);
  return (line) => Math.min(Math.max(artifact.firstLine + line - 1, artifact.firstLine), last);
}
