import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { type Attempts, builtAttempts, toldAttempts } from './attempts.ts';

/**
 * How often something is tried, where the text says it once, or always alike, and the one setting or CHECK for it lets
 * it be tried another number of times.
 * @param rule the id of the finding
 */
export function otherAttempts(design: Design, rule: string): Finding[] {
  const built = builtAttempts(design);
  const [own] = built;
  const told = toldAttempts(design);
  const [said] = told;
  if (!own || !said || built.some((one) => one.times !== own.times)) return [];
  // Several numbers are of several things.
  if (told.some((one) => !fits(one, said) || fits(one, own))) return [];
  const message = `"${said.said.slice(0, 80)}" is what the text says, but ${own.said} (line ${own.line}) is another number of attempts.`;
  return [{ level: 'warning', rule, message, line: said.line, with: [own.line] }];
}

/** Whether both may mean the same: four retries are five attempts, or four to who counts loosely. */
function fits(one: Attempts, other: Attempts): boolean {
  if (one.times === other.times) return true;
  if (one.isRetries === other.isRetries) return false;
  return one.isRetries ? one.times + 1 === other.times : other.times + 1 === one.times;
}
