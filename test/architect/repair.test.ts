import { describe, expect, it } from 'vitest';
import type { SessionStarted } from '../../src/session/events.ts';
import { createSession, type Session } from '../../src/session/session.ts';
import { runLoop } from '../support/run-loop.ts';
import { begun, started, ticking } from '../support/sample-session.ts';
import { scriptedChecks } from '../support/scripted-checks.ts';
import { breaks, type ScriptedTurn, says } from '../support/scripted-model.ts';

const OPTIONS = { ...started().options, checks: true };
const fence = (...lines: string[]): string => ['```sql', ...lines, '```', ''].join('\n');
const report = (model: string, contract = fence('thing paths')): string =>
  `# Lending\n\nWhat it is.\n\n## Data model\n\n${model}\n\n## API contract\n\n${contract}\n`;
const repair = (model: string): string => `# Lending\n\n## Data model\n\n${model}\n`;

async function run(turns: ScriptedTurn[], over: Partial<SessionStarted> = {}): Promise<Session> {
  const session = begun({ options: OPTIONS, ...over });
  await runLoop(session, turns, { checks: scriptedChecks(), save: async (each, draft) => saved(each, draft) });
  return session;
}

function saved(session: Session, draft: boolean): void {
  const version = session.view.saved?.draft ? session.view.saved.version : (session.view.saved?.version ?? 0) + 1;
  const mark = { path: `r${version}.md`, version, hash: 'h', ...(draft && { draft }) };
  session.append({ type: 'report.saving', ...mark });
  session.append({ type: 'report.saved', ...mark });
}

function steps(session: Session): string[] {
  return session.events.flatMap((event) => {
    if (event.type === 'together.checked') return [`checked ${event.round}`];
    if (event.type === 'engine.said') return [event.reason];
    if (event.type === 'report.saved') return [event.draft ? 'draft' : 'saved'];
    if (event.type === 'report.reverted' || event.type === 'turn.ended') return [event.type.replace(/^.*\./, '')];
    return [];
  });
}

describe('a report that is checked', () => {
  it('is saved at once when nothing is wrong', async () => {
    const session = await run([says(report(fence('thing loans', 'ODD')))]);
    expect(steps(session)).toEqual(['ended', 'checked 0', 'saved']);
    expect(session.view.checks).toMatchObject({ round: 0, parts: [{ index: 0 }, { index: 1 }] });
  });

  it('is checked section by section while it is written', async () => {
    const checks = scriptedChecks();
    const session = begun({ options: OPTIONS });
    await runLoop(session, [says(report(fence('thing loans')))], { checks });
    expect(checks.asked.map(({ together }) => together)).toEqual([false, true]);
    const parts = session.events.findIndex(({ type }) => type === 'artifact.checked');
    const end = session.events.findIndex(({ type }) => type === 'turn.ended');
    expect(parts).toBeGreaterThan(0);
    expect(parts).toBeLessThan(end);
    expect(session.events.filter(({ type }) => type === 'artifact.checked')).toHaveLength(2);
  });

  it('is not checked where the session began without checks', async () => {
    const session = await run([says(report(fence('WRONG')))], { options: started().options });
    expect(steps(session)).toEqual(['ended', 'saved']);
  });

  it('says so when there is nothing to check it with', async () => {
    const session = begun({ options: OPTIONS });
    await runLoop(session, [says(report('x'))]);
    expect(session.view.checks.whole?.together[0]?.rule).toBe('report/not-checked');
    expect(session.view.saved).toBeDefined();
  });
});

describe('errors', () => {
  it('go back to the model after the draft was saved, with the text and the line', async () => {
    const session = await run([says(report(fence('thing loans', 'WRONG one'))), says(repair(fence('thing loans')))]);
    expect(steps(session)).toEqual(['ended', 'checked 0', 'draft', 'repair', 'ended', 'checked 1', 'saved']);
    const said = session.events.find((event) => event.type === 'engine.said');
    expect(said?.text).toContain('F1 (sample/word), section "Data model", line');
    expect(said?.text).toContain('| WRONG one');
    expect(said?.text).toContain('round 1 of 3');
    expect(session.view.saved).toMatchObject({ version: 1, draft: false });
    expect(session.view.draft.sections.map(({ heading }) => heading)).toEqual(['Data model', 'API contract']);
  });

  it('go back three times at the most, each time with fewer of them', async () => {
    const wrong = (count: number): string =>
      fence('thing loans', ...Array.from({ length: count }, (_, n) => `WRONG ${n}`));
    const turns = [report(wrong(5)), repair(wrong(4)), repair(wrong(3)), repair(wrong(2)), repair(wrong(1))];
    const session = await run(turns.map((words) => says(words)));
    expect(steps(session).filter((step) => step === 'repair')).toHaveLength(3);
    expect(steps(session).at(-1)).toBe('saved');
    expect(session.view.checks.round).toBe(3);
  });

  it('do not go back again when a repair changed nothing', async () => {
    const session = await run([says(report(fence('WRONG'))), says(repair(fence('still WRONG')))]);
    expect(steps(session)).toEqual(['ended', 'checked 0', 'draft', 'repair', 'ended', 'checked 1', 'saved']);
  });

  it('do not go back to the planner, which would write the same again', async () => {
    const model = { provider: 'planner', id: 'planner', systemMessages: false } as const;
    expect(steps(await run([says(report(fence('WRONG')))], { model }))).toEqual(['ended', 'checked 0', 'saved']);
  });

  it('do not go back when the limits leave no turn for it', async () => {
    const session = await run([says(report(fence('WRONG')))], { options: { ...OPTIONS, maxTurns: 1 } });
    expect(steps(session)).toEqual(['ended', 'checked 0', 'saved']);
    expect(session.view.failure).toBeUndefined();
  });

  it('go back also where nothing is saved', async () => {
    const session = await run([says(report(fence('WRONG'))), says(repair(fence('right')))], {
      options: { ...OPTIONS, save: false },
    });
    expect(steps(session)).toEqual(['ended', 'checked 0', 'repair', 'ended', 'checked 1']);
    expect(session.view.phase).toBe('over');
  });
});

