import type { Design, ProseTable } from '../design.ts';
import { wordsOf } from '../names.ts';
import { stem } from '../stem.ts';
import { failureItems } from './failure-items.ts';

/** A table that says what happens when something the system needs fails. */
export type FailureTable = {
  table: ProseTable;
  /** Columns by what they say; absent where there is none. */
  timeout?: number;
  retry?: number;
  fallback?: number;
};

const NAME =
  /\b(?:dependenc(?:y|ies)|what (?:fails|breaks|is away)|outside|external|third.part(?:y|ies)|provider|upstream|downstream|component|integration|partner|service|system|call|failure|(?:failing|failed|affected|broken|lost) \w+)\b/i;
const TIMEOUT = /\b(?:time-?outs?|deadline|waits?|patience|gives up)\b/i;
const RETRY = /\b(?:retr(?:y|ies)|tries|attempts?|again|repeats?)\b/i;
const FALLBACK =
  /\b(?:fall-?backs?|fail(?:ure|s)?(?: mode)?|otherwise|degrad\w*|when (?:it|they|this)|if (?:it|they|this)|what (?:we|people|the system|happens)|down|behaviou?r|then|instead|effect|impact|mitigation|response|breaker|answers?|reactions?|handling|handled|consequences?|measures?|remed(?:y|ies)|counter-?measures?|recovery|workarounds?|what (?:happens|we do))\b/i;

/** Rows of what the system needs, rather than of what may happen. */
const PARTY =
  /^\W*(?:(?:external|outside|internal|failing|failed|affected|broken|lost)\W+)?(?:dependenc(?:y|ies)|part(?:s|y|ies)?|things?|components?|services?|systems?|calls?|integrations?|providers?|third part(?:y|ies)|partners?|what)\b/i;
const FAILURE = /\b(?:fail(?:ures?|s|ing)?|resilien\w*|degrad\w*|outages?|goes (?:down|wrong))\b/i;

/** The first column is of what fails, whatever the others are called: `If this is down`, `Outage of`, `Down`. */
const FAILS_HEAD =
  /^\W*(?:(?:if|when|while|what|who|which|what if) )?(?:(?:this|it|that|part|service|system|component|dependency|one|he|what) )*(?:is |are |goes |has )?(?:down|away|outages?|fails?|failing|failed|gone|lost|loss|unavailable|unreachable|missing|dead|breaks?|broken|without)(?: of| the| is)*\W*$/i;
/** What comes of it. */
const COMES_OF_IT =
  /\b(?:effects?|impact|consequences?|reactions?|handling|response|mitigation|what (?:we|happens|breaks|stops)|(?:see|sees|notices?|feels?)|then|and we|we)\b/i;

/** The failure tables of a design. */
export function failureTables(design: Design): FailureTable[] {
  const inTables = design.prose.tables.flatMap((table): FailureTable[] => {
    const [first = ''] = table.head;
    const column = (pattern: RegExp) => table.head.findIndex((title, index) => index > 0 && pattern.test(title));
    const [timeout, retry] = [column(TIMEOUT), column(RETRY)];
    const fallback = table.head.findIndex(
      (title, index) => index > 0 && index !== timeout && index !== retry && FALLBACK.test(title),
    );
    const found = [timeout, retry, fallback].filter((index) => index >= 0).length;
    const isUnderFailure =
      fallback >= 0 &&
      table.head.length > 2 &&
      PARTY.test(first) &&
      [table.section ?? '', ...table.head].some((words) => FAILURE.test(words));
    if (table.rows.length < 2) return [];
    const titles = table.head.slice(1).filter((title) => COMES_OF_IT.test(title)).length;
    const isOfFailures =
      (FAILS_HEAD.test(first) && titles > 0) || (PARTY.test(first) && titles > 1 && table.head.length === titles + 1);
    if (isOfFailures && found < 2 && !isUnderFailure) return [{ table, fallback: table.head.length - 1 }];
    // Whatever its columns are called: its rows are of things that fail, and of what comes of it.
    if (tellsOfFailing(table) && found < 2 && !isUnderFailure) return [{ table, fallback: table.head.length - 1 }];
    if (!isUnderFailure && (!NAME.test(first) || found < 2)) return [];
    return [
      { table, ...(timeout >= 0 && { timeout }), ...(retry >= 0 && { retry }), ...(fallback >= 0 && { fallback }) },
    ];
  });
  return [...inTables, ...failureItems(design).map((table) => ({ table, fallback: 1 }))];
}

/** Words that say of a thing that it fails. */
export const FAILING =
  /\b(?:away|down|fail(?:s|ed|ure|ing)?|unavailable|unreachable|lost|silent|slow|dead|dies|outage|crash\w*|times? out|hangs|offline|not (?:answer|respond)\w*|(?:is|goes|are|be) (?:gone|quiet|missing))\b/i;

/** Most of the things that a table or a list is about are failing. */
export function tellsOfFailing({ head, rows }: Pick<ProseTable, 'head' | 'rows'>): boolean {
  const failing = rows.filter(({ cells: [first = ''] }) => first.length < 80 && FAILING.test(first)).length;
  return head.length > 1 && failing >= 2 && failing >= rows.length * 0.6;
}

/** The first two cells of each row that tells of a failure: of the failure tables, and of all under such a heading. */
export function failureRows({ prose }: Design, tables: readonly FailureTable[]): string[] {
  const all = prose.tables.filter(
    (table) => FAILURE.test(table.section ?? '') || tables.some((failure) => failure.table === table),
  );
  const items = tables.map(({ table }) => table).filter((table) => !all.includes(table));
  return [...all, ...items].flatMap(({ rows }) => rows.map(({ cells }) => cells.slice(0, 2).join(' | ')));
}

