import { useApp } from 'ink';
import { useContext, useEffect } from 'react';
import { KeyboardContext } from './keyboard.tsx';
import type { Stage } from './stage.ts';

/** While the program is stopped, by Ctrl+Z or from outside (SIGTSTP), the terminal is the shell's: cooked, and with its cursor. */
export function useStops({ onStop, suspend }: Stage): void {
  const { suspendTerminal } = useApp();
  useEffect(() => onStop?.((stop) => void suspendTerminal(() => held(stop))), [onStop, suspendTerminal]);
  const listen = useContext(KeyboardContext);
  useEffect(
    () => listen((stroke) => void (stroke.kind === 'key' && stroke.chord === 'ctrl-z' && suspend?.())),
    [listen, suspend],
  );
}

/** Milliseconds; any number would do. */
const LONG = 60_000;

/** Without the terminal nothing keeps Node running, and a signal does not either: it would end as soon as it goes on. */
async function held(work: () => Promise<void>): Promise<void> {
  const hold = setInterval(() => undefined, LONG);
  try {
    await work();
  } finally {
    clearInterval(hold);
  }
}
