import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';
import { makeWorkspace } from '../support/workspace.ts';

const BRIEF = 'Design the backend of a city library: members search, place holds, borrow and renew.';

type Needed = { session: string; questions: { id: string; question: string }[]; resume: string };
type Result = {
  session: string;
  report: { path: string; title: string; sections: string[] };
  questions: { by: string }[];
  assumptions: unknown[];
  usage: Record<string, number>;
  cost_usd: number;
  checks: unknown[];
};

describe('a headless session', () => {
  it('prints the report that it saves, byte for byte, and its progress beside it', async () => {
    const workspace = makeWorkspace();
    const run = await runCli(workspace, ['--print', '--assume', BRIEF]);
    expect(run).toMatchObject({ code: 0, signal: null });
    const [path, ...more] = workspace.files('docs/design');
    expect(more).toEqual([]);
    expect(workspace.read(path ?? '')).toBe(run.stdout);
    expect(run.stdout).toMatch(/^---\n[\s\S]*?\n---\n[\s\S]*^# \S/m);
    expect(run.stdout).toMatch(/^## Assumptions$/m);
    expect(run.stderr).toContain(`Saved ${path}`);
  });

  it('is what runs where there is no terminal, without being asked for', async () => {
    const workspace = makeWorkspace();
    const run = await runCli(workspace, ['--example', '--no-check']);
    expect(run).toMatchObject({ code: 0, signal: null });
    expect(workspace.files('docs/design')).toHaveLength(1);
  });

  it('takes standard input as context, and as the brief where there is none', async () => {
    const schema = 'CREATE TABLE turbine (id bigint PRIMARY KEY, blade_count integer NOT NULL);\n';
    const workspace = makeWorkspace();
    const asContext = await runCli(workspace, ['--print', '--no-check', '--assume', 'Review this schema'], {
      stdin: schema,
    });
    expect(asContext.code).toBe(0);
    expect(asContext.stdout).toContain('turbine');
    const asBrief = await runCli(workspace, ['--print', '--no-check', '--assume'], { stdin: BRIEF });
    expect(asBrief.code).toBe(0);
    expect(asBrief.stderr).toContain('taken as the brief');
  });

  it('saves nothing when told so', async () => {
    const workspace = makeWorkspace();
    const run = await runCli(workspace, ['--print', '--no-check', '--assume', '--no-save', BRIEF]);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('\n# ');
    expect(workspace.files()).toEqual([]);
  });

  it('that could not be saved is saved elsewhere when it is resumed with another place', async () => {
    const workspace = makeWorkspace({ file: 'not a folder' });
    const args = ['--print', '--no-check', '--assume', '--format', 'json', '-o', 'file/report.md', BRIEF];
    const unsaved = await runCli(workspace, args);
    expect(unsaved.code).toBe(8);
    const { report } = JSON.parse(unsaved.stdout) as { report: { path: null; markdown: string } };
    const again = await runCli(workspace, ['resume', '--print', '-o', 'there.md']);
    expect(again).toMatchObject({ code: 0, stdout: report.markdown });
    expect(workspace.read('there.md')).toBe(report.markdown);
  });

  it('never writes over anything', async () => {
    const workspace = makeWorkspace();
    await runCli(workspace, ['--print', '--no-check', '--assume', BRIEF]);
    const [first = ''] = workspace.files('docs/design');
    workspace.write(first, 'mine now\n');
    await runCli(workspace, ['--print', '--no-check', '--assume', BRIEF]);
    expect(workspace.read(first)).toBe('mine now\n');
    expect(workspace.files('docs/design')).toHaveLength(2);
  });
});

describe('questions that nobody is there to answer', () => {
  it('end the run with themselves on stdout, and the session goes on when they are answered', async () => {
    const workspace = makeWorkspace();
    const asked = await runCli(workspace, ['--print', '--no-check', BRIEF]);
    expect(asked.code).toBe(4);
    const { session, questions, resume } = JSON.parse(asked.stdout) as Needed;
    expect(questions.length).toBeGreaterThan(0);
    expect(resume).toContain(session);
    expect(workspace.files('docs')).toEqual([]);

    let id = session;
    let answers: Record<string, string> = {};
    for (let round = 1, run = asked; run.code === 4 && round <= 5; round++) {
      const open = JSON.parse(run.stdout) as Needed;
      id = open.session;
      answers = { ...answers, ...Object.fromEntries(open.questions.map((one) => [one.id, `mine for ${one.id}`])) };
      workspace.write('answers.json', JSON.stringify(answers));
      run = await runCli(workspace, ['resume', id, '--print', '--answers', 'answers.json']);
      if (run.code !== 4) expect(run).toMatchObject({ code: 0, signal: null });
    }
    const [path = ''] = workspace.files('docs/design');
    const report = workspace.read(path);
    for (const one of questions) expect(report).toContain(`mine for ${one.id}`);
  });
});

describe('formats', () => {
  it('json is one object with everything about the run', async () => {
    const workspace = makeWorkspace();
    const run = await runCli(workspace, ['--format', 'json', '--no-check', '--assume', BRIEF]);
    expect(run.code).toBe(0);
    const result = JSON.parse(run.stdout) as Result;
    expect(workspace.read(result.report.path.slice(workspace.path.length + 1))).toContain(`# ${result.report.title}`);
    expect(result.report.sections.length).toBeGreaterThan(2);
    expect(result.questions.map(({ by }) => by)).toContain('assumption');
    expect(result.cost_usd).toBe(0);
    expect(Object.keys(result)).toEqual(expect.arrayContaining(['session', 'assumptions', 'usage', 'checks']));
  });

  it('stream-json is the log, one event a line, in order', async () => {
    const run = await runCli(makeWorkspace(), ['--format', 'stream-json', '--no-check', '--assume', BRIEF]);
    expect(run.code).toBe(0);
    const events = run.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { seq: number; type: string });
    expect(events[0]?.type).toBe('session.started');
    expect(events.at(-1)?.type).toBe('session.ended');
    const seqs = events.map(({ seq }) => seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    expect(new Set(seqs).size).toBe(seqs.length);
  });
});

describe('sessions', () => {
  it('are kept outside the repository, listed, and readable by their owner alone', async () => {
    const workspace = makeWorkspace();
    const { stdout } = await runCli(workspace, ['--format', 'json', '--no-check', '--assume', BRIEF]);
    const { session } = JSON.parse(stdout) as Result;
    const list = await runCli(workspace, ['sessions', '--format', 'json']);
    expect(JSON.parse(list.stdout)).toMatchObject([{ id: session, brief: BRIEF }]);
    const elsewhere = await runCli(workspace, ['sessions']);
    expect(elsewhere.stdout).toContain(session);
  });
});
