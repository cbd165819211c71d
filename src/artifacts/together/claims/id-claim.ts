import type { Column, Schema, Table } from '../../sql/schema.ts';
import { tableFor } from '../names.ts';
import { type Breach, type Claim, isLimited, tablesOf } from './claim.ts';

const WHOLE = /^(?:smallint|integer|int|bigint|int[248])\b/;
/** What identifiers may be called without saying of what they are. */
const ANY =
  /^(?:all|every|each|any|our|the|its|their|these|those|such|new|internal|primary|surrogate|natural|technical|opaque|sortable|unique|row|rows|record|entity|table|tables|database|resource|object|system|domain|aggregate|and|as|are|for|of|use|uses|with)$/i;
const OF_WHAT = /(?:\b([\p{L}_]+)\W{1,3})?\b(?:primary keys?|ids?|identifiers?)\b/iu;

/** What kind of identifiers all tables have. */
export const idClaim: Claim = {
  name: 'together/claim-id',
  breaches: (sentence, { schema }) => {
    const { text } = sentence;
    const claim =
      /\b(?:all|every|each)\b[^.;,]{0,30}\b(?:primary keys?|ids?|identifiers?)\b|^\W*(?:primary keys?|ids?|identifiers?|surrogate keys?)\s+(?:of all tables |everywhere |throughout )?(?:are|is)\b|\b(?:primary keys|ids|identifiers) are\b|\b(?:uuids?|ulids?|bigint\w*|numbers)\b[^.;]{0,20}\b(?:as (?:ids|primary keys)|for (?:all|every|each) (?:ids?|primary keys?|tables?)|everywhere)\b/i.exec(
        text,
      );
    if (!claim || sentence.aside || isLimited(text)) return [];
    const wants = /\b(?:uuid|guid)/i.test(text)
      ? 'uuid'
      : /\bulid/i.test(text)
        ? 'ulid'
        : /\b(?:bigint|bigserial|integers?|identity|auto[- ]?increment|sequences?|serial)\b/i.test(text)
          ? 'number'
          : undefined;
    if (!wants || (/\buuid/i.test(text) && /\b(?:bigint|ulid|integer)/i.test(text))) return [];
    const meant = tablesMeant(text, schema);
    return tablesOf(meant).flatMap((table): Breach[] => {
      const column = ownKey(table);
      if (!column) return [];
      const type = column.type;
      const breaks =
        wants === 'uuid'
          ? WHOLE.test(type) || /serial/.test(type)
          : wants === 'number'
            ? /^uuid\b/.test(type)
            : /^uuid\b/.test(type)
              ? /\b(?:text|char|string)/i.test(text)
              : WHOLE.test(type) || /serial/.test(type);
      return breaks ? [{ what: `\`${table.name}.${column.name}\` is ${type}`, line: column.line }] : [];
    });
  },
};

/** A claim about the identifiers of cases says nothing of those of messages. */
function tablesMeant(text: string, schema: Schema): readonly Table[] {
  const word = OF_WHAT.exec(text)?.[1];
  if (word === undefined || ANY.test(word)) return schema.tables;
  const table = tableFor(word, schema)?.table;
  return table ? [table] : [];
}

/** The one column of a key that is the table's own, and not that of a table it belongs to. */
function ownKey({ primaryKey, columns, foreignKeys, name }: Table): Column | undefined {
  const [only, ...more] = primaryKey;
  if (only === undefined || more.length > 0 || foreignKeys.some((key) => key.columns.includes(only))) return undefined;
  if (
    !/^(?:id|uuid)$|_id$/.test(only) ||
    /(?:outbox|inbox|event|log|audit|migration|job|history|queue|lookup|journal|seq)/.test(name)
  )
    return undefined;
  return columns.find((column) => column.name === only);
}
