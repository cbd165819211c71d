import type { Table } from '../../sql/schema.ts';
import type { Design, Passage } from '../design.ts';
import { isAside, isAsideHeading } from '../prose/aside.ts';
import { leadOf } from '../prose/lead-of.ts';
import { sentencesOf } from '../prose/sentences.ts';
import { claimsIn, claimsOfCell, type IndexClaim } from './index-claims.ts';
import { indexNamed } from './index-names.ts';
import type { Query } from './queries.ts';
import { bareSql, tableNamed, usesOf } from './read-sql.ts';
import { writtenQuery } from './written-query.ts';

/** In characters: what is longer is a program. */
const LONGEST = 1_000;
/** Of one document. */
const MOST = 300;

/** The queries that sentences and the cells of tables write out in code spans, whole or in part. */
export function spokenQueries(design: Design): Query[] {
  if (design.schema.tables.length === 0) return [];
  const lines = new Set(design.prose.tables.flatMap(({ rows }) => rows.map(({ line }) => line)));
  const passages = design.prose.passages.filter(({ aside, line }) => !aside && !lines.has(line));
  return [
    ...tableQueries(design),
    ...passages.flatMap((passage, at) => passageQueries(passage, passages[at + 1], design)),
  ].slice(0, MOST);
}

/** Headings of columns by what their cells say of a query: by what it is served. */
export const SERVES =
  /^(?:(?:is )?(?:served|covered|answered|supported|backed|satisfied) by|(?:by |via |which )?(?:index(?:es)?|access path)(?: (?:used|name|that serves it))?|uses(?: index)?|key used|serving index|supporting index)$/i;
const TABLE = /^(?:table|relation|on|from|entity)s?$/i;
const FILTER =
  /^(?:filters?(?: (?:by|on|and order|and sort|columns?))?|where|predicates?|conditions?|look-?up(?: by)?|filtered by)$/i;
const ORDER = /^(?:order(?:ed)?(?: by)?|sort(?:ed)?(?: by)?|ordering)$/i;

