import { describe, expect, it } from 'vitest';
import { bytes, round, shown } from '../../../../src/model/planner/design/numbers.ts';
import { BRIEFS } from '../support/briefs.ts';
import { reportOn } from '../support/planning.ts';

/** A shown number, with its sign and its unit taken off. */
function value(text: string): number {
  return Number(
    text
      .replace(/,/g, '')
      .replace(/\/s|\bs$|\bmin$|%/g, '')
      .trim(),
  );
}

/** Recomputes a sum of the report as a reader would: from the numbers it shows. */
function recomputed(sum: string): number | undefined {
  if (/rounded|as the brief/.test(sum)) return undefined;
  const percent = sum.includes('%') ? 0.01 : 1;
  if (sum.includes(' + ')) return sum.split(' + ').reduce((total, part) => total + value(part), 0);
  const [first = '', ...rest] = sum.split(/ (?=[×÷])/);
  return (
    percent *
    rest.reduce(
      (result, part) => (part.startsWith('×') ? result * value(part.slice(1)) : result / value(part.slice(1))),
      value(first),
    )
  );
}

function rows(report: string, head: string): string[][] {
  const at = report.indexOf(head);
  if (at === -1) return [];
  const lines = report.slice(at).split('\n').slice(2);
  return lines
    .slice(
      0,
      lines.findIndex((line) => !line.startsWith('|')),
    )
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('**', '')),
    );
}

describe('the sums of a report', () => {
  it.each(BRIEFS.filter((_, at) => at % 3 === 0))('can be redone: $brief', async ({ brief }) => {
    const report = await reportOn(brief);
    const sums = rows(report, '| What | Sum | Result |');
    expect(sums.length).toBeGreaterThan(4);
    for (const [what, sum = '', result = ''] of sums) {
      const expected = recomputed(sum);
      if (expected === undefined) continue;
      expect(Math.abs(value(result) - expected), `${what}: ${sum} = ${result}`).toBeLessThanOrEqual(
        Math.max(expected * 0.006, 0.51),
      );
    }
    const sizes = rows(report, '| Table | Rows a day |');
    const total = sizes.at(-1);
    const parts = sizes.slice(0, -1);
    expect(total?.[0]).toBe('Total');
    expect(parts.reduce((sum, row) => sum + value(row[5] ?? ''), 0)).toBeCloseTo(value(total?.[5] ?? ''), 1);
    const unit = /Size in GB/.test(report) ? 1e9 : 1e6;
    for (const [name, daily = '', days = '', count = '', width = '', size = ''] of parts) {
      expect(Math.abs((value(count) * value(width)) / unit - value(size)), `${name}: size`).toBeLessThanOrEqual(0.0051);
      if (daily !== 'set up once')
        expect(Math.abs(value(daily) * value(days) - value(count)), `${name}: rows`).toBeLessThanOrEqual(1);
    }
  });

  it.each([
    ['A library with 80,000 members', '80,000 × 8 %'],
    ['E-commerce for 100k concurrent users', '100,000 ÷ 10 s'],
    ['URL shortener, 10,000 requests per second', '10,000/s ÷ 3'],
    ['IoT platform with 3 million events a day from sensors', '3,000,000 ÷ 100'],
  ])('%s begins with the number of the brief', async (brief, sum) => {
    expect(await reportOn(brief)).toContain(sum);
  });
});

describe('numbers', () => {
  it.each([
    [1234.56, 1235],
    [12.3456, 12.3],
    [0.061728, 0.0617],
    [0, 0],
    [Number.NaN, 0],
  ])('round(%d) is %d', (given, expected) => {
    expect(round(given)).toBe(expected);
  });

  it.each([
    [1234567, '1,234,567'],
    [0.0617, '0.0617'],
    [1e21, '1,000,000,000,000,000,000,000'],
  ])('%d is shown as %s', (given, expected) => {
    expect(shown(given)).toBe(expected);
  });

  it('puts bytes in the unit that fits', () => {
    expect([bytes(512), bytes(2_400_000), bytes(5e12)]).toEqual(['512 B', '2.4 MB', '5 TB']);
  });
});
