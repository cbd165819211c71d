import type { Design, Diagram } from '../design.ts';
import { type DrawnWay, waysOf } from '../diagrams/drawn-ways.ts';
import { wordsOf } from '../names.ts';
import { stem } from '../stem.ts';
import { isOutsideName, keyWords, type Outside } from './dependencies.ts';

/** Parts of the design's own, whoever asks it, and what only looks on. */
const OWN =
  /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$|\b(?:services?|workers?|apis?|jobs?|apps?|portal|desk|clients?|server|module|engine|handler|manager|scheduler|relay|outbox|proxy|balancer|users?|browser|web|website|admin|ui|console|dashboard|board|sweeper|notifier|dispatcher|consumer|connector|publisher|controller|processor|updater|archiver|aggregator|runner|renderer|closer|collector|planner|solver|teams?|phone|device|till|kiosk|scanner|handheld|sdk|cli|ingest|intake|bridge|bff|edge|(?<!object |blob )stores?|envoy|nginx|ingress|replica|prometheus|grafana|monitoring|warehouse|analytics|reports?|dlq|dead.letters?|inbox|files?|exports?|webhooks?|subscribers?|receivers?)\b/i;
/** What people look at or hold, whoever's it is. */
const FRONT =
  /\b(?:apps?|portals?|consoles?|dashboards?|boards?|browsers?|web ?sites?|ui|tablets?|terminals?|desktops?|phones?|devices?|tills?|kiosks?|scanners?|handhelds?|cockpits?|workstations?)\b/i;
/** Those who use the design: they wait themselves for what they call. */
export const CLIENT = /\b(?:sdks?|clients?|browsers?|apps?|devices?|phones?|users?|customers?|cli|cdn)\b/i;
const ACTOR = /person|\{\}|_boundary/i;
/** An answer that comes later is no call of its own. */
const CALLS_BACK = /\b(?:web-?hooks?|call-?backs?|notif\w+|status|results?|replies|reply|answers?|acks?|events?)\b/i;
const BROKER =
  /kafka|redpanda|\bnats\b|jetstream|rabbit-?mq|active-?mq|pulsar|\bsqs\b|\bmqtt\b|(?:message|event) bus|broker|queue|topic|stream/i;
/** What several names may be of: a row for the database is one for PostgreSQL. */
const ROLES: readonly RegExp[] = [
  new RegExp(`${BROKER.source}|messag|events?\\b`, 'i'),
  /postgres|mysql|maria|database|\bdb\b|-db\b|sql\b|primary|standby|aurora|timescale|cockroach|mongo/i,
  /redis|valkey|memcache|caches?\b|rate limit/i,
  /\bs3\b|object stor|buckets?\b|blobs?\b|minio|\bgcs\b|storage|uploads?\b/i,
  /\bidp\b|identity|keycloak|auth0|okta|\bsso\b|oidc|entra|log-?in|sign-?in|jwks|tokens?\b/i,
  /mail|smtp|\bses\b|postmark|sendgrid/i,
  /\bpsp\b|payment|stripe|adyen|acquirer|cards?\b/i,
  /\bsms\b|twilio|text message/i,
  /\bpush|\bfcm\b|\bapns\b|firebase/i,
];

/**
 * What the parts of a design call in its diagrams and that is none of them: its stores, its brokers, and what others
 * run for it. It calls nobody itself, but back, and is neither only fed by a broker nor only called by clients. Each
 * once.
 */
export function drawnParties({ diagrams }: Design): Outside[] {
  const ways = diagrams.flatMap(waysOf).filter(({ from, to }) => keyOf(from) !== keyOf(to));
  const calling = new Set(ways.filter(({ label }) => !CALLS_BACK.test(label)).map(({ from }) => keyOf(from)));
  const actors = new Set(diagrams.flatMap(actorsOf).map(keyOf));
  const asked = ways.filter(({ from }) => !BROKER.test(from) && !CLIENT.test(bare(from)));
  const found = new Map<string, Outside>();
  for (const { to, line } of asked) {
    const [key, name] = [keyOf(to), bare(to)];
    const isEnd = !calling.has(key) || BROKER.test(name);
    if (key === '' || found.has(key) || !isEnd || actors.has(key) || isOwn(name)) continue;
    found.set(key, { name, line, called: true });
  }
  return [...found.values()];
}

/**
 * The parties that none of the rows is about: by no word that is theirs alone, and by no other name of their kind,
 * where they are the only one of it.
 * @param rows what each row is about
 */
export function withoutRows(parties: readonly Outside[], rows: readonly string[]): Outside[] {
  const words = rows.map((row) => new Set(wordsOf(row).map(stem)));
  return parties.filter((party) => {
    const others = parties.filter((one) => one !== party);
    const taken = new Set(others.flatMap(({ name }) => keyWords(name)));
    const all = keyWords(party.name);
    const own = all.filter((word) => !taken.has(word) && word.length > 1);
    const telling = own.length > 0 ? own : all;
    const role = ROLES.find((one) => one.test(party.name));
    // `Kafka a.b.v1` and `Kafka c.d.v1` have one row.
    const shared = all.filter((word) => taken.has(word) && role?.test(word));
    const isNamed = words.some((row) => [...telling, ...shared].some((word) => row.has(word)));
    const isKind = role && !others.some(({ name }) => role.test(name)) && rows.some((row) => role.test(row));
    return !isNamed && !isKind;
  });
}

function isOwn(name: string): boolean {
  return FRONT.test(name) || (OWN.test(name) && !isOutsideName(name));
}

/** Without its version: `PostgreSQL 17.5<br/>primary`. */
function bare(label: string): string {
  return label
    .replace(/<br\s*\/?>.*$/is, '')
    .replace(/\bv?\d+(?:\.\d+)*\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function keyOf(label: DrawnWay['to']): string {
  return keyWords(bare(label)).join(' ');
}

function actorsOf(diagram: Diagram): string[] {
  if (diagram.kind === 'sequence')
    return diagram.participants.filter(({ isActor }) => isActor).map(({ label }) => label);
  return diagram.kind === 'flow' || diagram.kind === 'c4'
    ? diagram.nodes.filter(({ shape }) => ACTOR.test(shape)).map(({ label }) => label)
    : [];
}
