import type { Stage } from '../stage.ts';
import type { Theme } from '../theme.ts';

/** What every screen is drawn with. */
export type ScreenProps = {
  stage: Stage;
  theme: Theme;
  /** Of the terminal. */
  columns: number;
  /** Rows that the screen may take: fewer than the terminal has, so that nothing above it is ever lost. */
  rows: number;
  /** The first ctrl-c came: the last line says what a second one does. */
  leaving: boolean;
  /** Whether the keys are this screen's. */
  active: boolean;
  /** Shows all keys. */
  onHelp(): void;
};
