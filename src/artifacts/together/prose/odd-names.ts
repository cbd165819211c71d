import type { Design } from '../design.ts';
import { eventRows } from '../events/prose-messages.ts';
import { nameKey } from '../names.ts';
import { artifactWords } from './artifact-words.ts';
import { DATABASE_SETTING } from './database-setting.ts';
import { errorCodes } from './error-codes.ts';
import { FILE_NAME } from './file-name.ts';
import { isOutside } from './outside.ts';
import { sentencesOf } from './sentences.ts';

/** A name in a code span that nothing else in the document has, though all others of its kind are names of the design. */
export type OddName = {
  name: string;
  line: number;
  /** How many others there are that the artifacts have. */
  others: number;
  /** What the others are, where all of a table's column or of a list are of one set: `operations`, `tables` … */
  set?: string;
  /** The line of one of them, in its artifact. */
  beside?: number;
};

type Style = 'snake' | 'camel' | 'pascal' | 'dotted';
/** `heading`: of its section, and of its table where it stands in one. */
type Span = { name: string; line: number; style: Style; text: string; heading: string; aside: boolean };
type NameSet = { what: string; names: Map<string, number> };

const STYLES: readonly (readonly [Style, RegExp])[] = [
  ['snake', /^[a-z][a-z0-9]*(?:_[a-z0-9]+)+$/],
  ['camel', /^[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)+$/],
  ['pascal', /^(?:[A-Z][a-z0-9]+){2,}$/],
  ['dotted', /^[a-z][a-z0-9_-]*(?:\.[a-z0-9_-]+)+$/],
];
/** Of one design: names of the text that are looked at. */
const MOST = 2000;
/** So many names of the design must stand beside one that is none. */
const ENOUGH = 4;
/** Of all styles together. */
const MANY = 10;
const ENOUGH_OF_A_SET = 3;

/** What a text is about when its names come from elsewhere: settings, measures, tools, languages. */
const LOOSE =
  /\b(?:metrics?|gauges?|counters?|histograms?|alert\w*|labels?|spans?|trac(?:e|es|ing)|logs?|logg\w+|flags?|toggles?|environment|settings?|configur\w*|options?|locks?|claims?|files?|scripts?|commands?|scopes?|dashboards?|buckets?|modules?|packages?|librar\w+|extensions?|functions?|param(?:eter)?s?|arguments?|cache|redis|monitor\w*|observab\w*|slos?|slis?|sdk|tests?|tooling|ci|lint\w*|class(?:es)?|interface|adapters?|kafka|postgres\w*|nginx|linux|kernel|jvm|partition|plugin|variables?|secrets?|error codes?|codes?|reasons?|problem type)\b/i;
const MEASURE = /_(?:total|bytes|count|ratio|percent|duration|latency|lag|depth|rate|errors|p\d+|bucket|info)$/;
/** Indexes and constraints are another rule's; what is generated from a name is that name's. */
const INDEX =
  /^(?:ix|idx|uq|uk|fk|pk|ck|chk|seq|trg|fn)_|_(?:ix|idx|index|uq|uk|fkey|pkey|key|fk|pk|chk|check|excl|seq|trigger)$/;

/** A tool that does something, or an extension: no name of the design's own. */
const TOOL =
  /\b(?:made|created|run|managed|rotated|scheduled|done|maintained|handled|dropped|attached|pooled|built|driven|provided|generated|supervised|pruned|installed|enabled|loaded)(?:\s[\w-]+){0,4} (?:by|with|via|through|using) (?:the )?$/i;
/** Words of databases and brokers that are written like names. */
const PLATFORM =
  /^(?:max_deliver|ack_wait|max_ack_pending|max_age|max_msgs|acks|linger_ms|statement_timeout|lock_timeout|read_(?:un)?committed|repeatable_read|(?:exactly|at_least|at_most)_once\w*|skip_locked|for_update|gen_random_uuid|uuid_generate_v\d|row_number|json_agg|jsonb_\w+|to_tsvector|websearch_to_tsquery)$/;
const EXTENSION = /^(?:pg|postgis|timescaledb|mysql|innodb|redis|kube|aws|gcp|rabbitmq|kafka|nats|libpq|psql)_/;

/** Every name that is the odd one out: by the whole text, by its column of a table, or by its list. */
export function oddNames(design: Design): OddName[] {
  const spans = spansOf(design);
  const once = spans.filter(({ name }) => isNowhereElse(design, name));
  if (once.length === 0) return [];
  const found = new Map<string, OddName>();
  const add = (odd: OddName): void => {
    if (!found.has(odd.name)) found.set(odd.name, odd);
  };
  const sets = setsOf(design);
  for (const group of groupsOf(design, spans)) for (const odd of oddOfGroup(group, once, sets)) add(odd);
  for (const odd of oddOfText(design, spans, once)) add(odd);
  return [...found.values()];
}

