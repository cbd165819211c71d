import type { Artifact } from '../artifact.ts';
import type { Table } from '../sql/schema.ts';
import type { Design } from './design.ts';
import { nameKey } from './names.ts';

/** The dialect of the artifact that makes a table; empty when it is not said. */
export function dialectOf(design: Design, table: Table): string {
  return artifactOf(design, table)?.dialect ?? '';
}

/** Whether a table is shown whole, as far as can be told: its artifact leaves nothing out. */
export function isWhole(design: Design, table: Table): boolean {
  const artifact = artifactOf(design, table);
  return artifact !== undefined && !artifact.fragment && !artifact.unclosed && table.columns.length > 0;
}

/** Some lines of the document as they are written, from `line` on. */
export function textAt(design: Design, line: number, count = 1): string {
  const { text } = design.document;
  let begin = 0;
  for (let at = 1; at < line; at++) {
    const next = text.indexOf('\n', begin);
    if (next < 0) return '';
    begin = next + 1;
  }
  let end = begin;
  for (let at = 0; at < count && end >= 0; at++) end = text.indexOf('\n', end + (at === 0 ? 0 : 1));
  return end < 0 ? text.slice(begin) : text.slice(begin, end);
}

const NAME = String.raw`((?:["\x60]?[\p{L}_][\p{L}\p{N}_]*["\x60]?\.)?["\x60]?[\p{L}_][\p{L}\p{N}_]*)`;
const MAKES = new RegExp(String.raw`\bcreate\s+(?:\w+\s+){0,2}table\s+(?:if\s+not\s+exists\s+)?${NAME}`, 'giu');
const NAMES = new RegExp(
  String.raw`\b(?:table|references|from|into|join|update|type|view|on|exists|of)\s+(?:only\s+)?${NAME}`,
  'giu',
);

/** Whether any SQL of the document, also what could not be read, names a table or type so, in any form. */
export function isNamedInSql(design: Design, name: string): boolean {
  const key = nameKey(name);
  return design.artifacts.some(({ artifact }) =>
    [...artifact.text.matchAll(artifact.kind === 'sql' ? NAMES : MAKES)].some(
      ([, found = '']) => nameKey(found.replace(/^.*\./, '')) === key,
    ),
  );
}

/** Words by which a text says that one thing points at another without a foreign key. */
export const LOOSE =
  /no (?:fk|foreign)|logical|soft|polymorphic|weak|without (?:a )?(?:fk|foreign)|partition|shard|cross[- ]service|by (?:value|name)/i;

/**
 * Whether a foreign key between two tables can be expected: they are kept together, and neither is in parts (which
 * makes such a key impossible or dear).
 */
export function mayReference(design: Design, from: Table, to: Table): boolean {
  if (from.schema !== to.schema || isInParts(design, from) || isInParts(design, to)) return false;
  if (from.artifact === to.artifact) return true;
  const { tables } = design.schema;
  return tables.some((table) =>
    table.foreignKeys.some((key) =>
      tables.some(({ name, artifact }) => name === key.table && artifact !== table.artifact),
    ),
  );
}

function isInParts(design: Design, table: Table): boolean {
  const [statement = ''] = textAt(design, table.line, 80).split(';');
  if (/\bpartition\s+(?:by|of)\b/i.test(statement)) return true;
  return [...design.document.text.matchAll(/hypertable\s*\(\s*'([^']*)'/gi)].some(([, name]) => name === table.name);
}

/** Words by which a text says that something is worked out, or brought in from elsewhere, and not kept as it is shown. */
export const DERIVED =
  /\b(?:comput|deriv|calculat|aggregat|virtual|transient|denormali|embedded|expanded|joined|resolved|not (?:a column|stored|persisted|kept)|(?:never|isn't|is not) (?:stored|persisted)|in[- ]memory|on the fly|at read time|from (?:the )?(?:auth|token|session|jwt|claims?))/i;

/** Words by which a text says that something is kept somewhere else. */
export const ELSEWHERE =
  /\b(?:redis|elasticsearch|opensearch|mongo\w*|dynamo\w*|cassandra|s3|kafka|clickhouse|bigquery|external|third[- ]party|another|other (?:service|system|team)|separate (?:service|database|schema|store)|owned by|read[- ]model|projection|identity provider|keycloak|auth0|cognito|okta|ldap|stripe|salesforce|crm|erp|elsewhere|document store|object stor\w+|key[- ]value|cache|not (?:a table|modell?ed|part of)|out of scope|in the \w+ service)\b/i;

/** Whether a sentence of the prose speaks of a name and says so. */
export function isSaid(design: Design, name: string, words: RegExp): boolean {
  const key = nameKey(name);
  if (key.length < 3) return false;
  return design.prose.passages.some(
    ({ text }) =>
      words.test(text) &&
      text.split(/(?<=[.;!?])\s/).some((sentence) => words.test(sentence) && speaksOf(sentence, key)),
  );
}

function speaksOf(sentence: string, key: string): boolean {
  const words = sentence.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
  return words.some((word, at) => nameKey(word) === key || nameKey(`${word}_${words[at + 1] ?? ''}`) === key);
}

function artifactOf(design: Design, table: Table): Artifact | undefined {
  return design.artifacts.find(({ artifact }) => artifact.index === table.artifact)?.artifact;
}
