import { useCallback, useSyncExternalStore } from 'react';
import { hasMotion } from './has-motion.ts';
import type { Filling } from './parts/context-lines.ts';
import type { Stage } from './stage.ts';

/**
 * Standard input as it fills; absent when nothing is piped in. Drawn anew only when what is shown of it has changed:
 * without motion, it is not told how much has come.
 */
export function usePipe({ pipe, look }: Pick<Stage, 'pipe' | 'look'>): Filling | undefined {
  const motion = hasMotion(look);
  const subscribe = useCallback((listener: () => void) => pipe?.subscribe(listener) ?? (() => undefined), [pipe]);
  useSyncExternalStore(
    subscribe,
    () => pipe && `${motion ? pipe.bytes : ''} ${pipe.done} ${pipe.failure?.message ?? ''}`,
  );
  if (!pipe) return undefined;
  const { bytes, done, failure } = pipe;
  return { ...(motion && { bytes }), done, ...(failure ? { failure } : {}) };
}
