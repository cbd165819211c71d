import type { Stage } from '../stage.ts';
import type { Choice } from './choice.ts';
import { rankPaths, type Searched, searched } from './rank-paths.ts';
import { mentionOf } from './token.ts';

/** What can be named by `@`: files and folders of the workspace, and what the session's servers offer. */
export type Mentionable = {
  /** The best fits among what is known by now. */
  find(typed: string): readonly Choice[];
  /** Hears that more is known, or that all is. Returns how to stop. */
  subscribe(listener: () => void): () => void;
  /** Whether more is still looked for. */
  readonly isLooking: boolean;
  /** Asks the servers anew, which may have more to offer by now. Files are looked for once. */
  refresh(): void;
};

/** More are never shown: who looks for one types on. */
const MOST = 50;

const known = new WeakMap<Stage, Mentionable>();

/** The one of a stage, looked for from the first call on. */
export function mentionableOn(stage: Stage): Mentionable {
  const before = known.get(stage);
  if (before) return before;
  const made = lookFor(stage);
  known.set(stage, made);
  return made;
}

function lookFor({ walkFiles, serverNames }: Stage): Mentionable {
  const files: Searched[] = [];
  const whole = new Set<string>();
  let served: readonly { name: string; detail: string }[] = [];
  const listeners = new Set<() => void>();
  let isLooking = walkFiles !== undefined;
  let last: { typed: string; of: number; found: readonly Searched[] } | undefined;

  const emit = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const refresh = (): void => {
    void serverNames?.().then((names) => {
      served = names;
      if (names.length > 0) emit();
    });
  };
  const search = (typed: string): readonly Searched[] => {
    // The list is drawn more often than it changes.
    if (last?.of === files.length && last.typed === typed) return last.found;
    const found = rankPaths(typed, files, MOST);
    last = { typed, of: files.length, found };
    return found;
  };

  void walkFiles?.((paths) => {
    for (const path of paths) {
      files.push(searched(path));
      whole.add(path);
    }
    emit();
  }).finally(() => {
    isLooking = false;
    emit();
  });
  refresh();

  return {
    find(typed) {
      // Typed to its end, it is chosen: enter is the text's again.
      if (whole.has(typed) && !typed.endsWith('/')) return [];
      return [...fromServers(served, typed), ...search(typed).flatMap(fileChoice)];
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    get isLooking() {
      return isLooking;
    },
    refresh,
  };
}

function fileChoice({ path }: Searched): Choice[] {
  const named = mentionOf(path);
  if (named === undefined) return [];
  if (path.endsWith('/')) return [{ label: path, text: named.replace(/"$/, ''), goesOn: true }];
  return [{ label: path, text: `${named} ` }];
}

/** Few, and told apart by the colon: their own order is as good as any. */
function fromServers(served: readonly { name: string; detail: string }[], typed: string): Choice[] {
  const wanted = typed.toLowerCase();
  return served
    .filter(({ name }) => typed !== '' && name.toLowerCase().includes(wanted) && name !== typed)
    .slice(0, MOST)
    .map(({ name, detail }) => ({ label: name, detail, text: `@${name} ` }));
}
