import { useEffect, useState } from 'react';
import type { Personas, Stage } from './stage.ts';

/** The personas there are: the near ones at once, the others as soon as their folders were read. */
export function useAllPersonas(stage: Stage): Personas {
  const [all, know] = useState(stage.personas);
  useEffect(() => {
    let shown = true;
    void stage.otherPersonas().then((found) => shown && know(found));
    return () => {
      shown = false;
    };
  }, [stage]);
  return all;
}
