import type { Design } from '../design.ts';
import { nameKey, wordsOf } from '../names.ts';
import { stem } from '../stem.ts';
import { artifactWords } from './artifact-words.ts';
import { REPOSITORY_PLACE } from './repository-place.ts';
import { sentencesOf } from './sentences.ts';

/** What is also written with a dot: events, scopes, settings, measures. */
const OTHER =
  /\b(?:topics?|events?|channels?|queues?|subjects?|streams?|messages?|publish\w*|emit\w*|produc\w+|consum\w+|subscri\w+|scopes?|permissions?|roles?|claims?|settings?|config\w*|flags?|propert(?:y|ies)|environment|metrics?|gauge|counter|histogram|alerts?|dashboards?|functions?|procedures?|package|modules?|fields?|sequences?|types?|trigger)\b/i;
const NO_TABLE = /(?:ed|ing|_total|_count|_seconds|_ms|_bytes|_rate|_ratio|_id|_at)$/i;

/**
 * Names such as `booking.request_keys` whose first part is a schema with tables, and whose second nothing in the design
 * has; only where the text names tables in this way as a habit, or where it ends as one of the schema's tables does.
 */
export function qualifiedTables(design: Design): { name: string; line: number }[] {
  const { schema, prose, messages } = design;
  const schemas = new Set(schema.tables.flatMap((table) => (table.schema ? [table.schema] : [])));
  if (schemas.size === 0) return [];
  const tables = new Set(
    [...schema.tables, ...schema.views].map((one) => nameKey(`${'schema' in one ? one.schema : ''} ${one.name}`)),
  );
  const names = prose.passages.flatMap(sentencesOf).flatMap(({ codes, aside, text }) => {
    const isOther = aside || REPOSITORY_PLACE.test(text) || OTHER.test(text.replace(/`[^`]*`/g, ' '));
    return codes.flatMap(({ text: code, line }) => {
      const [name, first = '', second = ''] = /^([a-z]\w*)\.([a-z]\w*)$/.exec(code.trim()) ?? [];
      return name && schemas.has(first) ? [{ name, first, second, line, isOther }] : [];
    });
  });
  const isTable = ({ first, second }: { first: string; second: string }): boolean =>
    tables.has(nameKey(`${first} ${second}`));
  const isHabit = new Set(names.filter(isTable).map(({ name }) => name)).size >= 2;
  const words = artifactWords(design);
  const isEvent = (name: string): boolean =>
    messages.some((one) => one.name === name || one.channel === name || one.channel?.startsWith(`${name}.`));
  const strange = names.filter(
    (one) =>
      !isTable(one) &&
      !one.isOther &&
      one.second.includes('_') &&
      !NO_TABLE.test(one.second) &&
      !words.has(one.second) &&
      !isEvent(one.name),
  );
  // Without the habit, it must at least end as a table of that schema does.
  const isLikely = ({ first, second }: { first: string; second: string }): boolean =>
    schema.tables.some((table) => table.schema === first && stem(lastWord(table.name)) === stem(lastWord(second)));
  return strange.filter((one) => isHabit || isLikely(one));
}

function lastWord(name: string): string {
  return wordsOf(name).at(-1) ?? '';
}
