// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the code under review holds templates.
import { describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/artifacts/check.ts';
import { extract } from '../../../../src/artifacts/extract.ts';
import { readBrief } from '../../../../src/model/planner/brief/reading.ts';
import { noteOf } from '../../../../src/model/planner/knowledge/review-notes.ts';
import { names } from '../../../../src/model/planner/write/review/line-fix.ts';
import { schemaAfter } from '../../../../src/model/planner/write/review/schema-after.ts';
import { context, PERSONAS, reportOn } from '../support/planning.ts';

const CODE = `import express from 'express';
const JWT_SECRET = 'c2VjcmV0LW9mLXRoZS1mZXJyeQ-9931';
const app = express();
app.get('/passengers', requireCrew, async (req, res) => {
  const { rows } = await pool.query(\`SELECT id FROM passengers WHERE name = '\${req.query.name}' LIMIT 50\`);
  res.json(rows);
});
app.delete('/bookings/:ref', async (req, res) => {
  await pool.query('DELETE FROM bookings WHERE ref = $1', [req.params.ref]);
  res.status(204).end();
});
`;
const SCHEMA = `CREATE TABLE river (id bigint PRIMARY KEY, name text NOT NULL UNIQUE);
CREATE TABLE gauge (
  id bigint PRIMARY KEY,
  river_id bigint NOT NULL REFERENCES river (id),
  station_no text NOT NULL, -- as painted on it
  fee float NOT NULL,
  read_at timestamp
);
INSERT INTO river (id, name) VALUES (1, 'Aare');
`;
const CONTRACT = `openapi: 3.0.3
info: { title: Loans, version: '1' }
security: [{ key: [] }]
paths:
  /loans:
    post:
      security: []
      responses:
        '201': { description: Made }
        '400': { description: Bad }
components:
  securitySchemes:
    key: { type: http, scheme: bearer }
`;
const CLEAN = `app.get('/health', requireUser, async (req, res) => {
  res.json({ ok: true });
});
`;

const GIVEN: Record<string, string> = {
  'ferry.ts': CODE,
  'river.sql': SCHEMA,
  'loans.yaml': CONTRACT,
  'clean.ts': CLEAN,
};
const review = (name: string, persona = 'contract-first', brief = 'review this') =>
  reportOn(brief, persona, { context: [context(name, GIVEN[name] ?? '')] });

describe('the report of a review', () => {
  const cases = Object.keys(PERSONAS).flatMap((persona) => Object.keys(GIVEN).map((name) => ({ persona, name })));

  it.each(cases)('has what is due and passes every check: $name, $persona', async ({ name, persona }) => {
    const report = await review(name, persona);
    const headings = [...report.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(PERSONAS[persona]);
    for (const part of report.split(/^## .*$/m).slice(1)) expect(part.trim()).not.toBe('');
    const { artifacts, together } = await checkDocument(extract(report), { signal: new AbortController().signal });
    const found = [...artifacts.flatMap(({ findings }) => findings), ...together];
    expect(found.filter(({ level }) => level !== 'note')).toEqual([]);
  });

  it('designs nothing beside the findings', async () => {
    const report = await review('ferry.ts', 'backend-architect');
    expect(report).toMatch(/^# Review of ferry\.ts/);
    expect(report).not.toMatch(/CREATE TABLE|openapi:|outbox|requests a second/);
  });

  it('gives each finding its place, and its fix in the names of the code', async () => {
    const report = await review('ferry.ts');
    expect(report).toContain('At `ferry.ts:5`');
    expect(report).toContain(
      "+ const { rows } = await pool.query('SELECT id FROM passengers WHERE name = $1 LIMIT 50', [req.query.name]);",
    );
    expect(report).toContain("+ app.delete('/bookings/:ref', requireCrew, async (req, res) => {");
    expect(report).toContain('+ const JWT_SECRET = process.env.JWT_SECRET;');
  });

  it('never shows a secret again', async () => {
    for (const persona of Object.keys(PERSONAS)) expect(await review('ferry.ts', persona)).not.toContain('c2VjcmV0');
  });

  it('puts what is worst first', async () => {
    const report = await review('river.sql');
    const ranks = [...report.matchAll(/^### R\d+, (high|medium|low):/gm)].map(([, rank = '']) =>
      ['high', 'medium', 'low'].indexOf(rank),
    );
    expect(ranks.length).toBeGreaterThan(2);
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  });

  it('shows the tables as they would be, without rows, and a migration that runs on them as they stand', async () => {
    const report = await review('river.sql');
    const [after = '', migration = ''] = [...report.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, sql = '']) => sql);
    expect(after).toContain('fee numeric(14, 2) NOT NULL');
    expect(after).toContain('read_at timestamptz');
    expect(after).not.toContain('INSERT');
    const whole = `# x\n\n\`\`\`sql\n${SCHEMA}\`\`\`\n\n\`\`\`sql\n${migration}\`\`\`\n`;
    const { artifacts } = await checkDocument(extract(whole), { signal: new AbortController().signal });
    const errors = artifacts.flatMap(({ findings }) => findings).filter(({ level }) => level === 'error');
    expect(errors).toEqual([]);
    expect(migration).toContain('ALTER TABLE gauge ALTER COLUMN fee TYPE numeric(14, 2);');
  });

  it('mends a contract in its own names', async () => {
    const report = await review('loans.yaml');
    expect(report).toMatch(/```yaml\npaths:\n {2}\/loans:\n {4}post:\n {6}security:\n {8}- key: \[\]/);
  });

  it('says what was looked for when nothing was found', async () => {
    const report = await review('clean.ts', 'security-engineer');
    expect(report).toContain('**Verdict: no rule found a fault.**');
    expect(report).toContain('- Queries put together from values');
    expect(report).not.toMatch(/### R1/);
  });

  it('stands beside a design where both are asked for', async () => {
    const report = await review(
      'river.sql',
      'backend-architect',
      'Review this schema and design an API for alarms on top of it',
    );
    expect(report).toContain('`gauge.fee` keeps money as float');
    expect(report).toContain('openapi: 3.1');
  });
});

describe('whether a review is meant', () => {
  const given = [context('a.sql', SCHEMA)];
  it.each([
    ['review this', 'review'],
    ['Please check our code for problems', 'review'],
    ['Can you look at this diff before I merge it?', 'review'],
    ['review this and suggest fixes', 'review'],
    ['Review this; propose indexes and a migration', 'review'],
    ['', 'review'],
    ['Review this and design a booking import on top of it', 'extend'],
    ['Add a check for duplicates in our booking API', 'extend'],
    ['Design an API on top of this schema', 'extend'],
    ['A platform where patients review doctors and book appointments', 'new'],
  ])('%s: %s', (brief, job) => {
    expect(readBrief(brief, given).job).toBe(job);
  });
});

describe('what a review is made of', () => {
  it.each(['sql-injection', 'race', 'list-without-pages', 'no-primary-key', 'timestamp-without-zone', 'erased-record'])(
    'knows %s',
    (rule) => {
      expect(noteOf(rule)?.looked).toBeTruthy();
    },
  );

  it('reads what a sentence quotes', () => {
    expect(names('`a.b` and `c`')).toEqual(['a.b', 'c']);
  });

  it('puts a constraint before the bracket, and the comma before the comment', () => {
    const table = { name: 't', columns: [], primaryKey: [], uniques: [], indexes: [], foreignKeys: [], line: 1 };
    const fix = { statements: [], constraint: 'UNIQUE (a)' };
    const text = 'CREATE TABLE t (\n  a text -- its name\n);';
    expect(schemaAfter(text, [{ fix, table, line: 2 }])).toBe(
      'CREATE TABLE t (\n  a text, -- its name\n  UNIQUE (a)\n);',
    );
    expect(schemaAfter('CREATE TABLE t (a text);', [{ fix, table, line: 1 }])).toBe(
      'CREATE TABLE t (a text, UNIQUE (a));',
    );
  });
});
