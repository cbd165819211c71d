import { describe, expect, it } from 'vitest';
import { arithmeticColumns } from '../../../../src/artifacts/together/rules/arithmetic-columns.ts';
import { arithmeticDerived } from '../../../../src/artifacts/together/rules/arithmetic-derived.ts';
import { arithmeticFormula } from '../../../../src/artifacts/together/rules/arithmetic-formula.ts';
import { arithmeticRestated } from '../../../../src/artifacts/together/rules/arithmetic-restated.ts';
import { arithmeticRows } from '../../../../src/artifacts/together/rules/arithmetic-rows.ts';
import { arithmeticShares } from '../../../../src/artifacts/together/rules/arithmetic-shares.ts';
import { arithmeticTotals } from '../../../../src/artifacts/together/rules/arithmetic-totals.ts';
import { findIn } from '../../../support/design-of.ts';

const rules = [
  arithmeticColumns,
  arithmeticDerived,
  arithmeticFormula,
  arithmeticRestated,
  arithmeticRows,
  arithmeticShares,
  arithmeticTotals,
];

const messages = async (text: string) => (await findIn(rules, `# A\n\n${text}\n`)).map(({ message }) => message);

const layers = (rate: string) =>
  `| Layer | Hit rate | Requests | Passing on |\n|---|---|---|---|\n| CDN | ${rate} | 3,000 | 600 |\n| process | 75 % | 600 | 150 |\n| Redis | 98 % | 150 | 3 |`;
const sizes = (grid: string) =>
  `| Name | Edge | Mean size |\n|---|---|---|\n| thumb | 200 px | 15 KB |\n| grid | 640 px | ${grid} |\n| screen | 2048 px | 250 KB |\n\nTogether 325 KB a photo.`;
const tiers = (price: string) =>
  `| Tier | Stamps a year | Price each |\n|---|---|---|\n| M | up to 20 million | € 0.0025 |\n| L | above 20 million | ${price} |\n\nAt 22 million we are in L: € 39,600 a year.`;
const egress = (rate: string) =>
  `| Result | Calculation | Value |\n|---|---|---|\n| Egress | 1,200,000 x 30 MB = 36 TB per day; / 86,400 s x 8 bits | ${rate} |`;
const lake = (kept: string) =>
  `Agents write to Kafka (${kept} buffer).\n\nAt 4 MB/s that is much. When Loki is away the buffer lasts 12 hours, not more, since 12 h are what fits.`;
const mailing = (time: string) =>
  `A campaign to 1.8 million people is handed over within ${time}.\n\n1.8 million in 7,200 s need 250 mails a second.`;

describe('figures that the words tie to each other', () => {
  it.each([
    ['a share of a column', layers('85 %'), '450'],
    ['a total below a table', sizes('90 KB'), '355 KB'],
    ['a price of a tier', tiers('€ 0.0016'), '35,200'],
    ['a calculation that goes on in its cell', egress('0.42 Gbit/s'), '3.33 Gbit/s'],
    ['a buffer', lake('24 h'), '12 hours'],
    ['a time in which to be done', mailing('90 minutes'), '7,200 s'],
    ['a share in a sentence', '6 million devices, 3.2 million of which (64 %) allow push.', '53.3 %'],
    ['a rate in hours', 'One decides 80 messages an hour and works 6 hours, 600 a day.', '480 a day'],
    ['a list', 'It retries after 1, 2, 4 and 8 seconds, 25 seconds in all.', '15 seconds'],
    ['a span', 'Logs take 4 GB a day, 140 GB for 45 days.', '180 GB'],
    ['another unit', 'It sends 1.44 GB/s, that is 0.18 Gbit/s on average.', '11.5 Gbit/s'],
    ['a size that was told', 'That is 12.672 GB per day; in three copies 12.672 × 3 × 3 = 144.05 GB.', '114 GB'],
    [
      'hours of machines',
      '10 workers at $0.53 an hour, running 15 hours on each of 110 days: 19,800 hours.',
      '16,500 hours',
    ],
    [
      'a figure spoken of as known',
      'It peaks at 5,600 requests per second.\n\nThen all 4,600 requests per second go on.',
      '5,600',
    ],
  ])('finds %s', async (_, text, words) => {
    const found = await messages(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found.join('\n')).toContain(words);
  });

  it.each([
    layers('80 %'),
    sizes('60 KB'),
    tiers('€ 0.0018'),
    egress('3.33 Gbit/s'),
    lake('12 h'),
    mailing('2 hours'),
    '5 million devices, 3.2 million of which (64 %) allow push.',
    'One decides 100 messages an hour and works 6 hours, 600 a day.',
    'It retries after 1, 2, 4 and 8 seconds (15 seconds in all).',
    'Logs take 4 GB a day, 140 GB for 35 days.',
    '500 organisations with 3 environments each; a snapshot is 60 KB, 12 KB gzipped.',
    '5 million rows × 320 B = 1.6 GB. About 1 % of the tokens are invalid (32,000).',
    'The roll-up takes 70 s for 2.1 million clicks (30,000 rows per second), less than 5 minutes for 8.3 million.',
    'It peaks at 5,600 requests per second.\n\nThen all 5,600 requests per second go on.',
    '12 workers at $0.53 an hour, running 15 hours on each of 110 days: 19,800 hours.',
  ])('leaves alone: %s', async (text) => {
    expect(await messages(text)).toEqual([]);
  });
});
