import { useInput, usePaste } from 'ink';
import { createContext, type ReactNode, useCallback, useRef } from 'react';
import { pasteOf, type Stroke, strokesOf } from './keys-strokes.ts';

/** Hears each press. */
export type Listener = (stroke: Stroke) => void;

/** Adds a listener to what the keyboard around it sends; gives back how to stop. Outside a keyboard nothing is heard. */
export const KeyboardContext = createContext<(listener: Listener) => () => void>(() => () => undefined);

/**
 * The one place where keys and pastes come in, for as long as the app lives. Ink takes a listener in only some time
 * after the frame that shows its screen: a press in between would go to the screen before, or to none. So Ink keeps
 * this listener, and the screens register here (`useKeys`), in the same commit as their frame.
 *
 * @param takes sees every press first; true: it is nobody else's
 */
export function Keyboard({ children, takes }: { children: ReactNode; takes?(stroke: Stroke): boolean }): ReactNode {
  const listeners = useRef(new Set<Listener>());
  const hear = (stroke: Stroke): void => {
    if (takes?.(stroke)) return;
    for (const listener of [...listeners.current]) listener(stroke);
  };
  const isFirst = useRef(true);
  useInput((input, key) => {
    const typed = isFirst.current ? withoutEnds(input) : input;
    isFirst.current = false;
    if (typed !== '' || input === '') strokesOf(typed, key).forEach(hear);
  });
  usePaste((text) => hear(pasteOf(text)));
  const listen = useCallback((listener: Listener) => {
    listeners.current.add(listener);
    return () => void listeners.current.delete(listener);
  }, []);
  return <KeyboardContext value={listen}>{children}</KeyboardContext>;
}

/**
 * What was typed before the keys were ours comes first, and in one piece. The terminal had made a line end of each
 * enter, which meant a shell, or a screen that nobody had seen yet: it does nothing here, and the words stay.
 */
function withoutEnds(input: string): string {
  return input.replace(/\n+$/, '');
}
