import { afterEach, describe, expect, it, vi } from 'vitest';
import { SessionScreen } from '../../../../src/faces/tui/screens/session-screen.tsx';
import type { Errands, Stage } from '../../../../src/faces/tui/stage.ts';
import type { ContextRef, EventBody } from '../../../../src/session/events.ts';
import type { Session } from '../../../../src/session/session.ts';
import { draw, unmountAll } from '../../../support/ink.tsx';
import { begun, play, REPORT, turnOf } from '../../../support/sample-session.ts';
import { MODEL, PERSONAS, personaOf, stageOf } from '../sample-stage.ts';
import { screenProps } from './screen-test.ts';

afterEach(unmountAll);

const schema: ContextRef = { name: 'schema.sql', origin: 'piped', bytes: 4120, text: 'create table a ();' };
const report: ContextRef = { name: 'docs/lending.md', origin: 'file', bytes: 90, text: REPORT };
const saved: EventBody = { type: 'report.saved', path: '/code/library/docs/lending.md', version: 1, hash: 'x' };
const author = personaOf('contract-first');

function session(...last: EventBody[]): Session {
  const persona = { slug: author.slug, name: author.name, prompt: '', questions: author.questions, source: 'a.md' };
  const brief = 'A city library lends books.';
  const begins = begun({ persona, brief, context: [schema], model: MODEL, workspace: '/code/library' });
  return play(begins, ...turnOf(1, REPORT), ...last, { type: 'floor.given' });
}

function show(on = session(saved), over: Partial<Stage> = {}) {
  const takeModel = vi.fn<Errands['takeModel']>(() => MODEL);
  const errands: Errands = {
    models: () => [{ value: 'sonnet', detail: 'Sonnet 5.5' }],
    takeModel,
    findLocal: async () => undefined,
    takeLocal: () => undefined,
    sessions: async () => [],
    check: async () => '',
    exportAs: async () => [],
  };
  const edit = vi.fn(async (text: string) => ({ text }));
  const stage = stageOf({ errands, edit, addFile: async () => report, readReport: () => REPORT, ...over });
  const told = { onOver: vi.fn(), onHandOver: vi.fn(), onResume: vi.fn(), onLeave: vi.fn(), onHelp: vi.fn() };
  const props = { ...screenProps(stage), ...told, session: on, hidden: false };
  return { ...draw(<SessionScreen {...props} />, { columns: 80, rows: 24 }), ...told, takeModel, edit, stage };
}

/** The live part, from its title on. */
function below(screen: ReturnType<typeof show>, title: string): string {
  const frame = screen.frame();
  return frame.slice(frame.indexOf(title) - 3);
}

describe('another persona', () => {
  it('is told before it is done, and is given the brief, what came with it, and the report', async () => {
    const screen = show();
    await screen.type('/persona backend-elite');
    await screen.press('enter');
    await screen.until((frame) => frame.includes('Another session begins'));
    expect(below(screen, 'Another session')).toMatchInlineSnapshot(`
      " ▌ Another session begins

         backend-elite goes on, and is given the same brief, the file that came
         with it and this report.

         This session is kept as it is: backend-architect resume 20261120-abc123

       ⏎ begin it   esc stay here   ? keys"
    `);
    expect(screen.onHandOver).not.toHaveBeenCalled();
    await screen.press('enter');
    await vi.waitFor(() =>
      expect(screen.onHandOver).toHaveBeenCalledExactlyOnceWith({
        persona: PERSONAS[3],
        brief: 'A city library lends books.',
        context: [schema, report],
      }),
    );
  });

  it('leaves all as it is by escape', async () => {
    const screen = show();
    await screen.type('/persona backend-elite');
    await screen.press('enter');
    await screen.until((frame) => frame.includes('Another session begins'));
    await screen.press('escape');
    await screen.until((frame) => frame.includes('say more, and it revises'));
    expect(screen.onHandOver).not.toHaveBeenCalled();
  });

  it('is given the same brief where there is no report yet', async () => {
    const failure = { kind: 'stopped', message: 'Stopped.' } as const;
    const screen = show(session({ type: 'turn.failed', turn: 1, failure, partial: '' }));
    await screen.type('/persona backend-elite');
    await screen.press('enter');
    await screen.until((frame) => /is given the same brief and the file that came\s+with it\./.test(frame));
    await screen.press('enter');
    await vi.waitFor(() => expect(screen.onHandOver.mock.calls[0]?.[0].context).toEqual([schema]));
  });
});

describe('another model', () => {
  it('is named as people call it, and taken once it is agreed to', async () => {
    const screen = show();
    await screen.type('/model sonnet');
    await screen.press('enter');
    await screen.until((frame) => frame.includes('contract-first with Sonnet 5.5 goes on'));
    expect(screen.takeModel).not.toHaveBeenCalled();
    await screen.press('enter');
    await vi.waitFor(() => expect(screen.onHandOver).toHaveBeenCalledOnce());
    expect(screen.takeModel).toHaveBeenCalledExactlyOnceWith('sonnet', PERSONAS[0]);
  });

  it('that cannot be had leaves the session as it is, and says why', async () => {
    const screen = show();
    screen.takeModel.mockReturnValue({ kind: 'usage', message: 'There is no model "sonet".' });
    await screen.type('/model sonet');
    await screen.press('enter', 'enter');
    await screen.until((frame) => frame.includes('! There is no model "sonet".'));
    expect(screen.onHandOver).not.toHaveBeenCalled();
  });
});

describe('the saved report in the editor', () => {
  it('is opened by e and enter, and a word that begins so is a word', async () => {
    const screen = show();
    expect(screen.frame()).toContain('e editor   x export');
    await screen.type('e');
    await screen.until((frame) => frame.includes('esc close'));
    expect(below(screen, 'Saved')).toMatchInlineSnapshot(`
      " ▌ Saved   docs/lending.md

         2 sections   no assumptions
         0 tokens   $0.00   5 s

       › e█
        › in your editor  docs/lending.md

       ↑↓ choose   ⏎ take   esc close"
    `);
    await screen.press('enter');
    await vi.waitFor(() => expect(screen.edit).toHaveBeenCalledExactlyOnceWith(REPORT, '.md'));
    await screen.until((frame) => frame.includes('say more, and it revises'));
    await screen.type('each');
    await screen.until((frame) => frame.includes('› each') && frame.includes('⏎ say it'));
    expect(screen.edit).toHaveBeenCalledOnce();
  });

  it('is a copy: what is changed in it is said to change nothing', async () => {
    const screen = show(session(saved), { edit: async (text) => ({ text: `${text}more` }) });
    await screen.type('/edit ');
    await screen.press('enter');
    await screen.until((frame) => frame.includes('! that was a copy: the report is /code/library/docs/lending.md'));
  });

  it('is not opened where there is no editor: it says so', async () => {
    const screen = show(session(saved), { edit: async () => ({ kind: 'usage', message: 'No editor is set.' }) });
    await screen.type('/edit ');
    await screen.press('enter');
    await screen.until((frame) => frame.includes('! No editor is set.'));
  });
});
