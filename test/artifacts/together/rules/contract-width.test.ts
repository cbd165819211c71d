import { describe, expect, it } from 'vitest';
import { contractWidth } from '../../../../src/artifacts/together/rules/contract-width.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const design = (points: string, column: string, key = 'int64') =>
  documentOf(
    [
      'sql',
      `CREATE TABLE player (\n  id bigint PRIMARY KEY,\n  points ${column} NOT NULL,\n  level smallint NOT NULL,\n  age integer NOT NULL\n);`,
    ],
    [
      'yaml',
      `openapi: 3.1.0
info: {title: Scores, version: 1.0.0}
paths:
  /players/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: integer, format: ${key}}}]
      responses:
        '200': {description: one, content: {application/json: {schema: {$ref: '#/components/schemas/Player'}}}}
components:
  schemas:
    Player:
      type: object
      properties:
        id: {type: integer, format: int64}
        points: {type: integer, format: ${points}}
        level: {type: integer, format: int32}
        age: {type: integer}`,
    ],
  );

describe('the width of whole numbers', () => {
  it.each([
    ['a field too narrow for its column', design('int32', 'bigint'), 'Player.points'],
    ['a column too narrow for its field', design('int64', 'integer'), 'Player.points'],
  ])('finds %s', async (_, text, name) => {
    const found = await findIn([contractWidth], text);
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toContain(name);
    expect(found[0]?.beside[0]).toContain('points');
  });

  it('finds a key in a path that cannot hold what its column does', async () => {
    const found = await findIn([contractWidth], design('int64', 'bigint', 'int32'));
    expect(found.map(({ message }) => message)).toEqual([
      expect.stringContaining('GET /players/{id}, id is of 32 bits'),
    ]);
  });

  it.each([
    ['the same widths', design('int64', 'bigint')],
    ['one width for all', design('int64', 'integer').replace('format: int32', 'format: int64')],
  ])('leaves %s alone', async (_, text) => {
    expect(await findIn([contractWidth], text)).toEqual([]);
  });
});