/** Words that name what somebody else runs, when they end the name of a thing. */
const OUTSIDE = /^(?:provider|acquirer|bank|carrier|partner|vendor|processor|psp|issuer|gateway|insurer|authority)$/i;
const KNOWN =
  /\b(?:stripe|twilio|sendgrid|mailgun|adyen|paypal|braintree|fcm|apns|auth0|okta|mapbox|google maps|here maps|firebase|mailchimp|postmark|vonage|messagebird|plaid|klarna|shopify|salesforce|hubspot|zendesk|openai|anthropic|dhl|fedex|ups|algolia|cloudinary)\b/i;
/** Gateways and brokers of one's own. */
const OWN =
  /\b(?:api|http|edge|graphql|websocket|ingress|internet|nat|message|event|kafka|mqtt|connection|access|iot|device|data|query|stream\w*|our|own|internal|kong|envoy|traefik|nginx|haproxy|caddy|tyk|yarp|zuul|apisix|krakend|spring)\b/i;

/** A system that others run: named so by a diagram, or by what it is called. */
export type Outside = { name: string; line: number; called?: boolean };

/** What hands on what it was given asks nobody. */
const HANDS_ON = /\b(?:kafka|nats|jetstream|rabbitmq|sqs|pulsar|broker|queue|topics?|event bus)\b/i;

/** The outside systems of a design's diagrams, each once; `called`: an arrow of the design's own parts leads to it. */
export function outsideSystems({ diagrams }: Design): Outside[] {
  const found: Outside[] = [];
  for (const diagram of diagrams) {
    if (diagram.kind === 'flow' || diagram.kind === 'c4') {
      const shapes = new Map(diagram.nodes.map((node) => [node.id, node.shape]));
      // What a queue hands on is asked of nobody.
      const isOwn = (from: string): boolean => !/_ext$|person|queue|^\[\[\]\]$/i.test(shapes.get(from) ?? '');
      for (const { id, label, shape, line, group } of diagram.nodes) {
        if (
          !/person/i.test(shape) &&
          !isFront(label) &&
          (/_ext$/i.test(shape) ||
            /\b(?:external|third.party|outside|partners?)\b/i.test(group ?? '') ||
            isOutside(label))
        ) {
          found.push({ name: label, line, called: diagram.edges.some((edge) => edge.to === id && isOwn(edge.from)) });
        }
      }
    } else if (diagram.kind === 'sequence') {
      const labels = new Map(diagram.participants.map(({ id, label }) => [id, label]));
      for (const { id, label, isActor, line } of diagram.participants) {
        const called = diagram.messages.some(
          ({ to, from, reply }) => !reply && to === id && from !== id && !HANDS_ON.test(labels.get(from) ?? from),
        );
        if (!isActor && !isFront(label) && isOutside(label)) found.push({ name: label, line, called });
      }
    }
  }
  const seen = new Set<string>();
  return found.filter(({ name }) => {
    const key = keyWords(name).join(' ');
    return key !== '' && !seen.has(key) && seen.add(key);
  });
}

/** What people hold in their hands or look at: it asks the design, and is no dependency of it. */
const FRONT =
  /\b(?:consoles?|(?:web|mobile|desktop|phone|native|ios|android) ?(?:apps?|clients?|sites?)|apps?|web ?sites?|browsers?|front[- ]?ends?|ui|spa|dashboards?|desktops?|tablets?|phones?|handhelds?|kiosks?|cockpits?|workstations?|work ?places?|back ?offices?)$/i;

/** Whether a label is of what people use. */
function isFront(label: string): boolean {
  return FRONT.test(
    label
      .replace(/<br\s*\/?>.*$/is, '')
      .replace(/[([].*$/, '')
      .trim(),
  );
}

const THEIRS =
  /\b(?:apis?|providers?|vendors?|partners?|carriers?|banks?|registr(?:y|ies)|registers?|suppliers?|acquirer|psp|gateway|authority|agency|third.party|external)\b/i;

/** Whether an item of a text, by its name, is about a system that others run. */
export function isOutsideName(name: string): boolean {
  return name.split(/\s+/).length <= 5 && (isOutside(name) || (THEIRS.test(name) && !OWN_API.test(name)));
}

/** APIs and gateways of one's own. */
const OWN_API =
  /\b(?:public|rest|http|our|own|internal|admin|graphql|web|api gateway|gateway api|edge|versions?|keys?|errors?|design|limits?|docs?)\b|^apis?$/i;

const OWN_GATEWAY = /\b(?:api|platform|edge|public|internal|our) gateway\b/i;

function isOutside(label: string): boolean {
  if (OWN_GATEWAY.test(label)) return false;
  const name = label
    .replace(/<br\s*\/?>.*$/is, '')
    .replace(/[([].*$/, '')
    .trim();
  const words = name.split(/\s+/);
  if (KNOWN.test(name)) return true;
  // By itself, the word is said of the design's own.
  if (/^gateway$/i.test(name)) return false;
  return words.length > 0 && words.length <= 4 && OUTSIDE.test(words.at(-1) ?? '') && !OWN.test(name);
}

/** Words that many things are called by. */
const COMMON =
  /^(?:provider|service|system|gateway|api|external|the|of|and|server|client|platform|third|party|a|an|br|cluster)$/;

/** The words that tell one system from another, stemmed. */
export function keyWords(name: string): string[] {
  const words = wordsOf(name.replace(/<br\s*\/?>/gi, ' ')).map(stem);
  const telling = words.filter((word) => !COMMON.test(word));
  return telling.length > 0 ? telling : words;
}
