import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decisionFiles } from '../../../src/commands/export/decision-files.ts';
import { type ExportForm, exportReport } from '../../../src/commands/export/export-report.ts';
import { exportedReport } from '../../../src/commands/export/exported-report.ts';
import { partFiles } from '../../../src/commands/export/part-files.ts';
import { reportHtml } from '../../../src/commands/export/report-html.ts';
import { reportJson } from '../../../src/commands/export/report-json.ts';

const REPORT = `---
title: Library lending
date: 2026-11-20
persona: contract-first
model: planner
session: abc
version: 2
---

# Library <lending>

An opening.

## Data model

\`\`\`sql
CREATE TABLE loan (id bigint PRIMARY KEY);
\`\`\`

\`\`\`mermaid
erDiagram
  LOAN
\`\`\`

\`\`\`mermaid
erDiagram
  COPY
\`\`\`

## API contract

\`\`\`yaml
openapi: 3.1.0
info: { title: a, version: '1' }
paths: {}
\`\`\`

<script>alert(1)</script>

See <b onclick="x()">this</b> [a page](https://example.org/?a=1&b="x") [no](javascript:alert(1)) ![pixel](https://evil.example/p.png)

## Decisions

**D1. Last copy**

- Decision: the first request.

**D2. Fines: paid \`online\`**

- Decision: yes.

Next step: **security-engineer**, because.
`;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'export-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function exported(form: ExportForm, over: { replace?: boolean; out?: string } = {}, report = REPORT) {
  return exportReport(report, form, { cwd: folder, file: join(folder, 'design.md'), ...over });
}

describe('the parts of a report', () => {
  it('are files by their kind, numbered where they share a name', () =>
    expect(partFiles(REPORT).map(({ path }) => path)).toEqual([
      'schema.sql',
      'diagrams/data-model.mmd',
      'diagrams/data-model-2.mmd',
      'openapi.yaml',
    ]));

  it('have the names that they say', () =>
    expect(partFiles('`db/001_init.sql`:\n\n```sql\nSELECT 1;\n```\n').map(({ path }) => path)).toEqual([
      'db/001_init.sql',
    ]));

  it.each(['../../etc/cron.sql', '/etc/a.sql', '.git/hooks.sql', 'a/../b.sql', 'con.sql', '.env'])(
    'never lead elsewhere, nor are run unasked: %s',
    (name) => {
      const [file] = partFiles(`\`\`\`sql title="${name}"\nCREATE TABLE a (id int);\n\`\`\`\n`);
      expect(file?.path).toBe('schema.sql');
    },
  );
});

describe('the decisions of a report', () => {
  it('are records with numbers', () => {
    const files = decisionFiles(exportedReport(REPORT));
    expect(files.map(({ path }) => path)).toEqual(['0001-last-copy.md', '0002-fines-paid-online.md']);
    expect(files[1]?.text).toMatch(/^# 2\. Fines: paid online\n\nDate: 2026-11-20\n/);
    expect(files[1]?.text).not.toContain('Next step');
  });

  it.each([
    ['headings', '### One\n\nBecause.\n\n### Two\n\nToo.\n'],
    ['items', '- **One**: because\n  it is\n- **Two**: too\n'],
  ])('may be %s', (_, markdown) => {
    const files = decisionFiles(exportedReport(`# A\n\n## Decisions\n\n${markdown}`));
    expect(files.map(({ path }) => path)).toEqual(['0001-one.md', '0002-two.md']);
  });
});

describe('a page', () => {
  const page = reportHtml(REPORT);

  it('holds what the report says', () => {
    expect(page).toContain('<h1>Library &lt;lending&gt;</h1>');
    expect(page).toContain('CREATE TABLE loan (id bigint PRIMARY KEY);');
    expect(page).toContain('<a href="#api-contract">API contract</a>');
    expect(page).toContain('contract-first · planner · version 2');
  });

  it('runs nothing, and fetches nothing', () => {
    expect(page).not.toMatch(/<script|<img|<iframe|javascript:|@import|url\(/i);
    expect(page).toContain('&lt;script&gt;');
    expect(
      [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, to]) => to).filter((to) => !to?.startsWith('#')),
    ).toEqual(['https://example.org/?a=1&amp;b=&quot;x&quot;']);
  });
});

it('JSON holds the sections, the parts and their lines', () => {
  const json = JSON.parse(reportJson(REPORT)) as {
    sections: { heading: string }[];
    artifacts: { kind: string; line: number }[];
    version: number;
  };
  expect(json.sections.map(({ heading }) => heading)).toEqual(['Data model', 'API contract', 'Decisions']);
  expect(json.artifacts[0]).toMatchObject({ kind: 'sql', section: 'Data model', line: 16 });
  expect(json.version).toBe(2);
});

describe('an export', () => {
  it('stands beside the report', async () => {
    expect(await exported('html')).toEqual([join(folder, 'design.html')]);
    expect(await exported('artifacts')).toContain(join(folder, 'design', 'schema.sql'));
    expect((await readdir(folder)).sort()).toEqual(['design', 'design.html']);
    expect(await readdir(join(folder, 'design'))).not.toContain('.backend-architect-export.tmp');
  });

  it.skipIf(process.platform !== 'linux')('says where nothing can be put, and comes to an end there', async () => {
    expect(await exported('artifacts', { out: '/proc/a/b' })).toMatchObject({
      kind: 'not-saved',
      message: expect.stringContaining('/proc/a/b'),
    });
  });

  it('never writes over anything unasked, nor half of what it would', async () => {
    await writeFile(join(folder, 'openapi.yaml'), 'mine');
    expect(await exported('artifacts', { out: folder })).toMatchObject({ kind: 'not-saved' });
    expect(await readdir(folder)).toEqual(['openapi.yaml']);
    expect(await readFile(join(folder, 'openapi.yaml'), 'utf8')).toBe('mine');
    expect(await exported('artifacts', { out: folder, replace: true })).toHaveLength(4);
    expect(await readFile(join(folder, 'openapi.yaml'), 'utf8')).toContain('3.1.0');
  });

  it('follows no link out of its folder', async () => {
    const away = await mkdtemp(join(tmpdir(), 'away-'));
    await symlink(away, join(folder, 'diagrams'));
    expect(await exported('artifacts', { out: folder })).toMatchObject({ kind: 'not-saved' });
    expect(await readdir(away)).toEqual([]);
    await rm(away, { recursive: true });
  });

  it('says that there is nothing to export', async () => {
    expect(await exported('adr', {}, '# A\n\nText.\n')).toMatchObject({ kind: 'usage' });
    expect(await readdir(folder)).toEqual([]);
  });
});
