import type { Parameters } from 'fast-check';
import { vi } from 'vitest';

const LONGER = 20;
const MOST_RUNS = 5000;

// In a soak each property draws many more cases, and others each time; a failure prints the seed it came with.
vi.mock('fast-check', async (importOriginal) => {
  const original = await importOriginal<typeof import('fast-check')>();
  const assert = (property: never, given?: Parameters<never>) => original.assert(property, further(given));
  return { ...original, assert, default: { ...original.default, assert } };
});

function further({ seed: _, numRuns = 100, ...rest }: Parameters<never> = {}): Parameters<never> {
  return { ...rest, numRuns: Math.min(MOST_RUNS, numRuns * LONGER) };
}
