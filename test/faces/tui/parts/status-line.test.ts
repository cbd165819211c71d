import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../../../src/faces/tui/feed.ts';
import { activityOf } from '../../../../src/faces/tui/parts/activity.ts';
import { statusLine } from '../../../../src/faces/tui/parts/status-line.ts';
import { EMPTY_VIEW, type View } from '../../../../src/session/view.ts';
import { widthOf } from '../../../../src/text/width.ts';
import { begun, play } from '../../../support/sample-session.ts';
import { MODEL, THEME } from '../sample-stage.ts';

const SECTIONS = ['Data model', 'API contract', 'Failure modes'];
const usage = { input: 400, output: 2000, cacheRead: 10_000, cacheWrite: 0 };

/** In the middle of the second of three sections, after one turn with a tool. */
function scene(over: Partial<Scene> = {}): Scene {
  const session = begun({ sections: SECTIONS, model: MODEL });
  play(
    session,
    { type: 'turn.started', turn: 1 },
    { type: 'turn.ended', turn: 1, content: [], stop: 'tool_use', usage, cost: 0.112 },
    { type: 'turn.started', turn: 2 },
    { type: 'text.settled', turn: 2, markdown: '# Lending\n\n## Data model\n\nTables.\n\n## API contract\n\n' },
  );
  return { view: session.view, now: 0, worked: 48_000, ...over };
}

describe('the status line', () => {
  it('says where the work stands', () => {
    expect(statusLine(THEME, 80, scene(), true)).toBe(
      ' ⠋ API contract                        1 of 3 sections   12.4k    $0.11    0:48',
    );
  });

  it('leaves the less telling numbers out where it is narrow, the clock last', () => {
    expect(statusLine(THEME, 56, scene(), true)).toBe(' ⠋ API contract                 1 of 3 sections    0:48');
    expect(statusLine(THEME, 36, scene(), true)).toBe(' ⠋ API contract                0:48');
    expect(statusLine(THEME, 20, scene(), true)).toBe(' ⠋ API contract');
  });

  it('has neither spinner nor clock without motion', () => {
    expect(statusLine(THEME, 80, scene(), false)).toMatch(/^ · API contract .*\$0\.11$/);
  });

  it('counts neither tokens nor dollars for the planner', () => {
    const session = begun({ sections: SECTIONS, model: { provider: 'planner', id: 'planner', systemMessages: false } });
    const line = statusLine(THEME, 80, { view: session.view, now: 0, worked: 0 }, true);
    expect(line).toMatch(/0 of 3 sections {4}0:00$/);
    expect(line).not.toContain('$');
  });

  it('keeps every number where it is while it grows', () => {
    const ends = (worked: number, cost: number, input: number): number[] => {
      const base = scene();
      const view: View = { ...base.view, cost, usage: { ...usage, input } };
      const line = statusLine(THEME, 80, { ...base, view, worked }, true);
      return [line.length, line.indexOf('sections'), line.indexOf('$') > 0 ? line.lastIndexOf('.', 70) : 0];
    };
    const first = ends(0, 0.11, 0);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3_500_000 }),
        fc.integer({ min: 11, max: 9999 }),
        fc.integer({ min: 0, max: 900_000 }),
        (worked, cents, input) => {
          expect(ends(worked, cents / 100, input)).toEqual(first);
        },
      ),
      { seed: 9, numRuns: 100 },
    );
  });

  it('is never wider than the screen', () => {
    for (let columns = 1; columns < 130; columns++) {
      expect(widthOf(statusLine(THEME, columns, scene(), true))).toBeLessThanOrEqual(columns);
    }
  });
});

describe('what goes on', () => {
  const at = (view: Partial<View>, over: Partial<Scene> = {}) =>
    activityOf({ view: { ...EMPTY_VIEW, ...view }, now: 0, worked: 0, ...over });

  it('names the tools that run', () => {
    const tools = [
      { call: '1', name: 'read', input: { path: 'db/schema.sql' } },
      { call: '2', name: 'grep', input: { pattern: 'hold', path: 'src' } },
    ];
    expect(at({ phase: 'working', tools }).detail).toBe('read db/schema.sql   search "hold" in src');
  });

  it('shows the end of the thinking', () => {
    expect(at({ phase: 'thinking', live: { thinking: 'First.\nThen the holds\n' } })).toEqual({
      label: 'thinking',
      detail: 'Then the holds',
      troubled: false,
      isFleeting: true,
    });
  });

  it('counts a wait down', () => {
    const waiting = { attempt: 1, waitMs: 4000, failure: { kind: 'overloaded', message: 'The API is busy.' } as const };
    const view = { phase: 'thinking' as const, live: { thinking: '', waiting } };
    expect(at(view, { now: 1500, waitingSince: 0 })).toEqual({
      label: 'asking again in 3 s, try 2',
      detail: 'The API is busy.',
      troubled: true,
      isFleeting: false,
    });
    expect(at(view, { now: 9000, waitingSince: 0 }).label).toBe('asking again in 0 s, try 2');
  });

  it('says when a report that is whole is on its way to its file', () => {
    const session = begun();
    play(session, { type: 'turn.started', turn: 1 });
    play(session, { type: 'text.settled', turn: 1, markdown: '# Lending\n\n## Data model\n\nTables.\n' });
    play(session, { type: 'turn.ended', turn: 1, content: [], stop: 'end_turn', usage });
    expect(activityOf({ view: session.view, now: 0, worked: 0 }).label).toBe('saving');
  });
});
