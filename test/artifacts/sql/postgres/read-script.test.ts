import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Artifact } from '../../../../src/artifacts/artifact.ts';
import { type Grammar, loadGrammar } from '../../../../src/artifacts/sql/postgres/grammar.ts';
import { nearest } from '../../../../src/artifacts/sql/postgres/nearest.ts';
import { parseOnly } from '../../../../src/artifacts/sql/postgres/parse-only.ts';
import { adaptPlaceholders } from '../../../../src/artifacts/sql/postgres/placeholders.ts';
import { readScript } from '../../../../src/artifacts/sql/postgres/read-script.ts';
import { nextPiece } from '../../../../src/artifacts/sql/postgres/split-script.ts';
import { nextToken, tokensOf } from '../../../../src/artifacts/sql/postgres/sql-token.ts';

let grammar: Grammar;
beforeAll(async () => {
  grammar = await loadGrammar();
});

function artifact(text: string, more: Partial<Artifact> = {}): Artifact {
  const base = { index: 0, kind: 'sql', dialect: 'postgresql', line: 1, firstLine: 1 } as const;
  return { ...base, fragment: false, unclosed: false, ...more, text };
}

const read = (text: string, more?: Partial<Artifact>) => readScript(artifact(text, more), grammar);
const kinds = (text: string) => read(text).statements.map(({ kind, firstLine }) => `${kind} ${firstLine}`);
const faults = (text: string, more?: Partial<Artifact>) =>
  read(text, more).findings.map(({ line, message }) => `${line} ${message}`);

