import { describe, expect, it } from 'vitest';
import { extract } from '../../../../src/artifacts/extract.ts';
import { gatherContract } from '../../../../src/artifacts/together/contract/gather-contract.ts';
import { contractBounds } from '../../../../src/artifacts/together/rules/contract-bounds.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const limitsOf = (field: string) => {
  const { shapes } = gatherContract(extract(documentOf(['graphql', `input Net {\n  ${field}\n}`])).artifacts);
  const { maxLength, minimum, maximum } = shapes[0]?.fields[0] ?? {};
  return { maxLength, minimum, maximum };
};
const none = { maxLength: undefined, minimum: undefined, maximum: undefined };

describe('what is said of the values of a field of GraphQL', () => {
  it.each([
    ['mesh: String! @constraint(minLength: 1, maxLength: 90)', { ...none, maxLength: 90 }],
    ['mesh: String @length(min: 2, max: 12)', { ...none, maxLength: 12 }],
    ['mesh: String @size(max: 7)', { ...none, maxLength: 7 }],
    ['mesh: ID # at most 40 characters', { ...none, maxLength: 40 }],
    ['"up to 16 characters" mesh: String', { ...none, maxLength: 16 }],
    ['depth: Int @constraint(min: 1, max: 80)', { maxLength: undefined, minimum: 1, maximum: 80 }],
    ['depth: Int @range(min: 0, max: 9)', { maxLength: undefined, minimum: 0, maximum: 9 }],
  ])('is read: %s', (field, limits) => {
    expect(limitsOf(field)).toEqual(limits);
  });

  it.each([
    'mesh: String! @deprecated(reason: "at most 9 characters")',
    'mesh: [String!] @constraint(maxLength: 9)',
    'mesh: Colour @length(max: 9)',
    'mesh: String\n  # at most 9 characters\n  other: String',
    'depth: Int @cost(max: 9)',
  ])('is something else: %s', (field) => {
    expect(limitsOf(field)).toEqual(none);
  });
});

const TABLES = 'CREATE TABLE net (net_id uuid PRIMARY KEY, mesh_label varchar(60) NOT NULL, remark varchar(200));';
const design = (input: string) => documentOf(['sql', TABLES], ['graphql', input]);

describe('what an input takes that is no table', () => {
  it.each([
    ['a name of two words', 'input Catch { meshLabel: String! @constraint(maxLength: 61) }', 'mesh_label'],
    ['one word, beside a word of the table', 'input MendNet { remark: String @length(max: 300) }', 'net.remark'],
  ])('is held to the column of its name: %s', async (_, input, column) => {
    const found = await findIn([contractBounds], design(input));
    expect(found.map(({ message }) => message).join()).toContain(column);
    expect(found).toHaveLength(1);
  });

  it.each([
    'input Catch { meshLabel: String! @constraint(maxLength: 60) }',
    'input Catch { remark: String @length(max: 300) }',
  ])('may be something else: %s', async (input) => {
    expect(await findIn([contractBounds], design(input))).toEqual([]);
  });
});

describe('what a message of Protobuf takes that is no table', () => {
  const proto = (longest: number) =>
    documentOf(
      ['sql', TABLES],
      [
        'protobuf',
        `syntax = "proto3";\nmessage Choice { string mesh_label = 1 [(buf.validate.field).string.max_len = ${longest}]; }`,
      ],
    );

  it('is held to the column of its name', async () => {
    expect(await findIn([contractBounds], proto(80))).toHaveLength(1);
    expect(await findIn([contractBounds], proto(60))).toEqual([]);
  });
});
