import type { ReactNode } from 'react';
import type { ScreenProps } from '../../../../src/faces/tui/screen-props.ts';
import type { Stage } from '../../../../src/faces/tui/stage.ts';
import { type Drawn, draw } from '../../../support/ink.tsx';
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

/**
 * Draws, and lets `until` wait for the keys too: React hands them to a new screen just after its first frame, and a
 * test is faster than any person.
 */
export function drawScreen(node: ReactNode, size?: { columns?: number; rows?: number }): Drawn {
  const drawn = draw(node, size);
  return {
    ...drawn,
    async until(fits) {
      const frame = await drawn.until(fits);
      await drawn.type('');
      return frame;
    },
  };
}
