import type { ScreenProps } from '../../../../src/faces/tui/screen-props.ts';
import type { Stage } from '../../../../src/faces/tui/stage.ts';
import { stageOf, THEME } from '../sample-stage.ts';

/** What a screen is drawn with in an 80 by 24 terminal, with what a test cares about put in. */
export function screenProps(stage: Stage = stageOf(), over: Partial<ScreenProps> = {}): ScreenProps {
  return {
    stage,
    theme: THEME,
    columns: 80,
    rows: 23,
    active: true,
    leaving: false,
    onLeave: () => undefined,
    onHelp: () => undefined,
    ...over,
  };
}

export const WIDE = { columns: 120, rows: 39 };
