import { isObject } from './is-object.ts';
import { nearest } from './near.ts';

export type Resolved = { found: true; value: unknown } | { found: false; meant?: string };

/**
 * What a JSON pointer in a URI fragment (`#/a/b`, `#`) points at. Where it points at nothing, `meant` is the pointer
 * that was probably meant: the first key that is not there, replaced by one that is and is like it.
 */
export function resolvePointer(root: unknown, ref: string): Resolved {
  let value = root;
  const steps = ref.replace(/^#\/?/, '') === '' && ref !== '#/' ? [] : ref.slice(2).split('/');
  for (const [i, step] of steps.entries()) {
    const key = unescapeStep(step);
    if (!has(value, key)) {
      const like = isObject(value) ? nearest(key, Object.keys(value)) : undefined;
      const rest = steps.slice(i + 1);
      if (like === undefined) return { found: false };
      return { found: false, meant: `#/${[...steps.slice(0, i), escapeStep(like), ...rest].join('/')}` };
    }
    value = (value as Record<string, unknown>)[key];
  }
  return { found: true, value };
}

/** The keys of a pointer in a URI fragment, as they are in the data. */
export function stepsOf(pointer: string): string[] {
  return pointer.replace(/^#?\/?/, '') === '' ? [] : pointer.replace(/^#?\//, '').split('/').map(unescapeStep);
}

function has(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}

function escapeStep(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescapeStep(step: string): string {
  const plain = step.replaceAll('~1', '/').replaceAll('~0', '~');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}
