import { describe, expect, it } from 'vitest';
import { type Facts, type Form, type Move, moveForm, placeOf } from '../../../src/faces/tui/app-state.ts';
import { begun } from '../../support/sample-session.ts';
import { personaOf } from './sample-stage.ts';

const EMPTY: Form = { context: [], trusted: false, noticed: false, withoutPipe: false };
const FINE: Facts = { trusted: true, pipe: 'none', model: 'fine' };
const persona = personaOf('contract-first');

const took: Move = { type: 'took', persona };
const wrote: Move = { type: 'wrote', brief: 'Lend books.', context: [] };

function places(facts: Facts, ...moves: Move[]): string[] {
  return [undefined, ...moves].map((_, at) => placeOf(moves.slice(0, at).reduce(moveForm, EMPTY), facts));
}

describe('the way through the form', () => {
  it('goes from who to what to a session', () => {
    expect(places(FINE, took, wrote, { type: 'began', session: begun() })).toEqual([
      'who',
      'what',
      'beginning',
      'session',
    ]);
  });

  it('skips what is already said', () => {
    expect(placeOf({ ...EMPTY, persona }, FINE)).toBe('what');
    expect(placeOf({ ...EMPTY, persona, brief: 'Lend books.' }, FINE)).toBe('beginning');
    expect(places({ ...FINE }, took)).toEqual(['who', 'what']);
  });

  it('says that there is no model before anybody writes a brief', () => {
    const facts: Facts = { ...FINE, model: 'none' };
    expect(places(facts, took, { type: 'back', from: 'no-model' })).toEqual(['who', 'no-model', 'who']);
  });

  it('waits for a pipe, and asks before it goes on without one', () => {
    const form = { ...EMPTY, persona, brief: 'x' };
    expect(placeOf(form, { ...FINE, pipe: 'filling' })).toBe('filling');
    expect(placeOf(form, { ...FINE, pipe: 'unusable' })).toBe('filling');
    expect(placeOf(moveForm(form, { type: 'left-pipe' }), { ...FINE, pipe: 'unusable' })).toBe('beginning');
    expect(placeOf(form, { ...FINE, pipe: 'ready' })).toBe('beginning');
  });

  it('shows the notice once', () => {
    const facts: Facts = { ...FINE, model: 'notice' };
    expect(places(facts, took, wrote, { type: 'noticed' })).toEqual(['who', 'what', 'notice', 'beginning']);
  });

  it('comes back from a beginning that failed, and tries again', () => {
    const failure = { kind: 'usage', message: 'No room.' } as const;
    expect(places(FINE, took, wrote, { type: 'refused', failure }, { type: 'again' })).toEqual([
      'who',
      'what',
      'beginning',
      'refused',
      'beginning',
    ]);
  });

  it('keeps the words on every way back', () => {
    const refused = [took, wrote, { type: 'refused', failure: { kind: 'bug', message: '' } } as const].reduce(
      moveForm,
      EMPTY,
    );
    const atWhat = moveForm(refused, { type: 'back', from: 'refused' });
    expect([placeOf(atWhat, FINE), atWhat.words]).toEqual(['what', 'Lend books.']);
    const atWho = moveForm(atWhat, { type: 'back', from: 'what', words: 'Lend films.' });
    expect([placeOf(atWho, FINE), atWho.words]).toEqual(['who', 'Lend films.']);
  });
});
