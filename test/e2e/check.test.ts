import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCli } from '../support/cli.ts';
import { stop, text, tool } from '../support/messages-server/parts.ts';
import { startServer } from '../support/messages-server/server.ts';
import { makeWorkspace } from '../support/workspace.ts';

const SOUND = `# Lending

\`\`\`sql
CREATE TABLE members (id uuid PRIMARY KEY, name text NOT NULL);
CREATE TABLE loans (
  id uuid PRIMARY KEY,
  member_id uuid NOT NULL REFERENCES members (id),
  due_on date NOT NULL
);
CREATE INDEX loans_member ON loans (member_id);
\`\`\`

\`\`\`mermaid
erDiagram
  MEMBERS ||--o{ LOANS : borrows
  MEMBERS {
    uuid id PK
    text name
  }
  LOANS {
    uuid id PK
    uuid member_id FK
    date due_on
  }
\`\`\`
`;
const BROKEN = SOUND.replace('member_id uuid NOT NULL', 'member_id bigint NOT NULL').replace(
  '    date due_on',
  '    date due_at',
);
/** Starting PostgreSQL without its image takes seconds. */
const SLOW = { timeout: 90_000 };

type Found = { level: string; rule: string; message: string; line: number; with?: number[] };
type Told = { files: { path: string; artifacts: Artifact[]; together: Found[] }[] };
type Artifact = { kind: string; line: number; proof: string; reason?: string; findings: Found[] };

async function check(files: Record<string, string>, ...args: string[]) {
  const workspace = makeWorkspace(files);
  const run = await runCli(workspace, ['check', ...args], { timeoutMs: 80_000 });
  return { run, workspace };
}

async function told(
  files: Record<string, string>,
): Promise<{ code: number | null; artifacts: Artifact[]; together: Found[] }> {
  const { run } = await check(files, ...Object.keys(files), '--format', 'json');
  const [file] = (JSON.parse(run.stdout) as Told).files;
  return { code: run.code, artifacts: file?.artifacts ?? [], together: file?.together ?? [] };
}

describe('backend-architect check', SLOW, () => {
  it('proves a sound document, and ends with 0', async () => {
    const { run } = await check({ 'a.md': SOUND }, 'a.md');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toBe('a.md\n  2 artifacts: 1 executed, 1 parsed\n\n1 file, 0 errors, 0 warnings\n');
  });

  it('says what is wrong with a broken one, at its line, and ends with 3', async () => {
    const { code, artifacts, together } = await told({ 'a.md': BROKEN });
    expect(code).toBe(3);
    expect(artifacts[0]).toMatchObject({ kind: 'sql', line: 3 });
    const [error] = artifacts[0]?.findings.filter(({ level }) => level === 'error') ?? [];
    expect(error?.line).toBeGreaterThanOrEqual(7);
    expect(error?.line).toBeLessThanOrEqual(8);
    expect(error?.message).toMatch(/bigint/);
    expect(together.map(({ message }) => message).join()).toContain('due_at');
  });

  it('takes standard input, folders and plain files', async () => {
    const workspace = makeWorkspace({ 'docs/a.md': SOUND, 'docs/b.md': '# Nothing\n', 's.sql': 'SELEC 1;\n' });
    const piped = await runCli(workspace, ['check', '-'], { stdin: SOUND, timeoutMs: 80_000 });
    expect(piped).toMatchObject({ code: 0, stdout: expect.stringContaining('standard input\n  2 artifacts') });
    const run = await runCli(workspace, ['check', 'docs', 's.sql'], { timeoutMs: 80_000 });
    expect(run.code).toBe(3);
    expect(run.stdout).toMatch(/^docs\/a\.md[\s\S]*^docs\/b\.md[\s\S]*^s\.sql\n {5}1 {2}error/m);
  });

  it('heeds what the repository has settled, and what the document asks to ignore', async () => {
    const ignoring = BROKEN.replace('```sql', '<!-- backend-architect-disable-next-line -- drafts -->\n```sql');
    const files = { 'a.md': ignoring, '.backend-architect.yaml': 'check: { rules: { "together/*": off } }' };
    const { run } = await check(files, 'a.md');
    expect(run).toMatchObject({ code: 0, stdout: expect.stringContaining('0 errors, 0 warnings') });
  });

  it.each([
    [['nowhere.md'], 'There is no file nowhere.md.'],
    [['a.md', '--format', 'xml'], "argument 'xml' is invalid"],
    [['a.md', '--fix-with-model'], 'needs a language model'],
    [[], "Missing required argument 'file'"],
  ])('tells bad usage in one sentence: %j', async (args, words) => {
    const { run } = await check({ 'a.md': SOUND }, ...args);
    expect(run.code).toBeGreaterThan(1);
    expect(run.stderr).toContain(words);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
  });

  it('has the model mend a document, and writes it when asked', async () => {
    const mend = tool('edit', { old: 'date due_at', new: 'date due_on' });
    const server = await startServer([[mend, stop('tool_use')]], { key: 'sk-ant-test' });
    onTestFinished(() => server.close());
    const workspace = makeWorkspace({ 'a.md': SOUND.replace('date due_on\n  }', 'date due_at\n  }') });
    const env = { ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: 'sk-ant-test' };
    const run = await runCli(workspace, ['check', 'a.md', '--fix-with-model', '--write'], { env, timeoutMs: 80_000 });
    expect(run.stdout).toContain('-    date due_at\n+    date due_on');
    expect(workspace.read('a.md')).toBe(SOUND);
    expect(server.problems).toEqual([]);
  });
});

