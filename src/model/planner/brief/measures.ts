/** What a word after a number multiplies it by. */
export const SCALE = new Map([
  ['k', 1e3],
  ['thousand', 1e3],
  ['m', 1e6],
  ['mio', 1e6],
  ['million', 1e6],
  ['millions', 1e6],
  ['bn', 1e9],
  ['b', 1e9],
  ['billion', 1e9],
  ['billions', 1e9],
  ['hundred', 1e2],
  ['thousands', 1e3],
  ['hundreds', 1e2],
  ['dozen', 12],
  ['tausend', 1e3],
  ['tsd', 1e3],
  ['mille', 1e3],
  ['mil', 1e3],
  ['millionen', 1e6],
  ['millones', 1e6],
]);

/** Bytes of a unit of size, by its name in small letters. */
export const BYTES = new Map([
  ['kb', 1e3],
  ['mb', 1e6],
  ['gb', 1e9],
  ['tb', 1e12],
  ['pb', 1e15],
  ['kib', 1024],
  ['mib', 1024 ** 2],
  ['gib', 1024 ** 3],
  ['tib', 1024 ** 4],
  ['gigabyte', 1e9],
  ['terabyte', 1e12],
  ['megabyte', 1e6],
]);

/** Seconds of a day. */
export const DAY = 86_400;
/** Seconds of a span of time. */
export const SPANS = new Map([
  ['second', 1],
  ['sec', 1],
  ['s', 1],
  ['minute', 60],
  ['min', 60],
  ['hour', 3600],
  ['h', 3600],
  ['day', DAY],
  ['week', 7 * DAY],
  ['month', 30 * DAY],
  ['quarter', 91 * DAY],
  ['year', 365 * DAY],
]);

/** Seconds of the time that an adverb counts in. */
export const ADVERBS = new Map([
  ['daily', DAY],
  ['hourly', 3600],
  ['weekly', 7 * DAY],
  ['monthly', 30 * DAY],
  ['yearly', 365 * DAY],
  ['annually', 365 * DAY],
]);

/** Short forms of a rate of requests. */
export const RATES = new Map([
  ['rps', 'request'],
  ['qps', 'query'],
  ['tps', 'transaction'],
  ['req/s', 'request'],
]);
