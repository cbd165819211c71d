import type { Level } from '../../../session/finding.ts';
import { nearest } from '../mysql/resolution.ts';
import type { Token } from '../mysql/tokens.ts';
import { closing, ENDS_A_TYPE, splitAtCommas } from './sqlite-tokens.ts';

const KNOWN = new Set(
  `INTEGER INT TINYINT SMALLINT MEDIUMINT BIGINT UNSIGNED INT2 INT8 TEXT CLOB VARCHAR CHAR CHARACTER VARYING NCHAR NATIVE NVARCHAR
  REAL DOUBLE PRECISION FLOAT NUMERIC DECIMAL BOOLEAN BOOL DATE DATETIME TIMESTAMP TIME BLOB ANY JSON JSONB UUID BIG STRING
  LONGTEXT MEDIUMTEXT TINYTEXT NTEXT CITEXT LONG LONGVARCHAR INT1 INT3 INT4 INT64 UINT SERIAL BIGSERIAL NUMBER MONEY CURRENCY
  STR ENUM SET BIT BYTE BYTEA BYTES BINARY VARBINARY LONGBLOB MEDIUMBLOB TINYBLOB GUID YEAR TIMESTAMPTZ TIMETZ IMAGE GEOMETRY
  POINT XML VECTOR FLOAT4 FLOAT8 DEC FIXED VARCHAR2 NVARCHAR2 NCLOB WITH WITHOUT ZONE LOCAL LARGE OBJECT BIGDECIMAL INSTANT
  INTERVAL EMAIL URL PATH INET`.split(/\s+/),
);

/**
 * What SQLite takes for a type: any words. A column whose comma is missing goes into the type of the one before, and a
 * misspelt type is one as well; both are run without a word.
 */
export function checkTypes(
  tokens: readonly Token[],
  report: (level: Level, rule: string, message: string, line: number) => void,
): void {
  if (tokens[0]?.upper !== 'CREATE' || !tokens.slice(0, 3).some(({ upper }) => upper === 'TABLE')) return;
  const open = tokens.findIndex(({ kind, text }) => kind === 'sign' && text === '(');
  if (open < 0 || tokens.slice(0, open).some(({ upper }) => upper === 'AS')) return;
  for (const [name, ...rest] of splitAtCommas(tokens.slice(open + 1, closing(tokens, open)))) {
    if (!name || ENDS_A_TYPE.has(name.upper) || name.upper === 'FOREIGN') continue;
    const end = rest.findIndex(({ upper, kind }) => ENDS_A_TYPE.has(upper) || kind === 'sign');
    const type = rest.slice(0, end < 0 ? rest.length : end);
    checkType(name, type, report);
  }
}

function checkType(
  name: Token,
  type: Token[],
  report: (level: Level, rule: string, message: string, line: number) => void,
): void {
  const swallowed = type.findIndex(
    (token, at) =>
      at > 0 &&
      token.line > (type[at - 1]?.line ?? 0) &&
      !KNOWN.has(token.upper) &&
      KNOWN.has(type[at + 1]?.upper ?? ''),
  );
  const next = type[swallowed];
  if (swallowed > 0 && next) {
    report(
      'error',
      'sql/syntax',
      `a comma is missing before "${next.text}": SQLite takes it for a part of the type of "${name.text}"`,
      type[swallowed - 1]?.line ?? next.line,
    );
    return;
  }
  const slip = type.find(
    ({ kind, upper }) =>
      kind === 'word' && !KNOWN.has(upper) && (upper === 'KEY' || (upper.length > 3 && nearest(upper, [...KEYWORDS]))),
  );
  if (slip) {
    const meant = nearest(slip.upper, [...KEYWORDS]) ?? 'PRIMARY KEY';
    report(
      'error',
      'sql/syntax',
      `"${slip.text}" is no word of SQLite, which takes it for a part of the type of "${name.text}": did you mean ${meant}?`,
      slip.line,
    );
    return;
  }
  const [word] = type;
  if (type.length !== 1 || !word || word.kind !== 'word' || KNOWN.has(word.upper) || word.upper.length < 3) return;
  const near =
    nearest(word.upper, CLASSIC) ??
    nearest(
      word.upper,
      [...KNOWN].filter((known) => known.length > 4),
    );
  if (!near) return;
  // SQLite runs it; one letter beside the usual types is a slip all the same.
  const level = CLASSIC.includes(near) ? 'error' : 'warning';
  report(
    level,
    'sql/unknown-type',
    `"${name.text}" has the type ${word.text}, which SQLite takes for a number: did you mean ${near}?`,
    word.line,
  );
}

const CLASSIC = [
  'INTEGER',
  'TEXT',
  'REAL',
  'BLOB',
  'NUMERIC',
  'VARCHAR',
  'DATETIME',
  'TIMESTAMP',
  'BOOLEAN',
  'BIGINT',
  'DECIMAL',
];
const KEYWORDS = [
  'PRIMARY',
  'UNIQUE',
  'DEFAULT',
  'REFERENCES',
  'AUTOINCREMENT',
  'COLLATE',
  'CONSTRAINT',
  'GENERATED',
  'NULL',
];
