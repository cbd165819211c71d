import { type Item, QUIET, type View } from './view.ts';

/** Adds an item; a durable event also ends whatever was only live. */
export function add(view: View, item: Item): View {
  return quiet({ ...view, items: [...view.items, item] });
}

/** Ends whatever was only of the moment. */
export function quiet(view: View): View {
  return view.live === QUIET ? view : { ...view, live: QUIET };
}

/** The view without these keys. */
export function without<Key extends 'failure' | 'permission' | 'question' | 'repair' | 'repliedTo' | 'standing'>(
  view: View,
  ...keys: Key[]
): Omit<View, Key> & View {
  const rest = { ...view };
  for (const key of keys) delete rest[key];
  return rest;
}
