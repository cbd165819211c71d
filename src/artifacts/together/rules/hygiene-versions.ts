import type { Finding } from '../../../session/finding.ts';
import { lineIn } from '../../artifact.ts';
import type { ProseTable } from '../design.ts';
import { lineAt, sentencesOf } from '../prose/sentences.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/unpinned';
const IMAGE =
  /(?:^\s*(?:-\s*)?(?:[\w-]+:\s*)?\{?\s*image:|[{,]\s*image:|^\s*FROM(?:\s+--platform=\S+)?\s)\s*["']?([^\s"'#,}]+)["']?/;
/** Images that somebody else makes: without a tag, it is whatever is newest that is meant. */
const PUBLIC =
  /^(?:(?:docker\.io\/)?(?:library\/)?(?:postgres|postgresql|mysql|mariadb|redis|valkey|nginx|node|python|golang|alpine|debian|ubuntu|busybox|rabbitmq|kafka|mongo|memcached|traefik|caddy|haproxy|elasticsearch|opensearch|nats|vault|consul|zookeeper|openjdk|eclipse-temurin|rust|ruby|php|adminer|minio)$|[\w.-]+\/)/;

/** `Mosquitto latest`, `Fluent Bit (latest)`: a name, then nothing but that. */
const SAID =
  /(?<![\w`-])([A-Z][\w.]*(?: [A-Z][\w.]*)?)(?: \(|:? )(?:the )?latest(?: (?:stable|version|release))?(?=\)|\s*(?:[,;]|[.](?:\s|$)|$))/gm;

/** Images and tools that are named without a version, or as the newest: what runs then changes by itself. */
export const hygieneVersions: Rule = {
  name: RULE,
  find({ artifacts, prose }) {
    const images = artifacts.flatMap(({ artifact }) => {
      const isFile =
        artifact.kind === 'code' &&
        /^FROM\s/m.test(artifact.text.slice(0, 10_000)) &&
        /docker/i.test(`${artifact.dialect} ${artifact.name}`);
      if (artifact.kind !== 'compose' && artifact.kind !== 'kubernetes' && !isFile) return [];
      const stages = new Set(
        [...artifact.text.matchAll(/^FROM\s+.*\sAS\s+(\S+)/gim)].map(([, name]) => name?.toLowerCase()),
      );
      return artifact.text.split('\n', 20_000).flatMap((text, at): Finding[] => {
        const image = IMAGE.exec(text.slice(0, 500))?.[1];
        if (
          !image ||
          /[$<{]/.test(image) ||
          stages.has(image.toLowerCase()) ||
          image === 'scratch' ||
          image.includes('@')
        )
          return [];
        const tag = /:([^/:]+)$/.exec(image)?.[1];
        if (tag === undefined ? !PUBLIC.test(image) : tag !== 'latest') return [];
        const message = `The image \`${image.slice(0, 100)}\` has no fixed version${tag ? ' (`latest`)' : ''}: name one, so that what runs does not change by itself.`;
        return [{ level: 'warning', rule: RULE, message, line: lineIn(artifact, at + 1) }];
      });
    });
    const cells = prose.tables.flatMap(({ head, rows }) => {
      const column = head.findIndex((cell) => /^versions?(?:\s*\(.*\))?$/i.test(cell));
      return column < 0
        ? []
        : rows.flatMap(({ cells, line }): Finding[] => {
            const cell = cells[column] ?? '';
            if (!ANY.test(cell) && !(SERIES.test(cell) && rows.some((row) => EXACT.test(row.cells[column] ?? ''))))
              return [];
            return [
              {
                level: 'warning',
                rule: RULE,
                message: `The version of ${(cells[0] ?? 'it').slice(0, 60)} is "${cell}": name one.`,
                line,
              },
            ];
          });
    });
    const said = prose.passages
      .flatMap(sentencesOf)
      .filter(({ text, aside }) => !aside && /\b[A-Z]\w+ v?\d+\.\d|\bversions?:/i.test(text))
      .flatMap((sentence) =>
        [...sentence.text.matchAll(SAID)].map(
          ({ 1: name = '', index }): Finding => ({
            level: 'warning',
            rule: RULE,
            message: `The version of ${name.slice(0, 60)} is "latest": name one.`,
            line: lineAt(sentence, index),
          }),
        ),
      );
    return [...images, ...cells, ...said, ...prose.tables.flatMap(newestIn)];
  },
};

const ANY = /^`?(?:latest|newest|any|current|\*)`?(?: (?:stable|version|release|v?\d+(?:\.\d+)*(?:\.[x*])?))?$/i;
/** `2.x`, beside others that are told to the last number. */
const SERIES = /^`?v?\d+(?:\.\d+)?\.[x*]`?$/i;
const EXACT = /^`?v?\d+\.\d+(?:\.\d+)?`?$/;

/** `Kafka latest` in a cell, where the cells above and below say `PostgreSQL 16.4`. */
function newestIn({ rows }: ProseTable): Finding[] {
  return rows.flatMap(({ cells, line }) =>
    cells.flatMap((cell, column): Finding[] => {
      const name = /^`?([A-Z][\w.]*(?: [A-Z][\w.]*)?)`?:? \(?latest(?: stable| version| release)?\)?$/.exec(
        cell.trim(),
      )?.[1];
      const pinned = rows.filter((row) => /[A-Za-z]`? v?\d+(?:\.\d+)+$/.test(row.cells[column]?.trim() ?? ''));
      if (name === undefined || pinned.length === 0) return [];
      return [
        { level: 'warning', rule: RULE, message: `The version of ${name.slice(0, 60)} is "latest": name one.`, line },
      ];
    }),
  );
}
