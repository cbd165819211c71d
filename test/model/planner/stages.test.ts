import { describe, expect, it } from 'vitest';
import { isToolUse } from '../../../src/session/events.ts';
import { prose, sections, tables } from './support/artifacts.ts';
import { play, type Repo, recommended } from './support/conversation.ts';
import { eventsOf, request } from './support/planning.ts';

const REPO: Repo = {
  'package.json':
    '{ "dependencies": { "express": "5.0.0", "@prisma/client": "6.0.0", "pg": "8.0.0", "ioredis": "5" }, "devDependencies": { "jest": "30" } }',
  'db/schema.sql':
    'CREATE TABLE users (\n  id bigint PRIMARY KEY,\n  email text NOT NULL UNIQUE,\n  created_at timestamptz NOT NULL DEFAULT now()\n);\nCREATE TABLE books (\n  id bigint PRIMARY KEY,\n  title text NOT NULL,\n  owner_id bigint NOT NULL REFERENCES users (id)\n);\n',
  'docs/openapi.yaml':
    'openapi: 3.1.0\ninfo: { title: Books, version: "2" }\npaths:\n  /v2/books:\n    get: { operationId: listBooks, responses: {} }\n',
  'docker-compose.yml': 'services:\n  db:\n    image: postgres:18.1\n',
  'node_modules/x/package.json': '{}',
};

