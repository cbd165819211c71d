import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../src/artifacts/check.ts';
import { extract } from '../../../src/artifacts/extract.ts';
import { BRIEFS } from './support/briefs.ts';
import { PERSONAS, reportOn } from './support/planning.ts';

/** Each report takes most of a second: a few of the fields in an ordinary run, all of them in `--mode soak`. */
const EVERY = process.env.SOAK ? 1 : 6;
const names = Object.keys(PERSONAS);
const cases = BRIEFS.map(({ brief }, at) => ({ brief, persona: names[at % names.length] ?? '' })).filter(
  (_, at) => at % EVERY === 0,
);

describe('what the planner writes', () => {
  it.each(cases)('passes every check: $persona, $brief', { timeout: 180_000 }, async ({ brief, persona }) => {
    const document = extract(await reportOn(brief, persona));
    const { artifacts, together } = await checkDocument(document, { signal: new AbortController().signal });
    const found = [...artifacts.flatMap(({ findings }) => findings), ...together];
    expect(found.filter(({ level }) => level !== 'note')).toEqual([]);
    expect(artifacts.length).toBeGreaterThan(3);
    expect(artifacts.filter(({ proof }) => proof === 'not checked')).toEqual([]);
  });
});