function spansOf({ prose }: Design): Span[] {
  const heads = new Map(
    prose.tables.flatMap(({ head, rows }) => rows.map(({ line }) => [line, head.join(' ')] as const)),
  );
  return prose.passages
    .flatMap(sentencesOf)
    .flatMap(({ codes, text, section = '', aside }) =>
      codes.flatMap((code): Span[] => {
        const name = code.text.replace(/\(.*\)$/, '').trim();
        const style = FILE_NAME.test(name) ? undefined : STYLES.find(([, pattern]) => pattern.test(name))?.[0];
        const heading = `${section} ${heads.get(code.line) ?? ''}`;
        return style && (!INDEX.test(name) || isKeptIn(text, name)) && !DATABASE_SETTING.test(name)
          ? [{ name, line: code.line, style, text, heading, aside }]
          : [];
      }),
    )
    .slice(0, MOST);
}

/** "Answered from `request_key`": what ends like an index, and is said to hold something. */
function isKeptIn(text: string, name: string): boolean {
  const before = text.slice(0, Math.max(0, text.indexOf(`\`${name}\``)));
  return /\b(?:(?:answered|read|served|taken|looked up|loaded) (?:from|in)|(?:stored|kept|written|saved|recorded|inserted|put) (?:in|to|into)|rows? (?:of|in|from)) (?:the )?$/i.test(
    before,
  );
}

/** Names are the same in every style: `lesson_id` is no stranger where `lessonId` is. */
const keysOf = new WeakMap<Design, Map<string, number>>();

/** Whether a name stands only once in the whole document, in whatever style. */
export function isNowhereElse(design: Design, name: string): boolean {
  const before = keysOf.get(design);
  const keys = before ?? countKeys(design.document.text);
  if (!before) keysOf.set(design, keys);
  return (keys.get(nameKey(name)) ?? 0) <= 1;
}

function countKeys(text: string): Map<string, number> {
  const keys = new Map<string, number>();
  for (const [token] of text.slice(0, 1_000_000).matchAll(/[\p{L}_][\p{L}\p{N}_]*(?:[.-][\p{L}\p{N}_]+)*/gu)) {
    for (const name of new Set([token, ...(/[.-]/.test(token) ? token.split(/[.-]/) : [])])) {
      const key = nameKey(name);
      keys.set(key, (keys.get(key) ?? 0) + 1);
    }
  }
  return keys;
}

/** The only name of the text that no artifact has, of all or, where there are many, of its style. */
function oddOfText(design: Design, spans: readonly Span[], once: readonly Span[]): OddName[] {
  const errors = errorCodes(design);
  const hads = spans.filter((span) => isHad(design, span));
  const had = new Set(hads.map(({ name }) => name));
  const strange = once.filter(({ name }) => !had.has(name) && !errors.has(name.toLowerCase()));
  return strange
    .filter((one) => !isDefined(design, one))
    .flatMap((odd): OddName[] => {
      const alike = new Set(hads.filter(({ style }) => style === odd.style).map(({ name }) => name));
      const isOnlyOne = strange.length === 1 && had.size >= MANY;
      const isOnlyOfStyle = strange.every((one) => one === odd || one.style !== odd.style) && alike.size >= ENOUGH;
      if (odd.style === 'dotted' && (alike.size < ENOUGH_OF_A_SET || !isCatalogued(design, odd.name))) return [];
      const isLacking = ({ name }: Span): boolean => !had.has(name) && !errors.has(name.toLowerCase());
      const lacking = new Set(spans.filter(isLacking).map(({ name }) => name)).size - 1;
      if (!isOnlyOne && !isOnlyOfStyle) return [];
      if (carriesMore(odd, errors)) return [];
      const about = `${odd.text.replace(/`[^`]*`/g, ' ')} ${odd.heading}`;
      if (odd.aside || LOOSE.test(about) || isOutside(about) || MEASURE.test(odd.name) || isTool(odd)) return [];
      return lacking > had.size / 3
        ? []
        : [{ name: odd.name, line: odd.line, others: isOnlyOne ? had.size : alike.size }];
    });
}

/** "`RATE_LIMITED` carries `retryAfterSeconds`": what answers hold besides. */
function carriesMore({ name, text }: Span, errors: ReadonlySet<string>): boolean {
  const before = text.slice(0, Math.max(0, text.indexOf(`\`${name}\``)));
  const code =
    /`([^`]+)`\s+(?:carries|has|holds|comes with|brings|adds|includes|returns|names|tells|gives)\s+(?:its |the |an? )?$/.exec(
      before,
    )?.[1];
  return (
    code !== undefined &&
    (errors.has(code.toLowerCase()) || /^[A-Z][A-Z_]+$|^\d{3}$|^[a-z]\w*(?:\.[\w-]+)+$/.test(code))
  );
}

/** A row that gives the fields of what it begins with: `| stock.counted | in | siteId, quantity |`. */
function isDefined({ prose }: Design, { name, line }: Span): boolean {
  const row = prose.tables.flatMap(({ rows }) => rows).find((one) => one.line === line);
  const [first = '', ...others] = row?.cells ?? [];
  return first.trim() === `\`${name}\`` && (others.join(' ').match(/`[^`]+`/g) ?? []).length > 1;
}

function isTool({ name, text }: Span): boolean {
  const at = text.indexOf(`\`${name}\``);
  return EXTENSION.test(name) || PLATFORM.test(name) || (at > 0 && TOOL.test(text.slice(Math.max(0, at - 80), at)));
}

