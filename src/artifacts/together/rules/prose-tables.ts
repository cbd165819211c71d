import type { Finding } from '../../../session/finding.ts';
import type { Design } from '../design.ts';
import { ELSEWHERE } from '../lookup.ts';
import { nameKey } from '../names.ts';
import { artifactWords } from '../prose/artifact-words.ts';
import { isSlip } from '../prose/is-slip.ts';
import { listedNames, strangers } from '../prose/listed-names.ts';
import { qualifiedTables } from '../prose/qualified-tables.ts';
import { REPOSITORY_PLACE } from '../prose/repository-place.ts';
import { sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';

const AFTER = /`([a-z][\w.]*)`\s+(?:tables?|rows?)\b(?!\s*:)/gi;
const BEFORE =
  /\b(?:tables?|rows? (?:in|of|to|into|from)|insert(?:s|ed)? into|writes? to|written to|reads? from|joins?|joined with)\s+(?:the\s+)?`([a-z][\w.]*)`/gi;
/** Tables of other things: stores without DDL, and the tables of the database itself. */
const OTHER_STORE =
  /\b(?:dynamodb|bigquery|redshift|snowflake|clickhouse|cassandra|scylla|redis|hudi|iceberg|hbase|route|routing|lookup table in|hash table|pivot|markdown|iptables|staging|temporary|temp|warehouse|mongodb|collection)\b/i;
/** Tables that somebody else makes. */
const THEIRS =
  /\bbelongs? to\b|\b(?:another|other|their|its own) (?:team|service|system|database|schema)|\bteam(?:'s|s')|\bnot ours\b|\bread[- ]only\b|\bonly read\b|\bforeign data wrapper\b|\bowned by\b|\bpartners?\b|\bvendors?\b|\bof (?:its|their) own\b|\bof the [\w-]+ (?:team|service|system)\b|\bin(?:[- ]| its | the )memory\b/i;
/** Heads of columns that list tables. */
const HEAD = /^(?:(?:db|sql|database|owned|own|main|key) )?tables?(?: (?:names?|owned))?$/i;
/** What libraries bring along, and designs speak of without making it. */
const MACHINERY =
  /^(?:outbox|inbox|shedlock|schema_(?:migrations?|history)|flyway_schema_history|databasechangelog|(?:oban|river|que|good|solid_queue)_jobs?)(?:_(?:messages?|events?|entries|rows))?$/i;
const SYSTEM = /^(?:pg_|information_schema|sqlite_|mysql\.|sys\.)/;

/** Tables that the text speaks of and the DDL does not make. */
export const proseTables: Rule = {
  name: 'together/prose-table',
  find(design) {
    const { schema } = design;
    const sql = design.artifacts.filter(({ artifact }) => artifact.kind === 'sql');
    if (schema.tables.length < 2 || sql.some(({ artifact }) => artifact.fragment)) return [];
    const words = artifactWords(design);
    const defined = artifactWords(design, ({ kind }) => kind === 'sql' || kind === 'code');
    const names = [...schema.tables.map(({ name }) => name), ...schema.views.map(({ name }) => name)];
    const isKnown = (name: string, isSure: boolean): boolean => {
      const bare = name.split('.').at(-1) ?? name;
      return (
        SYSTEM.test(name) ||
        (isSure ? defined : words).has(bare.toLowerCase()) ||
        names.some((one) => nameKey(one) === nameKey(bare))
      );
    };
    const isColumn = (name: string): boolean =>
      schema.tables.some(({ columns }) => columns.some((one) => one.name === name));
    const found = new Map<string, Finding>();
    const add = (name: string, line: number): void => {
      if (found.has(name) || MACHINERY.test(name)) return;
      const near = names.find((one) => isSlip(one, name));
      found.set(name, {
        level: 'warning',
        rule: 'together/prose-table',
        message: `The table \`${name}\` is named here, but the DDL (line ${sql[0]?.artifact.line ?? 1}) does not make it${near ? `; it makes \`${near}\`` : ''}.`,
        line,
        with: [sql[0]?.artifact.line ?? 1],
      });
    };
    for (const { name, line } of listedTables(design, (name) => isKnown(name, false))) add(name, line);
    for (const { name, line } of qualifiedTables(design)) add(name, line);
    for (const { text, line, aside } of design.prose.passages.flatMap(sentencesOf)) {
      if (aside || REPOSITORY_PLACE.test(text) || THEIRS.test(text)) continue;
      const report = (name: string, at: number, isSure: boolean): void => {
        if (!isKnown(name, isSure) && !isColumn(name)) add(name, line + (text.slice(0, at).match(/\n/g) ?? []).length);
      };
      if (!OTHER_STORE.test(text)) {
        for (const pattern of [AFTER, BEFORE]) {
          for (const match of text.matchAll(pattern)) {
            const isTopic = pattern === BEFORE && !/table|row|insert|join/i.test(match[0]) && !/_/.test(match[1] ?? '');
            // A statement's name, not a table's.
            const isWord = /^[A-Z]+$/.test(match[1] ?? '');
            if (!isTopic && !isWord) report(match[1] ?? '', match.index, /\btables?\b/i.test(match[0]));
          }
        }
      }
    }
    return [...found.values()];
  },
};

/** Names in columns headed "Table" that are none, where nearly all others of the column are. */
function listedTables(design: Design, isKnown: (name: string) => boolean): { name: string; line: number }[] {
  return listedNames(design, (head) => HEAD.test(head)).flatMap((names) =>
    strangers(names, ({ name }) => isKnown(name)).filter(
      ({ row }) => ![OTHER_STORE, ELSEWHERE, REPOSITORY_PLACE].some((other) => other.test(row.join(' '))),
    ),
  );
}
