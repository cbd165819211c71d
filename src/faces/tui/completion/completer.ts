import type { Stage } from '../stage.ts';
import type { Choice } from './choice.ts';
import type { Mentionable } from './mentionable.ts';
import { commandIn, findCommands, type SlashCommand } from './slash.ts';
import { type Token, tokenAt } from './token.ts';

/** What a field of text asks while something is typed that can be completed. */
export type Completer = {
  /** What can be completed in a text where its cursor stands. */
  token(text: string, cursor: number): Token | undefined;
  /** What fits, best first, by what is known now. */
  find(token: Token): readonly Choice[];
  /** The most there can be, so that the list keeps its height while one types on. */
  most(token: Token): number;
  subscribe(listener: () => void): () => void;
  /** Another number once more is known. */
  version(): number;
  /** A text is sent: a command is run once `clear` has emptied the field. False: it is words. */
  submit(text: string, clear: () => void): boolean;
  /** A list is shown, or no longer. */
  onOpen(isOpen: boolean): void;
};

/** What the screen says at the moment: its commands, and where a sentence goes. */
export type Offer = {
  commands: readonly SlashCommand[];
  refuse(sentence: string): void;
  onOpen(isOpen: boolean): void;
};

/** The one of a screen. What is looked through for names is loaded, and looked through, when the first is typed. */
export function createCompleter(stage: Stage, offer: () => Offer): Completer {
  const listeners = new Set<() => void>();
  let mentionable: Mentionable | undefined;
  let isLoading = false;
  let version = 0;
  const emit = (): void => {
    version += 1;
    for (const listener of [...listeners]) listener();
  };
  const load = (): void => {
    if (isLoading) return;
    isLoading = true;
    void import('./mentionable.ts').then(({ mentionableOn }) => {
      mentionable = mentionableOn(stage);
      mentionable.refresh();
      mentionable.subscribe(emit);
      emit();
    });
  };
  return {
    token: (text, cursor) => tokenAt(text, cursor, keysOf(offer().commands)),
    find(token) {
      if (token.kind === 'command') return findCommands(offer().commands, token.query);
      if (!mentionable) load();
      return mentionable?.find(token.query) ?? [];
    },
    most: ({ kind, query }) =>
      kind === 'mention'
        ? Number.POSITIVE_INFINITY
        : findCommands(offer().commands, /^\S+ /.exec(query)?.[0] ?? '').length,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    version: () => version,
    submit(text, clear) {
      const found = commandIn(offer().commands, text);
      if (!found) return false;
      if ('refused' in found) offer().refuse(found.refused);
      else {
        clear();
        found.run();
      }
      return true;
    },
    onOpen: (isOpen) => offer().onOpen(isOpen),
  };
}

function keysOf(commands: readonly SlashCommand[]): ReadonlyMap<string, string> | undefined {
  if (commands.length === 0) return undefined;
  return new Map(commands.flatMap(({ key, name }) => (key === undefined ? [] : [[key, name] as const])));
}
