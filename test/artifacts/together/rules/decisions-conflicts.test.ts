import { describe, expect, it } from 'vitest';
import { decisionsBreaches } from '../../../../src/artifacts/together/rules/decisions-breaches.ts';
import { decisionsConflicts } from '../../../../src/artifacts/together/rules/decisions-conflicts.ts';
import { findIn } from '../../../support/design-of.ts';

type Log = (first: readonly [string, string], later: string) => string;

const table: Log = ([title, other], later) =>
  `# Shop\n\n## Decisions\n\n| Ref | We do | Instead of | Because |\n|---|---|---|---|\n| D1 | ${title} | ${other} | known |\n| D2 | REST for partners | SOAP | old |\n| D3 | ${later} | a longer way | shorter |\n`;
const bullets: Log = ([title, other], later) =>
  `# Shop\n\n## Decisions\n\n- **D1 ${title}.** Alternative: ${other}.\n- **D2 REST for partners.** Alternative: SOAP.\n- **D3 ${later}.** Alternative: a longer way.\n`;
const headings: Log = ([title, other], later) =>
  `# Shop\n\n## Decisions\n\n### ADR-1: ${title}\n\nAlternatives: ${other}.\n\n### ADR-2: REST for partners\n\nAlternatives: SOAP.\n\n### ADR-3: ${later}\n\nAlternatives: a longer way.\n`;

const FORMS: readonly Log[] = [table, bullets, headings];
const found = async (first: readonly [string, string], later: string): Promise<number[]> =>
  Promise.all(FORMS.map(async (log) => (await findIn([decisionsConflicts], log(first, later))).length));

describe('a later decision, in a table, in bullets and under headings', () => {
  it.each([
    [['Bids are serialised by a row lock', 'single-writer actor per lot'], 'Hot lots go to a single-writer actor each'],
    [
      ['Every stored amount is a whole number of cents', '`numeric(14,4)`'],
      'Lines have four decimals, the total is rounded to the cent',
    ],
    [['Steps open one after the other', 'all steps open at once'], 'All steps open together; a rejection ends them'],
    [['Orchestration by hand', 'an engine (Temporal)'], 'A Temporal workflow drives the refunds of an order'],
    [['Refuse when the registry is down', 'accept and verify later'], 'Small desks accept and verify later'],
    [['Loans cannot be extended', 'longer loans'], 'A reader may extend a loan twice'],
    [
      ['Ours is the truth: a figure of a channel never overwrites ours', 'the last writer'],
      "Where the channel's figure differs, ours is replaced by it",
    ],
    [['Notices at most once', 'repeats'], 'Notices are delivered at least once, by a worker'],
  ] as const)('contradicts %s: %s', async (first, later) => {
    expect(await found(first, later)).toEqual([1, 1, 1]);
  });

  it.each([
    [['Bids are serialised by a row lock', 'single-writer actor per lot'], 'Hot lots are limited at the gateway'],
    [['Every stored amount is a whole number of cents', '`numeric(14,4)`'], 'Each line is rounded to the cent'],
    [
      ['Steps open one after the other', 'all steps open at once'],
      'A rejection ends the request, later steps are skipped',
    ],
    [['Steps open one after the other', 'opening them at once'], 'Reminders for open steps are sent in parallel'],
    [['Loans cannot be extended', 'longer loans'], 'A reader may return a loan anywhere'],
    [
      ['Ours is the truth: a figure of a channel never overwrites ours', 'the last writer'],
      "Where the channel's figure differs, it is replaced by ours",
    ],
    [['Holds live in PostgreSQL', 'Redis with expiry'], 'The seat map is cached in Redis for 2 s'],
    [['Outbox polled by a relay', 'change data capture'], 'The relay pushes events in order'],
  ] as const)('goes with %s: %s', async (first, later) => {
    expect(await found(first, later)).toEqual([0, 0, 0]);
  });

  it('may say why, and take for granted what was turned down', async () => {
    const log = (why: string) =>
      `# Shop\n\n## Decisions\n\n| # | Decision | Why | Alternatives rejected |\n|---|---|---|---|\n| D1 | Outbox with a polling relay | no cluster | Debezium change data capture; dual writes |\n| D2 | Two topics keyed by order | ${why} | one topic; Amazon SQS |\n`;
    const rules = [decisionsConflicts, decisionsBreaches];
    expect(await findIn(rules, log('the Debezium connector keeps the order'))).not.toEqual([]);
    expect(await findIn(rules, log('the relay keeps the order'))).toEqual([]);
    expect(await findIn(rules, log('simpler than the Debezium connector'))).toEqual([]);
  });

  it('does not count what stands among its own alternatives, and is in force though it speaks of replacing', async () => {
    const log = (later: string) =>
      `# Shop\n\n## Decisions\n\n| Id | Decision | Alternatives |\n|---|---|---|\n| D1 | Totals are stored | summing lines on read |\n| D2 | ${later} |\n`;
    expect(
      await findIn([decisionsConflicts], log('The list is kept in memory | summing the lines on each read')),
    ).toEqual([]);
    expect(
      await findIn([decisionsConflicts], log('Lines are summed on each read | the column is replaced by a view')),
    ).toHaveLength(1);
    expect(await findIn([decisionsConflicts], log('Lines are summed on each read. Replaces D1 | none'))).toEqual([]);
  });
});
