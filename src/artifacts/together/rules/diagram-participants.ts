import type { Finding } from '../../../session/finding.ts';
import { lineIn } from '../../artifact.ts';
import type { Design, Diagram, ProseTable } from '../design.ts';
import { wordsOf } from '../names.ts';
import { type DocumentWords, documentWords } from '../prose/document-words.ts';
import { isSlip } from '../prose/is-slip.ts';
import type { Rule } from '../rule.ts';
import { stem } from '../stem.ts';

type Part = { label: string; line: number; from: number; to: number };
/** `lists`: it has all parts there are, as a table or a deployment does; `draws`: so it may, as a chart of the whole does. */
type Group = { parts: Part[]; kind: 'lists' | 'draws' | 'tells' };

/** Words that any system has one of: they say nothing about which. */
const COMMON = new Set(
  'client user customer browser tablet phone smartphone laptop desktop terminal kiosk scanner handheld device app application frontend front end backend back mobile web site website page ui spa cli sdk api gateway bff edge proxy ingress load balancer lb server service svc system component module worker job cron scheduler timer clock db database store storage cache queue topic broker bus event stream log message relay outbox inbox publisher consumer producer subscriber dispatcher handler controller router admin operator support merchant caller actor other external internal new the a an of and for our your main primary replica standby read write pool cluster node pod container instance process table row s3 object bucket cdn dns waf tls http https rest grpc graphql sql postgres postgresql mysql mariadb sqlite redis valkey memcached kafka rabbitmq nats sqs sns mongodb mongo elasticsearch opensearch clickhouse cassandra dynamodb nginx envoy keycloak vault otel prometheus grafana third party partner provider bank stripe'
    .split(' ')
    .map(stem),
);

/**
 * Participants and nodes of diagrams, and deployed services, that exist nowhere else in the document: no artifact,
 * diagram, table or sentence has the word they are called by, while all of their neighbours are known.
 */
export const diagramParticipants: Rule = {
  name: 'together/diagram-participant',
  find(design) {
    const words = documentWords(design);
    const phrases = phrasesOf(design);
    const groups: Group[] = [
      ...design.diagrams.map(
        (diagram): Group => ({
          parts: partsOf(diagram, design),
          kind: diagram.kind === 'sequence' ? 'tells' : 'draws',
        }),
      ),
      { parts: deployed(design), kind: 'lists' },
      ...design.prose.tables.map((table): Group => ({ parts: inTable(table), kind: kindOf(table) })),
    ];
    const names = groups.flatMap(({ parts }) => parts);
    return groups.flatMap((group) => {
      const telling = group.parts.filter(({ label }) => tellingWords(label).length > 0);
      const strange = telling.filter((part) => isStrange(part, words) || isMisnamed(part, phrases, names));
      // One among several that are known is a slip; where many are strange, the document simply does not speak of them.
      if (strange.length > Math.max(1, telling.length / 4) || telling.length < 3) return [];
      const isListed = groups.some(
        (other) =>
          other !== group && (group.kind !== 'draws' || other.kind === 'lists') && isListOf(other.parts, telling),
      );
      const own = new Set(group.parts.map(({ label }) => label));
      return strange.flatMap((part): Finding[] => {
        // What stands beside it is another part, unless it is written nearly alike.
        const near = names.find(
          ({ label }) =>
            isNear(label, part.label) && label !== part.label && (!own.has(label) || isMisspelt(label, part.label)),
        );
        if (!near && !isListed) return [];
        const said = `\`${part.label}\` is named nowhere else in the document`;
        const message = near
          ? `${said}; line ${near.line} calls it \`${near.label}\`.`
          : `${said}: no other diagram, artifact or sentence knows it.`;
        return [
          {
            level: 'warning',
            rule: 'together/diagram-participant',
            message: message.slice(0, 200),
            line: part.line,
            ...(near && { with: [near.line] }),
          },
        ];
      });
    });
  },
};

/** A slip within the words that tell parts apart: `docket-web` beside `docket-db` is none. */
function isMisspelt(a: string, b: string): boolean {
  return isSlip(a, b) && `${tellingWords(a)}` !== `${tellingWords(b)}`;
}

/** Whether one group names most of the parts of another: a document that lists its parts has them all. */
function isListOf(list: readonly Part[], parts: readonly Part[]): boolean {
  const words = new Set(list.flatMap(({ label }) => tellingWords(label)));
  const shared = parts.filter(({ label }) => tellingWords(label).every((word) => words.has(word))).length;
  return shared >= Math.max(2, parts.length / 2);
}

