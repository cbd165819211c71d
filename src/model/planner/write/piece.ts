import type { Design } from '../design/design.ts';

/** One thing that a report can say, and where it belongs. */
export type Piece = {
  id: string;
  /** Its heading, where a section holds more than one. */
  title: string;
  /** Every report holds it, whatever its sections are called. */
  must: boolean;
  /** Words of a section's heading that call for it: first those that name it, then those that are near. */
  named: string;
  near: string;
  /** Its markdown; nothing when this design has nothing to say there. */
  write(design: Design): string | undefined;
};
