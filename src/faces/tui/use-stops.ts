import { useApp } from 'ink';
import { useEffect } from 'react';
import type { Stage } from './stage.ts';

/** While the program is stopped from outside (SIGTSTP), the terminal is the shell's: cooked, and with its cursor. */
export function useStops({ onStop }: Stage): void {
  const { suspendTerminal } = useApp();
  useEffect(() => onStop?.((stop) => void suspendTerminal(stop)), [onStop, suspendTerminal]);
}
