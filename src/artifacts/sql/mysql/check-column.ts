import { misfitOf } from './check-value.ts';
import { FOREIGN_TYPES, INTEGER_BYTES, TYPES } from './knowledge/types.ts';
import { nearest, type Resolution } from './resolution.ts';
import type { ColumnReading, Default, TypeReading } from './syntax.ts';

/** Holds one column's definition against what MySQL takes: its type, its default, what is updated by itself. */
export function checkColumn(to: Resolution, column: ColumnReading): void {
  const { name, type } = column;
  checkType(to, name.text, type);
  if (type.unknown) return;
  if (name.text.length > 64)
    to.report(
      'error',
      'sql/name-too-long',
      `the name "${name.text.slice(0, 64)}…" has more than 64 characters`,
      name.line,
    );
  if (column.default) checkDefault(to, column, column.default);
  if (column.onUpdateNow && !/^(TIMESTAMP|DATETIME)$/.test(type.name))
    to.report(
      'error',
      'sql/invalid-default',
      `ON UPDATE CURRENT_TIMESTAMP needs a TIMESTAMP or DATETIME, and "${name.text}" is ${type.written}`,
      column.onUpdateNow.line,
    );
  if (!column.autoIncrement) return;
  if (!(type.name in INTEGER_BYTES) && !/^(FLOAT|DOUBLE|REAL)/.test(type.name))
    to.report(
      'error',
      'sql/auto-increment',
      `AUTO_INCREMENT needs a number, and "${name.text}" is ${type.written}`,
      name.line,
    );
  else if (column.default && type.name !== 'SERIAL')
    to.report(
      'error',
      'sql/invalid-default',
      `"${name.text}" is AUTO_INCREMENT and cannot have a DEFAULT`,
      column.default.line,
    );
}

function checkType(to: Resolution, column: string, type: TypeReading): void {
  const takes = TYPES[type.name];
  const foreign = FOREIGN_TYPES[type.name];
  if (!takes || (takes[2] === 'mariadb' && to.flavour === 'mysql')) {
    const near = nearest(type.name, Object.keys(TYPES));
    const hint = foreign ? `; ${foreign} does it` : near && !takes ? ` (did you mean ${near}?)` : '';
    to.report(
      'error',
      'sql/unknown-type',
      `MySQL has no type ${type.written.slice(0, 60)}, which "${column}" is given${hint}`,
      type.line,
    );
    return;
  }
  const given = type.arguments.length;
  if (given < takes[0])
    to.report('error', 'sql/type-arguments', `${type.name} needs a length: ${type.name}(n)`, type.line);
  else if (given > takes[1])
    to.report('error', 'sql/type-arguments', `${type.name} does not take ${given} arguments`, type.line);
  else checkArguments(to, column, type);
}

function checkArguments(to: Resolution, column: string, type: TypeReading): void {
  const [first = 0, second = 0] = type.arguments.map(Number);
  const wrong = (message: string) => to.report('error', 'sql/type-arguments', message, type.line);
  if (type.name === 'ENUM' || type.name === 'SET') {
    const seen = new Set<string>();
    for (const value of type.arguments) {
      const folded = value.toLowerCase().trimEnd();
      if (seen.has(folded)) wrong(`"${column}" lists '${value.slice(0, 40)}' twice`);
      seen.add(folded);
    }
  } else if (/^(DECIMAL|DEC|NUMERIC|FIXED)$/.test(type.name)) {
    if (first > 65) wrong(`${type.written}: no more than 65 digits`);
    else if (second > first) wrong(`${type.written}: more digits behind the point than there are`);
    else if (second > (to.flavour === 'mysql' ? 30 : 38))
      wrong(`${type.written}: no more than ${to.flavour === 'mysql' ? 30 : 38} digits behind the point`);
  } else if (/^(DATETIME|TIMESTAMP|TIME)$/.test(type.name) && first > 6)
    wrong(`${type.written}: no more than 6 digits of a second`);
  else if (/^(CHAR|CHARACTER|NCHAR|BINARY)$/.test(type.name) && first > 255)
    wrong(`${type.written}: no longer than 255 (VARCHAR is)`);
  else if (/^VAR/.test(type.name) && first > 65_535) wrong(`${type.written}: no longer than 65535 bytes (TEXT is)`);
  else if (type.name === 'BIT' && first > 64) wrong(`${type.written}: no more than 64 bits`);
}

function checkDefault(to: Resolution, column: ColumnReading, given: Default): void {
  const { name, type } = column;
  const wrong = (why: string) =>
    to.report('error', 'sql/invalid-default', `the default of "${name.text}" is invalid: ${why}`, given.line);
  if (column.generated) {
    wrong('it is computed');
    return;
  }
  if (given.kind === 'now') {
    checkNow(to, column, given, wrong);
    return;
  }
  if (given.kind === 'expression') {
    if (!given.bracketed && to.flavour === 'mysql')
      to.report(
        'warning',
        'sql/default-expression',
        `the default of "${name.text}" is an expression, and MySQL wants it in brackets`,
        given.line,
      );
    return;
  }
  if (given.value === null) {
    if (column.nullable === false || column.primary) wrong('it is NULL, and the column is NOT NULL');
    return;
  }
  if (to.flavour === 'mysql' && /TEXT|BLOB|^JSON$|^GEOM|POINT|POLYGON|LINESTRING/.test(type.name)) {
    // What is empty is a warning of the server only, outside of its strict mode.
    if (to.strict) wrong(`${type.name} takes a literal only in brackets, as an expression`);
    return;
  }
  const misfit = misfitOf(type, given.value, given.quoted);
  if (misfit && !(given.value === '' && !to.strict)) wrong(misfit);
}

function checkNow(
  to: Resolution,
  column: ColumnReading,
  given: { digits: number },
  wrong: (why: string) => void,
): void {
  const { type } = column;
  if (!/^(TIMESTAMP|DATETIME)$/.test(type.name)) {
    if (to.flavour === 'mysql')
      wrong(`only TIMESTAMP and DATETIME begin with the current time, and it is ${type.written}`);
    return;
  }
  const digits = Number(type.arguments[0] ?? 0);
  if (to.flavour === 'mysql' && digits !== given.digits)
    wrong(`${type.written} needs CURRENT_TIMESTAMP${digits ? `(${digits})` : ' without digits'}`);
}
