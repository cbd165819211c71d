import type { DesignFlags, RunFlags } from './args.ts';
import { beginSession, type Running } from './commands/begin.ts';
import { equip } from './commands/equip.ts';
import { leave } from './commands/left.ts';
import { type Bench, modelFor, optionsOf } from './commands/prepare.ts';
import { openToResume } from './commands/resume.ts';
import type { AnswerSheet } from './context/answers.ts';
import { answerFrom } from './faces/answerer.ts';
import type { Stage } from './faces/tui/stage.ts';
import { reportMarkdown } from './report/markdown.ts';
import { reportOf } from './report/report.ts';
import { saveReport } from './report/save.ts';
import type { World } from './world.ts';

/** What the screen does with sessions. */
export type Sessions = Pick<Stage, 'begin' | 'readReport' | 'saveAs' | 'serverNames'> &
  Required<Pick<Stage, 'resume'>> & {
    /** The newest one. */
    running(): Running | undefined;
  };

export type SessionFlags = RunFlags & Pick<DesignFlags, 'model' | 'effort'>;

/** The sessions of one run of the app, one after another: another begins when the one before hands over. */
export function createSessions(
  world: World,
  bench: Bench,
  flags: SessionFlags,
  sheet: AnswerSheet | undefined,
  resumed?: Running,
): Sessions {
  let running = resumed;
  /** What was written down beforehand answers the session it was written for. */
  let answers = sheet;
  return {
    running: () => running,
    async begin(form) {
      const model = modelFor(world, bench, flags, form.persona);
      if ('kind' in model) return model;
      const options = optionsOf(bench, flags, form.persona);
      if (running) {
        await leave(running.session);
        answers = undefined;
      }
      const { workspace, store } = bench;
      const equipment = await equip(world, bench, flags, form);
      if ('kind' in equipment) return equipment;
      const begun = beginSession(world, store, { ...form, model, workspace, options, ...equipment });
      if ('kind' in begun) {
        await equipment.servers.servers?.close();
        return begun;
      }
      running = begun;
      const given = answers;
      answerFrom(
        { given: (question) => given?.answer(question), assume: options.assume, attended: true },
        begun.session,
      );
      void begun.run(true);
      return begun.session;
    },
    async resume(id) {
      // As `resume ID` does it: what the command line says is of the design that it began with.
      const { model: _model, out: _out, ...limits } = flags;
      const opened = await openToResume(world, bench, id, limits);
      if ('kind' in opened) return opened;
      if (running) {
        await leave(running.session);
        answers = undefined;
      }
      running = opened;
      const { assume } = opened.session.view.started?.options ?? { assume: false };
      answerFrom({ given: () => undefined, assume, attended: true }, opened.session);
      void opened.run(true);
      return opened.session;
    },
    async serverNames() {
      const offered = (await running?.servers?.list(new AbortController().signal)) ?? [];
      return offered.map(({ server, name, description }) => ({ name: `${server}:${name}`, detail: description }));
    },
    readReport: ({ events, view }) => {
      const report = reportOf(events, view);
      return report ? reportMarkdown(report) : '';
    },
    saveAs: (session, path) => saveReport(session, { cwd: world.cwd, out: path }),
  };
}
