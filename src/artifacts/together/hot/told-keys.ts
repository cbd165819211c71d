import type { Table } from '../../sql/schema.ts';
import type { Design } from '../design.ts';
import { isAside, isAsideHeading } from '../prose/aside.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { tableNamed } from './read-sql.ts';

/** A key or an index that the text says is there, by its columns; `leads`: it begins with this one. */
export type ToldKey = {
  kind: 'unique' | 'index' | 'leads' | 'primary';
  columns: string[];
  tables: Table[];
  line: number;
};

const LONGEST = 1_500;
const DENIED =
  /\b(?:drop(?:s|ped)?|remov\w+|replac\w+|without|instead|cannot|can't|not|no|never|only if|would|could|per|within|among|expression|gin|gist|brin|lower|hash|full[- ]text|trigram|vector|redis|elastic\w*|opensearch|mongo\w*|dynamo\w*)\b/i;

const NAME = String.raw`\x60?(?:(\w+)\.)?(\w+)\x60?`;
const LIST = String.raw`(?:\x60?(?:(\w+)\x60?\s*)?\(\x60?([\w\s,\x60]{2,120})\)\x60?|${NAME})`;
/** `a unique index on pickup_code`, `an index over deals (trader_id, trade_date)`, `index range scan on jobs.posted_at`. */
const ON = new RegExp(
  String.raw`\b(unique (?:key|constraint|index)|(?:index|key)(?: (?:range |only )?scan)?)(?:'s index)? (?:on|over) (?:the (?:column |pair )?)?${LIST}`,
  'gi',
);
/** `` `articles.slug` is unique ``. */
const IS = /`(?:(\w+)\.)?(\w+)`(?: columns?)? (?:is|are)(?: both)? (indexed|unique)\b/gi;
/** `` `members.card_uid`, unique ``, `` `slug` (unique) ``. */
const APART = /`(?:(\w+)\.)?(\w+)`(?:, | \()(indexed|unique)\b(?=\s*(?:[.,;:)]|$))/gi;
const BOTH =
  /`(?:(\w+)\.)?(\w+)`[^`.]{0,60}`(?:(\w+)\.)?(\w+)`[^`.]{0,30}\bboth (?:columns )?(?:are |being )?indexed\b/gi;
/** `the primary key leads with meter_id`. */
const LEADS =
  /(?:\b(?:primary key|PK)\b|\bthe key\b(?=[^.;`]{0,30}\bleads with))[^.;`]{0,30}\b(?:leads?|starts?|begins?) with `(\w+)`/gi;
const FIRST = /\b(?:primary key|PK)\b (?:of|on) `(\w+)`,? (?:whose|where the) (?:first|leading) column is `(\w+)`/gi;

/** `the primary key is (reader_id, rank)`, ``primary key of `lines` (`order_id`, `no`)``. */
const PRIMARY = /\b(?:primary key|PK)\b(?: (?:of|on) (?:the )?`?(\w+)`?)?(?: is| being|:)? ?`?\(([\w\s,`]{2,120})\)/gi;

/** The keys that sentences speak of by their columns, which the schema has in one table or more. */
export function toldKeys(design: Design): ToldKey[] {
  const rows = new Set(design.prose.tables.flatMap((table) => table.rows.map(({ line }) => line)));
  return design.prose.passages
    .filter(
      ({ aside, line, section, text }) =>
        !aside && !rows.has(line) && text.length <= LONGEST * 4 && !isAsideHeading(section ?? ''),
    )
    .flatMap((passage) => {
      const whole = passage.text.replaceAll('\n', ' ');
      const both = isAside(whole) ? [] : bothOf(whole, design).map((key) => ({ ...key, line: passage.line }));
      const single = sentencesOf(passage).flatMap(({ text, line, aside }) => {
        const words = text.replaceAll('\n', ' ');
        return aside || words.length > LONGEST || DENIED.test(words)
          ? []
          : keysOf(words, design).map((key) => ({ ...key, line }));
      });
      return [...both, ...single];
    })
    .filter(({ tables }) => tables.length > 0);
}

type Key = Omit<ToldKey, 'line'>;

function keysOf(words: string, design: Design): Key[] {
  const on = [...words.matchAll(ON)].map(([, what = '', table, list, owner, one]): Key => {
    const columns = list === undefined ? [one ?? ''] : list.split(',').map((part) => part.replace(/`/g, ' ').trim());
    const own = columns.map((column) => column.toLowerCase().replace(/ (?:asc|desc)$/, ''));
    return {
      kind: /^unique/i.test(what) ? 'unique' : 'index',
      columns: own,
      tables: tablesOf(table ?? owner, own, design),
    };
  });
  const is = [...words.matchAll(IS), ...words.matchAll(APART)].map(([, owner, name = '', how = '']): Key => {
    const columns = [name.toLowerCase()];
    return { kind: /unique/i.test(how) ? 'unique' : 'index', columns, tables: tablesOf(owner, columns, design) };
  });
  const leads = [...words.matchAll(LEADS)].map(([, name = '']): Key => {
    const tables = tablesOf(undefined, [name], design).filter(
      ({ primaryKey }) => primaryKey.length > 1 && primaryKey.includes(name),
    );
    return { kind: 'leads', columns: [name], tables };
  });
  const primary = [...words.matchAll(PRIMARY)].map(([, table, list = '']): Key => {
    const columns = list.split(',').map((part) => part.replace(/`/g, ' ').trim().toLowerCase());
    return { kind: 'primary', columns, tables: tablesOf(table, columns, design) };
  });
  const first = [...words.matchAll(FIRST)].map(
    ([, table, name = '']): Key => ({
      kind: 'leads',
      columns: [name],
      tables: tablesOf(table, [name], design),
    }),
  );
  return [...on, ...is, ...leads, ...first, ...primary];
}

function bothOf(words: string, design: Design): Key[] {
  return [...words.matchAll(BOTH)].flatMap(([, a, one = '', b, other = '']): Key[] => [
    { kind: 'index', columns: [one], tables: tablesOf(a ?? b, [one], design) },
    { kind: 'index', columns: [other], tables: tablesOf(b ?? a, [other], design) },
  ]);
}

/** The tables that are meant: the one that is named, else all that have these columns. */
function tablesOf(name: string | undefined, columns: readonly string[], { schema }: Design): Table[] {
  const named = name === undefined ? undefined : tableNamed(name, schema);
  if (name !== undefined && !named) return [];
  const has = (table: Table) => columns.every((column) => table.columns.some((own) => own.name === column));
  return (named ? [named] : schema.tables).filter(has);
}
