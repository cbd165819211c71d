import type { Design } from '../design.ts';
import { indexNamed, looksLikeIndex } from './index-names.ts';

/**
 * What a text says that a query is served by: an index by its name, a key, or an index by its columns; without columns,
 * any of its kind.
 */
export type IndexClaim =
  | { kind: 'name'; name: string }
  | { kind: 'unique' | 'index'; columns: string[] }
  /** `table`: where the text says of which one. */
  | { kind: 'primary'; table?: string };

/** The indexes that any words name: by a name that only an index has, or by one that the schema makes. */
export function namesIn(words: string, design: Design): string[] {
  const names = [...words.matchAll(NAME)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  return [...new Set(names.filter((name) => looksLikeIndex(name) || indexNamed(name, design)))];
}

const NAME = /`(\w+)`|\b(\w+_idx|idx_\w+)\b|\b(?:uses|served by|covered by|index:)\s+(\w+_\w+)/gi;

/** In characters. */
const LONGEST = 400;
const LIST = String.raw`\x60?(?:\w+\s*)?\(\s*([\w\s,\x60"]{1,120}?)\s*\)\x60?|\x60(\w+)\x60`;
const KEY = new RegExp(
  String.raw`\b(primary key|unique (?:key|constraint|index)|unique(?=\s*\x60?\()|(?:composite |compound |b-?tree )?index)(?:\s+(?:is )?(?:on|over|of|for))?\s*(?:${LIST})?`,
  'gi',
);

/** The claims of a cell that says nothing but what serves a query. */
export function claimsOfCell(cell: string, design: Design): IndexClaim[] {
  if (cell.length > LONGEST) return [];
  const names = [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
  const bare = /^\w+_\w+$/.test(cell.trim()) ? [cell.trim()] : [];
  const indexes = [...names, ...bare].filter((name) => mayBeIndex(name, design));
  if (indexes.length > 0) return indexes.map((name) => keyByName(name, design) ?? { kind: 'name', name });
  if (PRIMARY.test(cell)) return [{ kind: 'primary' }];
  const [, isUnique, of] = ANY.exec(cell) ?? [];
  const isTable = of === undefined || design.schema.tables.some(({ name }) => name === of.toLowerCase());
  if (ANY.test(cell) && isTable) return [{ kind: isUnique ? 'unique' : 'index', columns: [] }];
  const ofTable = PRIMARY_OF.exec(cell)?.[1]?.toLowerCase();
  if (ofTable !== undefined && design.schema.tables.some(({ name }) => name === ofTable))
    return [{ kind: 'primary', table: ofTable }];
  const keys = keysIn(cell);
  if (keys.length > 0) return keys;
  const list = /^\s*`?(?:\w+\s*)?\(\s*([\w\s,"]+?)\s*\)`?\s*$/.exec(cell)?.[1];
  return list === undefined ? [] : [{ kind: 'index', columns: columnsIn(list) }];
}

const PRIMARY = /^\W*(?:(?:the|its|by|via) )*(?:pk|pkey|primary|clustered index)\W*$/i;
const PRIMARY_OF =
  /^\W*(?:(?:the|its|by|via) )*(?:pk|pkey|primary key|clustered index) (?:of|on) (?:the )?(?:table )?`?(\w+)`?(?: table)?\W*$/i;
/** A kind of key, and not on what: the columns are the reader's to find. */
const ANY =
  /^\W*(?:(?:the|its|an?|own|by|via|implicit|secondary|b-?tree|fk|foreign key) )*(?:(unique)(?: (?:constraint|key|index))*|index)(?: (?:of|on) (?:the )?(?:table )?`?(\w+)`?)?\W*$/i;

/** The index of a constraint, by its own name or by PostgreSQL's: `orders_pkey`, `orders_shop_id_number_key`. */
export function keyByName(name: string, design: Design): IndexClaim | undefined {
  if (indexNamed(name, design)) return undefined;
  const lower = name.toLowerCase();
  const { tables } = design.schema;
  if (tables.some((table) => lower === `${table.name}_pkey`)) return { kind: 'primary' };
  const columns = tables
    .flatMap((table) => table.uniques.map((unique) => ({ table, unique })))
    .find(({ table, unique }) => lower === `${table.name}_${unique.join('_')}_key`)?.unique;
  return columns ? { kind: 'unique', columns } : constraintsOf(design).get(lower);
}

const CONSTRAINT = /\bconstraint\s+"?(\w+)"?\s+(unique|primary\s+key)\s*(?:nulls\s+not\s+distinct\s*)?\(([^()]+)\)/gi;
const named = new WeakMap<Design, Map<string, IndexClaim>>();

/** The keys that the SQL names itself. */
function constraintsOf(design: Design): Map<string, IndexClaim> {
  const found = named.get(design) ?? new Map<string, IndexClaim>();
  if (named.has(design)) return found;
  named.set(design, found);
  for (const { artifact } of design.artifacts) {
    if (artifact.kind !== 'sql') continue;
    for (const [, name = '', kind = '', list = ''] of artifact.text.matchAll(CONSTRAINT)) {
      const isUnique = /^unique/i.test(kind);
      found.set(name.toLowerCase(), isUnique ? { kind: 'unique', columns: columnsIn(list) } : { kind: 'primary' });
    }
  }
  return found;
}

const VERB =
  /(?:\b(?:uses?|using|(?:served|covered|backed|answered|supported|found|satisfied|carried|handled) (?:by|from|through|via|with)|hits|relies on|goes (?:through|over|by)|runs (?:on|over|through|off)|walks|scans?|look-?up (?:by|through|in|on)|through|via|by|on|index(?: only)?(?: is|:)?)|[→⇒(]|->)\s*(?:(?:the|its|an?|own|partial|composite|covering|unique|secondary|b-?tree|index|key)\s+)*$/i;
/** Words that say plainly that what follows serves. */
const STRONG = /\b(?:uses|using|(?:served|covered|backed|answered|supported|satisfied) by|hits|relies on|index)\b/i;

/** The claims of the words behind a query: `uses x`, `, served by x`, `(x)`, `by the unique key on (a, b)`. */
export function claimsIn(words: string, design: Design): IndexClaim[] {
  if (words.length > LONGEST) return [];
  const names = [...words.matchAll(/`(\w+)`/g)].flatMap(({ 1: name = '', index }): IndexClaim[] => {
    const before = words.slice(0, index);
    if (!VERB.test(before) || !mayBeIndex(name, design)) return [];
    const isSure = indexNamed(name, design) !== undefined || looksLikeIndex(name) || STRONG.test(before.slice(-40));
    return isSure ? [keyByName(name, design) ?? { kind: 'name' as const, name }] : [];
  });
  if (names.length > 0) return names.slice(0, 1);
  const key = keysIn(words).at(0);
  return key &&
    /\b(?:uses?|using|by|from|through|via|on|hits|with|over)\s+(?:the|its|an?)\s+(?:\w+\s+)?$/i.test(upTo(words))
    ? [key]
    : [];
}

function upTo(words: string): string {
  return words.slice(
    0,
    words.search(/\b(?:primary key|unique (?:key|constraint|index)|(?:composite |compound |b-?tree )?index)\b/i),
  );
}

function keysIn(words: string): IndexClaim[] {
  return [...words.matchAll(KEY)].flatMap(([, what = '', list, one]): IndexClaim[] => {
    const columns = columnsIn(list ?? one ?? '');
    if (/^primary/i.test(what)) return [{ kind: 'primary' }];
    if (columns.length === 0) return [];
    return [{ kind: /^unique/i.test(what) ? 'unique' : 'index', columns }];
  });
}

function columnsIn(list: string): string[] {
  return list
    .split(',')
    .map((part) =>
      part
        .replace(/[`"]/g, '')
        .trim()
        .toLowerCase()
        .replace(/\s+(?:asc|desc)(?:\s+nulls \w+)?$/, ''),
    )
    .filter((part) => part !== '');
}

/** A name of several words that is no table, column or value of the schema. */
function mayBeIndex(name: string, design: Design): boolean {
  if (indexNamed(name, design)) return true;
  const lower = name.toLowerCase();
  const { tables, views, enums } = design.schema;
  return (
    /^[a-z]\w*_\w+$/i.test(name) &&
    name.length < 120 &&
    !views.some((view) => view.name === lower) &&
    !enums.some((type) => type.name === lower || type.values.includes(name)) &&
    !tables.some((table) => table.name === lower || table.columns.some((column) => column.name.toLowerCase() === lower))
  );
}
