import type { Cursor } from './cursor.ts';
import { readName, readWord } from './names.ts';
import { readColumn } from './read-column.ts';
import { readExpression } from './read-expression.ts';
import { readConstraint, seesKey } from './read-key.ts';
import { readOptions, readPartition } from './read-table.ts';
import type { AlterTable, Change, Word } from './syntax.ts';

/** From behind `ALTER TABLE`. https://dev.mysql.com/doc/refman/8.4/en/alter-table.html */
export function readAlter(cursor: Cursor, line: number): AlterTable {
  const ifExists = cursor.take('IF', 'EXISTS');
  const name = readName(cursor, 'the name of a table');
  const changes: Change[] = [];
  if (cursor.takeAny('WAIT', 'NOWAIT') && cursor.peek().kind === 'number') cursor.next();
  if (cursor.done) cursor.fail('expected what to alter');
  if (cursor.sees('PARTITION', 'BY')) readPartition(cursor);
  else
    do changes.push(...readChange(cursor));
    while (cursor.takeSign(','));
  if (cursor.sees('PARTITION', 'BY')) readPartition(cursor);
  return { kind: 'alter table', name, ifExists, changes, line };
}

function readChange(cursor: Cursor): Change[] {
  const { line } = cursor.peek();
  if (cursor.take('ADD')) return readAdd(cursor, line);
  if (cursor.take('DROP')) return readDrop(cursor, line);
  if (cursor.take('MODIFY')) {
    cursor.take('COLUMN');
    const ifExists = cursor.take('IF', 'EXISTS');
    const column = readColumn(cursor);
    return [{ kind: 'change column', from: column.name, column, ...readPlace(cursor), ifExists, line }];
  }
  if (cursor.take('CHANGE')) {
    cursor.take('COLUMN');
    const ifExists = cursor.take('IF', 'EXISTS');
    const from = readWord(cursor, 'a column');
    return [{ kind: 'change column', from, column: readColumn(cursor), ...readPlace(cursor), ifExists, line }];
  }
  if (cursor.take('ALTER')) return readAlterColumn(cursor, line);
  if (cursor.take('RENAME')) return readRename(cursor, line);
  if (cursor.takeAny('ALGORITHM', 'LOCK')) {
    cursor.takeSign('=');
    cursor.next();
    return [];
  }
  if (cursor.take('CONVERT', 'TO')) {
    if (!cursor.take('CHARACTER', 'SET') && !cursor.take('CHARSET')) cursor.fail('expected CHARACTER SET');
    const charset = cursor.next().text.toLowerCase();
    const collation = cursor.take('COLLATE') ? cursor.next().text.toLowerCase() : undefined;
    return [{ kind: 'options', options: { charset, ...(collation ? { collation } : {}) }, line }];
  }
  if (cursor.takeAny('DISABLE', 'ENABLE')) {
    cursor.expect('KEYS');
    return [];
  }
  if (cursor.takeAny('DISCARD', 'IMPORT')) {
    cursor.expect('TABLESPACE');
    return [];
  }
  if (cursor.take('ORDER', 'BY')) {
    cursor.list(() => {
      readExpression(cursor);
      return cursor.takeAny('ASC', 'DESC');
    });
    return [];
  }
  if (cursor.takeAny('FORCE') || cursor.take('WITH', 'VALIDATION') || cursor.take('WITHOUT', 'VALIDATION')) return [];
  if (
    cursor.takeAny(
      'TRUNCATE',
      'COALESCE',
      'REORGANIZE',
      'EXCHANGE',
      'ANALYZE',
      'CHECK',
      'OPTIMIZE',
      'REBUILD',
      'REPAIR',
      'REMOVE',
    )
  ) {
    if (!cursor.sees('PARTITION') && !cursor.sees('PARTITIONING')) cursor.fail('expected PARTITION');
    while (!cursor.done) cursor.next();
    return [];
  }
  const { at } = cursor;
  const options = readOptions(cursor);
  if (cursor.at === at) cursor.fail('expected ADD, DROP, MODIFY, CHANGE, RENAME or an option of the table');
  return [{ kind: 'options', options, line }];
}