/** Topics are told of where they are made, unless a contract or a table lists them; `orders.status` is a column's name. */
function isCatalogued({ schema, messages, prose }: Design, name: string): boolean {
  const [first, last] = [name.split('.')[0], name.split('.').at(-1)];
  const isTable = schema.tables.some((table) => table.name === first);
  if (
    isTable &&
    !messages.some(({ channel = '' }) => channel.split('.')[0] === first || channel.split('.').at(-1) === last)
  )
    return false;
  const channels = new Set(messages.flatMap(({ channel }) => (channel === undefined ? [] : [channel])));
  return channels.size >= 2 || prose.tables.some((table) => eventRows(table).length >= ENOUGH_OF_A_SET);
}

/** Whether an artifact has it: `orders.status` as a column of a table, any other dotted name as it is written. */
function isHad(design: Design, { name, style }: Span): boolean {
  if (style !== 'dotted') return artifactWords(design).has(name.toLowerCase());
  const [first = '', second = ''] = name.split('.');
  return (
    design.schema.tables.some((table) => table.name === first && table.columns.some((one) => one.name === second)) ||
    design.artifacts.some(({ artifact }) => artifact.text.slice(0, 500_000).includes(name))
  );
}

/** The names of one column of a table, or of one list within a sentence. */
function groupsOf({ prose }: Design, spans: readonly Span[]): Span[][] {
  const columns = prose.tables.flatMap(({ head, rows }) =>
    head.map((_, at) =>
      rows.flatMap(({ cells, line }) => {
        const names = new Set([...(cells[at] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name.trim()));
        return spans.filter((span) => span.line === line && names.has(span.name));
      }),
    ),
  );
  const lines = new Map<string, Span[]>();
  for (const span of spans) lines.set(span.text, [...(lines.get(span.text) ?? []), span]);
  return [...columns, ...lines.values()];
}

/** The one of a group that its set lacks, where all others are of that set, and are enough of them. */
function oddOfGroup(group: readonly Span[], once: readonly Span[], sets: readonly NameSet[]): OddName[] {
  const names = new Set(group.map(({ name }) => name));
  if (names.size <= ENOUGH_OF_A_SET) return [];
  const [odd, ...more] = group.filter((span) => once.includes(span));
  if (!odd || odd.aside || more.length > 0) return [];
  const rest = [...names].filter((name) => name !== odd.name);
  if (!group.some(({ name, style }) => name !== odd.name && style === odd.style)) return [];
  const set = sets.find((one) => rest.every((name) => one.names.has(name)));
  const beside = set?.names.get(rest[0] ?? '');
  if (!set || isOutside(odd.text)) return [];
  return [{ name: odd.name, line: odd.line, others: rest.length, set: set.what, ...(beside && { beside }) }];
}

function setsOf({ operations, schema, messages, shapes }: Design): NameSet[] {
  const set = (what: string, names: readonly { name: string; line: number }[]): NameSet => ({
    what,
    names: new Map(names.map(({ name, line }) => [name, line])),
  });
  const last = (path: string): string => path.split('/').at(-1) ?? path;
  return [
    set(
      'operations of the contract',
      operations.flatMap(({ from, path, id, line }) => [
        ...(from === 'openapi' ? [] : [{ name: last(path), line }]),
        ...(id === undefined ? [] : [{ name: id, line }]),
      ]),
    ),
    set('tables', [...schema.tables, ...schema.views]),
    set(
      'columns',
      schema.tables.flatMap(({ columns }) => columns),
    ),
    set(
      'topics and events',
      messages.flatMap(({ name, channel, line, from }) =>
        from === 'prose' ? [] : [{ name, line }, ...(channel ? [{ name: channel, line }] : [])],
      ),
    ),
    set(
      'fields of the contract',
      shapes.flatMap(({ fields }) => fields),
    ),
    set('types of the contract', shapes),
  ];
}
