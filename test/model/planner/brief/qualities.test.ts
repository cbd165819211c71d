import { describe, expect, it } from 'vitest';
import { qualities } from '../../../../src/model/planner/brief/qualities.ts';
import { QUALITIES } from '../../../../src/model/planner/knowledge/qualities.ts';
import { reportOn } from '../support/planning.ts';

const named = (text: string) => qualities(text).map(({ note }) => note.name);

describe('what a brief asks for beyond its things', () => {
  it.each([
    ['The phone has to work offline', 'offline'],
    ['which hives stand within three kilometres', 'geospatial search'],
    ['Keep all movement data 7 years', 'retention'],
    ['Users authenticate against LDAP', 'LDAP'],
    ['can it be with a link in the e-mail', 'magic link'],
    ['Yard position lookup p99 under 50 ms', 'p99 latency'],
    ['Audit log on deal changes', 'audit trail'],
  ])('%s: %s', (text, name) => {
    expect(named(text)).toContain(name);
  });

  it('is not heard where nobody says it', () => {
    expect(named('Cooks share recipes with ingredients')).toEqual([]);
  });

  it('has two halves where it is a contradiction', () => {
    const name = 'a contradiction: offline-first against one state for everybody (strong consistency)';
    expect(named('offline-first, and everybody sees exactly the same state')).toContain(name);
    expect(named('offline-first')).not.toContain(name);
  });

  it('is answered in the report, also where nothing is done about it', async () => {
    const report = await reportOn(
      'Turbines send readings over OPC UA, technicians visit turbines, audit log',
      'backend-architect',
    );
    expect(report).toMatch(/\| OPC UA \| "opc ua" \| not designed \|/);
    expect(report).toMatch(/\| Audit trail \| "audit" \| designed in \|/);
  });

  it('is named once each', () => {
    expect(new Set(QUALITIES.map(({ name }) => name)).size).toBe(QUALITIES.length);
  });
});