/** The statements of a script, as they stand in it. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let at = 0;
  for (let piece = nextPiece(text, at); piece; piece = nextPiece(text, at)) {
    found.push(text.slice(piece.start, piece.end).trim());
    at = piece.next;
  }
  return found;
}

describe('tokens', () => {
  it('know every quote of PostgreSQL', () => {
    const text = `'it''s' E'a\\'b' "a""b" $$x;y$$ $f$ $$ $f$ /* a /* b */ c */ -- d\n U&'x' :: 1.5e3 $1 größe`;
    expect(tokensOf(text).map(({ text: one }) => one)).toEqual([
      ...[`'it''s'`, `E'a\\'b'`, '"a""b"', '$$x;y$$', '$f$ $$ $f$', `U&'x'`, '::', '1.5e3', '$1', 'größe'],
    ]);
  });

  it('of any text cover it in order, and end', () => {
    const sql = fc.array(
      fc.constantFrom("'", '"', '$$', '$a$', '/*', '*/', '--', '\n', ';', '(', ')', 'a', ' ', '\\', 'E'),
    );
    fc.assert(
      fc.property(sql, (parts) => {
        const text = parts.join('');
        let at = 0;
        for (let token = nextToken(text, at); token; token = nextToken(text, at)) {
          expect(token.start).toBeGreaterThanOrEqual(at);
          expect(token.end).toBeGreaterThan(token.start);
          expect(text.slice(at, token.start).trim()).toBe('');
          at = token.end;
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

describe('a script is split', () => {
  it.each([
    ['at semicolons', 'SELECT 1; SELECT 2', ['SELECT 1', 'SELECT 2']],
    ['not within quotes', `SELECT ';', $$;$$ /* ; */; SELECT 2`, [`SELECT ';', $$;$$`, 'SELECT 2']],
    ['not within parentheses', 'CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3', null],
    ['without empty statements', ';; SELECT 1;;', ['SELECT 1']],
    ["without psql's own commands", "\\c shop\n\\set x 'y;z'\nSELECT 1 \\gset\nSELECT 2", ['SELECT 1', 'SELECT 2']],
    ['without the data of COPY', "COPY t FROM stdin;\n1\tit's; x\n\\.\nSELECT 2;", ['COPY t FROM stdin', 'SELECT 2']],
    [
      'not within a body in SQL',
      'CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; SELECT 3',
      null,
    ],
  ])('%s', (_how, text, expected) => {
    expect(pieces(text)).toEqual(expected ?? [text.slice(0, text.lastIndexOf(';')), 'SELECT 3']);
  });
});

describe('placeholders', () => {
  it.each([
    ['SELECT :id, :id, :name', 'SELECT $1 , $1 , $2'],
    ['WHERE a = @a AND b = %s AND c = %(c)s', 'WHERE a = $1 AND b = $2 AND c = $3'],
    ['LIMIT #{n} OFFSET $' + '{m}', 'LIMIT $1 OFFSET $2'],
    [`SET a = sqlc.arg('a'), b = $1`, 'SET a = $2 , b = $1'],
    ["SELECT a::text, b[1:2], '{:x}', c % 2, d @> e", "SELECT a::text, b[1:2], '{:x}', c % 2, d @> e"],
  ])('%s', (sql, expected) => {
    expect(adaptPlaceholders(sql, tokensOf(sql), false).sql.replace(/ +/g, ' ').trim()).toBe(expected);
  });

  it('take a question mark only where they may guess', () => {
    const sql = 'SELECT 1 WHERE a = ?';
    expect(adaptPlaceholders(sql, tokensOf(sql), false).sql).toBe(sql);
    expect(adaptPlaceholders(sql, tokensOf(sql), true)).toMatchObject({ count: 1 });
  });
});

describe('a statement that does not parse', () => {
  it.each([
    ['a keyword', 'CREATE TABLE t (\n id int PRIMRY KEY\n);', '2 "PRIMRY" should read PRIMARY.'],
    ['the first keyword', 'SELECT 1;\nCREAT TABLE t (id int);', '2 "CREAT" should read CREATE.'],
    ['a comma too few', 'CREATE TABLE t (\n id int\n name text\n);', '2 A comma is missing before "name".'],
    ['a comma too many', 'CREATE TABLE t (\n id int,\n);', '2 There is one comma too many before ")".'],
    [
      'a parenthesis too few',
      'CREATE TABLE t (\n id int\n;\nSELECT 1;',
      '2 A closing parenthesis is missing at the end of the statement.',
    ],
    [
      'a parenthesis too few within',
      'CREATE TABLE t (\n a varchar(9,\n b int\n);',
      '2 A closing parenthesis is missing before ",".',
    ],
    ['no parenthesis to begin', 'CREATE TABLE t\n id int\n);', '2 An opening parenthesis is missing before "id".'],
    [
      'a semicolon too few',
      'CREATE TABLE a (id int)\nCREATE TABLE b (id int);',
      '1 A semicolon is missing before "CREATE".',
    ],
    [
      'a quote',
      "CREATE TABLE t (\n a text DEFAULT 'x,\n b text DEFAULT 'y'\n);",
      `2 The string that opens here is never closed: "'x, b text DEFAULT '"`,
    ],
  ])('says what is wrong with %s, and where', (_what, text, expected) => expect(faults(text)).toEqual([expected]));

  it('leaves the rest to be read', () => {
    const text =
      "SELECT 1;\nCREATE TABLE (;\nCREATE TABLE b (id int);\nINSERT INTO b VALUES ('x);\nCREATE TABLE c (id int);";
    expect(read(text).findings.map(({ line }) => line)).toEqual([2, 4]);
    expect(kinds(text)).toEqual(['SelectStmt 1', 'CreateStmt 3', 'CreateStmt 5']);
  });

  it.each([
    'CREATE TABLE t (id int, ...);',
    'SELECT … FROM t;',
    'SELECT <columns> FROM t;',
    'SELECT * FROM {{ table }};',
  ])('is no error where something is left out: %s', (text) => {
    expect(faults(text)).toEqual([]);
    expect(read(text).unread).toHaveLength(1);
  });

  it('is no error in an excerpt, nor where nobody said that it is PostgreSQL', () => {
    const { dialect: _, ...unnamed } = artifact('CREATE TABLE t (id INT AUTO_INCREMENT);');
    expect(faults('CREATE TABLE t (id int', { fragment: true })).toEqual([]);
    expect(readScript(unnamed, grammar)).toMatchObject({
      findings: [],
      unread: ['It is written for another database.'],
    });
  });

  it('never throws and is bounded, whatever the text', () => {
    const part = fc.constantFrom(
      'CREATE',
      'TABLE',
      '(',
      ')',
      ';',
      "'",
      '$$',
      'SELECT',
      'FROM',
      ',',
      '\n',
      ':x',
      '?',
      'é',
      '\u{1f600}',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const lines = parts.join(' ').split('\n').length;
        for (const { line } of read(parts.join(' ')).findings) expect(line).toBeLessThanOrEqual(lines);
      }),
      { seed: 11, numRuns: 150 },
    );
    expect(read('x'.repeat(2_000_000)).unread).toHaveLength(1);
  });
});

describe('the nearest name', () => {
  it.each([
    ['custmers', 'customers'],
    ['uiud', 'uuid'],
    ['order', 'orders'],
    ['payments', undefined],
    ['id', undefined],
  ])('of %s', (name, expected) => expect(nearest(name, ['customers', 'orders', 'uuid', 'ids'])).toBe(expected));
});

describe('where nothing can be run', () => {
  it('the grammar alone is the proof, and it says so', async () => {
    const checked = await parseOnly(
      [artifact('SELECT 1;'), artifact('SELEC 1;'), artifact('-- none')],
      'it is not here',
    );
    expect(checked.map(({ proof }) => proof)).toEqual(['parsed', 'parsed', 'not checked']);
    expect(checked[0]?.reason).toBe('Parsed with the grammar of PostgreSQL 18, not executed: it is not here.');
    expect(checked[1]?.findings).toMatchObject([{ level: 'error', rule: 'sql/syntax', line: 1 }]);
  });
});
