import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Stroke } from '../keys.ts';
import type { Theme } from '../theme.ts';
import type { Choice } from './choice.ts';
import type { Completer } from './completer.ts';
import { drawMenu, MOST_ROWS } from './draw-menu.ts';
import { isOpen, markedIn, menuFor, NO_MENU, pressMenu } from './menu-state.ts';
import type { Token } from './token.ts';

/** A text and where its cursor stands. */
export type Written = { text: string; cursor: number };

/** What was taken from the list, and what it takes the place of. */
export type Taken = { token: Token; choice: Choice };

/** The list under a field of text, as the field sees it. */
export type MenuOfField = {
  /** Its rows; none while there is no list. */
  lines(theme: Theme, columns: number): string[];
  /** A press while the text stands so. True: it was the list's. What it took is told. */
  press(stroke: Stroke, written: Written | undefined, take: (taken: Taken) => void): boolean;
  /** The list of a command was closed: the text is words, whatever it begins with. */
  isWords(written: Written): boolean;
};

/** @param room rows that the list may take; below one, there is none */
export function useMenu(completer: Completer | undefined, written: Written | undefined, room: number): MenuOfField {
  const [menu, draw] = useState(NO_MENU);
  // Presses may come faster than frames, so what is drawn is not what decides.
  const now = useRef(menu);
  useSyncExternalStore(completer?.subscribe ?? NEVER, completer?.version ?? ALWAYS);

  const look = (at: Written | undefined): { token: Token | undefined; choices: readonly Choice[] } => {
    const token = completer && at && room > 0 ? completer.token(at.text, at.cursor) : undefined;
    return { token, choices: completer && token ? completer.find(token) : [] };
  };
  const { token, choices } = look(written);
  const shown = menuFor(menu, token);
  const open = isOpen(shown, token, choices);
  useLayoutEffect(() => {
    completer?.onOpen(open);
    return () => completer?.onOpen(false);
  }, [completer, open]);

  return {
    lines(theme, columns) {
      if (!completer || !isOpen(shown, token, choices)) return [];
      const rows = Math.min(MOST_ROWS, room, Math.max(choices.length, completer.most(token)));
      return drawMenu(theme, columns, rows, choices, markedIn(shown, token, choices));
    },
    press(stroke, at, take) {
      const seen = look(at);
      const before = menuFor(now.current, seen.token);
      if (!isOpen(before, seen.token, seen.choices)) return false;
      const step = pressMenu(before, stroke, seen.token, seen.choices);
      if (!step) return false;
      now.current = step.menu;
      draw(step.menu);
      if (step.taken) take({ token: seen.token, choice: step.taken });
      return true;
    },
    isWords: (at) => {
      const seen = look(at);
      return seen.token?.kind === 'command' && menuFor(now.current, seen.token).closed === seen.token.start;
    },
  };
}

const NEVER = (): (() => void) => () => undefined;
const ALWAYS = (): number => 0;
