import { describe, expect, test } from 'vitest';
import { tellDuplicates } from '../../src/personas/duplicates.ts';
import { loadPersona } from '../../src/personas/load.ts';
import type { Persona, Place } from '../../src/personas/persona.ts';

function persona(path: string, place: Place): Persona {
  const { persona: found } = loadPersona(path, Buffer.from('You are.'), place);
  if (!found) throw new Error(`${path} is no persona`);
  return found;
}

describe('two personas of one name', () => {
  test('are both there; the later says which file the name means', () => {
    const all = [persona('/own/a.md', 'user'), persona('/repo/b.md', 'repo'), persona('/repo/a.md', 'repo')];
    const told = tellDuplicates(all);
    expect(told.slice(0, 2)).toEqual(all.slice(0, 2));
    expect(told[2]?.problems.at(-1)).toMatchObject({
      level: 'note',
      rule: 'shadowed',
      message: 'the name a means /own/a.md; name this one by its path',
    });
  });

  test('a built-in one is called so', () => {
    const [, second] = tellDuplicates([persona('/x/agents/a.md', 'built-in'), persona('/repo/a.md', 'repo')]);
    expect(second?.problems.at(-1)?.message).toContain('the built-in one');
  });
});
