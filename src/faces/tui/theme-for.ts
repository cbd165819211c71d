import type { Look } from './stage.ts';
import { createTheme, type Theme } from './theme.ts';

/** The look of this terminal in a persona's colour. */
export function themeFor(look: Look, persona?: { accent?: string; color?: string }): Theme {
  const { colorLevel, unicode, background, screenReader } = look;
  return createTheme({
    colorLevel,
    unicode,
    isSpoken: screenReader,
    background,
    accent: persona?.accent ?? persona?.color,
  });
}
