import { DEFAULT_MODEL } from '../../model/catalogue.ts';
import { resolveModel } from '../../model/resolve-model.ts';
import type { Persona } from '../../personas/persona.ts';

/** What a persona's model comes to; `notice` says so where it is not plainly what the file asks for. */
export type Resolved = { id: string; notice?: string };

/**
 * The model that a session of the persona gets where the user names none and there is a key: the family's or the
 * vendor's word as an id, today's default for `inherit` and for none. A word that means nothing never fails here.
 */
export function resolvedModel({ model }: Pick<Persona, 'model'>): Resolved {
  const found = resolveModel(model);
  if (!('kind' in found)) return found;
  return { id: DEFAULT_MODEL, notice: `The model “${model}” is not known; ${DEFAULT_MODEL} takes its place.` };
}
