import type { Design, Passage } from '../design.ts';
import { literally } from '../literally.ts';

/** What else than columns has a dot in its name. */
const OTHER =
  'events?|(?:event |message |webhook )?types?|topics?|exchanges?|subjects?|channels?|queues?|streams?|routing keys?|messages?|webhooks?|commands?|(?:error |reason |problem )?codes?|errors?|reasons?|settings?|options?|variables?|config(?:uration)?(?: keys?)?|knobs?|metrics?|counters?|gauges?|histograms?|timers?|spans?|scopes?|permissions?|privileges?|rights?|roles?|policy|jobs?|tasks?|schedules?|flags?|toggles?|features?|templates?|(?:translation|message|i18n|config|cache) keys?|audit actions?|actions?|operations?|methods?|rpcs?|files?|log (?:lines?|entries)|(?:GraphQL|API|JSON|response|payload|event) fields?|sequences?|constraints?|views?|triggers?|partitions?|procedures?|functions?|scripts?|hosts?|buckets?|packages?|modules?|(?:helm|chart) values?';
const HEAD = new RegExp(String.raw`^(?:[\w/-]+ ){0,2}(?:${OTHER})(?: names?| keys?| types?)?$`, 'i');
const OF_COLUMNS = /\b(?:columns?|fields?|tables?|index(?:es)?|primary|foreign|unique|partition|sort|shard)\b/i;
const SAID = String.raw`\b(?:(?:the|an?|each|every|its|of|by|as|named|called|type|name) )*(?:${OTHER}|publish\w*|emit\w*|rais\w+|subscrib\w+ to|consum\w+|listens? (?:to|for)|grants?|measured as|logged|logs? says|answers?|(?:answers?|answered|fails?|failed|refused|rejected|responds?) with|runs?|executes?|invokes?)(?: (?:the|is|are|an?|called|named|says?|as))*[ :(]+(?:\x60[^\x60]+\x60(?:, and |, or |, | and | or |/))*`;
const DOTTED = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$/;

/** What is set or watched in production. */
const RUNNING =
  /\b(?:grafana|prometheus|dashboards?|(?:environment|env) variables?|in the environment|helm|kustomize|values\.yaml)\b/i;
/** What is so called on its way to others. */
const SHOWN = /^ (?:in|of) (?:the |its |each )?(?:API|response|contract|JSON|payload|event|message|schema|GraphQL)\b/i;

/**
 * Names with dots that the document has as something else than columns: events, errors, settings, metrics, rights.
 * `isBeside`: a column of the same table stands in the same sentence, so that it is no measure of what runs.
 */
export function dottedOthers({
  prose,
  artifacts,
  diagrams,
}: Design): (name: string, sentence: Passage, isBeside?: boolean) => boolean {
  const listed = new Set(
    prose.tables.flatMap(({ head, rows }) =>
      head.flatMap((title, at) =>
        HEAD.test(plain(title)) && !OF_COLUMNS.test(title)
          ? rows.flatMap(({ cells }) => plain(cells[at] ?? '').split(/[\s,;/]+/)).filter((name) => DOTTED.test(name))
          : [],
      ),
    ),
  );
  const texts = artifacts
    .filter(({ artifact }) => artifact.kind !== 'mermaid')
    .map(({ artifact }) => artifact.text.slice(0, 500_000));
  // What goes from one part to another is a message, and no column.
  const drawn = diagrams.flatMap((diagram) =>
    diagram.kind === 'sequence'
      ? diagram.messages.map(({ text }) => text)
      : diagram.kind === 'flow' || diagram.kind === 'c4'
        ? diagram.edges.map(({ label = '' }) => label)
        : [],
  );
  const isDrawn = (name: string): boolean => {
    const own = new RegExp(String.raw`(?<![\w.])${literally(name)}(?![\w.])`);
    return drawn.some((text) => own.test(text));
  };
  const isQuoted = (name: string): boolean =>
    texts.some((text) => text.includes(`'${name}'`) || text.includes(`"${name}"`));
  return (name, { text }, isBeside = false) =>
    listed.has(name) ||
    isDrawn(name) ||
    isQuoted(name) ||
    (RUNNING.test(text) && !isBeside) ||
    SHOWN.test(text.slice(text.indexOf(`\`${name}\``) + name.length + 2)) ||
    new RegExp(String.raw`${SAID}\x60${literally(name)}\x60`, 'i').test(text) ||
    new RegExp(String.raw`\x60${literally(name)}\x60 (?:${OTHER})\b`, 'i').test(text);
}

function plain(text: string): string {
  return text.replace(/[`*]/g, '').trim();
}
