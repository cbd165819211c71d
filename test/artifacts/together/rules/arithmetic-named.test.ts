import { describe, expect, it } from 'vitest';
import { arithmeticConnections } from '../../../../src/artifacts/together/rules/arithmetic-connections.ts';
import { arithmeticDerived } from '../../../../src/artifacts/together/rules/arithmetic-derived.ts';
import { findIn } from '../../../support/design-of.ts';

const found = async (text: string) =>
  (await findIn([arithmeticDerived], `# Load\n\n${text}\n`)).map(({ message }) => message);

describe('figures by the units that their labels name', () => {
  const bullets = (tickets: string) =>
    `- Visitors per day: 36,000\n- Orders per day: 1,800\n- Tickets per order: 2.4\n- Tickets per day: ${tickets}`;
  const table = (pictures: string) =>
    `| Quantity | Value |\n|---|---|\n| Cameras | 650 |\n| Pictures per camera per day | 40 |\n| Pictures per day | ${pictures} |\n| Size of a picture | 1.5 MB |`;
  const fence = (events: string) =>
    `\`\`\`text\nlockers                1,200\nevents per locker/day     80\nevents/day            ${events}\n\`\`\``;
  it.each([
    ['a list', bullets, '4,320', '5,240'],
    ['a table', table, '26,000', '32,500'],
    ['a plain fence', fence, '96,000', '69,000'],
  ])('follows them through %s', async (_, told, right, wrong) => {
    expect(await found(told(right))).toEqual([]);
    const [first, ...more] = await found(told(wrong));
    expect(first).toContain(right);
    expect(more).toEqual([]);
  });

  it('takes no peak for an average', async () => {
    const rows = (peak: string) =>
      found(`| Figure | Value |\n|---|---|\n| Holds per second | 20/s |\n| Holds per second, peak | ${peak} |`);
    expect(await rows('160/s')).toEqual([]);
  });
});

describe('figures that sentences derive', () => {
  it.each([
    ['plain days', '36,000 forms a year over 250 working days are 144 a day.'],
    ['a range', 'Chunks of 5-10 MB of a 50 GB object make 7,000 parts.'],
    ['a peak', 'There are 10 million calls a day = 115 a second on average, 500 a second peak.'],
  ])('leaves %s alone', async (_, text) => {
    expect(await found(text)).toEqual([]);
  });

  it('adds up products', async () => {
    const told = (all: string) =>
      found(`4 × 15 for the API, 6 × 10 for workers, 2 × 5 for the console, together ${all} of 200.`);
    expect(await told('130')).toEqual([]);
    expect(await told('120')).toEqual([expect.stringContaining('130')]);
  });

  it('adds up the pools of all processes', async () => {
    const pools = async (size: number) =>
      findIn(
        [arithmeticConnections],
        `\`max_connections = 200\`. There are 8 pods with a pool of ${size}; two workers hold 10 connections each.`,
      );
    expect(await pools(20)).toEqual([]);
    expect(await pools(25)).toHaveLength(1);
  });
});
