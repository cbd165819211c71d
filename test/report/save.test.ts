import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveReport, shownPath } from '../../src/report/save.ts';
import type { Session } from '../../src/session/session.ts';
import { begun, play, REPORT, turnOf } from '../support/sample-session.ts';

let workspace: string;
beforeEach(() => {
  workspace = realpathSync(mkdtempSync(join(tmpdir(), 'save-')));
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

function reported(): Session {
  return play(begun({ workspace }), ...turnOf(1, REPORT));
}

const NAME = '2026-11-20-lending.md';

describe('saving', () => {
  it('puts the report into docs/design, and says where', async () => {
    const session = reported();
    await saveReport(session, { cwd: workspace });
    const path = join(workspace, 'docs', 'design', NAME);
    expect(session.view.saved).toMatchObject({ path, version: 1 });
    expect(readFileSync(path, 'utf8')).toContain('# Lending');
    expect(readdirSync(join(workspace, 'docs', 'design'))).toEqual([NAME]);
    expect(session.events.slice(-2).map(({ type }) => type)).toEqual(['report.saving', 'report.saved']);
  });

  it('writes over nothing: the next free name', async () => {
    mkdirSync(join(workspace, 'docs', 'design'), { recursive: true });
    writeFileSync(join(workspace, 'docs', 'design', NAME), 'mine');
    const session = reported();
    await saveReport(session, { cwd: workspace });
    expect(session.view.saved?.path).toMatch(/lending-2\.md$/);
    expect(readFileSync(join(workspace, 'docs', 'design', NAME), 'utf8')).toBe('mine');
  });

  it('is not done twice where the log has lost that it was done: the very same bytes are the report', async () => {
    await saveReport(reported(), { cwd: workspace });
    const again = reported();
    await saveReport(again, { cwd: workspace });
    expect(again.view.saved).toMatchObject({ path: join(workspace, 'docs', 'design', NAME), version: 1 });
    expect(readdirSync(join(workspace, 'docs', 'design'))).toEqual([NAME]);
  });

  it('keeps every version', async () => {
    const session = reported();
    await saveReport(session, { cwd: workspace });
    play(session, { type: 'user.said', text: 'more' }, ...turnOf(2, '# Lending\n\n## Data model\n\nNew.\n'));
    await saveReport(session, { cwd: workspace });
    expect(session.view.saved).toMatchObject({ version: 2, path: expect.stringMatching(/lending-v2\.md$/) });
    expect(readdirSync(join(workspace, 'docs', 'design'))).toEqual(['2026-11-20-lending-v2.md', NAME]);
  });

  it('puts the verified report in the place of its draft', async () => {
    const session = reported();
    await saveReport(session, { cwd: workspace, draft: true });
    const { path } = session.view.saved ?? { path: '' };
    expect(session.view.saved).toMatchObject({ version: 1, draft: true });
    play(session, ...turnOf(2, '# Lending\n\n## Data model\n\nRight.\n'));
    await saveReport(session, { cwd: workspace });
    expect(session.view.saved).toMatchObject({ path, version: 1, draft: false });
    expect(readFileSync(path, 'utf8')).toContain('Right.');
    expect(readdirSync(join(workspace, 'docs', 'design'))).toEqual([NAME]);
  });

  it('leaves a draft alone that somebody has changed since', async () => {
    const session = reported();
    await saveReport(session, { cwd: workspace, draft: true });
    const { path } = session.view.saved ?? { path: '' };
    writeFileSync(path, 'mine now');
    await saveReport(session, { cwd: workspace });
    expect(readFileSync(path, 'utf8')).toBe('mine now');
    expect(session.view.saved?.path).toMatch(/lending-2\.md$/);
  });

  it('follows no link that was put in the place of its draft', async () => {
    const session = reported();
    await saveReport(session, { cwd: workspace, draft: true });
    const { path } = session.view.saved ?? { path: '' };
    const outside = join(workspace, 'outside.md');
    writeFileSync(outside, readFileSync(path));
    rmSync(path);
    symlinkSync(outside, path);
    play(session, ...turnOf(2, '# Lending\n\n## Data model\n\nRight.\n'));
    await saveReport(session, { cwd: workspace });
    expect(readFileSync(outside, 'utf8')).not.toContain('Right.');
    expect(session.view.saved?.path).not.toBe(path);
  });

  it("takes a path or a folder of the user's choice", async () => {
    for (const [out, expected] of [
      ['a/b/mine.md', 'a/b/mine.md'],
      ['folder/', `folder/${NAME}`],
      ['plain', 'plain.md'],
    ] as const) {
      const session = reported();
      await saveReport(session, { cwd: workspace, out });
      expect(session.view.saved?.path).toBe(join(workspace, expected));
    }
  });

  it('follows no link on the way to its default place', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    symlinkSync(outside, join(workspace, 'docs'));
    const session = reported();
    await saveReport(session, { cwd: workspace });
    expect(session.view.saved).toBeUndefined();
    expect(session.view.failure).toMatchObject({ kind: 'not-saved', message: expect.stringContaining('is a link') });
    expect(readdirSync(outside)).toEqual([]);
    rmSync(outside, { recursive: true });
  });

  it('does not follow a link that was planted under its name', async () => {
    mkdirSync(join(workspace, 'docs', 'design'), { recursive: true });
    const victim = join(workspace, 'victim');
    writeFileSync(victim, 'whole');
    symlinkSync(victim, join(workspace, 'docs', 'design', NAME));
    const session = reported();
    await saveReport(session, { cwd: workspace });
    expect(readFileSync(victim, 'utf8')).toBe('whole');
    expect(session.view.saved?.path).toMatch(/-2\.md$/);
  });

  it('adopts the file of a save that was cut off after it appeared', async () => {
    const session = reported();
    await saveReport(session, { cwd: workspace });
    const killed = play(begun({ workspace }), ...turnOf(1, REPORT));
    const saving = session.events.find((event) => event.type === 'report.saving');
    if (saving?.type !== 'report.saving') throw new Error('nothing was saved');
    const { path, version, hash } = saving;
    killed.append({ type: 'report.saving', path, version, hash });
    // What it was written under first is still there, as is a file of somebody else.
    for (const left of ['.20260101-other1-v1.tmp', `.${session.view.started?.id}-v1.tmp`, `.${NAME}.tmp`])
      writeFileSync(join(workspace, 'docs', 'design', left), 'x');
    await saveReport(killed, { cwd: workspace });
    expect(killed.view.saved?.path).toBe(path);
    expect(readdirSync(join(workspace, 'docs', 'design'))).toEqual(['.20260101-other1-v1.tmp', NAME]);
  });

  it('begins again with a save that was cut off before the file appeared', async () => {
    const session = reported();
    session.append({ type: 'report.saving', path: join(workspace, 'docs', 'design', NAME), version: 1, hash: 'x' });
    await saveReport(session, { cwd: workspace });
    expect(existsSync(session.view.saved?.path ?? '')).toBe(true);
  });

  it.each([
    ['/proc/report.md', /could not be saved/],
    ['/proc/a/b/report.md', /could not be saved/],
    ['/dev/null/report.md', /no folder|could not be saved/],
  ])('says in a sentence why %s does not work, and loses nothing', async (out, words) => {
    const session = reported();
    await saveReport(session, { cwd: workspace, out });
    expect(session.view.failure).toMatchObject({
      kind: 'not-saved',
      message: expect.stringMatching(words),
      next: expect.stringContaining('--out'),
    });
    expect(session.view.draft.sections).toHaveLength(2);
  });
});

describe('a path as it is shown', () => {
  it('is short below the working directory, whole elsewhere', () => {
    expect(shownPath('/a/b/c.md', '/a')).toBe('b/c.md');
    expect(shownPath('/x/c.md', '/a')).toBe('/x/c.md');
  });
});
