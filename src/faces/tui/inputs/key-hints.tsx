import type { ReactNode } from 'react';
import type { Mode } from '../keys.ts';
import type { Theme } from '../theme.ts';

/** The last line of a screen: what the keys do now, from the table. One row; what does not fit is left out. */
export type KeyHintsProps = {
  theme: Theme;
  columns: number;
  mode: Mode;
  /** Words in place of the table's own, by intent: `{ back: 'leave' }`. An empty string leaves the hint out. */
  words?: Readonly<Record<string, string>>;
};

export declare function KeyHints(props: KeyHintsProps): ReactNode;
