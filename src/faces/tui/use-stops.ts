import { useApp } from 'ink';
import { useEffect } from 'react';
import type { Stroke } from './keys-strokes.ts';
import type { Stage } from './stage.ts';

/** While the program is stopped, by Ctrl+Z or from outside (SIGTSTP), the terminal is the shell's: cooked, and with its cursor. */
export function useStops({ onStop }: Stage): void {
  const { suspendTerminal } = useApp();
  useEffect(() => onStop?.((stop) => void suspendTerminal(() => held(stop))), [onStop, suspendTerminal]);
}

/** Asks for that, where it is possible: the press is then no field's, to which it would be an undo. */
export function stopsAt({ suspend }: Stage, stroke: Stroke): boolean {
  if (!suspend || stroke.kind !== 'key' || stroke.chord !== 'ctrl-z') return false;
  suspend();
  return true;
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
