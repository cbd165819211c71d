import type { Finding } from '../../../session/finding.ts';
import type { Column } from '../../sql/schema.ts';
import type { Design, ErAttribute } from '../design.ts';
import { type DrawnSchema, drawnSchemas } from '../er/drawn-entity.ts';
import { dialectOf } from '../lookup.ts';
import type { Rule } from '../rule.ts';
import { soften } from '../soften.ts';
import { columnFamily, type Family, familyOf, holdsUuid, isScaled } from '../type-family.ts';

/** Families that a drawing may mean by a word beside its own. */
const ALSO: Readonly<Partial<Record<Family, readonly Family[]>>> = {
  decimal: ['float'],
  float: ['decimal'],
  text: [],
  interval: ['integer', 'text'],
  json: ['text'],
  binary: ['uuid', 'text'],
};
/** Pairs that are so near that a drawing which mixes them is imprecise rather than wrong. */
const NEAR: readonly string[] = [
  ...['integer decimal', 'float integer', 'date timestamp', 'time timestamp', 'date time'],
  ...['text uuid', 'json text', 'integer timestamp', 'boolean integer', 'binary text', 'date text', 'text timestamp'],
];

/** The type of an attribute against that of its column. */
export const erType: Rule = {
  name: 'together/er-type',
  find: (design) => [
    ...drawnSchemas(design, 'er').flatMap((drawn) => clashes(design, drawn)),
    ...drawnSchemas(design, 'class').flatMap((drawn) =>
      clashes(design, drawn).filter(({ level }) => level === 'error'),
    ),
  ],
};

function clashes(design: Design, drawn: DrawnSchema): Finding[] {
  const words = new Set(
    drawn.diagram.entities.flatMap(({ attributes }) => attributes.map(({ type }) => type.toLowerCase())),
  );
  const all = drawn.entities.flatMap(({ pairs }) => pairs);
  const exact = all.filter(({ attribute, column }) => isVerbatim(attribute, column)).length;
  const isFaithful = exact >= Math.max(FAITHFUL, all.length * MOSTLY);
  const findings = drawn.entities.flatMap(({ entity, table, pairs }) =>
    pairs.flatMap(({ attribute, column, likeness }): Finding[] => {
      if (likeness === 'affix') return [];
      const level =
        clash(attribute, column, words, dialectOf(design, table)) ??
        (exact >= FAITHFUL ? clashVerbatim(attribute, column, words, isFaithful) : undefined);
      if (!level) return [];
      const message = `${entity.name}.${attribute.name} is drawn as ${attribute.type}, but the column ${table.name}.${column.name} is ${column.type}.`;
      return [{ level, rule: 'together/er-type', message, line: attribute.line, with: [column.line] }];
    }),
  );
  const errors = findings.filter(({ level }) => level === 'error');
  const warnings = findings.filter(({ level }) => level === 'warning');
  return [...errors, ...soften(warnings, 3)];
}

/** Whether an attribute has the very type of its column, but for length and precision. */
function isVerbatim(attribute: ErAttribute, column: Column): boolean {
  const base = (type: string): string => type.toLowerCase().replace(/[(_].*$/, '');
  return base(attribute.type) === base(column.type);
}

/** Attributes that have the very type of their column: of a drawing, and of all of its attributes. */
const FAITHFUL = 5;
const MOSTLY = 0.9;

/**
 * `numeric` for whole cents, or `date` for a moment: loose elsewhere, but not in a drawing that has the database's words
 * for both, or for nearly all.
 */
function clashVerbatim(
  { type }: ErAttribute,
  column: Column,
  words: ReadonlySet<string>,
  isFaithful: boolean,
): Finding['level'] | undefined {
  if (isFaithful && familyOf(type.toLowerCase()) === 'date' && columnFamily(column) === 'timestamp') return 'warning';
  const isDecimal = /^(?:numeric|decimal)\b/i.test(type) && columnFamily(column) === 'integer';
  return isDecimal && [...words].some((word) => familyOf(word) === 'integer') ? 'warning' : undefined;
}

/** How far apart the types are; undefined when the drawn one may well mean the column's. */
function clash(
  attribute: ErAttribute,
  column: Column,
  words: ReadonlySet<string>,
  dialect: string,
): Finding['level'] | undefined {
  const word = attribute.type.toLowerCase();
  const said = familyOf(word);
  const kept = columnFamily(column);
  if (!said || !kept || /\[\]/.test(column.type)) return undefined;
  if (said === kept) return clashWithin(word, column, words);
  if (
    /sqlite/.test(dialect) &&
    !(isStored(word) && isStored(column.type)) &&
    !(said === 'uuid' && kept === 'integer')
  ) {
    return undefined;
  }
  if (ALSO[said]?.includes(kept) || isLoose(word, said, kept, column, dialect)) return undefined;
  // "date" often means a moment, except where the drawing has another word for that.
  if (word === 'date' && kept === 'timestamp' && ![...words].some((one) => familyOf(one) === 'timestamp'))
    return undefined;
  const near = NEAR.includes([said, kept].sort().join(' ')) || word === 'string';
  return near ? 'warning' : 'error';
}

/** What SQLite itself stores: its other types, dates and truth among them, are kept as one of these. */
function isStored(type: string): boolean {
  return /^(?:int|integer|text|real|blob)$/.test(type);
}

function isLoose(word: string, said: Family, kept: Family, column: Column, dialect: string): boolean {
  if (word === 'number') return kept === 'integer' || kept === 'float';
  if (word === 'string') return kept === 'uuid' || kept === 'json' || kept === 'interval';
  if (said === 'uuid') return holdsUuid(column) && (!/postgres/.test(dialect) || /\((?:32|36)\)/.test(column.type));
  if (said === 'decimal' && kept === 'integer') return isScaled(column.name);
  if (said === 'boolean' && kept === 'integer') return /^tinyint/.test(column.type);
  return said === 'integer' && kept === 'boolean' && /^tinyint/.test(column.type);
}

/** The same family, but another size: only where the drawing names types as the database does. */
function clashWithin(word: string, column: Column, words: ReadonlySet<string>): Finding['level'] | undefined {
  const [drawn, kept] = [bytes(word), bytes(column.type)];
  const exact = drawn === 4 ? [...words].some((one) => bytes(one) === 8) : drawn !== undefined;
  if (drawn && kept && exact && drawn !== kept) return 'warning';
  const zoned = (type: string): boolean => /^(?:timestamptz|timestamp with time zone)/.test(type);
  const plain = (type: string): boolean => /^timestamp(?:\(\d\))?$/.test(type);
  if (zoned(word) && plain(column.type)) return 'warning';
  if (plain(word) && zoned(column.type) && [...words].some(zoned)) return 'warning';
  const [length, most] = [/^(?:var)?char(?:acter varying)?\((\d+)\)$/.exec(word)?.[1], column.maxLength];
  return length !== undefined && most !== undefined && Number(length) !== most ? 'warning' : undefined;
}

function bytes(written: string): number | undefined {
  const type = written.replace(/\s+unsigned|\(\d+\)/g, '');
  if (/^(?:bigint|bigserial|int8|int64|long)$/.test(type)) return 8;
  if (/^(?:int|integer|int4|int32|serial)$/.test(type)) return 4;
  return /^(?:smallint|smallserial|int2|int16)$/.test(type) ? 2 : undefined;
}
