import type { Finding } from '../../session/finding.ts';
import type { Design } from './design.ts';

/**
 * One way in which the parts of a design can contradict each other. A rule is one file and one line in
 * `rules/families/`.
 *
 * Contract: never throws; silent where it is not sure what is meant: a false alarm costs more than a miss.
 */
export type Rule = {
  /** `together/…`: the prefix of the rule ids of its findings. */
  name: string;
  find(design: Design): Finding[];
  /**
   * It infers from what sentences say, and on designs that it had not seen it was wrong at least as often as it was
   * right: what it finds is told as a note, to be looked at.
   */
  isDoubtful?: true;
};

/** Rules about one side of a design, loaded together when they are needed. Its name is what the names of its rules begin with. */
export type RuleFamily = { name: string; load(): Promise<readonly Rule[]> };
