import { expect, it } from 'vitest';
import { startLineMatcher } from '../../../../src/architect/tools/search/line-matcher.ts';

const NEVER_ENDS = { source: '(a+)+$', flags: '' };
const LINE = `${'a'.repeat(60)}!`;

it('tells which lines match, call after call', async () => {
  const matcher = startLineMatcher({ source: '^b', flags: 'i' }, new AbortController().signal);
  expect(await matcher.match(['abc', 'bcd', 'B', ''])).toEqual([1, 2]);
  expect(await matcher.match([])).toEqual([]);
  expect(await matcher.match(['b'])).toEqual([0]);
  matcher.close();
});

it('is ended by its signal in the middle of a match, and by being closed', async () => {
  const stop = new AbortController();
  const stopped = startLineMatcher(NEVER_ENDS, stop.signal);
  const waiting = stopped.match([LINE]);
  stop.abort();
  expect(await waiting).toBeUndefined();

  const closed = startLineMatcher(NEVER_ENDS, new AbortController().signal);
  const open = closed.match([LINE]);
  closed.close();
  expect(await open).toBeUndefined();
});

it('answers nothing more once it is over', async () => {
  const matcher = startLineMatcher({ source: 'a', flags: '' }, new AbortController().signal);
  matcher.close();
  expect(await matcher.match(['a'])).toBeUndefined();
  const late = startLineMatcher({ source: 'a', flags: '' }, AbortSignal.abort());
  expect(await late.match(['a'])).toBeUndefined();
  late.close();
});
