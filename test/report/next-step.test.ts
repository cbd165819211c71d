import { describe, expect, test } from 'vitest';
import { nextStepIn } from '../../src/report/next-step.ts';

const KNOWN = ['security-engineer', 'system-architect', 'engineer'];

describe('the persona that a report names as its next step', () => {
  test.each([
    ['Next step: **security-engineer**, because logins are new.', 'security-engineer'],
    ['The work goes on with `system-architect`.', 'system-architect'],
    ['- Hand over to security-engineer for a review.', 'security-engineer'],
    ['All is done. This is handed over to security-engineer.', 'security-engineer'],
    ['## Next step\n\nsecurity-engineer, for the tokens.', 'security-engineer'],
  ])('is found in %j', (report, slug) => {
    expect(nextStepIn(`# T\n\n${report}\n`, KNOWN)?.slug).toBe(slug);
  });

  test.each([
    'A security-engineer was asked.',
    'Next step: hire somebody.',
    'Next step: see docs/security-engineer/notes.md.',
    'Next step: a security-engineers guild.',
    '```\nNext step: security-engineer\n```',
    '## Next steps\n\nNothing.\n\n## Roles\n\nsecurity-engineer reads logs.',
  ])('is nobody in %j', (report) => {
    expect(nextStepIn(`# T\n\n${report}\n`, ['security-engineer'])).toBeUndefined();
  });

  test('is the last one named, with the sentence that names it', () => {
    const report = 'Next step: **engineer**.\n\nText.\n\n- Next step: **security-engineer**, because of `users`. More.';
    expect(nextStepIn(report, KNOWN)).toEqual({
      slug: 'security-engineer',
      reason: 'Next step: security-engineer, because of users.',
    });
  });
});