function partsOf(diagram: Diagram, { artifacts }: Design): Part[] {
  const artifact = artifacts.find((one) => one.artifact.index === diagram.artifact)?.artifact;
  const place = { from: diagram.line, to: artifact ? lineIn(artifact, Number.MAX_SAFE_INTEGER) : diagram.line };
  if (diagram.kind === 'sequence') {
    return diagram.participants.filter(({ isActor }) => !isActor).map(({ label, line }) => ({ label, line, ...place }));
  }
  if (diagram.kind === 'c4') {
    return diagram.nodes
      .filter(({ shape }) => /^(?:Container|Component)(?:Db|Queue)?$|^System$/.test(shape))
      .map(({ label, line }) => ({ label, line, ...place }));
  }
  if (diagram.kind === 'flow') {
    return diagram.nodes
      .filter(({ label, shape }) => shape !== '' && shape !== '{}' && isComponent(label))
      .map(({ label, line }) => ({ label, line, ...place }));
  }
  return [];
}

/** A node of a flow that is a part of the system, and no step: it is called so, or is a name of a few words. */
function isComponent(label: string): boolean {
  return /\b(?:service|api|worker|gateway|relay|scheduler|publisher|consumer|processor|engine|store|db|database)$/i.test(
    label.replace(/\(.*?\)/g, '').trim(),
  );
}

function deployed({ services, artifacts }: Design): Part[] {
  const known =
    /^(?:jaeger|zipkin|tempo|loki|promtail|adminer|pgadmin|localstack|mailhog|mailpit|traefik|caddy|haproxy|zookeeper|pgbouncer|otel.*|.*exporter|migrat\w*|init.*|seed.*|wiremock|toxiproxy|akhq|kafka-ui|.*-(?:migrat\w*|init|setup|seed\w*|bootstrap|ui|admin|exporter|backup|certs?|tools?))$/i;
  const places = artifacts.map(({ artifact }) => ({
    from: artifact.firstLine,
    to: lineIn(artifact, Number.MAX_SAFE_INTEGER),
  }));
  return services
    .filter(({ name }) => !known.test(name))
    .map(({ name, line }) => ({
      label: name,
      line,
      ...(places.find(({ from, to }) => from <= line && line <= to) ?? { from: line, to: line }),
    }));
}

/** A table with a row for each part lists them; one that says who sends or owns something names some. */
function kindOf({ head: [first = ''] }: ProseTable): Group['kind'] {
  return /\b(?:services?|components?|containers?|workers?|process(?:es)?|deployables?|parts?|blocks?|names?)\b/i.test(
    first,
  )
    ? 'lists'
    : 'tells';
}

/** The columns of a table that say who does something. */
function inTable({ head, rows, line }: ProseTable): Part[] {
  const place = { from: line, to: rows.at(-1)?.line ?? line };
  const columns = head.flatMap((cell, at) =>
    /\b(?:producers?|publishers?|consumers?|subscribers?|services?|components?|owners?|callers?|workers?|process(?:es)?|published by|consumed by|written by|read by)\b/i.test(
      cell,
    )
      ? [at]
      : [],
  );
  return rows.flatMap(({ cells, line: at }) =>
    columns.flatMap((column) =>
      (cells[column] ?? '')
        .split(/,|;|\band\b/)
        .map((part) => part.replace(/`/g, '').trim())
        .filter((part) => SERVICE.test(part))
        .map((label) => ({ label, line: at, ...place })),
    ),
  );
}

/** A name as machines have them: it is written alike everywhere. */
const SERVICE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/;

/** Whether such a name stands nowhere else, in whatever way its words are put together, and another is like it. */
function isMisnamed({ label, from, to }: Part, phrases: readonly string[], names: readonly Part[]): boolean {
  if (
    !SERVICE.test(label) ||
    !names.some((one) => one.label !== label && one.from !== from && isNear(one.label, label))
  )
    return false;
  const phrase = ` ${label.replace(/-/g, ' ')} `;
  return !phrases.some((line, at) => (at + 1 < from || at + 1 > to) && line.includes(phrase));
}

function phrasesOf({ document }: Design): string[] {
  return document.text.split('\n').map(
    (line) =>
      ` ${line
        .slice(0, 2000)
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')} `,
  );
}

function tellingWords(label: string): string[] {
  const tokens = label
    .replace(/\(.*?\)|\[.*?\]/g, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => !COMMON.has(stem(token.toLowerCase())));
  return tokens
    .flatMap(wordsOf)
    .map(stem)
    .filter((word) => word.length > 2 && !COMMON.has(word) && !/^\d+$/.test(word));
}

/** Whether a word of its name stands nowhere outside of its own diagram. */
function isStrange({ label, from, to }: Part, words: DocumentWords): boolean {
  return tellingWords(label).some((word) => [...(words.get(word) ?? [])].every((line) => line >= from && line <= to));
}

function isNear(a: string, b: string): boolean {
  const [one, other] = [tellingWords(a), tellingWords(b)];
  return (
    SERVICE.test(a) === SERVICE.test(b) &&
    one.some((word) => other.some((second) => word === second || isSlip(word, second)))
  );
}
