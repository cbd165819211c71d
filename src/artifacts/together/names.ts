import type { Column, Schema, Table } from '../sql/schema.ts';
import { stem } from './stem.ts';

/**
 * How near two names are, from the surest: written alike; alike but for case, separators and plural; alike when what
 * only says its role is taken off (`OrderResponse`, `tbl_orders`).
 */
export type Likeness = 'exact' | 'form' | 'affix';

/** Words that say what a thing is for, not which thing it is. They are taken off one by one, and never the last word. */
const BEFORE =
  /^(?:tbl|t|tb|create|created|update|updated|upsert|patch|new|add|edit|get|list|read|delete|replace|base|full|partial|api|db|public|core|my|the|place|submit|register|make|start|open|request)$/;
const AFTER =
  /^(?:dto|request|req|response|resp|res|input|output|payload|entity|model|table|tbl|record|row|resource|object|schema|body|data|create|created|update|updated|patch|read|write|view|summary|detail|info|result|reply|proto|vo|base|list|page|collection|connection|edge|in|out|public)$/;

/** In characters: names from outside may be of any length. */
const LONGEST = 200;

/** The words of a name in lower case: `orderID`, `order-id` and `ORDER_ID` give `order`, `id`. */
export function wordsOf(name: string): string[] {
  return name
    .slice(0, LONGEST)
    .replace(/([A-Z]{2,})s(?![a-z])/g, '$1')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/**
 * What names are compared by: the same for every case, separator and number of the same words (`order_items`,
 * `OrderItem`, `ORDERITEMS`). Nothing is taken off. Not for people to read. Empty when the name holds no letter or digit.
 */
export function nameKey(name: string): string {
  return remember(keyOf, name, () => stem(wordsOf(name).map(stem).join('')));
}

/** `nameKey` of the name, and of what is left when words for its role are taken off, the longest first, without repeats. */
export function nameKeys(name: string): readonly string[] {
  return remember(keysOf, name, () => shortened(name));
}

function shortened(name: string): string[] {
  const words = wordsOf(name);
  const keys = new Set<string>();
  for (let cut = 0; cut < words.length; cut++) {
    for (let front = 0; front <= cut; front++) {
      const back = words.length - (cut - front);
      const before = words.slice(0, front);
      const after = words.slice(back);
      if (
        before.every((word) => BEFORE.test(word)) &&
        after.every((word) => AFTER.test(stem(word)) || AFTER.test(word))
      ) {
        keys.add(stem(words.slice(front, back).map(stem).join('')));
      }
    }
  }
  keys.delete('');
  return [...keys];
}

/** Every name of a design is held against many others. Given up when it has grown to this many. */
const REMEMBERED = 20_000;
const keyOf = new Map<string, string>();
const keysOf = new Map<string, readonly string[]>();

function remember<Value>(values: Map<string, Value>, name: string, make: () => Value): Value {
  const known = values.get(name);
  if (known !== undefined) return known;
  if (values.size >= REMEMBERED) values.clear();
  const made = make();
  values.set(name, made);
  return made;
}

/** Whether two names are of the same thing, and how near they are; undefined when they are not. */
export function sameName(a: string, b: string): Likeness | undefined {
  if (a === b) return 'exact';
  const [first, second] = [nameKey(a), nameKey(b)];
  if (first === '' || second === '') return undefined;
  if (first === second) return 'form';
  const others = new Set(nameKeys(b));
  return nameKeys(a).some((key) => others.has(key)) ? 'affix' : undefined;
}

/** The table that a name stands for, of those it fits best; undefined when there is none, or when several fit alike. */
export function tableFor(name: string, schema: Schema): { table: Table; likeness: Likeness } | undefined {
  const found = tablesFor(name, schema);
  const [table] = found.tables;
  return table && found.tables.length === 1 ? { table, likeness: found.likeness } : undefined;
}

/** All tables that a name fits best: more than one where schemas have tables of the same name. */
export function tablesFor(name: string, schema: Schema): { tables: Table[]; likeness: Likeness } {
  const [qualifier, bare] = split(name);
  const within = qualifier ? schema.tables.filter((table) => table.schema === qualifier) : [];
  const among = within.length > 0 ? within : schema.tables;
  const asked = within.length > 0 ? bare : name;
  const exact = among.filter((table) => table.name === asked);
  if (exact.length > 0) return { tables: exact, likeness: 'exact' };
  const key = nameKey(asked);
  const form = among.filter((table) => key !== '' && (nameKey(table.name) === key || fullKey(table) === key));
  if (form.length > 0) return { tables: form, likeness: 'form' };
  const prefix = commonPrefix(schema);
  for (const shorter of nameKeys(asked)) {
    const tables = among.filter((table) => {
      const own = prefix && table.name.startsWith(prefix) ? table.name.slice(prefix.length) : table.name;
      return nameKey(own) === shorter || nameKeys(table.name.replace(/^(?:tbl|tb|t)_/, '')).includes(shorter);
    });
    if (tables.length > 0) return { tables: nearest(tables, shorter), likeness: 'affix' };
  }
  // `buyer_order` is called so because `order` is a word of SQL: its last words are the thing.
  const qualified = among.filter((table) => endsWith(table.name, asked));
  return { tables: qualified, likeness: 'affix' };
}

function endsWith(name: string, thing: string): boolean {
  const [words, last] = [wordsOf(name).map(stem), wordsOf(thing).map(stem)];
  const key = last.join('');
  return last.length > 0 && last.length < words.length && words.slice(-last.length).join('') === key;
}

/**
 * The column of a table that a field or attribute stands for. Surest first: the same name; the same but for its form;
 * the same when the table's own name is taken off or put before (`orderId` for `id`); the same but for an ending that
 * says only how it is kept (`customer` for `customer_id`, `active` for `is_active`, `created` for `created_at`).
 */
export function columnFor(name: string, table: Table): { column: Column; likeness: Likeness } | undefined {
  const exact = table.columns.find((column) => column.name === name);
  if (exact) return { column: exact, likeness: 'exact' };
  const key = nameKey(name);
  if (key === '') return undefined;
  const form = table.columns.find((column) => nameKey(column.name) === key);
  if (form) return { column: form, likeness: 'form' };
  const own = nameKey(table.name);
  const bare = bareKey(name);
  const prefixed = table.columns.find((column) => {
    const other = nameKey(column.name);
    return own + other === key || own + key === other;
  });
  if (prefixed) return { column: prefixed, likeness: 'form' };
  // `file_number` of `case_file`
  const headed = table.columns.find((column) =>
    wordsOf(table.name).some((word) => word.length > 2 && nameKey(column.name) === nameKey(`${word}_${name}`)),
  );
  if (headed) return { column: headed, likeness: 'affix' };
  const loose = table.columns.find((column) => bare !== '' && bareKey(column.name) === bare);
  return loose ? { column: loose, likeness: 'affix' } : undefined;
}

/** Says what was taken for what, for the end of a message; empty where both are written alike. */
export function taken(name: string, other: string): string {
  return name === other || name.toLowerCase() === other.toLowerCase() ? '' : ` (taking ${name} for ${other})`;
}

/**
 * Whether two names that are the same but for their endings may stand for one thing: one of them has none
 * (`created` for `created_at`). Where each has its own (`due_at`, `due_on`), somebody changed their mind.
 */
export function endsAlike(name: string, other: string): boolean {
  const [ending, otherEnding] = [bare(name).ending, bare(other).ending];
  return ending === '' || otherEnding === '' || ending === otherEnding;
}

/** A column's or field's name without what says only how it is kept. */
function bareKey(name: string): string {
  return stem(bare(name).words.map(stem).join(''));
}

const ENDING =
  /^(?:id|ids|uuid|at|on|date|time|unix|epoch|iso|ms|millis|seconds|code|url|uri|key|utc|ts|timestamp|cents|minor|ref|hash|json|text)$/;

function bare(name: string): { words: string[]; ending: string } {
  const words = wordsOf(name);
  const first = words.length > 1 && /^(?:is|has|was)$/.test(words[0] ?? '') ? 1 : 0;
  let last = words.length;
  while (last - first > 1 && ENDING.test(words[last - 1] ?? '')) last--;
  return { words: words.slice(first, last), ending: words.slice(last).join('') };
}

/** The first word and its underscore, when every table of three or more begins with it: `shop_`. */
function commonPrefix(schema: Schema): string | undefined {
  const prefix = /^[^_]+_/.exec(schema.tables[0]?.name ?? '')?.[0];
  if (!prefix || schema.tables.length < 3) return undefined;
  return schema.tables.every((table) => table.name.startsWith(prefix)) ? prefix : undefined;
}

function nearest(tables: Table[], key: string): Table[] {
  const exact = tables.filter((table) => nameKey(table.name) === key);
  return exact.length > 0 ? exact : tables;
}

function fullKey(table: Table): string {
  return table.schema ? nameKey(`${table.schema} ${table.name}`) : '';
}

function split(name: string): [string | undefined, string] {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? [name.slice(0, dot).toLowerCase(), name.slice(dot + 1)] : [undefined, name];
}
