import { describe, expect, test } from 'vitest';
import { diagramEngines } from '../../../../src/artifacts/together/rules/diagram-engines.ts';
import { diagramPromises } from '../../../../src/artifacts/together/rules/diagram-promises.ts';
import { diagramStates } from '../../../../src/artifacts/together/rules/diagram-states.ts';
import { documentOf, findIn } from '../../../support/design-of.ts';

const SQL =
  "CREATE TABLE loan (id uuid PRIMARY KEY, status text NOT NULL CHECK (status IN ('asked', 'open', 'late', 'back')));";
const machine = (ways: string): string => documentOf(['sql', SQL], ['mermaid', `stateDiagram-v2\n${ways}`]);
const PLAIN = '  [*] --> asked\n  asked --> open\n  open --> late\n  open --> back\n  late --> back\n';

describe('the states of a diagram', () => {
  test('may lie inside of a group that is the value', async () => {
    const nested = `${PLAIN}  state open {\n    lent --> extended\n  }\n`;
    expect(await findIn([diagramStates], machine(nested))).toEqual([]);
    expect(await findIn([diagramStates], machine(PLAIN.replaceAll('late', 'lost')))).not.toEqual([]);
  });
});

describe('a way that is barred', () => {
  const promised = async (words: string): Promise<number> =>
    (await findIn([diagramPromises], `${machine(PLAIN)}\n${words}\n`)).length;

  test.each([
    ['A loan in `asked` never goes to `back`.'],
    ['An asked loan never comes to `late`.'],
    ['A loan never goes to `back` directly.'],
  ])('is none of those drawn: %s', async (words) => expect(await promised(words)).toBe(0));

  test.each([['A loan in `open` never goes to `late`.'], ['A loan never goes to `late`.']])(
    'is drawn: %s',
    async (words) => expect(await promised(words)).toBe(1),
  );
});

describe('tables in the SQL of another product', () => {
  const stored = (product: string): string =>
    `${documentOf(
      ['sql', 'CREATE TABLE card (id BIGINT AUTO_INCREMENT PRIMARY KEY) ENGINE=InnoDB;'],
      ['mermaid', `flowchart LR\n  a[card-api] --> d[(${product})]\n  b[card-job] --> d`],
    )}\n## Storage\n\n${product} 11 keeps cards.\n\nEach night ${product} is dumped.\n`;

  test('name no product', async () => {
    expect(await findIn([diagramEngines], stored('MariaDB'))).toEqual([]);
    expect(await findIn([diagramEngines], stored('PostgreSQL'))).not.toEqual([]);
  });
});
