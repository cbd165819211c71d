import type { Level } from '../../../session/finding.ts';
import type { Column } from '../../sql/schema.ts';
import type { Field } from '../design.ts';
import { wordsOf } from '../names.ts';
import { columnFamily, type Family, holdsUuid, isScaled } from '../type-family.ts';
import type { Said } from './said-family.ts';

/** What a column may keep of what a contract says, beside the same; all else cannot be meant. */
const MAY: Readonly<Record<Said, readonly Family[]>> = {
  amount: ['integer', 'decimal', 'float', 'interval', 'timestamp'],
  string: ['text', 'uuid', 'decimal', 'date', 'time', 'timestamp', 'interval', 'json', 'binary'],
  text: ['uuid', 'json'],
  uuid: ['binary'],
  integer: ['timestamp', 'interval', 'date'],
  number: ['decimal', 'float', 'interval', 'timestamp'],
  decimal: ['float', 'text'],
  float: ['decimal'],
  boolean: [],
  date: [],
  time: ['interval'],
  timestamp: [],
  interval: ['integer', 'text'],
  json: ['text'],
  binary: ['uuid', 'text'],
};
/** Pairs that a conversion may stand between: wrong more often than not. */
const DOUBTFUL: Readonly<Partial<Record<Said, readonly Family[]>>> = {
  string: ['integer', 'float'],
  uuid: ['text'],
  integer: ['decimal', 'float'],
  number: ['integer'],
  decimal: ['integer'],
  timestamp: ['date', 'integer'],
  date: ['timestamp', 'text'],
};

/** How surely a field and its column keep different kinds of values; undefined when they may well be the same. */
export function clash(field: Field, said: Said, column: Column, dialect: string): Level | undefined {
  const kept = columnFamily(column);
  if (!kept || kept === said || /\[\]/.test(column.type) || MAY[said].includes(kept)) return undefined;
  if (/sqlite/.test(dialect) && !isCertainInSqlite(said, kept)) return undefined;
  if (said === 'boolean' && /^tinyint|^bit/.test(column.type)) return undefined;
  if (said === 'integer' && kept === 'boolean' && /^tinyint/.test(column.type)) return undefined;
  if (isMeant(field, said, kept, column, dialect)) return undefined;
  return DOUBTFUL[said]?.includes(kept) ? 'warning' : 'error';
}

/** SQLite has no types for dates and truth: they are text or whole numbers there. */
function isCertainInSqlite(said: Said, kept: Family): boolean {
  if (kept === 'text') return said === 'integer' || said === 'boolean';
  return kept === 'integer' && (said === 'uuid' || said === 'string');
}

function isMeant(field: Field, said: Said, kept: Family, column: Column, dialect: string): boolean {
  const identifies = /^(?:id|ids|uuid|key|ref|number|no|code|cursor|version)$/.test(wordsOf(field.name).at(-1) ?? '');
  // Whole numbers that outgrow JavaScript's travel as strings, and so do keys.
  if (said === 'string' && kept === 'integer')
    return identifies || /^big/.test(column.type) || field.values !== undefined;
  if (said === 'uuid' && kept === 'text') return holdsUuid(column) || !/postgres/.test(dialect);
  if (said === 'integer' && kept === 'decimal') {
    return isScaled(wordsOf(field.name).join('_')) || /^(?:numeric|decimal)(?:\(\d+(?:,0)?\))$/.test(column.type);
  }
  // GraphQL has no whole numbers beyond 32 bits: they travel as its Float.
  if (field.type === 'Float' && /^big/.test(column.type)) return true;
  return (said === 'number' || said === 'decimal') && kept === 'integer' && isScaled(column.name);
}
