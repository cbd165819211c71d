import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonSchema } from '../../../src/artifacts/checkers/json-schema.ts';
import { checkOne } from '../json-schema/check-one.ts';

const base = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: { id: { type: 'string', minLength: 1 }, next: { $ref: '#/$defs/node' } },
  required: ['id'],
  $defs: { node: { type: 'object', properties: { next: { $ref: '#' } } } },
};

const said = async (schema: unknown) => (await checkOne(jsonSchema, JSON.stringify(schema, null, 1))).said;

test('a whole schema is validated', async () => {
  expect(await checkOne(jsonSchema, JSON.stringify(base))).toMatchObject({ proof: 'validated', findings: [] });
});

describe('one defect', () => {
  test.each<[string, object, RegExp]>([
    ['a misspelt keyword', { propertis: {} }, /error json-schema\/unknown-keyword @2 .*did you mean "properties"/],
    ['a type that is none', { type: 'strng' }, /error json-schema\/type @2 .*did you mean "string"/],
    ['a list for one schema', { $schema: base.$schema, items: [{}] }, /keyword-value .*prefixItems/],
    ['a length that is text', { maxLength: 'ten' }, /maxLength: must be a whole number/],
    ['bounds that cross', { minimum: 5, maximum: 1 }, /empty-range @2/],
    ['a pattern that is none', { pattern: '(a' }, /error json-schema\/pattern @2/],
    [
      'a reference to nothing',
      { $ref: '#/$defs/nod', $defs: { node: {} } },
      /unresolved-ref @2 .*did you mean "#\/\$defs\/node"/,
    ],
    ['an anchor that there is not', { $ref: '#here' }, /unresolved-ref @2/],
    ['an enum of another type', { type: 'integer', enum: ['a', 'b'] }, /error json-schema\/enum-type/],
    [
      'a required name that cannot be',
      { properties: { a: {} }, required: ['b'], additionalProperties: false },
      /error json-schema\/required/,
    ],
    [
      'a required name that is not declared',
      { properties: { total: {} }, required: ['totl'] },
      /warning json-schema\/required .*did you mean "total"/,
    ],
    ['a default of another type', { type: 'integer', default: 'ten' }, /warning json-schema\/sample @3/],
    ['an example that is too short', { type: 'string', minLength: 3, examples: ['ab'] }, /warning json-schema\/sample/],
    ['a schema that is only itself', { $defs: { a: { $ref: '#/$defs/a' } } }, /ref-circle/],
  ])('%s', async (_, schema, expected) => {
    expect((await said(schema)).join('\n')).toMatch(expected);
  });
});

test.each([
  { 'x-order': 1, example: 'a', discriminator: { propertyName: 'kind' }, markdownDescription: 'a', enumNames: ['a'] },
  { $schema: 'http://json-schema.org/draft-04/schema#', id: 'a', minimum: 1, exclusiveMinimum: true },
  { $schema: 'http://json-schema.org/draft-07/schema#', items: [{ type: 'string' }], additionalItems: false },
  { type: ['string', 'null'], enum: ['a', null] },
  { $defs: { a: { $anchor: 'here', type: 'string' } }, $ref: '#here' },
  { $ref: 'https://example.org/other.json#/x' },
  { pattern: '^(?i)abc$' },
  { properties: { $ref: { type: 'string' }, type: { type: 'string' }, constructor: { type: 'string' } } },
])('no error in %j', async (schema) => {
  expect((await said(schema)).filter((each) => each.startsWith('error'))).toEqual([]);
});

test('comments and a comma too many', async () => {
  expect((await checkOne(jsonSchema, '{\n  // why\n  "type": "object"\n}')).said).toEqual([]);
  expect((await checkOne(jsonSchema, '{\n  "type": "object",\n}')).said[0]).toMatch(/syntax @2 /);
});

test('a pattern is never run where it could take for ever', async () => {
  const text = JSON.stringify({ type: 'string', pattern: '^(a+)+$', default: `${'a'.repeat(50)}!` });
  expect((await checkOne(jsonSchema, text)).said).toEqual([]);
});

test('an excerpt', async () => {
  const { said: heard } = await checkOne(
    jsonSchema,
    '{ "type": "object", "properties": { "a": { "$ref": "#/definitions/a" }, ... } }',
    { fragment: true },
  );
  expect(heard).toEqual([]);
});

/** The meta-schema of the draft is the judge: what it refuses is found, and nothing else is called an error. */
test('agrees with the meta-schema on what a keyword may hold', async () => {
  const ajv = new Ajv2020({ strict: false, logger: false });
  const keyword = fc.constantFrom(
    'type',
    'minLength',
    'maximum',
    'multipleOf',
    'required',
    'uniqueItems',
    'properties',
    'items',
    'allOf',
    'not',
    'enum',
    'title',
    'dependentRequired',
    'prefixItems',
    'format',
    '$defs',
  );
  const value = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      true,
      0,
      -1,
      1.5,
      'string',
      'text',
      [],
      ['a'],
      ['a', 'a'],
      ['string', 'null'],
      {},
      { a: {} },
      { a: 1 },
      [{}],
      [1],
      { a: ['b'] },
      [true],
    ),
  );
  await fc.assert(
    fc.asyncProperty(keyword, value, async (name, held) => {
      const schema = { [name]: held };
      const errors = (await said(schema)).filter((each) => /keyword-value|json-schema\/type|structure/.test(each));
      expect({ schema, refused: errors.length > 0 }).toEqual({ schema, refused: !ajv.validateSchema(schema) });
    }),
    { seed: 7, numRuns: 150 },
  );
});