function readAdd(cursor: Cursor, line: number): Change[] {
  if (cursor.take('PARTITION')) {
    while (!cursor.done) cursor.next();
    return [];
  }
  if (seesKey(cursor)) {
    const ifNotExists = cursor.tokens.slice(cursor.at, cursor.at + 4).some(({ upper }) => upper === 'EXISTS');
    const constraint = readConstraint(cursor);
    if (!constraint) return [];
    if ('key' in constraint) return [{ kind: 'add key', key: constraint.key, ifNotExists, line }];
    if ('check' in constraint) return [{ kind: 'add check', check: constraint.check, line }];
    return [{ kind: 'add foreign key', foreignKey: constraint.foreignKey, line }];
  }
  if (cursor.take('SYSTEM', 'VERSIONING')) return [];
  cursor.take('COLUMN');
  const ifNotExists = cursor.take('IF', 'NOT', 'EXISTS');
  if (!cursor.seesSign('('))
    return [{ kind: 'add column', column: readColumn(cursor), ...readPlace(cursor), ifNotExists, line }];
  return cursor.bracketed(() =>
    cursor.list((): Change => {
      const at = cursor.peek().line;
      const constraint = seesKey(cursor) ? readConstraint(cursor) : undefined;
      if (constraint && 'key' in constraint) return { kind: 'add key', key: constraint.key, ifNotExists, line: at };
      if (constraint && 'foreignKey' in constraint)
        return { kind: 'add foreign key', foreignKey: constraint.foreignKey, line: at };
      if (constraint) return { kind: 'add check', check: constraint.check, line: at };
      return { kind: 'add column', column: readColumn(cursor), ifNotExists, line: at };
    }),
  );
}

function readPlace(cursor: Cursor): { after?: Word } {
  if (cursor.take('FIRST')) return {};
  return cursor.take('AFTER') ? { after: readWord(cursor, 'a column') } : {};
}

function readDrop(cursor: Cursor, line: number): Change[] {
  if (cursor.take('PARTITION')) {
    while (!cursor.done) cursor.next();
    return [];
  }
  if (cursor.take('PRIMARY')) {
    cursor.expect('KEY');
    return [{ kind: 'drop key', name: undefined, ifExists: false, line }];
  }
  if (cursor.take('SYSTEM', 'VERSIONING')) return [];
  if (cursor.takeAny('INDEX', 'KEY')) {
    const ifExists = cursor.take('IF', 'EXISTS');
    return [{ kind: 'drop key', name: readWord(cursor), ifExists, line }];
  }
  if (cursor.take('FOREIGN')) {
    cursor.expect('KEY');
    const ifExists = cursor.take('IF', 'EXISTS');
    return [{ kind: 'drop foreign key', name: readWord(cursor), ifExists, line }];
  }
  if (cursor.takeAny('CONSTRAINT', 'CHECK')) {
    cursor.take('IF', 'EXISTS');
    return [{ kind: 'drop constraint', name: readWord(cursor), line }];
  }
  cursor.take('COLUMN');
  const ifExists = cursor.take('IF', 'EXISTS');
  const column = readWord(cursor, 'a column');
  cursor.takeAny('CASCADE', 'RESTRICT');
  return [{ kind: 'drop column', column, ifExists, line }];
}

function readAlterColumn(cursor: Cursor, line: number): Change[] {
  if (cursor.takeAny('INDEX', 'KEY', 'CHECK', 'CONSTRAINT')) {
    readWord(cursor);
    cursor.take('NOT');
    if (!cursor.takeAny('VISIBLE', 'INVISIBLE', 'ENFORCED', 'IGNORED')) cursor.fail('expected VISIBLE or ENFORCED');
    return [];
  }
  cursor.take('COLUMN');
  const column = readWord(cursor, 'a column');
  if (cursor.take('DROP', 'DEFAULT')) return [{ kind: 'alter column', column, hasDefault: false, line }];
  if (cursor.sees('TYPE') || cursor.sees('SET', 'NOT') || cursor.sees('DROP', 'NOT') || cursor.sees('SET', 'DATA'))
    cursor.fail('MySQL changes a column by MODIFY COLUMN', true);
  cursor.expect('SET');
  if (cursor.takeAny('VISIBLE', 'INVISIBLE')) return [{ kind: 'alter column', column, line }];
  cursor.expect('DEFAULT');
  readExpression(cursor);
  return [{ kind: 'alter column', column, hasDefault: true, line }];
}

function readRename(cursor: Cursor, line: number): Change[] {
  if (cursor.take('COLUMN')) {
    const from = readWord(cursor, 'a column');
    cursor.expect('TO');
    return [{ kind: 'rename column', from, to: readWord(cursor), line }];
  }
  if (cursor.takeAny('INDEX', 'KEY')) {
    const from = readWord(cursor);
    cursor.expect('TO');
    return [{ kind: 'rename key', from, to: readWord(cursor), line }];
  }
  cursor.takeAny('TO', 'AS');
  return [{ kind: 'rename', to: readName(cursor), line }];
}
