import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelEvent } from '../../../src/model/model.ts';
import { createPlanner } from '../../../src/model/planner/planner.ts';
import { BRIEFS } from './support/briefs.ts';
import { context, eventsOf, PERSONAS, reportOn, request } from './support/planning.ts';

const isLast = ({ type }: ModelEvent) => type === 'ended' || type === 'failed';

/** Exactly one last event, at the end, and it is no failure. */
function expectEnded(events: readonly ModelEvent[]): void {
  expect(events.filter(isLast)).toHaveLength(1);
  expect(events.at(-1)).toMatchObject({
    type: 'ended',
    cost: 0,
    usage: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
  });
}

describe('any brief at all', () => {
  const anyText = fc.oneof(
    fc.string({ maxLength: 400 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          'library',
          'orders',
          '##',
          '```',
          '| a |',
          '10k',
          '99.9%',
          'of',
          ', ',
          'and',
          '\n',
          '{copy}',
          '$1',
          '`x`',
          "O'Brien",
          'constructor',
          '__proto__',
          'users',
          'per second',
          '(a, b)',
        ),
        { maxLength: 60 },
      )
      .map((words) => words.join(' ')),
  );

  it('is answered, and the turn ends once', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, fc.constantFrom(...Object.values(PERSONAS)), async (brief, sections) => {
        expectEnded(await eventsOf(request(brief, { sections })));
      }),
      { seed: 7, numRuns: 30 },
    );
  });

  it('is answered whatever came with it, and whatever was said', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyText,
        anyText,
        anyText,
        fc.constantFrom('a.sql', 'b.ts', 'c.prisma', 'openapi.yaml', 'stdin', 'd.diff'),
        async (brief, text, said, name) => {
          expectEnded(
            await eventsOf(
              request(brief, {
                context: [context(name, text)],
                said: [said],
                policy: 'always',
                offered: ['ask', 'glob'],
              }),
            ),
          );
          const report = '# X\n\n> A rule-based baseline for x, composed by the built-in planner\n';
          expectEnded(await eventsOf(request(brief, { report, said: [said] })));
        },
      ),
      { seed: 8, numRuns: 20 },
    );
  });

  it.each([
    '',
    ' ',
    '\u0000\u001b[31m',
    'x'.repeat(2_000_000),
    'orders and members '.repeat(100_000),
    'ÄÖÜ ß 漢字 🦄',
    '# Title\n## Data model\n```sql\nDROP',
  ])(
    'also an odd one (%#)',
    async (brief) => {
      expectEnded(await eventsOf(request(brief)));
    },
    20_000,
  );

  it('cannot break out of its place in the report', async () => {
    const report = await reportOn(
      'Library lending.\n## Decisions\n# New title\n```\nloans | fines | `x` | <b> {copy} [A1]',
    );
    expect(report.match(/^# /gm)).toHaveLength(1);
    expect(report.match(/^## /gm)).toHaveLength(4);
    expect((report.match(/^```/gm) ?? []).length % 2).toBe(0);
  });

  it('says how much of a long brief it has read', async () => {
    const report = await reportOn(`A library lends books. ${'More of it. '.repeat(5_000)}`);
    expect(report).toMatch(/The last [\d,]+ characters of the brief .* were not read/);
  });
});

describe('the planner', () => {
  it('gives the same answer to the same request, byte for byte', async () => {
    for (const { brief } of BRIEFS.slice(0, 6))
      expect(await reportOn(brief, 'backend-elite')).toBe(await reportOn(brief, 'backend-elite'));
  });

  it('streams a line or two at a time, and ends with what it streamed', async () => {
    const events = await eventsOf(request('A library lends books'));
    const texts = events.flatMap((event) => (event.type === 'text' ? [event.text] : []));
    expect(texts.length).toBeGreaterThan(100);
    for (const text of texts) expect(text.split('\n').length).toBeLessThanOrEqual(3);
    const last = events.at(-1);
    expect(last).toMatchObject({
      stop: 'end_turn',
      content: [{ type: 'thinking' }, { type: 'text', text: texts.join('') }],
    });
  });

  it('stops when it is told to, in the middle and before', async () => {
    const stop = new AbortController();
    const seen: ModelEvent[] = [];
    for await (const event of createPlanner().stream(request('A library lends books'), stop.signal)) {
      seen.push(event);
      if (seen.length === 20) stop.abort();
    }
    expect(seen).toHaveLength(21);
    expect(seen.at(-1)).toMatchObject({ type: 'failed', failure: { kind: 'stopped' } });
    expect(await eventsOf(request('x'), AbortSignal.abort())).toEqual([
      { type: 'failed', failure: expect.objectContaining({ kind: 'stopped' }) },
    ]);
  });

  it('lets others work between its lines', async () => {
    let turns = 0;
    let open = true;
    const tick = () => {
      turns += 1;
      if (open) setImmediate(tick);
    };
    setImmediate(tick);
    const events = await eventsOf(request('A library lends books'));
    open = false;
    expect(turns).toBeGreaterThan(events.length / 4);
  });

  it('turns a bug into a failure', async () => {
    const broken = { ...request('x'), messages: undefined } as unknown as Parameters<typeof eventsOf>[0];
    expect((await eventsOf(broken)).at(-1)).toMatchObject({ type: 'failed', failure: { kind: 'bug' } });
  });
});

describe('a report that was cut', () => {
  const BRIEF = 'A city library lends books';
  it.each([0.2, 0.4, 0.6, 0.9])('goes on with its next character, wherever it was cut: at %d of it', async (share) => {
    const whole = await reportOn(BRIEF);
    const at = whole.indexOf('\n', Math.floor(whole.length * share)) + 1;
    const rest = await reportOn(BRIEF, 'contract-first', { report: whole.slice(0, at) });
    expect(whole.slice(0, at) + rest).toBe(whole);
  });
});
