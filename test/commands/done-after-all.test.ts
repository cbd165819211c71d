import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doneAfterAll } from '../../src/commands/done-after-all.ts';
import { saveReport } from '../../src/report/save.ts';
import type { SessionEvent } from '../../src/session/events.ts';
import { createSession, type Session } from '../../src/session/session.ts';
import { runLoop } from '../support/run-loop.ts';
import { begun, call, play, question, REPORT, ticking, turnOf } from '../support/sample-session.ts';
import { says } from '../support/scripted-model.ts';

let workspace: string;
beforeEach(() => {
  workspace = realpathSync(mkdtempSync(join(tmpdir(), 'done-')));
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

/** A session that asked, read, and saved its report. */
async function done(): Promise<Session> {
  const session = play(
    begun({ workspace }),
    ...turnOf(1, '', 'tool_use', [call('a', 'ask')]),
    { type: 'question.asked', call: 'a', questions: [question('Q1')] },
    { type: 'question.answered', call: 'a', answers: [{ id: 'Q1', by: 'user', chosen: ['Two'] }] },
    ...turnOf(2, '', 'tool_use', [call('b', 'read')]),
    { type: 'tool.started', call: 'b', name: 'read', input: {} },
    { type: 'tool.ended', call: 'b', output: 'x', isError: false, summary: '1 line' },
    ...turnOf(3, REPORT),
  );
  await saveReport(session, { cwd: workspace });
  session.append({ type: 'session.ended' });
  return session;
}

/** What is sound up to an event, and what can still be read beyond it. */
function broken(events: readonly SessionEvent[], isLast: (event: SessionEvent) => boolean): [Session, SessionEvent[]] {
  const at = events.findLastIndex(isLast) + 1;
  return [createSession(ticking(), events.slice(0, at)), events.slice(at + 1)];
}

function resumed(session: Session, lost: readonly SessionEvent[]): Session {
  const body = doneAfterAll(session, lost);
  session.append({ type: 'session.resumed', limits: {} });
  if (body) session.append(body);
  return session;
}

const folder = (): string[] => readdirSync(join(workspace, 'docs', 'design'));

describe('a damaged session whose report was saved', () => {
  it.each<SessionEvent['type']>([
    'session.started',
    'turn.started',
    'question.asked',
    'question.answered',
    'tool.started',
    'text.settled',
  ])('is not done again, nor saved again: damage after %s', async (type) => {
    const { events, view } = await done();
    const [session, lost] = broken(events, (event) => event.type === type);
    resumed(session, lost);
    expect(session.events.at(-1)).toMatchObject({ type: 'report.adopted', version: 1 });
    const model = await runLoop(session, []);
    expect(model.requests).toEqual([]);
    expect(session.events.at(-1)?.type).toBe('session.ended');
    expect(session.view).toMatchObject({ phase: 'over', saved: { path: view.saved?.path, hash: view.saved?.hash } });
    expect(session.view.failure).toBeUndefined();
    expect(session.view.question).toBeUndefined();
    expect(session.view.asked).toMatchObject([{ question: { id: 'Q1' }, answer: { by: 'user' } }]);
    expect(session.view.draft.sections.map(({ heading }) => heading)).toEqual(['Data model', 'API contract']);
    expect(folder()).toHaveLength(1);
  });

  it('can be revised, from what stands in the file', async () => {
    const [session, lost] = broken((await done()).events, ({ type }) => type === 'tool.started');
    resumed(session, lost);
    session.append({ type: 'user.said', text: 'Add fines.' });
    const model = await runLoop(session, [says('# Lending\n\n## Data model\n\nFines.\n')], {
      save: (each) => saveReport(each, { cwd: workspace }),
    });
    expect(JSON.stringify(model.requests[0]?.messages)).toMatch(/is lost from here on.*Tables\..*Add fines\./);
    expect(session.view.saved?.version).toBe(2);
    expect(session.view.draft.sections.map(({ markdown }) => markdown.trim())).toEqual(['Fines.', 'Paths.']);
    const roles = model.requests[0]?.messages.map(({ role }) => role);
    expect(roles).toEqual(['user', 'assistant', 'user', 'assistant', 'user']);
  });

  it('of which only that it was saved is lost, has all else on record', async () => {
    const { events, view } = await done();
    const [session, lost] = broken(events, ({ type }) => type === 'turn.ended');
    resumed(session, lost);
    const { path, version, hash } = view.saved ?? {};
    expect(session.events.at(-1)).toMatchObject({ type: 'report.saved', path, version, hash });
    await runLoop(session, []);
    expect(session.view.draft).toEqual(view.draft);
    expect(folder()).toHaveLength(1);
  });

  it('goes on where it broke off when the file is another by now, or gone, or of another session, or a draft', async () => {
    const { events, view } = await done();
    const path = view.saved?.path ?? '';
    const taken = (lost: SessionEvent[]) => doneAfterAll(createSession(ticking(), events.slice(0, 3)), lost);
    const lost = events.slice(4);
    expect(taken(lost)).toBeDefined();
    expect(
      taken(lost.map((event) => (event.type === 'report.saved' ? { ...event, draft: true } : event))),
    ).toBeUndefined();
    expect(taken(lost.filter(({ type }) => type !== 'report.saved'))).toBeUndefined();
    const other = createSession(ticking(), begun({ workspace, id: 'other' }).events);
    expect(doneAfterAll(other, lost)).toBeUndefined();
    writeFileSync(path, `${readFileSync(path, 'utf8')}\nBy hand.\n`);
    expect(taken(lost)).toBeUndefined();
    rmSync(path);
    expect(taken(lost)).toBeUndefined();
  });
});
