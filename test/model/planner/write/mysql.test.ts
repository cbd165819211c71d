import { describe, expect, it } from 'vitest';
import { fences } from '../support/artifacts.ts';
import { context, reportOn } from '../support/planning.ts';

const SCHEMA = `CREATE TABLE \`members\` (
  \`id\` int NOT NULL AUTO_INCREMENT,
  \`email\` varchar(255) DEFAULT NULL,
  \`balance\` float NOT NULL,
  PRIMARY KEY (\`id\`)
) ENGINE=InnoDB;
`;

describe('MySQL', () => {
  it('has an index of all rows where PostgreSQL has one of some: what the condition compares leads', async () => {
    const brief = 'A city library lends books to 80,000 members: fines';
    expect(await reportOn(brief)).toMatch(/CREATE INDEX \w+ ON fines \(member_id[^;]*WHERE status = /);
    expect(await reportOn(`${brief}, on MySQL`)).toMatch(/KEY `fines_\w+` \(`status`, `member_id`/);
  });

  it('is shown in a review with its tables as they would be, behind the migration that makes them', async () => {
    const report = await reportOn('Review this schema', 'backend-architect', {
      context: [context('members.sql', SCHEMA)],
    });
    const [migration = '', tables = ''] = fences(report)
      .filter(({ language }) => language === 'mysql')
      .map(({ code }) => code);
    expect(migration).toContain('ALTER TABLE members MODIFY balance decimal(14, 2) NOT NULL;');
    expect(tables).toMatch(/`balance` DECIMAL\(14, 2\) NOT NULL/);
    expect(tables).not.toMatch(/float/i);
  });

  it('keeps the default and the comment of a column whose type changes, and no key twice', async () => {
    const sql =
      "CREATE TABLE visits (\n  id int NOT NULL AUTO_INCREMENT PRIMARY KEY,\n  fee float NOT NULL DEFAULT '0' COMMENT 'EUR'\n) ENGINE=InnoDB;\n";
    const report = await reportOn('Review this schema', 'backend-architect', { context: [context('v.sql', sql)] });
    expect(report).toContain("ALTER TABLE visits MODIFY fee decimal(14, 2) NOT NULL DEFAULT '0' COMMENT 'EUR';");
    expect(report).not.toMatch(/^ALTER TABLE .* MODIFY .*PRIMARY KEY/m);
  });

  it('is told no figure in the words of a refusal', async () => {
    const report = await reportOn('A library lends books to members, with a GraphQL API', 'backend-architect');
    expect(report).toContain('One application node answers 400 requests a second');
  });
});
