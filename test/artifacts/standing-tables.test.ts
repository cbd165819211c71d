import { describe, expect, test } from 'vitest';
import { checkDocument } from '../../src/artifacts/check.ts';
import { extract } from '../../src/artifacts/extract.ts';

const SQL = `
\`\`\`sql
CREATE TABLE member (id INT UNSIGNED PRIMARY KEY AUTO_INCREMENT, name VARCHAR(80) NOT NULL) ENGINE=InnoDB;
CREATE TABLE entry (
  id INT UNSIGNED PRIMARY KEY AUTO_INCREMENT,
  member_id INT UNSIGNED NOT NULL,
  store_id INT UNSIGNED NOT NULL,
  CONSTRAINT fk_m FOREIGN KEY (member_id) REFERENCES member (id),
  CONSTRAINT fk_s FOREIGN KEY (store_id) REFERENCES store (id)
) ENGINE=InnoDB;
\`\`\`
`;

async function rulesIn(text: string): Promise<string[]> {
  const { artifacts } = await checkDocument(extract(text), { signal: new AbortController().signal, together: false });
  return artifacts.flatMap(({ findings }) => findings.filter(({ level }) => level === 'error').map(({ rule }) => rule));
}

describe('a table that stands already', () => {
  test.each([
    'The table `store` exists already and is not changed.',
    'We build on the existing tables `store` and `till`.',
    'The table\n`store` stays as it is.',
  ])('is not missed where the text says so: %s', async (said) => {
    expect(await rulesIn(`# Points\n${SQL}\n${said}\n`)).toEqual([]);
  });

  test.each([
    '',
    'The table `till` exists already.',
    'A `store` is a place; tables are not changed.',
    'We store what exists already.',
  ])('is missed where it does not: %s', async (said) => {
    expect(await rulesIn(`# Points\n${SQL}\n${said}\n`)).toEqual(['sql/no-such-table']);
  });
});

describe('tables and types under a heading that says that they are there', () => {
  const text = (heading: string) =>
    `# Points\n\n### ${heading}\n\n| Table | Columns used |\n|---|---|\n| \`store\` | \`id\` |\n\n### New tables\n${SQL}`;
  test.each(['Existing tables (read only here)', 'Tables of other teams'])('%s', async (heading) =>
    expect(await rulesIn(text(heading))).toEqual([]),
  );
  test('or not', async () => expect(await rulesIn(text('Tables'))).toEqual(['sql/no-such-table']));
});