describe('a session with the planner', () => {
  it('looks, reads, asks and then designs', async () => {
    const { turns, text, asked, calls } = await play('A city library lends books to members', REPO, recommended);
    expect(turns.map(({ content }) => content.filter(isToolUse).map(({ name }) => name))).toEqual([
      expect.arrayContaining(['glob']),
      expect.arrayContaining(['read']),
      ['ask'],
      [],
    ]);
    expect(asked.length).toBeGreaterThanOrEqual(3);
    expect(asked.length).toBeLessThanOrEqual(5);
    expect(new Set(calls.map(({ id }) => id)).size).toBe(calls.length);
    expect(text).toMatch(/^# /);
  });

  it('reads the telling files, and none of the others', async () => {
    const { calls } = await play('A city library lends books to members', REPO, recommended);
    const paths = calls.filter(({ name }) => name === 'read').map(({ input }) => (input as { path: string }).path);
    expect(paths).toEqual(['package.json', 'db/schema.sql', 'docs/openapi.yaml', 'docker-compose.yml']);
  });

  it('keeps to what it found: ids, paths, stack and the tables that stand', async () => {
    const { text } = await play('A city library lends books to members', REPO, recommended);
    expect(text).toContain('`db/schema.sql:1`');
    expect(text).toContain('Express');
    expect(text).toContain('/v2/loans');
    const { tables: found, problems } = tables(text);
    expect(problems).toEqual([]);
    expect([...found.keys()]).toContain('users');
    expect(text).toMatch(/user_id bigint NOT NULL REFERENCES users \(id\)/);
  });

  it('asks real questions: each with options, an effect, and a recommendation with its reason', async () => {
    const { asked } = await play('A clinic books appointments for patients with doctors', {}, recommended);
    for (const { question } of asked) {
      expect(question.question).toMatch(/\?$/);
      expect(question.options.length).toBeGreaterThanOrEqual(2);
      expect(question.options.every(({ effect }) => (effect ?? '').length > 10)).toBe(true);
      expect(question.options.map(({ label }) => label)).toContain(question.recommended);
      expect(question.because?.length).toBeGreaterThan(10);
    }
  });

  it('asks four at once at most', async () => {
    const { calls } = await play('A clinic books appointments for patients', {}, recommended, { policy: 'always' });
    const counts = calls
      .filter(({ name }) => name === 'ask')
      .map(({ input }) => (input as { questions: unknown[] }).questions.length);
    expect(Math.max(...counts)).toBeLessThanOrEqual(4);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5);
  });

  it('does not ask what the brief says', async () => {
    const { asked } = await play(
      'Library lending for 80,000 members with 99.9 % availability, first come, and fines',
      {},
      recommended,
    );
    const headers = asked.map(({ question }) => question.header);
    expect(headers).not.toEqual(expect.arrayContaining(['Size']));
    expect(headers).not.toContain('Downtime');
    expect(headers).not.toContain('Last copy');
    expect(headers).not.toContain('Overdue loans');
  });

  it('asks what is kept when the brief names no thing', async () => {
    const { asked, text } = await play('backend', {}, (question) =>
      question.header === 'What is kept'
        ? { id: question.id, by: 'user', chosen: [], text: 'boats, berths and repairs' }
        : recommended(question),
    );
    expect(asked[0]?.question.kind).toBe('text');
    expect(tables(text).tables.has('boats')).toBe(true);
  });

  it('asks nothing where the persona never asks, and nothing where nobody can be asked', async () => {
    const silent = await play('A clinic books appointments', {}, recommended, { policy: 'never' });
    expect(silent.asked).toEqual([]);
    const bare = await play('A clinic books appointments', {}, recommended, { offered: [] });
    expect(bare.turns).toHaveLength(1);
  });

  it('designs otherwise when the answers are others, and cites them', async () => {
    const fines = await play('A library lends books', {}, (question) => {
      const option = question.options.find(({ label }) => label.startsWith('A fine'));
      return option ? { id: question.id, by: 'user', chosen: [option.label] } : recommended(question);
    });
    const none = await play('A library lends books', {}, recommended);
    expect(tables(fines.text).tables.has('fines')).toBe(true);
    expect(tables(none.text).tables.has('fines')).toBe(false);
    const asked = fines.asked.find(({ answer }) => answer?.chosen[0]?.startsWith('A fine'));
    expect(fines.text).toContain(`**A fine that can be paid online** [${asked?.question.id}]`);
  });

  it('takes the load from the answer, and computes with it', async () => {
    const { text } = await play('A library lends books', {}, (question) =>
      question.header === 'Size' ? { id: question.id, by: 'user', chosen: ['About 1 million'] } : recommended(question),
    );
    expect(text).toContain('1,000,000 × 8 %');
    expect(text).toMatch(/People active on a busy day \[Q\d\]/);
  });

  it('names what was skipped as an assumption with a number', async () => {
    const { text, asked } = await play('A library lends books', {}, ({ id }) => ({ id, by: 'skipped', chosen: [] }));
    expect(asked.length).toBeGreaterThan(0);
    for (let number = 1; number <= asked.length; number++)
      expect(text).toMatch(new RegExp(`^- \\[A${number}\\] .*skipped`, 'm'));
    expect(text).toContain('** [A1]');
  });

  it('goes on without answers when the question could not be asked', async () => {
    const messages = [
      { role: 'user' as const, content: [{ type: 'text', text: 'x' }] },
      { role: 'assistant' as const, content: [{ type: 'tool_use', id: 'plan_1_ask', name: 'ask', input: {} }] },
      {
        role: 'user' as const,
        content: [{ type: 'tool_result', tool_use_id: 'plan_1_ask', content: 'no', is_error: true }],
      },
    ];
    const events = await eventsOf(request('A library lends books', { policy: 'always', offered: ['ask'], messages }));
    expect(events.at(-1)).toMatchObject({ type: 'ended', stop: 'end_turn' });
  });

  it('takes what is there already from the answer about it', async () => {
    const { text } = await play(
      'A library lends books',
      {},
      (question) =>
        question.header === 'What is there'
          ? { id: question.id, by: 'user', chosen: [], text: 'we run MySQL and Redis on AWS' }
          : recommended(question),
      { policy: 'always' },
    );
    expect(text).toContain('ENGINE = InnoDB');
    expect(prose(text)).toMatch(/MySQL \[Q\d\]/);
  });
});

describe('the sections', () => {
  it('stand in the order of the persona, each once', async () => {
    const { text } = await play('A library lends books', {}, recommended, {
      sections: ['Decisions', 'Data model', 'decisions'],
    });
    expect(sections(text).map(({ heading }) => heading)).toEqual(['Decisions', 'Data model']);
  });
});
