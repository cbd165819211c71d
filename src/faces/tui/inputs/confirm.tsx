import type { ReactNode } from 'react';
import type { Theme } from '../theme.ts';

/** A yes or no in one line. */
export type ConfirmProps = {
  theme: Theme;
  columns: number;
  /** A sentence that can be answered by yes or no; cut to what fits. */
  question: string;
  /** What enter takes. Default no. */
  initial?: boolean;
  active?: boolean;
  /** y, n, or enter on the one that is marked; escape is no. */
  onAnswer(yes: boolean): void;
};

export declare function Confirm(props: ConfirmProps): ReactNode;
