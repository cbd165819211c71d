import type { Mode } from './keys.ts';
import type { Stage } from './stage.ts';
import type { Theme } from './theme.ts';

/** What every screen is drawn with. */
export type ScreenProps = {
  stage: Stage;
  theme: Theme;
  /** Of the terminal. */
  columns: number;
  /** Rows that the screen may take: fewer than the terminal has, so that nothing above it is ever lost. */
  rows: number;
  /** Whether the keys are this screen's. */
  active: boolean;
  /** A key that leaves was pressed once: the last line says what a second press does. */
  leaving: boolean;
  /** A key that leaves: the second in a row does. */
  onLeave(): void;
  /** Shows the keys of these modes. */
  onHelp(...modes: Mode[]): void;
};
