import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { discoverBuiltIn } from '../../src/personas/discover.ts';
import type { Persona } from '../../src/personas/persona.ts';
import { suggest } from '../../src/personas/suggest.ts';
import { stem, wordsIn } from '../../src/personas/words.ts';
import { withFront } from './read-text.ts';

let builtIn: Persona[];
beforeAll(async () => {
  builtIn = (await discoverBuiltIn(fileURLToPath(new URL('../../agents/', import.meta.url)))).items;
});

describe('the best fit among the built-in personas', () => {
  test.each([
    ['review this schema', 'contract-first', ['schema', 'review']],
    ['Design the API for a social sharing feature', 'backend-architect', ['social', 'sharing']],
    ['Our queries are getting slow as we scale', 'backend-architect', ['slow', 'queries']],
    ['Add OAuth2 login with Google and GitHub', 'backend-architect', ['oauth2', 'login']],
    ['We expect 100k concurrent users in our shop', 'backend-elite', ['100k', 'concurrent']],
    ['API responses are taking 3+ seconds because of the database', 'backend-elite', ['responses', 'seconds']],
    ['Please review the code of our payments microservice', 'backend-engineer', ['code', 'microservice']],
    ['code review of this diff', 'backend-engineer', ['diff']],
    ['Add a Stripe webhook and a background job for retries', 'backend-agent', ['webhook', 'background']],
    ['a migration without downtime', 'backend-agent', ['migration', 'downtime']],
    ['what happens when the payment provider fails?', 'contract-first', ['fails']],
    ['extend the API contract for partners', 'contract-first', ['contract', 'partners']],
    ['split the monolith into services for four teams', 'system-architect', ['monolith', 'teams']],
    ['threat model for our file upload', 'security-engineer', ['threat', 'upload']],
  ])('%j → %s', (brief, slug, words) => {
    const [best] = suggest(brief, builtIn);
    expect(best?.persona.slug).toBe(slug);
    for (const word of words) expect(best?.reason).toContain(`"${word}"`);
    expect(best?.reason).toMatch(/^fits your brief: "[^"]+"(, "[^"]+"){0,2}$/);
  });

  test.each([
    '',
    'hello',
    'design a backend',
    'Ein Bestellsystem für eine Bäckerei',
    'A city library lends books and films to 80,000 members: holds, fines, branches, transfers between them.',
  ])('%j fits none above the others: their own order, and no reason', (brief) => {
    const suggestions = suggest(brief, builtIn);
    expect(suggestions.map(({ persona }) => persona)).toEqual(builtIn);
    expect(suggestions.every(({ score, reason }) => score === 0 && reason === undefined)).toBe(true);
  });
});

describe('ranking', () => {
  const persona = (name: string, description: string) =>
    withFront(`name: ${name}\ndescription: ${JSON.stringify(description)}`);
  const berths = persona('berths', 'Books berths in harbours.');
  const fonts = persona(
    'fonts',
    'Picks fonts.\n<example>\nuser: "A poster for the harbour concert"\nassistant: "Berths!"\n</example>',
  );
  const seats = persona('seats', 'Maps seats in theatres.');

  test('an example counts by what the user says, not by what is answered', () => {
    expect(suggest('a poster for a concert', [seats, berths, fonts])[0]?.persona).toBe(fonts);
    expect(suggest('new berths', [seats, fonts, berths])[0]?.persona).toBe(berths);
  });

  test('a word that all of them say proves nothing', () => {
    const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => persona(name, `Schema ${name}${name}${name}.`));
    expect(suggest('schema', all).every(({ score }) => score === 0)).toBe(true);
  });

  test('one shared word in a long brief proves nothing either', () => {
    const brief = 'a harbour for paper boats that children fold on rainy afternoons';
    expect(suggest(brief, [seats, berths])[0]).toEqual({ persona: seats, score: 0 });
  });

  test('what the brief says is matched whatever its form', () => {
    expect(suggest('mapping a theatre', [berths, seats, fonts])[0]).toMatchObject({
      persona: seats,
      reason: 'fits your brief: "mapping", "theatre"',
    });
  });

  test('it loses nobody, and sorts by score, for any brief', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.shuffledSubarray(['berths', 'harbour', 'poster', 'seats']),
        (noise, words) => {
          const suggestions = suggest(`${noise} ${words.join(' ')}`, [berths, fonts, seats]);
          const scores = suggestions.map(({ score }) => score);
          expect(scores).toEqual([...scores].sort((a, b) => b - a));
          expect(new Set(suggestions.map(({ persona }) => persona))).toEqual(new Set([berths, fonts, seats]));
          expect(suggestions.slice(1).some(({ reason }) => reason !== undefined)).toBe(false);
        },
      ),
      { seed: 8, numRuns: 200 },
    );
  });

  test('a brief of 2 MB and hundreds of personas take no time to speak of', () => {
    const many = Array.from({ length: 400 }, (_, index) => persona(`p${index}`, `Does thing${index} for harbours.`));
    const brief = Array.from({ length: 200_000 }, (_, index) => `thing${index}`).join(' ');
    const started = performance.now();
    expect(suggest(brief, many)).toHaveLength(400);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('words', () => {
  test.each([
    ['query', 'queries', 'querying'],
    ['scale', 'scales', 'scaling', 'scalable'],
    ['database', 'databases'],
    ['cache', 'caches', 'caching', 'cached'],
    ['plan', 'plans', 'planning', 'planned'],
    ['service', 'services'],
    ['slow', 'slower', 'slows'],
    ['share', 'sharing', 'shared'],
    ['index', 'indexes', 'indexing'],
  ])('%s, %s, … are one', (...forms) => {
    expect(new Set(forms.map(stem)).size).toBe(1);
  });

  test.each([
    ['class', 'classic'],
    ['status', 'state'],
    ['table', 'stable'],
    ['bus', 'business'],
    ['ring', 'r'],
  ])('%s and %s are two', (a, b) => {
    expect(stem(a)).not.toBe(stem(b));
  });

  test('those that say nothing are left out, and those of any script kept', () => {
    expect(wordsIn("I'd like the API for 10k users' C# app — 港の予約!").map(({ text }) => text)).toEqual([
      "i'd",
      'api',
      '10k',
      'users',
      'c#',
      'app',
      '港の予約',
    ]);
  });
});
