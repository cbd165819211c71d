import { describe, expect, it } from 'vitest';
import type { Intent } from '../../../../src/model/model.ts';
import { allAsks } from '../../../../src/model/planner/ask/questions.ts';
import { readBrief } from '../../../../src/model/planner/brief/reading.ts';
import { NO_CHANGES, scopeOf } from '../../../../src/model/planner/design/scope.ts';
import { readRepo } from '../../../../src/model/planner/repo/reading.ts';
import { reportOn } from '../support/planning.ts';

const CLINICS =
  'A clinic books appointments for patients with doctors, 300 clinics, 2 million appointments a year, HIPAA';

describe('a burst', () => {
  it('is the busiest second, and no rows of every second of the day', async () => {
    const report = await reportOn(
      'Citizens sign petitions. 40,000 petitions. Expect bursts of 2,000 signatures per second after the news.',
      'backend-architect',
    );
    expect(report).toMatch(/requests a second at the peak[^|]*\| 2,000 \|/);
    expect(report).not.toContain('172,800,000');
  });
});

describe('what a brief counts', () => {
  it('is there, as many of it as there are: 300 clinics share the system', async () => {
    const report = await reportOn(CLINICS, 'backend-architect');
    expect(report).toContain('CREATE TABLE clinics');
    expect(report).toMatch(/\| `clinics` \| set up once \| +\| 300 \|/);
    expect(report).toContain('ENABLE ROW LEVEL SECURITY');
  });

  it('says how many people there are where nobody counts them, and that this is assumed', async () => {
    const report = await reportOn(CLINICS, 'backend-architect');
    expect(report).toMatch(/410,000 registered patients, from "2 million appointments a year" at 0\.4 a month each/);
    expect(report).toContain('| registered patients | 410,000 |');
  });

  it('leaves nobody without staff: each tenant has at least one of what the notes give to one', async () => {
    const rows = /\| `doctors` \| set up once \| +\| ([\d,]+) \|/.exec(
      await reportOn(CLINICS, 'backend-architect'),
    )?.[1];
    expect(Number(rows?.replaceAll(',', ''))).toBeGreaterThanOrEqual(300);
  });

  it('is one installation where only one is spoken of', async () => {
    const report = await reportOn('A clinic books appointments for patients with doctors');
    expect(report).not.toContain('CREATE TABLE clinics');
  });

  it('takes a short form for the longer name: 60 cafés are the repair cafés', async () => {
    const report = await reportOn(
      'Volunteers repair items in repair cafés; visitors bring items. 60 cafés.',
      'backend-elite',
    );
    expect(report).toMatch(/\| `repair_cafes` \| [^|]+ \| [^|]+ \| 60 \|/);
  });
});

describe('a rule that only PostgreSQL keeps by itself', () => {
  it('names no constraint where another store has none', async () => {
    const brief = 'A yard keeps boats. Guests book sessions on a boat; a session has a start.';
    expect(await reportOn(brief, 'contract-first')).toContain('the exclusion constraint `sessions_boat_id_no_overlap`');
    const mysql = await reportOn(`${brief} MySQL 8.`, 'contract-first');
    expect(mysql).not.toContain('_no_overlap');
    expect(mysql).toContain('looks for an overlap under a lock');
  });

  it('takes a size that is answered in words of one’s own', async () => {
    const brief = 'A library lends books to members';
    const reading = readBrief(brief, []);
    const ask = allAsks(scopeOf(reading, NO_CHANGES, readRepo([], []))).find(({ topic }) => topic === 'load');
    const { header = '', question = '', options = [] } = ask ?? {};
    const asked: Intent['asked'] = [
      {
        question: { id: 'Q1', header, question, why: '', kind: 'single', options: [...options] },
        answer: { id: 'Q1', by: 'user', chosen: [], text: 'about eighty thousand, half of them children' },
      },
    ];
    expect(await reportOn(brief, 'backend-architect', { asked })).toContain('| registered members | 80,000 |');
    expect(await reportOn(brief, 'backend-architect')).toContain('| registered members | 40,000 |');
  });
});
