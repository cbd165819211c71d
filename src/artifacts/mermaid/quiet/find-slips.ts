import { slipsBetween } from '../../slips.ts';
import { dangling, type QuietDefect } from './quiet-defect.ts';

/** A name in a diagram: on which lines (indices from 0) it is used, and whether something declares it. */
export type NameUse = { at: number[]; declared: boolean };

/**
 * Names that are used once, declared nowhere, and one slip of the pen away from one that is declared, or used several
 * times: Mermaid draws a further element for each. Names that differ at either end, or in a digit, are a series
 * (`NodeA`, `NodeB`; `Order`, `Orders`) and no slips.
 */
export function findSlips(names: ReadonlyMap<string, NameUse>, most = 400): QuietDefect[] {
  if (names.size > most) return [];
  const found: QuietDefect[] = [];
  for (const [name, { at, declared }] of names) {
    const [only] = at;
    if (declared || at.length !== 1 || only === undefined || name.length < 5) continue;
    for (const [other, use] of names) {
      if (!(use.declared || use.at.length > 1) || !isSlip(name, other)) continue;
      const message = `\`${name.slice(0, 40)}\` stands only here: did you mean \`${other.slice(0, 40)}\`?`;
      found.push(dangling('warning', only, message));
      break;
    }
  }
  return found;
}

function isSlip(name: string, other: string): boolean {
  if (name === other || name[0] !== other[0] || name.at(-1) !== other.at(-1)) return false;
  if (name.replace(/\d/g, '') === other.replace(/\d/g, '')) return false;
  const letterForLetter = name.length === other.length && sorted(name) !== sorted(other);
  return slipsBetween(name, other, 1) === 1 && (!letterForLetter || name.length >= 8);
}

function sorted(name: string): string {
  return [...name].sort().join('');
}

/** Notes a use of a name. */
export function noteUse(names: Map<string, NameUse>, name: string, at: number, declared = false): void {
  const use = names.get(name) ?? { at: [], declared: false };
  use.at.push(at);
  use.declared ||= declared;
  names.set(name, use);
}
