import { useEffect, useRef, useState } from 'react';
import { toFailure } from '../../../failure.ts';
import type { Stage } from '../stage.ts';
import { finishedMentions, type Mentions, mentionsIn } from './what-state.ts';

/**
 * Reads the files that a text names by `@`, each once, as soon as its name is typed to the end.
 *
 * @returns what is known of them now, and a function that waits for all that a text names.
 */
export function useMentions(stage: Stage, text: string): [Mentions, (text: string) => Promise<Mentions>] {
  const [mentions, setMentions] = useState<Mentions>({});
  const known = useRef(mentions);
  const reading = useRef(new Map<string, Promise<void>>());

  const note = (path: string, found: Mentions[string]): void => {
    known.current = { ...known.current, [path]: found };
    setMentions(known.current);
  };
  const read = (path: string): Promise<void> => {
    const begun = reading.current.get(path);
    if (begun) return begun;
    note(path, 'asked');
    const done = stage.addFile(path).then(
      (found) => note(path, found),
      (thrown) => note(path, toFailure(thrown)),
    );
    reading.current.set(path, done);
    return done;
  };
  const finished = finishedMentions(text).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new name is read
  useEffect(() => {
    for (const path of finished.split('\n').filter(Boolean)) void read(path);
  }, [finished]);

  return [
    mentions,
    async (whole) => {
      await Promise.all(mentionsIn(whole).map(read));
      return known.current;
    },
  ];
}
