import { useMemo } from 'react';
import { linksOf } from './links.ts';
import { withLinks } from './markdown/link.ts';
import type { Stage } from './stage.ts';
import type { Theme } from './theme.ts';

/** The look in which texts are links, where this terminal makes some: for screens that are loaded late. */
export function useLinks(theme: Theme, { look: { env = NOTHING, screenReader }, output }: Stage): Theme {
  const isTTY = output.isTTY ?? false;
  return useMemo(() => withLinks(theme, linksOf(env, isTTY, screenReader)), [theme, env, isTTY, screenReader]);
}

const NOTHING = {};