describe('a repair', () => {
  it('that loses what no finding named is undone', async () => {
    const session = await run([
      says(report(fence('thing loans', 'thing fines', 'WRONG'))),
      says(repair(fence('thing loans'))),
    ]);
    expect(steps(session)).toEqual([
      'ended',
      'checked 0',
      'draft',
      'repair',
      'ended',
      'checked 1',
      'reverted',
      'saved',
    ]);
    expect(session.view.draft.sections[0]?.markdown).toContain('thing fines');
    expect(session.view.checks.undone).toEqual(['it lost what no finding had named: thing fines']);
  });

  it('may drop what a finding named', async () => {
    const turns = [says(report(fence('WRONG: thing fines is nothing'))), says(repair(fence('right')))];
    expect(steps(await run(turns))).not.toContain('reverted');
  });

  it('that ends with more errors is undone', async () => {
    const session = await run([says(report(fence('WRONG'))), says(repair(fence('WRONG', 'WRONG')))]);
    expect(session.view.checks.undone).toEqual(['it left 2 errors where there had been 1']);
    expect(session.view.draft.sections[0]?.markdown).not.toContain('WRONG\nWRONG');
  });

  it('that breaks for good is undone, and the report saved', async () => {
    const session = await run([says(report(fence('WRONG'))), breaks('# Lending\n\n## Data model\n\nhal', false)]);
    expect(steps(session)).toEqual(['ended', 'checked 0', 'draft', 'repair', 'reverted', 'saved']);
    expect(session.view.draft.sections[0]?.markdown).toContain('WRONG');
  });

  it('adds no section: the heading is said, and its text left out', async () => {
    const session = await run([says(report(fence('WRONG'))), says(`${repair(fence('right'))}\n## Musings\n\nOh.\n`)]);
    expect(session.view.draft.sections.map(({ heading }) => heading)).toEqual(['Data model', 'API contract']);
    expect(session.view.checks.whole?.together[0]).toMatchObject({ rule: 'report/new-section', level: 'warning' });
  });

  it('may dispute a finding in words, and change nothing', async () => {
    const session = await run([says(report(fence('WRONG'))), says('- **Dispute F1**: it is meant so.\n')]);
    expect(steps(session)).toEqual(['ended', 'checked 0', 'draft', 'repair', 'ended', 'checked 1', 'saved']);
    expect(session.view.checks.disputes).toMatchObject([{ rule: 'sample/word', reason: 'it is meant so.' }]);
  });

  it('is told to the model when it was undone', async () => {
    const session = await run([says(report(fence('thing fines', 'WRONG'))), says(repair(fence('x')))]);
    const { conversation } = await import('../../src/session/conversation.ts');
    expect(JSON.stringify(conversation(session.events).at(-1))).toContain('Your repair was undone, because it lost');
  });
});

describe('a session killed at any event of a repair', () => {
  it('ends with the same report', async () => {
    const turns = [says(report(fence('thing loans', 'WRONG'))), says(repair(fence('thing loans')))];
    const reference = await run(turns);
    const expected = reference.view.draft.sections.map(({ markdown }) => markdown.trim());
    const from = reference.events.findIndex(({ type }) => type === 'turn.ended');
    for (let kill = from + 1; kill < reference.events.length; kill++) {
      const past = structuredClone(reference.events.slice(0, kill));
      const session = createSession(ticking(), past);
      session.append({ type: 'session.resumed', limits: {} });
      const [, last = []] = turns;
      const done = past.filter(({ type }) => type === 'turn.ended').length;
      await runLoop(session, done > 1 ? [] : [last, last], {
        checks: scriptedChecks(),
        save: async (each, draft) => saved(each, draft),
      });
      const at = `killed after ${past.at(-1)?.type}`;
      expect(
        session.view.draft.sections.map(({ markdown }) => markdown.trim()),
        at,
      ).toEqual(expected);
      expect(session.view.saved, at).toMatchObject({ version: 1, draft: false });
      expect(session.view.phase, at).toBe('over');
    }
  });
});
