import { describe, expect, it } from 'vitest';
import { readBrief } from '../../../../src/model/planner/brief/reading.ts';
import { NO_CHANGES, scopeOf } from '../../../../src/model/planner/design/scope.ts';
import { readRepo } from '../../../../src/model/planner/repo/reading.ts';
import { BRIEFS } from '../support/briefs.ts';

const NOTHING = readRepo([], []);

describe('a brief is understood', () => {
  it.each(BRIEFS)('$brief', ({ brief, field, things, not = [] }) => {
    const reading = readBrief(brief, []);
    expect(reading.matches[0]?.domain.name).toBe(field);
    const scope = scopeOf(reading, NO_CHANGES, NOTHING);
    const names = scope.things.flatMap(({ one, key }) => [one, key.replaceAll('_', ' ')]);
    expect(names).toEqual(expect.arrayContaining(things));
    expect(names.filter((name) => not.includes(name))).toEqual([]);
    expect(scope.known).toBe(field !== undefined);
  });

  it('covers at least 40 briefs over 20 fields', () => {
    expect(BRIEFS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(BRIEFS.map(({ field }) => field)).size).toBeGreaterThan(20);
  });

  it('says which words it took for what', () => {
    const { took } = scopeOf(readBrief('A library lends books to patrons, no fines', []), NO_CHANGES, NOTHING);
    expect(took).toContainEqual({ words: 'patrons', as: 'the entity *patron*' });
    expect(took).toContainEqual({ words: 'books', as: 'the entity *book*' });
  });

  it('keeps the name of the field where the brief names several kinds', () => {
    const { took } = scopeOf(readBrief('A library lends books and films to patrons', []), NO_CHANGES, NOTHING);
    expect(took).toContainEqual({ words: 'books, films', as: 'kinds of *title*' });
  });

  it('leaves out what the brief does not want', () => {
    const scope = scopeOf(readBrief('A library with members and loans, without fines', []), NO_CHANGES, NOTHING);
    expect(scope.things.map(({ key }) => key)).not.toContain('fine');
  });

  it('names the columns of references as the brief names their targets', () => {
    const scope = scopeOf(readBrief('A library lends books to patrons', []), NO_CHANGES, NOTHING);
    expect(scope.names.get('member')).toMatchObject({ one: 'patron', many: 'patrons' });
  });

  it('adds the properties that the brief spells out', () => {
    const scope = scopeOf(
      readBrief('Each hive has a name, a location and a queen age. Inspections of hives.', []),
      NO_CHANGES,
      NOTHING,
    );
    const hive = scope.things.find(({ key }) => key === 'hive');
    expect(hive?.note.fields).toMatch(/queen_age smallint/);
    expect(hive?.note.fields).toMatch(/location text/);
  });

  it('takes who does what from the sentences', () => {
    const { statements } = readBrief('Owners book walkers, walkers log walks', []);
    expect(statements).toContainEqual(expect.objectContaining({ who: 'walker', verb: 'log', what: 'walk' }));
  });
});
