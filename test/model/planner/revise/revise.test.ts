import { describe, expect, it } from 'vitest';
import { parseQuestions } from '../../../../src/architect/tools/ask.ts';
import type { ModelRequest } from '../../../../src/model/model.ts';
import { isToolUse } from '../../../../src/session/events.ts';
import { recommendedAnswer } from '../../../../src/session/question.ts';
import { sections, tables } from '../support/artifacts.ts';
import { eventsOf, PERSONAS, reportOn, request, textOf } from '../support/planning.ts';

const BRIEF = 'A library lends books and films to 80,000 members: holds, fines, transfers';

/** Applies a revision as the session does: a section replaces its namesake. */
function applied(report: string, revision: string): string {
  const fresh = new Map(sections(revision).map(({ heading, markdown }) => [heading, markdown]));
  const title = report.split('\n', 1)[0] ?? '';
  const kept = sections(report).map(({ heading, markdown }) => `## ${heading}\n\n${fresh.get(heading) ?? markdown}\n`);
  return `${title}\n\n${kept.join('\n')}`;
}

async function revised(report: string, said: string[]): Promise<string> {
  return textOf(request(BRIEF, { report, said }));
}

describe('the keys', () => {
  it('become UUIDs again by a word', async () => {
    const brief = `${BRIEF}, with bigint ids`;
    const numbered = await textOf(request(brief, { said: ['use integer ids'] }));
    expect(numbered).toMatch(/CREATE TABLE loans \(\n {2}id bigint/);
    expect(numbered).toContain('as "use integer ids" asks');
    expect(numbered).not.toContain('as the tables that stand there have them');
    expect(await textOf(request(brief, { said: ['use integer ids', 'use UUIDs'] }))).toMatch(
      /CREATE TABLE loans \(\n {2}id uuid/,
    );
  });
});

describe('a follow-up', () => {
  it.each([
    ['use MySQL', /ENGINE = InnoDB/],
    ['use DynamoDB instead', /PAY_PER_REQUEST/],
    ['use GraphQL', /type Mutation/],
    ['add tenants', /ENABLE ROW LEVEL SECURITY/],
    ['10x the load', /800,000 × 8 %/],
    ['double the members', /160,000 × 8 %/],
    ['2 million members', /2,000,000 × 8 %/],
    ['99.99 % availability', /4\.32 min/],
    ['integer ids please', /id bigint GENERATED/],
    ['rename members to patrons', /CREATE TABLE patrons/],
    ['add a phone number to members', /phone_number varchar/],
    ['add reviews', /CREATE TABLE reviews/],
    ['use Redis', /Redis/],
  ])('"%s" changes the design', async (said, expected) => {
    const report = await reportOn(BRIEF);
    expect(report).not.toMatch(expected);
    const revision = await revised(report, [said]);
    expect(revision.split('\n', 1)[0]).toBe(report.split('\n', 1)[0]);
    expect(revision).toMatch(expected);
  });

  it('drops what is no longer wanted', async () => {
    const report = await reportOn(BRIEF);
    expect(tables(report).tables.has('fines')).toBe(true);
    const revision = applied(report, await revised(report, ['drop fines']));
    expect(tables(revision).tables.has('fines')).toBe(false);
    expect(tables(revision).problems).toEqual([]);
  });

  it('says anew only the sections that change', async () => {
    const report = await reportOn(BRIEF, 'backend-elite');
    const revision = await textOf(
      request(BRIEF, { sections: PERSONAS['backend-elite'] ?? [], report, said: ['99.99 % availability'] }),
    );
    const changed = sections(revision).map(({ heading }) => heading);
    expect(changed).toContain('Monitoring');
    expect(changed).not.toContain('Diagrams');
    const before = new Map(sections(report).map(({ heading, markdown }) => [heading, markdown]));
    for (const { heading, markdown } of sections(revision)) expect(markdown, heading).not.toBe(before.get(heading));
  });

  it('remembers earlier follow-ups, which the report itself lists', async () => {
    const report = await reportOn(BRIEF);
    const first = applied(report, await revised(report, ['use MySQL']));
    expect(first).toContain('- "use MySQL"');
    const second = applied(first, await revised(first, ['drop fines']));
    expect(second).toMatch(/ENGINE = InnoDB/);
    expect(second).not.toMatch(/`fines`/);
    expect(second).toContain('- "drop fines"');
  });

  it('takes back what an earlier one asked for', async () => {
    const report = await reportOn(`${BRIEF}, with a GraphQL API`);
    const revision = await textOf(request(`${BRIEF}, with a GraphQL API`, { report, said: ['drop GraphQL'] }));
    expect(revision).toMatch(/openapi: 3\.1\.0/);
  });

  it.each(['thanks, nice work', 'why?', 'make it purple', '你好', ''])(
    '"%s" is no change: it says so in plain talk',
    async (said) => {
      const report = await reportOn(BRIEF);
      const talk = await revised(report, said === '' ? [] : [said]);
      expect(talk).not.toMatch(/^#/m);
      expect(talk).toContain('built-in planner');
      expect(talk).toContain('use MySQL');
    },
  );

  it('writes what is missing of a report that was cut', async () => {
    const report = await reportOn(BRIEF);
    const cut = report.slice(0, report.indexOf('\n## Failure modes'));
    const rest = await revised(cut, ['go on']);
    expect(sections(rest).map(({ heading }) => heading)).toEqual(['Failure modes', 'Decisions']);
  });

  it('does not touch a report that somebody else wrote', async () => {
    const talk = await revised('# Ours\n\n## Data model\n\nTables.\n', ['use MySQL']);
    expect(talk).toContain('not composed by the planner');
  });

  it('is heard also before there is a report', async () => {
    const report = await textOf(request(BRIEF, { said: ['use MySQL'] }));
    expect(report).toMatch(/ENGINE = InnoDB/);
  });
});

describe('an answer that changes', () => {
  async function asked(): Promise<ModelRequest['intent']['asked']> {
    const events = await eventsOf(request(BRIEF, { policy: 'when-unclear', offered: ['ask'] }));
    const last = events.at(-1);
    const call = last?.type === 'ended' ? last.content.find(isToolUse) : undefined;
    const parsed = parseQuestions(call?.input);
    if (!parsed.ok) throw new Error(parsed.error);
    return parsed.questions.map((each, at) => {
      const question = { ...each, id: `Q${at + 1}` };
      return { question, answer: recommendedAnswer(question, 'default') };
    });
  }

  /** The answer to the question under a header is another now: own words, or an option by its place. */
  async function change(
    header: string,
    to: string | number,
    edit = (report: string): string => report,
  ): Promise<{ report: string; revision: string }> {
    const before = await asked();
    const report = edit(await textOf(request(BRIEF, { asked: before })));
    const after = before.map(({ question, answer }) => {
      if (question.header !== header) return { question, ...(answer && { answer }) };
      const label = typeof to === 'number' ? question.options[to]?.label : undefined;
      const given = { id: question.id, by: 'user' as const };
      return { question, answer: label ? { ...given, chosen: [label] } : { ...given, chosen: [], text: String(to) } };
    });
    expect(after).not.toEqual(before);
    return { report, revision: await textOf(request(BRIEF, { asked: after, askedBefore: before, report })) };
  }

  it('changes only the sections that rest on it', async () => {
    const { report, revision } = await change('Tenants', 1);
    expect(revision).toMatch(/ENABLE ROW LEVEL SECURITY/);
    expect(revision.split('\n', 1)[0]).toBe(report.split('\n', 1)[0]);
    const old = new Map(sections(report).map(({ heading, markdown }) => [heading, markdown]));
    for (const { heading, markdown } of sections(revision)) expect(markdown, heading).not.toBe(old.get(heading));
    expect(sections(revision).length).toBeLessThan(sections(report).length);
  });

  it('is heard also where it says what is there already', async () => {
    expect((await change('What is there', 'MySQL 8 on one server')).revision).toMatch(/ENGINE = InnoDB/);
  });

  it('leaves what people wrote into those sections', async () => {
    const { revision } = await change('Tenants', 1, (report) =>
      report.replace('## Data model\n', '## Data model\n\nLooked at by Ada.\n'),
    );
    expect(revision).toMatch(/ENABLE ROW LEVEL SECURITY/);
    expect(revision).toContain('Looked at by Ada.');
  });
});
