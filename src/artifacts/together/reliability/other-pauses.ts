import type { Finding } from '../../../session/finding.ts';
import { near } from '../arithmetic/judge-statement.ts';
import type { Design } from '../design.ts';
import { type Pauses, pausesOf } from './pauses.ts';

/** Of so many pauses that are the same but for one, it is a slip; of fewer, they may be of something else. */
const ENOUGH = 4;

/**
 * The same pauses between attempts told twice, in a sentence, in code or in a table, where one of them is another.
 * @param rule the id of the finding
 */
export function otherPauses(design: Design, rule: string): Finding[] {
  const all = pausesOf(design);
  return all.flatMap((own, at) =>
    all.slice(0, at).flatMap((other): Finding[] => {
      // They are the same ones elsewhere: then these are of something else.
      if (own.line === other.line || all.some((one) => one !== own && areSame(one, own))) return [];
      const off = offIn(own, other);
      if (off === undefined || own.seconds.length < ENOUGH) return [];
      const message = `The pauses told here (${own.said.slice(0, 60)}) are those of line ${other.line} (${other.said.slice(0, 60)}) but for the ${ORDINALS[off] ?? `${off + 1}th`}.`;
      return [{ level: 'warning', rule, message, line: own.line, with: [other.line] }];
    }),
  );
}

const ORDINALS = ['first', 'second', 'third'];

function areSame(one: Pauses, other: Pauses): boolean {
  return scalesOf(one, other).some(
    (scale) =>
      one.seconds.length === other.seconds.length &&
      one.seconds.every((value, at) => near(value * scale, other.seconds[at] ?? 0, 0.001)),
  );
}

/** Where the one pause is that both do not have, if all others are the same. */
function offIn(one: Pauses, other: Pauses): number | undefined {
  if (one.seconds.length !== other.seconds.length) return undefined;
  for (const scale of scalesOf(one, other)) {
    const off = one.seconds.flatMap((value, at) => (near(value * scale, other.seconds[at] ?? 0, 0.001) ? [] : [at]));
    if (off.length === 1) return off[0];
  }
  return undefined;
}

function scalesOf(one: Pauses, other: Pauses): number[] {
  return one.isBare === other.isBare ? [1] : one.isBare ? [1, 0.001, 60] : [1, 1000, 1 / 60];
}
