import { describe, expect, test } from 'vitest';
import { reportText } from '../../../src/session/intent.ts';
import { client, serve } from '../../model/support.ts';
import { drop, type Part, stop, text } from '../../support/messages-server/parts.ts';
import { play } from './play.ts';
import { REPORT } from './report.ts';

const at = (words: string): number => REPORT.indexOf(words) + words.length;

/** Places where a reply is cut: in a sentence, in code, after a heading, between two blocks. */
const CUTS: [name: string, upTo: number][] = [
  ['a sentence', at('Two tab')],
  ['code', at('title text NOT')],
  ['a list', at('- `DELETE /loans')],
  ['the end of a block', at('API contract\n\n')],
];

/** What a reply does that was to go on with the next character: it begins where this says, after what this says. */
const MANNERS: [name: string, from: (upTo: number) => number, first?: string][] = [
  ['goes on', (upTo) => upTo],
  ['begins again', () => 0],
  ['repeats the line', (upTo) => REPORT.lastIndexOf('\n', upTo - 1) + 1],
  ['repeats the section', (upTo) => REPORT.lastIndexOf('\n## ', upTo - 1) + 1],
  ['says that it goes on', (upTo) => upTo, 'Continuing where I left off:\n\n'],
  ['says so, and begins again', () => 0, 'Sure, here is the rest of the report:\n\n'],
];

/** Where what had settled of a broken reply ends, as its next request quotes it. */
function quoted(body: Record<string, unknown>): number {
  const all = JSON.stringify(body.messages);
  const arrived = JSON.parse(`"${/<arrived>\\n(.*)<\/arrived>/s.exec(all)?.[1] ?? ''}"`) as string;
  expect(REPORT.startsWith(arrived)).toBe(true);
  return arrived.length;
}

describe.each(CUTS)('a reply that is cut in %s', (_place, upTo) => {
  test.each(MANNERS)('at its length limit, and the next %s: the report, once', async (_name, from, first = '') => {
    const next = first + REPORT.slice(from(upTo));
    const script = [[text(REPORT.slice(0, upTo), { chunks: 9 }), stop('max_tokens')], [text(next, { chunks: 40 })]];
    const server = await serve(script);
    const { session, code } = await play({ model: (clock) => client(server.url, { clock }) });
    expect(server.problems).toEqual([]);
    expect(reportText(session.view)).toBe(REPORT);
    expect(code).toBe(0);
  });

  test.each(MANNERS)('by the line, and the next %s: the report, once', async (_name, from, first = '') => {
    const goesOn = ({ body }: { body: Record<string, unknown> }): Part[] => {
      const settled = quoted(body);
      return [text(first + REPORT.slice(settled === 0 ? 0 : from(settled)), { chunks: 40 })];
    };
    const server = await serve([[text(REPORT.slice(0, upTo), { open: true }), drop()], goesOn]);
    const { session, code } = await play({ model: (clock) => client(server.url, { clock }) });
    expect(server.problems).toEqual([]);
    expect(reportText(session.view)).toBe(REPORT);
    expect(code).toBe(0);
  });
});
