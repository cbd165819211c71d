import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitStatements } from '../../../src/artifacts/sql/statements.ts';

const texts = (script: string, dialect: 'mysql' | 'sqlite') => splitStatements(script, dialect).map(({ text }) => text);

test('a script is split at its semicolons, with the line of each first word', () => {
  const found = splitStatements('-- head\n\nSELECT 1;\n/* c; */ SELECT 2 ;\n\n', 'mysql');
  expect(found.map(({ text, line }) => [text, line])).toEqual([
    ['SELECT 1', 3],
    ['SELECT 2', 4],
  ]);
});

test('a semicolon within quotes, names and comments splits nothing', () => {
  expect(texts('SELECT \'a;b\', "c;d", `e;f` -- g;\n, /* ; */ 1; SELECT 2', 'mysql')).toHaveLength(2);
  expect(texts("SELECT 'it''s; fine', [x;y]; SELECT 2", 'sqlite')).toHaveLength(2);
});

test('a backslash escapes in MySQL and not in SQLite', () => {
  expect(texts("SELECT 'a\\'; b'; SELECT 2", 'mysql')).toHaveLength(2);
  expect(texts("SELECT 'a\\'; SELECT 2", 'sqlite')).toHaveLength(2);
});

test('DELIMITER changes what ends a statement, and is none itself', () => {
  const script = 'DELIMITER //\nCREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END //\nDELIMITER ;\nSELECT 3;';
  expect(texts(script, 'mysql')).toEqual(['CREATE PROCEDURE p() BEGIN SELECT 1; SELECT 2; END', 'SELECT 3']);
});

test('the body of a trigger stays whole, whatever ends within it', () => {
  const mysql =
    'CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW BEGIN IF NEW.x > 1 THEN SET NEW.x = IF(1, 2, 3); END IF; END; SELECT 1;';
  const sqlite =
    'CREATE TRIGGER t AFTER INSERT ON a BEGIN UPDATE b SET x = CASE WHEN 1 THEN 2 END; DELETE FROM c; END; SELECT 1;';
  expect(texts(mysql, 'mysql')).toHaveLength(2);
  expect(texts(sqlite, 'sqlite')).toHaveLength(2);
});

test('BEGIN of a transaction opens no body', () => {
  expect(texts('BEGIN; INSERT INTO a VALUES (1); COMMIT;', 'sqlite')).toHaveLength(3);
});

test('commands of the client are told apart', () => {
  expect(splitStatements('.mode column\nSELECT 1;', 'sqlite').map(({ client }) => client)).toEqual([true, false]);
});

test('what is never closed is said with the line where it opens', () => {
  expect(splitStatements("SELECT 1;\nSELECT 'open\nfoo;", 'mysql')[1]?.unclosed).toEqual({ what: 'string', line: 2 });
  expect(splitStatements('SELECT `open', 'mysql')[0]?.unclosed?.what).toBe('name');
  expect(splitStatements('SELECT 1 /* open', 'sqlite')[0]?.unclosed?.what).toBe('comment');
});

test('a forgotten end of a text is looked for where it was forgotten, not where the last text opens', () => {
  const script = "CREATE TABLE a (\n  x TEXT DEFAULT 'new,\n  y TEXT DEFAULT 'old',\n  z TEXT DEFAULT 'odd'\n);";
  expect(splitStatements(script, 'sqlite')[0]?.unclosed?.line).toBe(2);
});

test('the statements are parts of the script, in order, at their offsets, and none is lost in between', () => {
  const piece = fc.constantFrom('SELECT 1', "'a;b'", '`n`', ';', '\n', '-- c\n', '/* d */', 'BEGIN', 'END', '(', "'");
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 20 }),
      fc.constantFrom('mysql' as const, 'sqlite' as const),
      (pieces, dialect) => {
        const script = pieces.join(' ');
        let end = 0;
        for (const { text, offset, line } of splitStatements(script, dialect)) {
          expect(script.startsWith(text, offset)).toBe(true);
          expect(line).toBe(script.slice(0, offset).split('\n').length);
          expect(offset).toBeGreaterThanOrEqual(end);
          end = offset + text.length;
        }
      },
    ),
    { seed: 11, numRuns: 200 },
  );
});
