import { useCallback, useSyncExternalStore } from 'react';
import type { Filling } from './parts/context-lines.ts';
import type { Pipe } from './stage.ts';

/** Standard input as it fills; absent when nothing is piped in. Drawn anew only when what is shown of it has changed. */
export function usePipe(pipe: Pipe | undefined): Filling | undefined {
  const subscribe = useCallback((listener: () => void) => pipe?.subscribe(listener) ?? (() => undefined), [pipe]);
  useSyncExternalStore(subscribe, () => pipe && `${pipe.bytes} ${pipe.done} ${pipe.failure?.message ?? ''}`);
  if (!pipe) return undefined;
  const { bytes, done, failure } = pipe;
  return { bytes, done, ...(failure ? { failure } : {}) };
}
