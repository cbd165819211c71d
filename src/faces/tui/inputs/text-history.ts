/** Changes of a text, kept as what was taken out and put in: a step costs its own size, not the text's. */

export type Change = { at: number; removed: string; added: string; cursor: number };

export type Changes = { done: readonly Change[]; undone: readonly Change[] };

export const NO_CHANGES: Changes = { done: [], undone: [] };

/** How many steps can be undone. */
const KEPT = 500;

type Placed = { text: string; cursor: number };

/**
 * Remembers a change; letters typed one after the other become one step, a word long.
 *
 * @param goesOn whether the change before was typing too, with no other key between.
 */
export function remember(changes: Changes, change: Change, goesOn: boolean): Changes {
  const last = changes.done.at(-1);
  if (goesOn && last && continues(last, change)) {
    const joined = { ...last, added: last.added + change.added };
    return { done: [...changes.done.slice(0, -1), joined], undone: [] };
  }
  return { done: [...changes.done.slice(1 - KEPT), change], undone: [] };
}

/** The text before the last change, and the cursor where it was. Nothing when there is none. */
export function undo(changes: Changes, text: string): (Placed & { changes: Changes }) | undefined {
  const last = changes.done.at(-1);
  if (!last) return undefined;
  return {
    text: replaced(text, last.at, last.added.length, last.removed),
    cursor: last.cursor,
    changes: { done: changes.done.slice(0, -1), undone: [...changes.undone, last] },
  };
}

/** The text with the last undone change made again. */
export function redo(changes: Changes, text: string): (Placed & { changes: Changes }) | undefined {
  const next = changes.undone.at(-1);
  if (!next) return undefined;
  return {
    text: replaced(text, next.at, next.removed.length, next.added),
    cursor: next.at + next.added.length,
    changes: { done: [...changes.done, next], undone: changes.undone.slice(0, -1) },
  };
}

/** The text with `length` units from `at` on replaced. */
export function replaced(text: string, at: number, length: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at + length);
}

function continues(last: Change, change: Change): boolean {
  const startsWord = /\s$/.test(last.added) && !/^\s/.test(change.added);
  return !startsWord && change.removed === '' && last.removed === '' && change.at === last.at + last.added.length;
}
