import type { Finding } from '../../../session/finding.ts';
import type { Schema, Table } from '../../sql/schema.ts';
import type { Design, Passage } from '../design.ts';
import { nameKey, tableFor } from '../names.ts';
import { artifactWords } from '../prose/artifact-words.ts';
import { dottedOthers } from '../prose/dotted-others.ts';
import { isPresent } from '../prose/is-present.ts';
import { isSlip } from '../prose/is-slip.ts';
import { listedColumns } from '../prose/listed-columns.ts';
import { isOthers } from '../prose/outside.ts';
import { REPOSITORY_PLACE } from '../prose/repository-place.ts';
import { sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';

const NAME = String.raw`[A-Za-z_]\w*`;
const QUALIFIED = new RegExp(String.raw`^(?:(${NAME})\.)?(${NAME})\.(${NAME})(?:\s*(?:=|<|>|IS\b|IN\b|::).*)?$`, 'i');
/** What stands after a dot and is no column: events, files, versions. */
const NO_COLUMN =
  /^(?:sql|ts|js|py|go|rs|java|kt|cs|md|ya?ml|json|toml|proto|graphql|env|sh|txt|csv|com|org|io|net|dev|v\d+|dlq|dlt|events?|commands?|read|write|admin|manage|create|update|delete|list|get|show|hide|play|stop|start|open|close|send|cancel|approve|release|retry|refund|\w+_over|\w+ed|(?!rating$|heading$|reading$|spacing$)\w+ing|sent|paid|made|lost|\*|parquet|avro|gz|xml|html|log|internal|local|svc|api|domain|repository|[A-Z]\w*[a-z]\w*|\w+_(?:seq|check|idx|fkey|pkey|trg|view)|p\d{4}\w*)$/;

/** `order.created`: an event, and so are those beside it. */
const DONE = /^\w+ed$/;
/** `order.created_late`, where the text speaks of events. */
const HAPPENED = /^\w+ed_(?!(?:at|by|on|until)$)\w+$/;
const EVENTFUL =
  /\b(?:events?|topics?|publish\w*|emit\w*|consum\w*|subscri\w*|messages?|queues?|metrics?|logs?|audit\w*|notif\w*)\b/i;

/** Columns are not only those of tables in a database. */
const SHEET =
  /\b(?:csv|tsv|excel|xlsx?|spread ?sheets?|sheets?|worksheets?|parquet|files?|exports?|imports?|board|kanban|table (?:above|below))\b/i;

/** What a row is asked for: "rows with `sent_at`", "`sent_at` is null". */
const SNAKE = String.raw`\x60([a-z][a-z0-9]*(?:_[a-z0-9]+)+)\x60`;
const TIME = String.raw`\x60([a-z][a-z0-9]*(?:_[a-z0-9]+)*_(?:at|until|since))\x60`;
const TESTED = String.raw`\b(?:until|after|before|since|past|sets?|moves?|pushes|extends?|clears?|stamps?)\s+${TIME}|\bwhose\s+${SNAKE}|\brows?\s+(?:with|where|whose)\s+(?:an?\s+|the\s+)?${SNAKE}|${SNAKE}\s+(?:is\s+)?(?:not\s+)?null\b|\x60([a-z][a-z0-9]*(?:_[a-z0-9]+)+)\s*(?:is\s+(?:not\s+)?null|(?:[<>]=?|=|<>)\s*(?:\$\d|now\(\)|current_\w+|true|false)[^\x60]{0,40})\x60`;

/** Columns (`orders.customer_id`), and columns said to be of a table, that the DDL does not have. */
export const proseColumns: Rule = {
  name: 'together/prose-column',
  find(design) {
    const { schema } = design;
    if (schema.tables.length === 0 || hasFragments(design)) return [];
    const words = artifactWords(design);
    const isOther = dottedOthers(design);
    const heads = new Set(
      design.prose.tables.flatMap(({ head }) => head.map((title) => title.replace(/[`*]/g, '').trim().toLowerCase())),
    );
    const found = new Map<string, Finding>();
    for (const sentence of design.prose.passages.flatMap(sentencesOf)) {
      if (REPOSITORY_PLACE.test(sentence.text) || isOthers(sentence.text)) continue;
      if (sentence.aside && !isPresent(sentence)) continue;
      const dotted = qualified(sentence, design, isOther);
      for (const finding of [
        // Two at once are settings that are called after the table.
        ...(new Set(dotted.map(({ message }) => message)).size > 1 ? [] : dotted),
        ...spoken(sentence, schema, words, heads),
        ...slips(sentence, schema, words),
      ]) {
        const key = `${finding.line} ${finding.message.slice(0, 40)}`;
        if (!found.has(key)) found.set(key, finding);
      }
    }
    for (const { column, table, line } of listedColumns(design)) {
      if (![...found.values()].some((one) => one.line === line))
        found.set(`${line} ${column}`, missing(table, column, line));
    }
    return [...found.values()];
  },
};

function hasFragments({ artifacts }: Design): boolean {
  return artifacts.some(({ artifact }) => artifact.kind === 'sql' && artifact.fragment);
}

type IsOther = ReturnType<typeof dottedOthers>;

/** `orders.customer_id`, where `orders` is a table by exactly this name. */
function qualified(sentence: Passage, { schema, shapes, messages }: Design, isOther: IsOther): Finding[] {
  const names = sentence.codes.flatMap(({ text, line }) => {
    const [, first, second, column] = QUALIFIED.exec(text.trim()) ?? [];
    return second && column ? [{ first, second, column, line }] : [];
  });
  // Of names that stand together, all are columns, or none.
  const columns = new Set(
    names.flatMap(({ first, second, column }) => {
      const table = tableNamed(second, schema, first);
      return table?.columns.some(({ name }) => name === column) ? [second] : [];
    }),
  );
  const others = new Set(
    names
      .filter(
        ({ second, column }) =>
          isOther(`${second}.${column}`, sentence, columns.has(second)) || (DONE.test(column) && !columns.has(second)),
      )
      .map(({ second }) => second),
  );
  return names.flatMap(({ first, second, column, line }): Finding[] => {
    if (others.has(second)) return [];
    const table = tableNamed(second, schema, first);
    if (!table || hasColumn(table, column) || NO_COLUMN.test(column)) return [];
    const dotted = `${second}.${column}`;
    if (messages.some(({ name, channel }) => name === dotted || channel?.startsWith(dotted))) return [];
    const areEvents = messages.some(({ name, channel = name }) => channel.startsWith(`${second}.`));
    if (HAPPENED.test(column) && (areEvents || EVENTFUL.test(sentence.text.replace(/`[^`]*`/g, ' ')))) return [];
    const isField = shapes.some(
      (shape) => nameKey(shape.name) === nameKey(second) && shape.fields.some(({ name }) => name === column),
    );
    return isField ? [] : [missing(table, column, line)];
  });
}

/** "column `x` of `orders`", "`x` on `orders`", "index on `orders (x, y)`". */
function spoken(sentence: Passage, schema: Schema, words: ReadonlySet<string>, heads: ReadonlySet<string>): Finding[] {
  const { text } = sentence;
  const found: Finding[] = [];
  const report = (column: string, name: string, at: number): void => {
    const table = tableNamed(name, schema);
    if (!table || hasColumn(table, column)) return;
    found.push(missing(table, column, sentence.line + (text.slice(0, at).match(/\n/g) ?? []).length));
  };
  for (const match of text.matchAll(
    new RegExp(
      String.raw`(?:columns?|index(?:ed)? on|unique on|key on|default of|constraint on)\s+\x60(${NAME})\x60\s+(?:of|on|in)\s+(?:the\s+)?\x60(${NAME})\x60`,
      'gi',
    ),
  )) {
    report(match[1] ?? '', match[2] ?? '', match.index);
  }
  for (const match of text.matchAll(
    new RegExp(String.raw`\x60(${NAME})\x60\s+columns?\s+(?:of|on|in)\s+(?:the\s+)?\x60(${NAME})\x60`, 'gi'),
  )) {
    report(match[1] ?? '', match[2] ?? '', match.index);
  }
  // "`idempotency_record` 30 days by `expires_at`": by a time of that table.
  for (const match of text.matchAll(
    new RegExp(String.raw`\x60(${NAME})\x60[^\x60.;]{0,40}\bby \x60(\w+_(?:at|on|until))\x60`, 'gi'),
  ))
    report(match[2] ?? '', match[1] ?? '', match.index);
  for (const match of text.matchAll(/`([A-Za-z_]\w*)\s*\(([\w\s,]+)\)`/g)) {
    for (const part of (match[2] ?? '').split(',')) {
      const column = /^\s*([A-Za-z_]\w*)(?:\s+(?:asc|desc))?\s*$/i.exec(part)?.[1];
      if (column) report(column, match[1] ?? '', match.index);
    }
  }
  for (const match of text.matchAll(
    new RegExp(
      String.raw`(?:\b(?:column|nullable|foreign key|not null)\s+\x60(${NAME})\x60|\x60(${NAME})\x60\s+column\b|${TESTED})(?!s|\s+(?:of|on|in)\b)`,
      'gi',
    ),
  )) {
    const column = match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? match[6] ?? match[7] ?? '';
    if (
      /^[A-Z]+$/.test(column) ||
      SHEET.test(text) ||
      heads.has(column.toLowerCase()) ||
      words.has(column.toLowerCase()) ||
      schema.tables.some((table) => hasColumn(table, column))
    )
      continue;
    found.push({
      level: 'warning',
      rule: 'together/prose-column',
      message: `The column \`${column}\` is named here, but no table of the DDL has it.`,
      line: sentence.line + (text.slice(0, match.index).match(/\n/g) ?? []).length,
    });
  }
  return found;
}

/** A name in a code span that is in no artifact, but is a slip of a column's or table's name. */
function slips({ codes }: Passage, schema: Schema, words: ReadonlySet<string>): Finding[] {
  return codes.flatMap(({ text, line }): Finding[] => {
    const name = /^[a-z]\w*_\w+$/.exec(text)?.[0];
    if (!name || words.has(name) || schema.tables.some((table) => table.name === name || hasColumn(table, name)))
      return [];
    const keys = new Map<string, { what: string; line: number }>();
    for (const table of schema.tables) {
      keys.set(table.name, { what: `table \`${table.name}\``, line: table.line });
      for (const column of table.columns)
        keys.set(column.name, { what: `column \`${table.name}.${column.name}\``, line: column.line });
    }
    const near = [...keys].filter(([key]) => key.includes('_') && isSlip(key, name) && nameKey(key) !== nameKey(name));
    const [only] = near;
    if (!only || near.length > 1) return [];
    const message = `\`${name}\` is in no artifact; the ${only[1].what} (line ${only[1].line}) is nearly called so.`;
    return [{ level: 'warning', rule: 'together/prose-column', message, line, with: [only[1].line] }];
  });
}

function tableNamed(name: string, schema: Schema, within?: string): Table | undefined {
  const found = tableFor(within ? `${within}.${name}` : name, schema) ?? tableFor(name, schema);
  return found && (found.likeness === 'exact' || found.table.name === name.toLowerCase()) ? found.table : undefined;
}

/** A column, or a state that an event is called after: `order.swapped_out`. */
function hasColumn(table: Table, column: string): boolean {
  const key = nameKey(column);
  return table.columns.some(
    ({ name, values = [] }) => nameKey(name) === key || values.some((one) => nameKey(one) === key),
  );
}

function missing(table: Table, column: string, line: number): Finding {
  return {
    level: 'warning',
    rule: 'together/prose-column',
    message: `\`${table.name}.${column}\` is named here, but the table (line ${table.line}) has no such column.`.slice(
      0,
      200,
    ),
    line,
    with: [table.line],
  };
}
