import type { Readable } from 'node:stream';
import type { PersonaDraft, PersonasAction } from '../../args.ts';
import type { Failure } from '../../failure.ts';
import type { World } from '../../world.ts';
import { listPersonas } from './list.ts';
import { openRoster } from './roster.ts';
import { showPersona } from './show.ts';

/** What is asked of the personas. `names`: names, files or folders, as the action takes them. */
export type PersonasWish = {
  action: PersonasAction;
  names: readonly string[];
  draft: PersonaDraft;
  format: 'text' | 'json';
  /** Where answers can be typed; absent: nobody can be asked. */
  keys?: Readable;
};

/** `backend-architect personas`: lists those there are, shows one, checks files, or writes a new one. */
export async function personas(world: World, wish: PersonasWish): Promise<Failure | undefined> {
  const { action, names, format } = wish;
  switch (action) {
    case 'list':
      listPersonas(world, await (await openRoster(world)).all(), format);
      return undefined;
    case 'show':
      return show(world, names, format);
    case 'check':
      return (await import('./check.ts')).checkPersonas(world, names, format);
    case 'new':
      return (await import('./new.ts')).newPersona(world, wish);
    default:
      return action satisfies never;
  }
}

async function show(world: World, [name, ...more]: readonly string[], format: 'text' | 'json') {
  if (name === undefined || more.length > 0) {
    const next = 'See `backend-architect personas` for the names.';
    return { kind: 'usage', message: '`personas show` takes one name or file.', next } satisfies Failure;
  }
  const persona = await (await openRoster(world)).named(name);
  if ('kind' in persona) return persona;
  showPersona(world, persona, format);
  return undefined;
}
