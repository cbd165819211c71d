import { describe, expect, it } from 'vitest';
import { PERSONAS, reportOn } from '../support/planning.ts';

describe('a brief that says too little', () => {
  it.each(Object.keys(PERSONAS))('is told so, with questions and a small start: %s', async (persona) => {
    const report = await reportOn('build me an app', persona);
    expect(report).toContain('names no thing that is kept');
    expect(report.match(/^\d\. .*\?.*$/gm)?.length).toBeGreaterThanOrEqual(5);
    expect(new Set(report.match(/CREATE TABLE \w+/g)).size).toBeLessThanOrEqual(5);
    for (const heading of PERSONAS[persona] ?? []) expect(report).toContain(`## ${heading}`);
    const whole = await reportOn('Cooks share recipes with ingredients and comments', persona);
    expect(report.length).toBeLessThan(whole.length * 0.8);
    expect(whole).not.toContain('names no thing that is kept');
  });
});
