import { describe, expect, it } from 'vitest';
import { floorOf, summaryOf } from '../../../../src/faces/tui/screens/waiting-state.ts';
import { begun, play, question, REPORT, turnOf } from '../../../support/sample-session.ts';
import { MODEL } from '../sample-stage.ts';

const saved = { type: 'report.saved', path: 'x.md', version: 2, hash: '' } as const;
const unsaved = {
  type: 'report.unsaved',
  failure: { kind: 'not-saved', message: 'No room.', next: 'Elsewhere?' },
} as const;
const usage = { input: 1000, output: 1000, cacheRead: 8000, cacheWrite: 0 };

describe('why the user has the floor', () => {
  it('is a report that is saved', () => {
    expect(floorOf(play(begun(), ...turnOf(1, REPORT), saved).view)).toEqual({
      state: 'saved',
      path: 'x.md',
      file: 'x.md',
      version: 2,
    });
  });

  it('is talk, also after a report, once it has changed', () => {
    expect(floorOf(play(begun(), ...turnOf(1, 'Which one?')).view)).toEqual({ state: 'talk' });
    const changed = play(begun(), ...turnOf(1, REPORT), saved, ...turnOf(2, '# Lending\n\n## Data model\n\nMore.\n'));
    expect(floorOf(changed.view)).toEqual({ state: 'talk' });
  });

  it('is a report without a file, until it has one', () => {
    const session = play(begun(), ...turnOf(1, REPORT), unsaved);
    expect(floorOf(session.view)).toEqual({ state: 'unsaved', message: 'No room.', next: 'Elsewhere?' });
    session.append(saved);
    expect(floorOf(session.view).state).toBe('saved');
  });

  it('is what went wrong, or that it was stopped', () => {
    const fail = (kind: 'network' | 'stopped') =>
      floorOf(play(begun(), { type: 'turn.failed', turn: 1, failure: { kind, message: 'Lost.' }, partial: '' }).view);
    expect(fail('network')).toEqual({ state: 'failed', message: 'Lost.' });
    expect(fail('stopped')).toEqual({ state: 'stopped' });
  });
});

describe('what there is by now', () => {
  const summary = (session = begun()) => summaryOf({ view: session.view, now: 0, worked: 192_000 }, session.events);

  it('counts the report and what it took', () => {
    const session = begun({ model: MODEL, sections: ['Data model', 'API contract', 'Costs'] });
    play(session, { type: 'question.asked', call: 'q', questions: [question('Q1')] });
    play(session, { type: 'question.answered', call: 'q', answers: [{ id: 'Q1', by: 'assumption', chosen: ['One'] }] });
    play(session, ...turnOf(1, REPORT), {
      type: 'turn.ended',
      turn: 1,
      content: [],
      stop: 'end_turn',
      usage,
      cost: 0.42,
    });
    expect(summary(session)).toEqual([
      ['2 sections', '1 of 3 due not written', '1 question', '1 assumption'],
      ['10.0k tokens (80 % from cache)', '$0.42', '3 min 12 s'],
    ]);
  });

  it('counts what was run of it, and what is wrong', () => {
    const finding = { level: 'error', rule: 'a/x', message: 'No.', line: 12 } as const;
    const part = { kind: 'sql', line: 10, proof: 'executed', findings: [finding] } as const;
    const session = begun({ model: MODEL, sections: [] });
    play(
      session,
      ...turnOf(1, REPORT),
      { type: 'artifact.checked', part: { ...part, index: 0, findings: [finding] }, round: 0 },
      { type: 'artifact.checked', part: { ...part, index: 1, proof: 'not checked', findings: [] }, round: 0 },
      { type: 'together.checked', round: 0, count: 2, findings: [], inventory: [], lost: [], disputes: [] },
    );
    expect(summary(session)[0]).toEqual(['2 sections', '2 artifacts, 1 proved', '1 error', 'no assumptions']);
  });

  it('is only the time where there is no report and the planner works', () => {
    expect(summary(begun({ model: { provider: 'planner', id: 'planner', systemMessages: false } }))).toEqual([
      ['3 min 12 s'],
    ]);
  });
});
