import type { Column, Table } from '../../sql/schema.ts';
import { nameKey } from '../names.ts';
import { type Breach, type Claim, isLimited, isUniversal, tablesOf } from './claim.ts';
import { deletionClaim } from './deletion-claim.ts';
import { idClaim } from './id-claim.ts';

const MONEY = /(?:^|_)(?:amount|price|total|subtotal|fee|balance|cost|tax|discount|refund|payout|salary|budget)(?:_|$)/;
const COUNT =
  /(?:^|_)(?:count|number|no|id|ratio|rate|percent|pct|quantity|qty|items|status|at|code|currency|type|name|ref)$/;
/** With two places: amounts of other things have more, or fewer. */
const FRACTION = /^(?:numeric|decimal)(?:\(\d+,\s*2\))?$|^(?:real|double|float|money)/;
const WHOLE = /^(?:smallint|integer|int|bigint|int[248])\b/;

/** Claims about all tables of the DDL. */
export const tableClaims: readonly Claim[] = [
  {
    name: 'together/claim-column',
    breaches: ({ text, aside, codes }, { schema }) => {
      const claim =
        /\b(?:every|each|all(?: the)?)\s+(?:single\s+|of the\s+|our\s+|database\s+)?tables?\s+(?:has|have|carr(?:y|ies)|gets?|holds?|includes?|contains?|bears?|starts? with|comes? with)\b([^.;]*)/i.exec(
          text,
        );
      if (
        !claim ||
        aside ||
        /\b(?:except|apart from|other than|but\b|save for|unless|besides|excluding|that|which|whose|of a tenant|or)\b/i.test(
          claim[1] ?? '',
        )
      )
        return [];
      const names = codes
        .map((code) => code.text)
        .filter((name) => /^[a-z]\w*$/.test(name) && (claim[1] ?? '').includes(`\`${name}\``));
      return names.flatMap((name) => {
        const bare = tablesOf(schema.tables).filter(
          (table) => !table.columns.some((column) => nameKey(column.name) === nameKey(name)),
        );
        // Where half of the tables have none, it is other tables that are meant.
        return bare.length > 0 && bare.length <= schema.tables.length / 2
          ? bare.map((table) => ({ what: `\`${table.name}\` has no \`${name}\``, line: table.line }))
          : [];
      });
    },
  },
  idClaim,
  deletionClaim,
  {
    name: 'together/claim-money',
    breaches: (sentence, { schema }) => {
      const { text, aside } = sentence;
      const speaks =
        /\b(?:money|monetary|amounts?|prices?)\b/i.test(text) &&
        /\b(?:is|are|as|in|kept|stored|held|counted)\b/i.test(text);
      const whole = /\b(?:minor units?|cents|smallest unit|integer|whole numbers?|bigint)\b/i.test(text);
      const fraction = /\b(?:numeric|decimals?)\b/i.test(text);
      const isClaim =
        isUniversal(sentence) ||
        /^\W*(?:money|monetary (?:amounts|values)|amounts(?: of money)?|prices)\b[^.;,]{0,12}\b(?:is|are)\b/i.test(
          text,
        );
      if (!speaks || whole === fraction || !isClaim || aside || isLimited(text)) return [];
      return schema.tables.flatMap((table) =>
        table.columns
          .filter(
            ({ name, type }) =>
              MONEY.test(name) &&
              !COUNT.test(name) &&
              (whole ? FRACTION.test(type) : WHOLE.test(type) && !/_(?:cents|minor)$/.test(name)),
          )
          .map(({ name, type, line }) => ({ what: `\`${table.name}.${name}\` is ${type}`, line })),
      );
    },
  },
  {
    name: 'together/claim-time',
    breaches: (sentence, { schema }) => {
      const { text, aside } = sentence;
      const claim =
        /\b(?:timestamps?|times|instants|points? in time|dates and times)\b[^.;]{0,40}(?:\btimestamptz\b|\b(?:with|carry|carries|have|has|bear|keep|include) (?:an? |their |its )?(?:time )?(?:zones?|offsets?)\b|\bwith time zone\b)/i.test(
          text,
        );
      if (!claim || aside || isLimited(text) || /\bwithout\b|^\W*`[^`]*`\W*$/i.test(text)) return [];
      return columnsOf(schema.tables, ({ type }) => /^timestamp(?:\(\d\))?(?: without time zone)?$/.test(type));
    },
  },
  {
    name: 'together/claim-cascade',
    breaches: ({ text, aside }, { schema }) => {
      // What stands behind a name in code is said of it alone.
      const claim =
        /^[^`]*?\b(?:no|never|none of the)\b[^.;]{0,50}\bcascad(?:e|es|ed|ing)\b|\b(?:every|all|each)\b[^.;]{0,20}\bforeign keys?\b[^.;]{0,30}\brestrict/i.test(
          text,
        );
      if (
        !claim ||
        /\b(?:except|apart from|but|unless|only)\b/i.test(text) ||
        /\b(?:rejected|considered|alternatives?|later)\b/i.test(text) ||
        (aside && !/\bno\b|\bnever\b/i.test(text))
      )
        return [];
      return schema.tables.flatMap((table) =>
        table.foreignKeys
          .filter(({ onDelete }) => /cascade/i.test(onDelete ?? ''))
          .map(({ columns, line }) => ({ what: `\`${table.name}.${columns.join(', ')}\` is ON DELETE CASCADE`, line })),
      );
    },
  },
  {
    name: 'together/claim-index',
    breaches: (sentence, { schema }) => {
      if (
        !/\b(?:every|each|all)\b[^.;]{0,12}\bforeign keys?\b[^.;]{0,20}\b(?:has|have|is|are|gets?|carr(?:y|ies))\b[^.;]{0,20}\bindex/i.test(
          sentence.text,
        ) ||
        !isUniversal(sentence)
      )
        return [];
      return schema.tables.flatMap((table) =>
        table.foreignKeys
          .filter(
            ({ columns: [first] }) =>
              first !== undefined &&
              ![table.primaryKey, ...table.uniques, ...table.indexes.map(({ columns }) => columns)].some(
                (columns) => columns[0] === first,
              ),
          )
          .map(({ columns, line }) => ({ what: `no index begins with \`${table.name}.${columns[0]}\``, line })),
      );
    },
  },
];

function columnsOf(tables: readonly Table[], isBreach: (column: Column) => boolean): Breach[] {
  return tables.flatMap((table) =>
    table.columns
      .filter(isBreach)
      .map(({ name, type, line }) => ({ what: `\`${table.name}.${name}\` is ${type}`, line })),
  );
}