describe('a hostile document', SLOW, () => {
  it('cannot run on, and what stands beside it is checked all the same', async () => {
    const { artifacts } = await told({
      'a.md': `\`\`\`sql\nCREATE TABLE t (id int PRIMARY KEY);\nDO $$ BEGIN LOOP END LOOP; END $$;\n\`\`\`\n\n\`\`\`json\n{"a": 1}\n\`\`\`\n`,
    });
    expect(artifacts[0]?.proof).not.toBe('executed');
    expect(JSON.stringify(artifacts[0])).toMatch(/ran|runs/);
    expect(artifacts[1]).toMatchObject({ kind: 'json', proof: 'parsed' });
  });

  it('reaches no program, no file and no host', async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked += 1;
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const marker = `${process.cwd()}/.cache/planted-${process.pid}`;
    const { artifacts } = await told({
      'a.md': [
        `\`\`\`sql\nCREATE TABLE t (id int PRIMARY KEY);\nCOPY t TO PROGRAM 'touch ${marker}';\nCOPY t TO '${marker}';\n\`\`\``,
        `\`\`\`yaml\nopenapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths:\n  /a: { $ref: '${host}/a.yaml' }\n  /b: { $ref: '/etc/passwd' }\n\`\`\``,
        `\`\`\`yaml\nasyncapi: 3.0.0\ninfo: { title: T, version: '1' }\nchannels:\n  a: { $ref: '${host}/c.yaml' }\n\`\`\``,
      ].join('\n\n'),
    });
    expect(artifacts.map(({ kind }) => kind)).toEqual(['sql', 'openapi', 'asyncapi']);
    expect(JSON.stringify(artifacts)).not.toContain('root:');
    expect(existsSync(marker)).toBe(false);
    expect(asked).toBe(0);
  });

  it('bombs nobody: aliases, depth, size', async () => {
    const levels = 'bcdefghi'.split('').map((name, at) => {
      const before = String.fromCharCode(name.charCodeAt(0) - 1);
      return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}] # ${at}`;
    });
    const { artifacts, code } = await told({
      'a.md': [
        `\`\`\`yaml\na: &a [lol]\n${levels.join('\n')}\n\`\`\``,
        `\`\`\`json\n${'['.repeat(60_000)}\n\`\`\``,
        `\`\`\`yaml\n${'- '.repeat(60_000)}x\n\`\`\``,
        `\`\`\`json\n"${'x'.repeat(10_000_000)}"\n\`\`\``,
        '```mermaid\nflowchart LR\n  A --> B\n```',
      ].join('\n\n'),
    });
    expect(code).not.toBe(1);
    expect(artifacts).toHaveLength(5);
    expect(artifacts.at(-1)).toMatchObject({ kind: 'mermaid', proof: 'parsed' });
  });

  it('paints nothing on the terminal', async () => {
    const label = 'x\u001b]0;owned\u0007\u001b[31m';
    const { run } = await check({ 'a.md': `\`\`\`mermaid\nflowchart LR\n  A[${label}] --> \n\`\`\`\n` }, 'a.md');
    expect(run.stdout).not.toMatch(/[\u001b\u0007]/);
  });
});

describe('a session whose design is wrong', SLOW, () => {
  const PERSONA =
    '---\nname: plain\ndescription: Writes.\nquestions: never\nreport: [Data model]\n---\n\nYou design.\n';
  const report = (body: string): string => `# A lending library\n\n## Data model\n\n${body}`;
  const sql = SOUND.slice(SOUND.indexOf('```sql'), SOUND.indexOf('```mermaid'));
  const wrong = sql.replace('member_id uuid NOT NULL', 'member_id bigint NOT NULL');
  const serve = async (...bodies: string[]) => {
    const server = await startServer(
      bodies.map((body) => [text(body)]),
      { key: 'sk-ant-test' },
    );
    onTestFinished(() => server.close());
    const workspace = makeWorkspace({ 'plain.md': PERSONA });
    const env = { ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: 'sk-ant-test' };
    const run = await runCli(workspace, ['--print', '-p', './plain.md', 'Lend books'], { env, timeoutMs: 80_000 });
    return { server, workspace, run };
  };

  it('sends the errors back, and saves what was mended in the place of the draft', async () => {
    const { server, workspace, run } = await serve(report(wrong), report(sql));
    expect(run).toMatchObject({ code: 0, signal: null });
    expect(JSON.stringify(server.requests[1])).toContain('F1 (');
    expect(workspace.files('docs/design')).toHaveLength(1);
    expect(workspace.read(workspace.files('docs/design')[0] ?? '')).toBe(run.stdout);
    expect(run.stdout).toContain('No error remains.');
    expect(run.stdout).toContain('- Errors went back to the architect once.');
    expect(server.problems).toEqual([]);
  });

  it('saves what remains wrong, says so, and ends with 3', async () => {
    const { run } = await serve(report(wrong), report(wrong));
    expect(run.code).toBe(3);
    expect(run.stdout).toContain('**1 error remains.**');
    expect(run.stderr).toContain('1 error remains in the report.');
  });
});
