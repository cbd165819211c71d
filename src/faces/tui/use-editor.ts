import { useApp } from 'ink';
import { useCallback, useState } from 'react';
import { type Failure, toFailure } from '../../failure.ts';
import { isFailure } from './is-failure.ts';
import type { Stage } from './stage.ts';

/** The user's own editor, for as long as it runs the owner of the terminal. */
export type Editor = {
  /** What the text became; nothing: it stays as it was. Never rejects. */
  edit(text: string): Promise<string | undefined>;
  /** Why the last try came to nothing. */
  failure?: Failure;
};

/** Hands the terminal to the editor and takes it back afterwards, whatever happens. */
export function useEditor(stage: Stage): Editor {
  const { suspendTerminal } = useApp();
  const [failure, setFailure] = useState<Failure>();
  const edit = useCallback(
    async (text: string): Promise<string | undefined> => {
      const suspension = await suspendTerminal().catch(() => undefined);
      // It is with the editor already: the key was pressed twice.
      if (!suspension) return undefined;
      const edited = await stage.edit(text, '.md').catch(toFailure);
      await suspension.resume();
      if (isFailure(edited)) {
        setFailure(edited);
        return undefined;
      }
      setFailure(undefined);
      return edited.text;
    },
    [stage, suspendTerminal],
  );
  return { edit, ...(failure ? { failure } : {}) };
}
