import type { Root } from 'mdast';
import type { Artifact } from './artifact.ts';

/** A design document, taken apart once: its artifacts in order, and its markdown with the position of every node. */
export type DesignDocument = {
  /** As the user named it. */
  path?: string;
  text: string;
  artifacts: Artifact[];
  /** Absent for a plain file, which is one artifact. */
  tree?: Root;
};

/** In characters: what is longer is an artifact like any other, but too long for a checker to be handed. */
export const LONGEST_ARTIFACT = 2_000_000;
