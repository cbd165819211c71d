import { describe, expect, test } from 'vitest';
import { payloadListed } from '../../../../src/artifacts/together/rules/payload-listed.ts';
import { findIn } from '../../../support/design-of.ts';

const found = async (text: string) => (await findIn([payloadListed], text)).map(({ at, beside }) => [at, beside[0]]);

const table = (sample: string) => `# Kennels

## walk.started

| Field | Type | Required | Notes |
|---|---|---|---|
| dogId | string | yes | whose walk |
| minutes | integer | yes | as planned |
| route | string | no | a name |

\`\`\`json
${sample}
\`\`\`
`;

describe('a sample and the list of its fields', () => {
  test('is silent where they agree, and where what may be left out is', async () => {
    expect(await found(table('{"dogId": "d1", "minutes": 30, "route": "park"}'))).toEqual([]);
    expect(await found(table('{"dogId": "d1", "minutes": 30}'))).toEqual([]);
    expect(await found(table('{"type": "walk.started", "dogId": "d1", "minutes": 30, "route": "<name>"}'))).toEqual([]);
  });

  test('a field of another name', async () => {
    expect(await found(table('{"dogId": "d1", "duration": 30,\n"route": "park"}'))).toEqual([
      ['{"dogId": "d1", "duration": 30,', '| minutes | integer | yes | as planned |'],
    ]);
  });

  test('another type, and a field that is required and lacks', async () => {
    expect(await found(table('{"dogId": "d1", "minutes": "half an hour", "route": "park"}'))).toHaveLength(1);
    expect(await found(table('{"minutes": 30, "route": "park"}'))).toHaveLength(1);
    const four = table('{"minutes": 30, "route": "park", "pace": "slow"}').replace(
      '| route |',
      '| pace | string | yes | slow or fast |\n| route |',
    );
    expect(await found(four)).toHaveLength(1);
  });

  test('is silent on samples that are said to be refused, and on those of something else', async () => {
    const refused = table('{"dogId": "d1", "minutes": "x", "route": "park"}').replace(
      '```json',
      'This one is refused:\n\n```json',
    );
    expect(await found(refused)).toEqual([]);
    expect(await found(table('{"owner": "o1", "minutes": "x", "phone": "1"}'))).toEqual([]);
  });

  test('an interface of TypeScript', async () => {
    const text = (value: string) =>
      `# Kennels\n\n## Meals\n\n\`\`\`ts\ninterface MealServed {\n  dogId: string;\n  grams: number;\n  tags: string[];\n}\n\`\`\`\n\n\`\`\`json\n{"dogId": "d1", "grams": ${value}, "tags": ["dry"]}\n\`\`\`\n`;
    expect(await found(text('200'))).toEqual([]);
    expect(await found(text('"a cup"'))).toEqual([[expect.stringContaining('a cup'), 'grams: number;']]);
  });

  test('a row of a table of events, by the name that the sample bears', async () => {
    const text = (key: string) =>
      `# Kennels\n\n## Events\n\n| Event | Payload |\n|---|---|\n| \`DogArrived\` | dogId, boxNo, arrivedAt |\n| \`DogLeft\` | dogId, leftAt |\n\n## Samples\n\n\`\`\`json\n{"type": "DogArrived", "dogId": "d1", "${key}": 4, "arrivedAt": "2026-01-01T00:00:00Z"}\n\`\`\`\n`;
    expect(await found(text('boxNo'))).toEqual([]);
    expect(await found(text('box'))).toHaveLength(1);
  });

  test('columns set in spaces', async () => {
    const text = (value: string) =>
      `Kennels\n\n**dog.weighed** from scale\n\n    dog_id    string    required\n    grams     integer   required\n    scale     string    one of floor, table\n\nSample of dog.weighed:\n\n\`\`\`json\n{"dog_id": "d1", "grams": 8000, "scale": "${value}"}\n\`\`\`\n`;
    expect(await found(text('floor'))).toEqual([]);
    expect(await found(text('roof'))).toHaveLength(1);
  });
});

