import { near, type Slip } from './judge-statement.ts';

const FACTORS = [60, 3600, 86_400, 1e3, 1e6, 1e9, 1e12];
const SLACK = 0.02;

/**
 * Whether a slip is just the factor between two units: as often as somebody forgets one, the words around have it
 * (`8.3 s of work for 100 of 83 ms`, `12 M rows of 600 B`), and it was not read.
 */
export function isOfUnits({ ratio }: Slip): boolean {
  return FACTORS.some((factor) => near(ratio, factor, SLACK) || near(ratio, 1 / factor, SLACK));
}
