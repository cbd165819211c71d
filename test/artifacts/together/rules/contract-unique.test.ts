import { describe, expect, it } from 'vitest';
import { contractUnique } from '../../../../src/artifacts/together/rules/contract-unique.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const find = (refusal: string, key = '', extra = '') =>
  findIn(
    [contractUnique],
    documentOf(
      [
        'sql',
        `CREATE TABLE choir (id uuid PRIMARY KEY, slug text NOT NULL, town text NOT NULL, voices int NOT NULL${key});${extra}`,
      ],
      [
        'yaml',
        `openapi: 3.1.0
info: { title: Choirs, version: 1.0.0 }
paths:
  /choirs:
    post:
      responses:
        '201': { description: Made }
        '409': { description: ${refusal} }
    get:
      responses:
        '200': { description: All, content: {} }`,
      ],
    ),
  );

describe('a value that is refused because it is taken', () => {
  it.each(['The slug is already taken', '"a choir with this slug exists"', 'Duplicate slug', 'slug in use'])(
    'needs a key: %s',
    async (refusal) => {
      expect(await find(refusal)).toMatchObject([
        { rule: 'together/contract-unique', at: expect.stringContaining('409') },
      ]);
      expect(await find(refusal, ', UNIQUE (town, slug)')).toEqual([]);
      expect(
        await find(refusal, ', voice_range int4range, EXCLUDE USING gist (slug WITH =, voice_range WITH &&)'),
      ).toEqual([]);
      expect(await find(refusal, ', EXCLUDE USING gist (town WITH =, int4range(voices, 9) WITH &&)')).toHaveLength(1);
      expect(await find(refusal, '', '\nCREATE UNIQUE INDEX choir_slug ON choir (lower(slug));')).toEqual([]);
    },
  );

  it.each(['Key reused for another body', 'The choir is already full', 'Already changed by somebody', 'Conflict'])(
    'is not meant by: %s',
    async (refusal) => expect(await find(refusal)).toEqual([]),
  );
});
