import type { Persona } from '../../personas/persona.ts';
import type { Trust } from '../../trust.ts';

/** Whether a persona may speak: one of the repository only once somebody has looked at its text, as it stands now. */
export function isTrusted({ source: { place, hash } }: Persona, trust: Trust): boolean {
  return place !== 'repo' || (hash !== undefined && trust.has('persona', hash));
}
