import { describe, expect, it } from 'vitest';
import { contractBounds } from '../../../../src/artifacts/together/rules/contract-bounds.ts';
import { contractEnum } from '../../../../src/artifacts/together/rules/contract-enum.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const design = (note: number, codes: string, more = '') =>
  documentOf(
    [
      'sql',
      `CREATE TABLE moving_tasks (
  id uuid PRIMARY KEY,
  moved_count smallint CHECK (moved_count BETWEEN 0 AND 20),
  answer_code smallint NOT NULL CHECK (answer_code IN (301, 302, 307)),
  note varchar(280)
);`,
    ],
    [
      'yaml',
      `openapi: 3.1.0
info: { title: Moves, version: '1' }
paths:
  /moving-tasks/{taskId}/completion:
    post:
      parameters: [{ name: taskId, in: path, required: true, schema: { type: string, format: uuid } }]
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Completion' } } } }
      responses: { '204': { description: Done } }
components:
  schemas:
    Completion: { type: object, required: [movedCount], properties: { movedCount: { type: integer }, note: { type: string, maxLength: ${note} }${more} } }
    MovingTask: { type: object, properties: { id: { type: string, format: uuid }, answerCode: { type: integer, enum: [${codes}] } } }`,
    ],
  );

const messages = async (text: string) =>
  (await findIn([contractBounds, contractEnum], text)).map(({ message }) => message);

describe('what a deed on a row takes is held to the row', () => {
  it('finds a longer text', async () => {
    expect((await messages(design(500, '301, 302, 307'))).join()).toContain('Completion.note takes up to 500');
  });

  it('finds a number that the CHECK refuses', async () => {
    expect((await messages(design(280, '301, 302, 307, 308'))).join()).toContain('308');
  });

  it('is silent where they agree', async () => {
    expect(await messages(design(280, '301, 302, 307'))).toEqual([]);
  });

  it('is silent about a body with fields of its own', async () => {
    expect(await messages(design(500, '301, 302, 307', ', rainfallMm: { type: number }'))).toEqual([]);
  });
});

describe('an enumeration that is called like a column of a table', () => {
  const methods = (values: string) =>
    documentOf(
      [
        'sql',
        "CREATE TABLE payments (id uuid PRIMARY KEY, method text NOT NULL CHECK (method IN ('CARD', 'WALLET', 'CASH')));",
      ],
      [
        'graphql',
        `type Query { started: Int }\ntype Mutation { pay(method: PaymentMethod!): Int }\nenum PaymentMethod { ${values} }`,
      ],
    );

  it('may not have one more value', async () => {
    expect((await messages(methods('CARD WALLET CASH INVOICE'))).join()).toContain('PaymentMethod allows INVOICE');
    expect(await messages(methods('CARD WALLET CASH'))).toEqual([]);
  });

  it('may be another where several differ', async () => {
    expect(await messages(methods('CARD WALLET INVOICE VOUCHER'))).toEqual([]);
  });
});

describe('what is said of a deed', () => {
  const text = (deed: string, longest: number) =>
    documentOf(
      ['sql', 'CREATE TABLE orders (id int PRIMARY KEY, cancel_reason varchar(150), total_cents int NOT NULL);'],
      [
        'yaml',
        `openapi: 3.1.0
info: { title: Orders, version: '1' }
paths:
  /orders/{orderId}/${deed}:
    post:
      requestBody: { required: true, content: { application/json: { schema: { type: object, properties: { reason: { type: string, maxLength: ${longest} } } } } } }
      responses: { '204': { description: Done } }`,
      ],
    );
  it.each(['cancel', 'cancellation'])('is kept in the column that is called after both: %s', async (deed) => {
    expect(await messages(text(deed, 150))).toEqual([]);
    expect((await messages(text(deed, 500))).join()).toContain('reason takes up to 500');
  });
  it('or in another', async () => expect(await messages(text('refund', 500))).toEqual([]));
});
