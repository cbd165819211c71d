import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { toolSpecs } from '../../../src/architect/tools/index.ts';
import { answerFrom } from '../../../src/faces/answerer.ts';
import { createPlanner } from '../../../src/model/planner/planner.ts';
import { discoverBuiltIn } from '../../../src/personas/discover.ts';
import type { Persona } from '../../../src/personas/persona.ts';
import { reportText } from '../../../src/session/intent.ts';
import type { Session } from '../../../src/session/session.ts';
import { headingKey } from '../../../src/text/headings.ts';
import { runLoop } from '../../support/run-loop.ts';
import { begun } from '../../support/sample-session.ts';

/** A brief of each field, and words of its own that the design must not lose. */
const BRIEFS: [brief: string, ...own: string[]][] = [
  [
    'A city library lends books and films to 80,000 members: holds, fines, transfers between branches',
    'fines',
    'holds',
  ],
  ['A shop sells shoes online: carts, orders, payments by card, returns', 'orders', 'returns'],
  ['A clinic books appointments for patients with doctors and sends reminders by SMS', 'appointments', 'patients'],
  ['Design the API for a social sharing feature: users post photos, comment and follow', 'comments', 'follows'],
  ['A chat for teams with channels, messages and attachments, 3 million messages a day', 'messages', 'channels'],
  ['Ride hailing in one city: riders request trips, drivers accept, fares are charged', 'trips', 'drivers'],
  ['A food delivery service: restaurants, menus, orders, couriers', 'restaurants', 'couriers'],
  ['A platform for courses: teachers publish lessons, students enrol and take quizzes', 'lessons', 'students'],
  ['A helpdesk: customers open tickets, agents reply, service levels are watched', 'tickets', 'agents'],
  ['Sensors in 4,000 greenhouses send readings every minute; alerts when a threshold is passed', 'sensors', 'readings'],
  ['An auction house: lots, bids, sealed bids, invoices', 'bids', 'lots'],
  ['Subscriptions and billing for a SaaS product: plans, invoices, usage', 'plans', 'invoices'],
  ['A bank moves money between accounts: transfers, ledger entries, statements', 'transfers', 'accounts'],
  ['Crowdfunding: campaigns, pledges, rewards, payouts', 'campaigns', 'pledges'],
  ['Warehouse inventory: items, stock levels, purchase orders, suppliers', 'suppliers', 'items'],
  ['A hotel books rooms: guests, reservations, rates, housekeeping', 'rooms', 'guests'],
  ['Human resources: employees, leave requests, departments, payroll runs', 'employees', 'departments'],
  ['A newsroom publishes articles with editors, revisions and tags', 'articles', 'tags'],
  ['Beekeepers record beehives, inspections and honey harvests', 'beehives', 'inspections'],
  ['A theatre sells tickets for shows with numbered seats', 'seats', 'shows'],
  ['An online game: players, matches, leaderboards, virtual goods', 'players', 'matches'],
  ['Feature flags for 200 services: flags, rules, environments', 'flags', 'environments'],
];

let personas: Persona[];
beforeAll(async () => {
  personas = (await discoverBuiltIn(join(import.meta.dirname, '../../../agents'))).items;
});

/** A whole session with nobody to ask, and nothing to look at. */
async function design(brief: string, persona: Persona): Promise<Session> {
  const { slug, name, prompt, questions, report } = persona;
  const session = begun({
    brief,
    persona: { slug, name, prompt, questions, source: '' },
    model: { provider: 'planner', id: 'planner', systemMessages: false },
    sections: report,
    tools: toolSpecs([]),
  });
  answerFrom({ given: () => undefined, assume: true }, session);
  await runLoop(session, [], { model: createPlanner() });
  return session;
}

function personaAt(index: number): Persona {
  const persona = personas[index % 5];
  if (!persona) throw new Error('there are five personas');
  return persona;
}

function blocks(markdown: string, language: string): string[] {
  return [...markdown.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, text = '']) => text,
  );
}