function tableQueries(design: Design): Query[] {
  return design.prose.tables.flatMap(({ head, rows, section, line: top }) => {
    const titles = head.map((title) => title.replace(/[`*]/g, '').trim());
    const serves = titles.findIndex((title) => SERVES.test(title));
    const column = (pattern: RegExp) => titles.findIndex((title) => pattern.test(title));
    if (isAsideHeading(section ?? '')) return [];
    const hot = areAllHot(section, design) || isHotLead(leadOf(design, top)) ? 'hot' : '';
    const rate = titles.findIndex((title) => RATE.test(title));
    return rows.slice(0, MOST).flatMap(({ cells, line }) => {
      const cell = (at: number): string => (at >= 0 ? (cells[at] ?? '') : '');
      const words = cells.filter((_, at) => at !== serves);
      if (cells.some((one) => isAside(one))) return [];
      const claims = serves >= 0 ? claimsOfCell(cell(serves), design) : claimsIn(words.join(' | '), design);
      const key = KEY_OF.exec(cell(serves))?.[1] ?? '';
      const table =
        tableNamed(bare(cell(column(TABLE))), design.schema) ??
        tableBy(claims, design) ??
        tableNamed(key, design.schema);
      const spans = spansIn(words.join(' | '), design);
      const isTold = serves >= 0 && cell(serves).trim() !== '';
      const often = Number(cell(rate).replace(/[,_ ]/g, '')) >= OFTEN ? 'hot' : '';
      const told = { said: `${words.join(' | ')} ${section ?? ''} ${hot} ${often}`, line, isTold };
      const query = (sql: string | undefined, own: IndexClaim[], whole: boolean): Query[] =>
        sql === undefined ? [] : queryOf(sql, { ...told, claims: own, whole }, design);
      const written = listed(cell(column(FILTER)), cell(column(ORDER)), table);
      // Conditions apart are of one query, where one thing serves it.
      const areParts = claims.length === 1 && spans.every(({ sql }) => !/^(?:select|delete|update)\b/i.test(sql));
      if (spans.length === 0 || (spans.length > 1 && areParts))
        return query(
          written ?? (claims.length === 1 ? writtenQuery(words.join(' | '), table, design) : undefined),
          claims,
          false,
        );
      if (spans.length === 1) {
        const [span] = spans;
        // One condition, and columns beside it in code spans of their own.
        const all =
          claims.length === 1 && CONDITION.test(span?.sql ?? '')
            ? writtenQuery(words.join(' | '), table, design)
            : undefined;
        return query(all ?? sqlOf(span, table, design), claims, span?.whole ?? false);
      }
      // Several queries, and what serves each of them, in the same order.
      return spans.length === claims.length
        ? spans.flatMap((span, at) => query(sqlOf(span, undefined, design), claims.slice(at, at + 1), span.whole))
        : [];
    });
  });
}

/** "The primary key of `orders`". */
const KEY_OF = /\b(?:primary key|unique (?:index|key|constraint)) of (?:the )?(?:table )?`(\w+)`/i;

/** Under the heading of a table, a sentence may speak of all of its queries at once: `each of these has its index`. */
function areAllHot(section: string | undefined, { prose }: Design): boolean {
  return prose.passages.some((passage) => passage.section === section && !passage.aside && ALL_HOT.test(passage.text));
}

const ALL_HOT =
  /\b(?:all|each|every|both) (?:one )?(?:of (?:these|them)|(?:of )?(?:the )?(?:\w+ )?quer(?:y|ies))\b[^.]{0,60}\b(?:hot\b|(?:has|have|uses?|served|answered|backed|covered)\b[^.]{0,20}\bindex)/i;
/** `Calls per second`, by which a query is hot from so many on. */
const RATE = /\b(?:(?:per|a|each|every) second|qps|rps|tps)\b|\/ ?s(?:ec)?\b/i;
const OFTEN = 5;

/** `Hot queries at noon:` above a list or table. */
function isHotLead(lead: string): boolean {
  return /\b(?:hot(?:test)?|most frequent|busiest) (?:\w+ ){0,2}(?:quer(?:y|ies)|paths?|reads?|look-?ups?|statements?|ones|access\w*)\b/i.test(
    lead,
  );
}

function bare(text: string): string {
  return text.replace(/[`*]/g, '').trim();
}

/** `customer_id, status` of a column that lists what is filtered by. */
function listed(filter: string, order: string, table: Table | undefined): string | undefined {
  if (!table) return undefined;
  const names = bare(filter)
    .replace(/^\(|\)$/g, '')
    .split(/\s*(?:,|\+|\band\b)\s*/);
  const isColumn = (name: string) => table.columns.some((column) => column.name === name.toLowerCase());
  if (names.length === 0 || !names.every(isColumn)) return undefined;
  const [first = ''] = bare(order).split(/[\s,]/);
  return `SELECT * FROM ${table.name} WHERE ${names.map((name) => `${name} = ?`).join(' AND ')}${isColumn(first) ? ` ORDER BY ${first}` : ''}`;
}

const NOT_YET =
  /\b(?:drop(?:s|ped)?|remov\w+|replac\w+|no longer|would|could|later|future|instead|rejected|if we|not (?:needed|made)|without|until)\b/i;

/** A sentence, or an item of a list, that says by what the query before it is served. */
const GOES_ON =
  /^\W*((?:(?:it|this|it is|this is) )?(?:(?:supporting |serving )?index(?: used)?:|(?:served|covered|backed|answered|supported) by\b|uses\b)[^.;]*)/i;

function passageQueries(passage: Passage, next: Passage | undefined, design: Design): Query[] {
  const { text } = passage;
  if (text.length > LONGEST * 4 || !/`/.test(text)) return [];
  const spans = spansIn(text, design);
  if (spans.length === 0 || spans.some(({ sql }) => CONDITION.test(sql))) {
    const own = sentencesOf(passage).flatMap((sentence) => sentenceQuery(sentence, design));
    if (own.length > 0) return own;
  }
  return spans.flatMap((span, at) => {
    const [from, to] = [spans[at - 1]?.end ?? 0, spans[at + 1]?.start ?? text.length];
    const before = /(?:^|[.;]\s)((?:[^.;]|[.;](?!\s))*)$/.exec(text.slice(from, span.start))?.[1] ?? '';
    const rest = text.slice(span.end, to);
    const behind = /^(?:`[^`]*`|[^`.;]|[.;](?!\s|$))*/.exec(rest)?.[0] ?? '';
    const isLast = at === spans.length - 1 && next !== undefined && next.section === passage.section;
    const further = GOES_ON.exec(rest.slice(behind.length))?.[1] ?? (isLast ? GOES_ON.exec(next.text)?.[1] : undefined);
    const said = `${before} ${behind} ${further ?? ''}`.replaceAll('\n', ' ');
    if (NOT_YET.test(said) || isAside(said)) return [];
    const claims =
      [leadingClaim(before, design), claimsIn(behind, design), claimsIn(further ?? '', design)].find(
        ({ length }) => length > 0,
      ) ?? [];
    const sql = sqlOf(span, tableBy(claims, design), design);
    if (sql === undefined) return [];
    const line = passage.line + (text.slice(0, span.start).match(/\n/g)?.length ?? 0);
    const isTold = /\b(?:index\w*|keys?|cache\w*|served|scan\w*|small|few)\b/i.test(said);
    const hot = isHotLead(leadOf(design, passage.line)) ? 'hot' : '';
    const told = { said: `${said} ${passage.section ?? ''} ${hot}`, line, claims, isTold, whole: span.whole };
    return queryOf(sql, told, design);
  });
}

const KEYS = /\b(?:primary key|unique (?:index|key|constraint))\b/i;

/** "Votes start with `patchset_id`, the latest job comes from `jobs_idx`": two things are told. */
const NEXT_THING =
  /, (?:and )?(?=(?:the|an?|its|each|every|all) [a-z]+ (?:[a-z]+ ){0,3}(?:comes?|is|are|uses?|reads?|finds?|goes|walks?|begins?)\b)/;

/** A sentence that names one index, and writes in code what is looked for. */
function sentenceQuery({ text, line, aside }: Passage, design: Design): Query[] {
  const words = text.replaceAll('\n', ' ');
  if (aside || words.length > LONGEST || NOT_YET.test(words)) return [];
  const names = [...words.matchAll(/`(\w+)`/g)].flatMap(([, name = '']) => (indexNamed(name, design) ? [name] : []));
  const [name, other] = [...new Set(names)];
  // "… through the unique constraint, and its lines come from `lines_by_list`": which is whose, the words alone say.
  if (name === undefined || other !== undefined || KEYS.test(words)) return [];
  const clause = words.split(NEXT_THING).find((part) => part.includes(`\`${name}\``)) ?? words;
  const sql = writtenQuery(clause.replaceAll(`\`${name}\``, ' … '), indexNamed(name, design)?.table, design);
  const claims: IndexClaim[] = [{ kind: 'name', name }];
  return sql === undefined ? [] : queryOf(sql, { said: words, line, claims, isTold: true, whole: false }, design);
}

/** `` `orders_shop_idx` serves `…` ``: the index stands before the query. */
function leadingClaim(before: string, design: Design): IndexClaim[] {
  const name = /`(\w+)`\s+(?:serves|covers|answers|supports|backs|is (?:for|used (?:by|for)))\b[^`]*$/i.exec(
    before,
  )?.[1];
  return name !== undefined && indexNamed(name, design) ? [{ kind: 'name', name }] : [];
}

/** `whole`: a statement of which nothing is left out. */
type Span = { sql: string; table?: string; whole: boolean; start: number; end: number };

const CONDITION =
  /^\(?\s*(?:\w+\.)?[a-z_]\w*\s*(?:=|<>|!=|<=?|>=?|\bin\s*\(|\bis (?:not )?null|\blike\b|\bbetween\b)[\s\S]*(?:\$\d|\?|:\w|'|\d|null|now\(\)|current_\w+|true|false)/i;

/** Code spans that filter: `SELECT …`, `orders WHERE …`, `WHERE …` with its table beside it, `` `orders`: `a = $1` ``. */
function spansIn(text: string, { schema }: Design): Span[] {
  return [...text.matchAll(/`([^`]+)`/g)].flatMap((match): Span[] => {
    const code = (match[1] ?? '')
      .replaceAll('\n', ' ')
      .trim()
      .replace(/^(?:…|\.{3})\s*(?=from\s)/i, '');
    // What is shown of the rows tells nothing of how they are found.
    const whole =
      /^(?:select|delete|update)\b/i.test(code) && !/\.{3}|…/.test(code.replace(/^select (?:…|\.{3}) /i, ''));
    const place = { start: match.index, end: match.index + match[0].length, whole };
    if (code.length > LONGEST) return [];
    if (/^(?:select\b.*\bfrom|delete\s+from|update)\b.*\bwhere\b/i.test(code)) return [{ sql: code, ...place }];
    const named = /^(?:from\s+)?([\w."]+)(?:\s+(?:as\s+)?\w)?\s+where\b/i.exec(code)?.[1];
    if (named !== undefined && !/^where$/i.test(named))
      return tableNamed(named, schema) ? [{ sql: `SELECT * FROM ${code.replace(/^from\s+/i, '')}`, ...place }] : [];
    const isWhere = /^where\s/i.test(code);
    if (!isWhere && !CONDITION.test(code)) return [];
    const behind = /^\s*(?:on|of|in|from|over)\s+(?:the\s+)?(?:table\s+)?`(\w+)`/i.exec(text.slice(place.end))?.[1];
    const before = (isWhere ? /`([\w.]+)`(?:\s+table)?\s*[:,–—-]?\s*$/ : /`([\w.]+)`\s*[:–—|-]\s*$/).exec(
      text.slice(0, place.start),
    )?.[1];
    // `orders.shop_id = $1` says itself of which table.
    const own = isWhere ? undefined : /^\(?\s*(\w+)\.[a-z_]\w*\s*(?:[=<>]|in\b|is\b)/i.exec(code)?.[1];
    const table = [behind, before, own].find((name) => name !== undefined && tableNamed(name, schema));
    return [{ sql: code.replace(/^where\s+/i, ''), ...(table !== undefined && { table }), ...place }];
  });
}

/** The whole statement of a span; undefined where nothing tells its table. */
function sqlOf(span: Span | undefined, table: Table | undefined, { schema }: Design): string | undefined {
  if (!span || /^(?:select|delete|update)\b/i.test(span.sql)) return span?.sql;
  const own = span.table === undefined ? table : tableNamed(span.table, schema);
  const isColumn = (name: string) => own?.columns.some((column) => column.name.toLowerCase() === name);
  const compared = [...span.sql.matchAll(COMPARED)].map(([, name = '']) => name.toLowerCase());
  return own && compared.every(isColumn) ? `SELECT * FROM ${own.name} WHERE ${span.sql}` : undefined;
}

const COMPARED = /(?:^|\band\b|\bor\b|\()\s*([a-z_]\w*)\s*(?:=|<|>|!=|\bin\s*\(|\bis\b|\blike\b|\bbetween\b)/gi;

/** The table of the one index that is named. */
function tableBy(claims: readonly IndexClaim[], design: Design): Table | undefined {
  const [claim, ...others] = claims;
  return claim?.kind === 'name' && others.length === 0 ? indexNamed(claim.name, design)?.table : undefined;
}

type Told = { said: string; line: number; claims: IndexClaim[]; isTold: boolean; whole: boolean };

function queryOf(sql: string, { said, line, claims, isTold, whole }: Told, { schema }: Design): Query[] {
  const uses = usesOf(bareSql(sql), schema);
  if (uses.length === 0) return [];
  const limited = /\blimit\b|\bfetch first\b/i.test(sql);
  const told = isTold ? '' : said;
  return [{ sql, line, endLine: line, said: told, words: said, plan: '', uses, limited, claims, spoken: true, whole }];
}
