import { describe, expect, test } from 'vitest';
import { hygieneIds } from '../../../../src/artifacts/together/rules/hygiene-ids.ts';
import { hygieneVersions } from '../../../../src/artifacts/together/rules/hygiene-versions.ts';
import { findIn } from '../../../support/design-of.ts';

describe('ids and versions in running text', () => {
  test('ids that begin lines of one paragraph', async () => {
    const text = (last: string) => `# Kennels\n\n## Risks\n\nN1. Rain.\nN2. Heat.\nN3. Mud.\n${last}. Fleas.\n`;
    expect(await findIn([hygieneIds], text('N4'))).toEqual([]);
    expect((await findIn([hygieneIds], text('N2'))).map(({ at }) => at)).toEqual(['N2. Fleas.']);
  });

  test('numbers in bold before paragraphs', async () => {
    const text = (last: string) => `# K\n\n**4.1 Boxes.** Ten.\n\n**4.2 Walks.** Two.\n\n**${last} Meals.** Three.\n`;
    expect(await findIn([hygieneIds], text('4.3'))).toEqual([]);
    expect(await findIn([hygieneIds], text('4.2'))).toHaveLength(1);
  });

  test('a version that is told as a series, where the others are exact', async () => {
    const table = (version: string, other = '22.11.0') =>
      findIn(
        [hygieneVersions],
        `# K\n\n| Part | Version (pinned) |\n|---|---|\n| Node | ${other} |\n| Valkey | ${version} |\n`,
      );
    expect(await table('8.x')).toMatchObject([{ message: 'The version of Valkey is "8.x": name one.' }]);
    expect(await table('8.0.2')).toEqual([]);
    expect(await table('8.x', '22.x')).toEqual([]);
  });

  test('a product whose version is the latest, and what else is called so', async () => {
    const said = (text: string) => findIn([hygieneVersions], `# K\n\n${text}\n`);
    expect(await said('Versions: Node 22.11, Fastify latest, Valkey 8.0.')).toHaveLength(1);
    expect(await said('Logs go through Fluent Bit (latest) to Loki 3.1.')).toHaveLength(1);
    expect(await said('Kafka 3.7 reads from the latest offset.')).toEqual([]);
    expect(await said('The API returns the latest version 2.1 of a Box.')).toEqual([]);
  });
});
