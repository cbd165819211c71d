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
