import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantitiesIn } from '../../../../src/artifacts/together/arithmetic/quantity.ts';

const read = (text: string) =>
  quantitiesIn(text).map(({ number, measures, noun }) => ({
    number: Number(number.toPrecision(6)),
    units: measures.map(({ factor, power }) => (power < 0 ? `/${factor}` : `${factor}`)).join(' '),
    noun,
  }));

test.each([
  ['2.5 million orders a day', 2.5e6, '/86400', 'orders'],
  ['5M/day', 5e6, '/86400', undefined],
  ['20k rps', 20_000, '/1', undefined],
  ['1,728,000 rows', 1_728_000, '', 'rows'],
  ['2 000 000 rows', 2e6, '', 'rows'],
  ['100 Mbps', 100, '1000000 /1', undefined],
  ['43.2 minutes a month', 43.2, '60 /2629800', undefined],
  ['10^6 keys', 1e6, '', 'keys'],
  ['eleven clinics', 11, '', 'clinics'],
  ['0.1 %', 0.001, '', undefined],
  ['400 bytes a row', 400, '8', undefined],
])('reads %s', (text, number, units, noun) => {
  expect(read(text)).toEqual([{ number, units, noun }]);
});

test.each(['HTTP/2', 'v1.2.3', 'S3', 'p99', '2026-01-01', '10:30', 'the 3rd', 'ADR-7', 'one of them'])(
  'takes nothing in %s for a quantity of its own',
  (text) => {
    expect(quantitiesIn(text).filter(({ measures }) => measures.length > 0)).toEqual([]);
  },
);

test('knows what is said to be rough', () => {
  expect(quantitiesIn('about 290/s, 300/s exactly and ~ 5 GB').map(({ approximate }) => approximate)).toEqual([
    true,
    false,
    true,
  ]);
});

test('quantities stand in order and never overlap, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      let end = 0;
      for (const quantity of quantitiesIn(text)) {
        expect(quantity.start).toBeGreaterThanOrEqual(end);
        expect(quantity.end).toBeLessThanOrEqual(text.length);
        expect(Number.isFinite(quantity.number)).toBe(true);
        end = quantity.end;
      }
    }),
    { seed: 3, numRuns: 300 },
  );
});
