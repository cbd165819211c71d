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
  useInput((input, key) => strokesOf(input, key).forEach(hear));
  usePaste((text) => hear(pasteOf(text)));
  const listen = useCallback((listener: Listener) => {
    listeners.current.add(listener);
    return () => void listeners.current.delete(listener);
  }, []);
  return <KeyboardContext value={listen}>{children}</KeyboardContext>;
}