describe('a report of the planner', () => {
  it.each(BRIEFS.map((entry, index) => [index, ...entry] as const))('%i: %s', async (index, brief, ...own) => {
    const persona = personaAt(index);
    const session = await design(brief, persona);
    const report = reportText(session.view) ?? '';
    expect(session.view.failure).toBeUndefined();
    expect(session.view.draft.sections.map(({ heading }) => headingKey(heading))).toEqual(
      persona.report.map(headingKey),
    );
    for (const { markdown } of session.view.draft.sections) expect(markdown.trim().length).toBeGreaterThan(80);
    expect(session.view.asked.length).toBeGreaterThanOrEqual(3);
    expect(own.filter((word) => !report.toLowerCase().includes(word))).toEqual([]);
    expect(proseOf(report).match(/.*(\bTBD\b|\bTODO\b|\bundefined\b|\[object|\bNaN\b|lorem).*/g)).toBeNull();
    expect(/CREATE TABLE[\s\S]*REFERENCES/.test(blocks(report, 'sql').join('\n')), 'tables that refer to others').toBe(
      true,
    );
    expect(blocks(report, 'mermaid').length).toBeGreaterThanOrEqual(2);
    expectContract(blocks(report, 'yaml'));
    expectErAgrees(report);
  });

  it('is the same for the same brief, to the byte', async () => {
    const [first, second] = [
      await design(BRIEFS[0]?.[0] ?? '', personaAt(1)),
      await design(BRIEFS[0]?.[0] ?? '', personaAt(1)),
    ];
    expect(reportText(first.view)).toBe(reportText(second.view));
  });

  it('shares few of its longer sentences with that of another field', async () => {
    const [one, other] = [
      await design(BRIEFS[0]?.[0] ?? '', personaAt(1)),
      await design(BRIEFS[5]?.[0] ?? '', personaAt(1)),
    ];
    const sentences = [one, other].map(({ view }) => new Set(sentencesOf(reportText(view) ?? '')));
    const [mine = new Set(), theirs = new Set()] = sentences;
    const shared = [...mine].filter((sentence) => theirs.has(sentence));
    expect(mine.size).toBeGreaterThan(40);
    expect(shared.length / mine.size).toBeLessThanOrEqual(0.25);
  });

  it('comes for any brief whatever, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' }), async (brief) => {
        const session = await design(brief, personaAt(4));
        expect(session.view.phase).toBe('over');
        expect(session.view.failure).toBeUndefined();
      }),
      { seed: 5, numRuns: 12 },
    );
  });
});

/** The contract is one OpenAPI 3.1 document, and every reference in it has its target. */
function expectContract(sources: string[]): void {
  const source = sources.find((text) => /^openapi:/m.test(text)) ?? '';
  const document = parseDocument(source);
  expect(document.errors).toEqual([]);
  expect(document.get('openapi')).toMatch(/^3\.1/);
  for (const [, path = ''] of source.matchAll(/\$ref: ['"]?#\/([\w/.-]+)/g)) {
    expect(document.getIn(path.split('/')), path).toBeDefined();
  }
}

/** What the diagram draws is a table of the schema, with its columns. */
function expectErAgrees(report: string): void {
  const schema = blocks(report, 'sql').join('\n').replace(/"/g, '');
  const diagram = blocks(report, 'mermaid').find((text) => text.startsWith('erDiagram')) ?? '';
  const entities = [...diagram.matchAll(/^ {2}(\w+) \{\n([\s\S]*?)^ {2}\}/gm)];
  expect(entities.length).toBeGreaterThan(1);
  for (const [, entity = '', body = ''] of entities) {
    const table = new RegExp(`CREATE TABLE (?:IF NOT EXISTS )?${entity} \\(([\\s\\S]*?)\\n\\)`).exec(schema)?.[1] ?? '';
    expect(table, `table ${entity}`).not.toBe('');
    for (const [, column = ''] of body.matchAll(/^ {4}\w+ (\w+)/gm)) {
      expect(table, `${entity}.${column}`).toMatch(new RegExp(`^ *${column} `, 'm'));
    }
  }
}

/** What stands outside fences and tables. */
function proseOf(report: string): string {
  return report.replace(/^```[\s\S]*?^```/gm, '').replace(/^\|.*$/gm, '');
}

function sentencesOf(report: string): string[] {
  return proseOf(report)
    .split(/(?<=[.!?])\s+|\n{2,}/)
    .map((each) => each.trim())
    .filter((each) => each.split(/\s+/).length >= 8);
}
