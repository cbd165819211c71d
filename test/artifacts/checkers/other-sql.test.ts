import { expect, test } from 'vitest';
import { otherSql } from '../../../src/artifacts/checkers/other-sql.ts';

const check = async (text: string) =>
  (
    await otherSql.check(
      [{ index: 0, kind: 'sql', dialect: 'other', text, line: 1, firstLine: 1, fragment: false, unclosed: false }],
      { signal: new AbortController().signal },
    )
  )[0];

test('what a parser at hand takes is parsed', async () => {
  const checked = await check(
    'CREATE TABLE [dbo].[a] (id INT IDENTITY(1,1) NOT NULL, n NVARCHAR(50));\nGO\nSELECT TOP 5 n FROM dbo.a;',
  );
  expect(checked).toMatchObject({ proof: 'parsed', findings: [] });
  expect(checked?.reason).toContain('SQL Server');
});

test('what it does not take proves nothing', async () => {
  const checked = await check('CREATE TABLE [dbo].[a] (id INT IDENTITY(1,1) garbage here);\nGO');
  expect(checked).toMatchObject({ proof: 'not checked', findings: [] });
});

test('a dialect without a parser is named', async () => {
  const checked = await check('CREATE TABLE a (n VARCHAR2(50), m NUMBER(3));');
  expect(checked).toMatchObject({ proof: 'not checked', findings: [] });
  expect(checked?.reason).toContain('Oracle');
});
