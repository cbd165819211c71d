import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../src/artifacts/check.ts';
import { extract } from '../../src/artifacts/extract.ts';

const er = (name: string, rest: string): string =>
  `# Bikes\n\n\`\`\`mermaid\nerDiagram\n  ${name} ||--o{ rides : takes\n  rides ||--o| payments : "is billed by"\n  rides {\n    uuid id PK\n    ${rest}\n  }\n  payments {\n    uuid id PK\n  }\n\`\`\`\n`;
const slips = async (text: string): Promise<string[]> => {
  const { artifacts } = await checkDocument(extract(text), {
    signal: new AbortController().signal,
    together: false,
  });
  return artifacts.flatMap(({ findings }) => findings.map(({ rule }) => rule));
};

describe('a name of a diagram that is nearly another', () => {
  test('is a slip where nothing else has it', async () => {
    expect(await slips(er('riders', 'text status'))).toEqual(['mermaid/reference']);
    expect(await slips(`${er('riders', 'text status')}\nWhoever is overriders is none.\n`)).toEqual([
      'mermaid/reference',
    ]);
  });

  test('is none where the document has it, or a key that is called after it', async () => {
    expect(await slips(`${er('riders', 'text status')}\nAll riders have a card.\n`)).toEqual([]);
    expect(await slips(er('riders', 'uuid rider_id FK'))).toEqual([]);
  });
});