describe('a sample and the row of its event', () => {
  const events = (column: string, [locked, paid]: [string, string], sample: string, key = 'Subject') =>
    `# Boxes\n\n## Events\n\n| ${key} | Sent by | ${column} |\n|---|---|---|\n| \`box.locked\` | Packer | ${locked} |\n| \`box.paid\` | Till | ${paid} |\n\n\`\`\`json\n${sample}\n\`\`\`\n`;
  const fields: [string, string] = ['box_id, week, total_cents', 'box_id, week, paid_at'];

  test.each([
    ['a name', events('Payload', fields, '{"subject": "box.locked", "box_id": "b", "week": "w", "total_eur": 42.9}')],
    [
      'a name, without saying the event',
      events(
        'Required fields',
        ['`messageId`, `boxId`, `clientRef`, `points`', '`messageId`, `boxId`, `paidAt`'],
        '{"messageId": "m", "boxId": "b", "customer": "c", "points": 7}',
        'Routing key',
      ),
    ],
    [
      'what is required, beside more',
      events('Mandatory fields', fields, '{"event": "box.locked", "box_id": "b", "week": "w", "a": 1, "c": 2}'),
    ],
    [
      'a name, in an envelope',
      events('Fields', fields, '{"event": "box.locked", "data": {"box_id": "b", "week": "w", "amount": 1}}'),
    ],
    [
      'a fraction for a whole number',
      events(
        'Payload',
        ['box_id: uuid; week: date; total_cents: int', 'box_id: uuid'],
        '{"topic": "box.locked", "box_id": "b", "week": "w", "total_cents": 42.9}',
        'Topic',
      ),
    ],
  ])('is found: %s', async (_, text) => {
    expect(await found(text)).toEqual([[expect.any(String), expect.stringContaining('box.locked')]]);
  });

  test.each([
    [
      'the same',
      events('Payload', fields, '{"subject": "box.locked", "box_id": "b", "week": "w", "total_cents": 4290}'),
    ],
    [
      'another case',
      events('Payload', fields, '{"event": "box.locked", "boxId": "b", "week": "w", "totalCents": 4290}'),
    ],
    [
      'an envelope around it',
      events(
        'Payload',
        fields,
        '{"type": "box.paid", "id": "1", "data": {"box_id": "b", "week": "w", "paid_at": "t"}}',
      ),
    ],
    [
      'what may be left out',
      events('Payload', ['box_id, week, coupon?', 'box_id'], '{"event": "box.locked", "box_id": "b", "week": "w"}'),
    ],
    [
      'more than is required',
      events(
        'Required fields',
        fields,
        '{"event": "box.paid", "box_id": "b", "week": "w", "paid_at": "t", "note": "n"}',
      ),
    ],
    ['like two of them', events('Payload', fields, '{"box_id": "b", "week": "w", "status": "locked"}')],
    [
      'a column that gives some',
      events('Payload (excerpt)', fields, '{"event": "box.locked", "box_id": "b", "week": "w", "total_eur": 42.9}'),
    ],
  ])('is not found: %s', async (_, text) => {
    expect(await found(text)).toEqual([]);
  });

  test('a sentence and an item that list them', async () => {
    const told = (words: string, sample: string) =>
      `# Boxes\n\n## Events\n\n${words}\n\n\`\`\`json\n${sample}\n\`\`\`\n`;
    const item = '- **box.locked**: `box_id`, `week`, `total_cents`';
    const sentence = 'The packer sends `box.locked` with `box_id`, `week` and `total_cents`:';
    for (const words of [item, sentence]) {
      expect(await found(told(words, '{"box_id": "b", "week": "w", "total_eur": 42.9}'))).toHaveLength(1);
      expect(await found(told(words, '{"box_id": "b", "week": "w", "total_cents": 4290}'))).toEqual([]);
    }
  });
});
