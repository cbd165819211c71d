import { describe, expect, test } from 'vitest';
import { reportText } from '../../../src/session/intent.ts';
import { client, serve } from '../../model/support.ts';
import { reply, status } from '../../support/messages-server/answers.ts';
import { error, text } from '../../support/messages-server/parts.ts';
import { play, says } from './play.ts';
import { REPORT, writer } from './report.ts';

const DATE = 'Sat, 21 Nov 2026 12:00:00 GMT';

describe('what the other side asks to wait', () => {
  test.each([
    ['seconds', { 'retry-after': '7' }, 7000],
    ['a part of a second', { 'retry-after': '0.25' }, 250],
    ['milliseconds, which count more', { 'retry-after-ms': '1500', 'retry-after': '99' }, 1500],
    ['a date', { 'retry-after': 'Sat, 21 Nov 2026 12:00:30 GMT', date: DATE }, 30_000],
    ['a date of the past', { 'retry-after': 'Sat, 21 Nov 2020 12:00:00 GMT', date: DATE }, 1000],
    ['nothing', { 'retry-after': '0' }, 1000],
    ['less than nothing', { 'retry-after': '-5' }, 1000],
    ['no number', { 'retry-after': 'soon' }, 1000],
    ['no number of milliseconds', { 'retry-after-ms': 'NaN' }, 1000],
    ['a number without an end', { 'retry-after': 'Infinity' }, 1000],
    ['the most that is waited', { 'retry-after': '120' }, 120_000],
  ])('%s', async (_name, headers, waitMs) => {
    const given: Record<string, string> = { ...headers };
    const server = await serve([status(429, { headers: given }), writer()]);
    const played = await play({ model: (clock) => client(server.url, { clock }) });
    expect(played.waits).toEqual([waitMs]);
    expect(played.stderr).toContain(`Trying again in ${Math.ceil(waitMs / 1000)} s (try 2)`);
    expect(reportText(played.session.view)).toBe(REPORT);
    expect(server.problems).toEqual([]);
  });

  test.each([
    ['an hour', { 'retry-after': '3600' }, 'It asks to wait an hour'],
    ['minutes', { 'retry-after': '150' }, 'It asks to wait 3 minutes'],
    ['a month', { 'retry-after-ms': '2592000000' }, 'It asks to wait 30 days'],
    ['more digits than a number has', { 'retry-after': '9'.repeat(30) }, 'It asks to wait for more than a year'],
    ['a far date', { 'retry-after': 'Sun, 22 Nov 2026 12:00:00 GMT', date: DATE }, 'It asks to wait 24 hours'],
  ])('%s is longer than we wait: said, and left to the user', async (_name, headers, words) => {
    const given: Record<string, string> = { ...headers };
    const server = await serve([status(429, { headers: given }), writer()]);
    const played = await play({ model: (clock) => client(server.url, { clock }) });
    expect(played.waits).toEqual([]);
    expect(server.requests).toHaveLength(1);
    expect(played.code).toBe(6);
    expect(played.stderr).toContain(words);
  });

  test('of an error within the stream, the wait is ours', async () => {
    const answer = reply([text('# Lending\n\nWhat', { open: true }), error('overloaded_error', 'Overloaded')], {
      headers: { 'retry-after': '86400' },
    });
    const server = await serve([answer, writer()]);
    const played = await play({ model: (clock) => client(server.url, { clock }) });
    expect(played.waits).toEqual([1000]);
    expect(reportText(played.session.view)).toBe(REPORT);
  });
});

describe('a wait', () => {
  test('is cancelled by a key before anything came, and nobody is asked again', async () => {
    const server = await serve([status(429, { headers: { 'retry-after': '60' } })]);
    const played = await play({
      model: (clock) => client(server.url, { clock }),
      patient: true,
      person: says(),
      watch: (session) =>
        session.subscribe(({ type }) => {
          if (type === 'turn.waiting') session.send({ type: 'stop' });
        }),
    });
    expect(server.requests).toHaveLength(1);
    expect(played.session.view.items).toContainEqual(
      expect.objectContaining({ kind: 'failure', failure: { kind: 'stopped', message: 'The turn was stopped.' } }),
    );
  });

  test('is cancelled by a key after the stream broke; a retry then goes on where it was', async () => {
    const server = await serve([
      [text('# Lending\n\nWhat it is, für Leser 👩‍💻.\n\n## Da'), error('overloaded_error', 'Overloaded')],
      writer(),
    ]);
    const played = await play({
      model: (clock) => client(server.url, { clock }),
      patient: true,
      person: says(''),
      watch: (session) =>
        session.subscribe(({ type }) => {
          if (type === 'turn.waiting') session.send({ type: 'stop' });
        }),
    });
    expect(server.requests).toHaveLength(2);
    expect(reportText(played.session.view)).toBe(REPORT);
    expect(server.problems).toEqual([]);
  });

  test('says in one line how long, which try it is, and how to leave', async () => {
    const server = await serve([status(529, { headers: { 'retry-after': '61' } }), writer()]);
    const { stderr } = await play({ model: (clock) => client(server.url, { clock }) });
    expect(stderr).toMatch(
      /is overloaded: status 529\. Trying again in 61 s \(try 2\); Ctrl\+C leaves, and nothing is lost\./,
    );
  });
});
