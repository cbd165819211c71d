import type { Finding } from '../../../session/finding.ts';
import { lineIn } from '../../artifact.ts';
import type { Design } from '../design.ts';
import { plainSentences } from './put-to-use.ts';

type Engine = { name: string; words: string; image: RegExp; own: RegExp };

/** Each with what only its SQL has. MariaDB's is that of MySQL. */
const ENGINES: readonly Engine[] = [
  {
    name: 'PostgreSQL',
    words: 'postgres(?:ql)?',
    image: /\bimage:\s*["']?(?:[\w.-]+\/)*(?:postgres|postgresql|postgis)[:@"'\s]/i,
    own: /\b(?:big|small)?serial\b|\btimestamptz\b|\bjsonb\b|\bbytea\b|\bgenerated (?:always|by default) as identity\b|\bcreate type\b|\bgen_random_uuid\b|\b(?:text|uuid|integer)\[\]|::\w+/i,
  },
  {
    name: 'MySQL',
    words: '(?:mysql|mariadb)',
    image: /\bimage:\s*["']?(?:[\w.-]+\/)*(?:mysql|mysql-server|mariadb)[:@"'\s]/i,
    own: /\bauto_increment\b|\bengine\s*=\s*\w|\bunsigned\b|\bdatetime\b|\bon update current_timestamp\b|\b(?:tiny|medium)(?:int|text|blob)\b|\benum\s*\('/i,
  },
];

/**
 * The one relational database that a design deploys, or says to keep all in, where its SQL can only be that of another.
 * Silent where that other is deployed, or told of, as well.
 * @param rule the id of the finding
 */
export function otherEngine(design: Design, rule: string): Finding[] {
  const tables = design.artifacts.filter(
    ({ artifact }) => artifact.kind === 'sql' && /\bcreate\s+table\b/i.test(artifact.text),
  );
  const [first] = tables;
  const written = ENGINES.filter(({ own }) => tables.some(({ artifact }) => own.test(withoutWords(artifact.text))));
  const [engine, ...others] = written;
  if (!first || !engine || others.length > 0) return [];
  const line = first.artifact.line;
  const deployed = imagesOf(design);
  return ENGINES.filter((one) => one !== engine).flatMap((other): Finding[] => {
    const image = deployed.find(({ text }) => other.image.test(text));
    const place =
      image && !deployed.some(({ text }) => engine.image.test(text))
        ? { line: image.line, does: 'is deployed' }
        : said(design, other, engine);
    if (!place) return [];
    const message = `${other.name} ${place.does} here, but the tables (line ${line}) are written for ${engine.name}.`;
    return [{ level: 'warning', rule, message, line: place.line, with: [line] }];
  });
}

/** Comments and values name what they like. */
function withoutWords(sql: string): string {
  return sql.replace(/--.*|\/\*[\s\S]*?\*\//g, ' ').slice(0, 200_000);
}

/** Compose files that are written too briefly to be told for one. */
function isServices(kind: string, text: string): boolean {
  return kind === 'yaml' && /^services:/m.test(text) && /\bimage:/.test(text);
}

function imagesOf({ artifacts }: Design): { text: string; line: number }[] {
  return artifacts
    .filter(({ artifact: { kind, text } }) => /^(?:compose|kubernetes)$/.test(kind) || isServices(kind, text))
    .flatMap(({ artifact }) =>
      artifact.text.split('\n').map((text, at) => ({ text: `${text} `, line: lineIn(artifact, at + 1) })),
    );
}

/** "PostgreSQL 16 keeps everything", and no other sentence has the engine that the tables are written for. */
function said(design: Design, other: Engine, engine: Engine): { line: number; does: string } | undefined {
  const rows = new Set(design.prose.tables.flatMap((table) => table.rows.map(({ line }) => line)));
  const sentences = plainSentences(design).filter(({ passage }) => !rows.has(passage.line));
  const named = new RegExp(`\\b${engine.words}\\b`, 'i');
  if (sentences.some(({ sentence }) => named.test(sentence.text))) return undefined;
  const version = '(?: (?:v?\\d[\\d.]*|cluster|database|instance|server))*';
  const keeps = new RegExp(
    `\\b${other.words}${version} (?:keeps?|stores?|holds?|is (?:the|our) (?:only |main |primary |one |single )?(?:database|store|system of record|source of truth))\\b|\\b(?:kept|stored|lives?|held|sits?) in (?:one |a |an |our |the )?(?:\\w+ )?${other.words}\\b`,
    'i',
  );
  const found = sentences.find(({ sentence }) => keeps.test(sentence.text));
  return found && { line: found.sentence.line, does: 'is said to keep the data' };
}
