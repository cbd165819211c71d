import { describe, expect, test } from 'vitest';
import { openapi } from '../../../src/artifacts/checkers/openapi.ts';
import { checkOne } from '../json-schema/check-one.ts';

const whole = `openapi: 3.1.0
info:
  title: Orders
  version: 1.0.0
paths:
  /orders/{id}:
    get:
      operationId: getOrder
      parameters:
        - name: id
          in: path
          required: true
          schema: { type: string, format: uuid }
      responses:
        200:
          description: The order
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Order'
components:
  schemas:
    Order:
      type: object
      required: [id]
      properties:
        id: { type: string, format: uuid }
        status:
          type: string
          enum: [open, paid]
`;

async function changed(from: string | RegExp, to: string): Promise<string[]> {
  const text = whole.replace(from, to);
  expect(text).not.toBe(whole);
  return (await checkOne(openapi, text)).said;
}

test('a whole document is validated, and nothing is said of style', async () => {
  expect(await checkOne(openapi, whole)).toMatchObject({ proof: 'validated', findings: [] });
});

test('the same in JSON', async () => {
  const json = JSON.stringify({ openapi: '3.0.3', info: { title: 'a', version: '1' }, paths: {} }, null, 2);
  expect(await checkOne(openapi, json)).toMatchObject({ proof: 'validated', findings: [] });
  expect((await checkOne(openapi, json.replace('{}', '{},'))).said[0]).toMatch(/openapi\/syntax @7 .*comma/);
});

describe('one defect', () => {
  test.each([
    ['a misspelt key', 'operationId:', 'operatoinId:', /unknown-key @8 .*operatoinId.*operationId/],
    ['a type that is none', 'type: string\n', 'type: strng\n', /error openapi\/value @29 .*did you mean "string"/],
    ['a response without description', '          description: The order\n', '', /structure @15 .*description/],
    ['a status code that is none', '200:', '2000:', /unknown-key @15 .*2000/],
    [
      'a reference to nothing',
      'schemas/Order',
      'schemas/Ordre',
      /unresolved-ref @20 .*did you mean "#\/components\/schemas\/Order"/,
    ],
    ['a path parameter renamed', '{id}:', '{orderId}:', /path-parameter @6 .*orderId/],
    [
      'a key given twice',
      '      operationId: getOrder\n',
      '      operationId: a\n      operationId: b\n',
      /duplicate-key @9 .*operationId/,
    ],
    [
      'an unknown security scheme',
      '      operationId',
      '      security: [{ bearer: [] }]\n      operationId',
      /security @8 .*bearer/,
    ],
    [
      'an enum of another type',
      'type: string\n          enum',
      'type: integer\n          enum',
      /enum-type @30 .*integer/,
    ],
    ['a place that is none', 'in: path', 'in: pth', /value @11 .*pth/],
    ['a version that is none', '3.1.0', '4.0.0', /version @1 openapi: "4.0.0"/],
    ['a tab', '  title: Orders', '\ttitle: Orders', /openapi\/syntax @3 /],
    [
      'a quote that is not closed',
      "'#/components/schemas/Order'",
      "'#/components/schemas/Order",
      /openapi\/syntax @20 /,
    ],
    [
      'a required name that is no property',
      'required: [id]',
      'required: [idd]',
      /warning openapi\/required @25 .*did you mean "id"/,
    ],
  ])('%s', async (_, from, to, said) => {
    expect((await changed(from, to)).join('\n')).toMatch(said);
  });

  test('two operations with one id', async () => {
    const said = await changed(
      /responses:/,
      "responses: { '204': { description: Gone } }\n    put:\n      operationId: getOrder\n      responses:",
    );
    expect(said.join('\n')).toMatch(/duplicate-operation-id @16/);
  });
});

test('references to files and hosts are neither followed nor errors', async () => {
  const text = whole
    .replace("'#/components/schemas/Order'", "'./common.yaml#/components/schemas/Order'")
    .replace(
      '        id: { type: string, format: uuid }',
      "        id: { $ref: 'http://127.0.0.1:9/id.yaml' }\n        it: { $ref: '/etc/passwd' }",
    );
  const { proof, reason, said } = await checkOne(openapi, text);
  expect({ proof, said }).toEqual({ proof: 'validated', said: [] });
  expect(reason).toMatch(/not followed \(3\)/);
});

test('a parameter that may be in another file is not missed', async () => {
  const text = whole.replace(
    / {8}- name: id[\s\S]*?uuid \}\n/,
    "        - $ref: './common.yaml#/components/parameters/id'\n",
  );
  expect((await checkOne(openapi, text)).said).toEqual([]);
});

describe('excerpts', () => {
  test.each([
    ['paths alone', whole.slice(whole.indexOf('paths:'), whole.indexOf('components:'))],
    ['one path item', "/orders:\n  get:\n    responses:\n      '200': { description: ok }\n"],
    ['components alone', whole.slice(whole.indexOf('components:'))],
    ['schemas by name', 'Order:\n  type: object\n  properties:\n    id: { type: string }\n'],
  ])('%s', async (_, text) => {
    expect((await checkOne(openapi, text)).said).toEqual([]);
    expect((await checkOne(openapi, text, { fragment: true })).said).toEqual([]);
  });

  test('what is there is checked, on its own line', async () => {
    const { said } = await checkOne(openapi, '/orders:\n  get:\n    sumary: All\n    responses: {}\n');
    expect(said).toEqual([expect.stringMatching(/unknown-key @3 .*summary/)]);
  });

  test('an ellipsis is not a fault', async () => {
    const text = 'openapi: 3.1.0\ninfo: ...\npaths:\n  /orders:\n    get: ...\n';
    expect((await checkOne(openapi, text, { fragment: true })).said).toEqual([]);
  });
});

describe('hostile texts', () => {
  test('aliases that multiply', async () => {
    const lines = 'abcdefgh'.split('').map(
      (name, i, all) =>
        `${name}: &${name} [${Array(9)
          .fill(i === 0 ? 'x' : `*${all[i - 1]}`)
          .join(', ')}]`,
    );
    expect((await checkOne(openapi, `openapi: 3.0.0\n${lines.join('\n')}`)).proof).toBe('not checked');
  });

  test('references in a circle are named', async () => {
    const text = whole.replace(
      '    Order:\n',
      "    A: { $ref: '#/components/schemas/B' }\n    B: { $ref: '#/components/schemas/A' }\n    Order:\n",
    );
    expect((await checkOne(openapi, text)).said.join('\n')).toMatch(/ref-circle @23/);
  });

  test('names of the prototype', async () => {
    expect(
      (
        await checkOne(
          openapi,
          `${whole}        hasOwnProperty: { type: string }\n        __proto__: { type: string }\n`,
        )
      ).said,
    ).toEqual([]);
  });
});

test('a sample that its schema does not allow is a warning', async () => {
  const said = await changed('enum: [open, paid]', 'enum: [open, paid]\n          example: closed');
  expect(said).toEqual([expect.stringMatching(/warning openapi\/sample @31 .*open, paid/)]);
});
