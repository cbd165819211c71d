import type { Payload } from '../design.ts';
import { nameKey } from '../names.ts';
import { eventWords, sameEvent } from './event-name.ts';
import { isRecord } from './pointer.ts';
import type { Target } from './target.ts';

/** The schema that a sample belongs to, how that is known, and where in the sample its data begins. */
export type Match = { target: Target; by: 'type' | 'words' | 'endpoint' | 'shape'; within: string[] };

const TYPE_FIELDS = [
  'type',
  'event',
  'eventType',
  'event_type',
  'eventName',
  'event_name',
  'messageType',
  'topic',
  'detail-type',
  'name',
];
const BODIES = ['data', 'payload', 'body', 'detail', 'message'];
/** Of the keys of a sample and of its schema together: with fewer in common it is about something else. */
const ALIKE = 0.6;
const CLEARLY = 0.15;
/** What the words around a sample say when it is sent as an event, and is no resource of the same fields. */
const EVENTFUL =
  /^(?!.*\b(?:requests?|responses?|GET|POST|PUT|PATCH)\b).*\b(?:events?|messages?|topics?|subjects?|channels?)\b/is;

/** Finds the schema that a sample belongs to; undefined when that is not plain. */
export function matchPayload(payload: Payload, targets: readonly Target[]): Match | undefined {
  const { value } = payload;
  const sample = Array.isArray(value) ? value[0] : value;
  if (!isRecord(sample)) return undefined;
  const events = targets.filter(({ from }) => from !== 'openapi');
  const [target, by] =
    byType(sample, targets) ??
    byEndpoint(payload, sample, targets) ??
    byWords(payload, sample, targets) ??
    byShape(sample, EVENTFUL.test(payload.saidToBe) || isEnvelope(sample) ? events : targets) ??
    byShape(sample, isEnvelope(sample) ? events : targets) ??
    [];
  if (!target || !by) return undefined;
  const within = bodyOf(sample, target);
  return Array.isArray(value) && !isList(target) ? undefined : { target, by, within };
}

/** An event with its data inside: what that holds is a part of a resource, as much as its readers need. */
function isEnvelope(sample: Record<string, unknown>): boolean {
  const isTyped = TYPE_FIELDS.some((field) => field !== 'name' && typeof sample[field] === 'string');
  return isTyped && BODIES.some((key) => isRecord(sample[key]));
}

type Found = [Target, Match['by']] | undefined;

function byType(sample: Record<string, unknown>, targets: readonly Target[]): Found {
  const events = targets.filter(({ from }) => from !== 'openapi');
  for (const field of TYPE_FIELDS) {
    const type = sample[field];
    if (typeof type !== 'string' || type.length > 200) continue;
    const named = events.filter(({ name, channel }) => type === name || type === channel);
    const alike =
      named.length > 0 ? named : events.filter(({ name }) => sameEvent(name, type) && eventWords(type).length > 1);
    const one = best(sample, alike);
    if (one) return [one, 'type'];
  }
  return undefined;
}

/** `POST /v1/orders`, with “request” or a status beside it. */
function byEndpoint({ saidToBe }: Payload, sample: Record<string, unknown>, targets: readonly Target[]): Found {
  const said = [...saidToBe.matchAll(/\b(GET|POST|PUT|PATCH|DELETE)\s+`?(\/[\w\-./{}:]*)/g)];
  const last = said.at(-1);
  if (!last || said.some((other) => other[0] !== last[0])) return undefined;
  const isResponse = /\b(?:respon[sd]\w*|returns?|answers?|replies|reply|result|error|20[0-6]|4\d\d|5\d\d)\b/i.test(
    saidToBe,
  );
  const isRequest = /\b(?:request|body|sends?|posts?|submit\w*|input)\b/i.test(saidToBe.replace(/\bPOST\b/g, ''));
  const status = /\b([245]\d\d)\b/.exec(saidToBe)?.[1];
  const of = targets.filter(
    ({ endpoint, use, status: own }) =>
      endpoint?.method === last[1] &&
      samePath(endpoint?.path ?? '', last[2] ?? '') &&
      (isResponse === isRequest ? true : use === (isResponse ? 'response' : 'request')) &&
      (use === 'request' || status === undefined || own === status || own === `${status[0]}XX`),
  );
  const one = best(sample, of);
  return one && likeness(sample, one) >= ALIKE / 2 ? [one, 'endpoint'] : undefined;
}

function samePath(template: string, path: string): boolean {
  const steps = (text: string) =>
    text
      .replace(/[?#].*$/, '')
      .replace(/\/$/, '')
      .split('/')
      .filter(Boolean);
  const [own, asked] = [steps(template), steps(path)];
  const rest = asked.slice(asked.length - own.length);
  return (
    own.length > 0 &&
    asked.length >= own.length &&
    asked.length - own.length <= 2 &&
    own.every((step, at) => step.startsWith('{') || step === rest[at])
  );
}

/** The schema, event or channel that the words around the sample name; the longest where several do. */
function byWords({ saidToBe }: Payload, sample: Record<string, unknown>, targets: readonly Target[]): Found {
  const words = saidToBe
    .split(/[^\p{L}\p{N}_.:/-]+/u)
    .map((word) => word.replace(/[.:]+$/, ''))
    .filter((word) => word.length > 2);
  const named = targets.filter(({ name, channel, use }) => {
    if (use === 'request' || use === 'response') return false;
    return words.some((word) => word === name || word === channel || (isCompound(word) && sameEventOrName(word, name)));
  });
  const one = best(sample, named);
  // An event that is called after a resource carries what its readers need of it.
  const least = one?.from === 'openapi' ? ALIKE : ALIKE / 2;
  return one && likeness(sample, one) >= least ? [one, 'words'] : undefined;
}

/** A plain English word names nothing for certain. */
function isCompound(word: string): boolean {
  return /[a-z][A-Z]|[._:-]/.test(word);
}

function sameEventOrName(word: string, name: string): boolean {
  return nameKey(word) === nameKey(name) || (eventWords(word).length > 1 && sameEvent(word, name));
}

/** The one schema whose fields the sample has, when no other comes near. */
function byShape(sample: Record<string, unknown>, targets: readonly Target[]): Found {
  const ranked = targets
    .filter(({ fields, use }) => fields.length > 2 && (use === 'event' || use === 'named'))
    .map((target) => ({ target, alike: likeness(sample, target) }))
    .sort((a, b) => b.alike - a.alike);
  const [first, second] = ranked;
  if (!first || first.alike < ALIKE) return undefined;
  return !second || first.alike - second.alike >= CLEARLY ? [first.target, 'shape'] : undefined;
}

function best(sample: Record<string, unknown>, targets: readonly Target[]): Target | undefined {
  const [first, second] = targets
    .map((target) => ({ target, alike: likeness(sample, target) }))
    .sort((a, b) => b.alike - a.alike);
  // Two that fit alike, and are not the same, cannot be told apart.
  if (first && second && first.alike === second.alike && keysOf(first.target) !== keysOf(second.target))
    return undefined;
  return first?.target;
}

/** How many of the keys of a sample (or of the data within it) and of a schema are in both, of all that are in either. */
function likeness(sample: Record<string, unknown>, target: Target): number {
  const within = bodyOf(sample, target);
  return overlap(within.length > 0 ? (sample[within[0] ?? ''] as Record<string, unknown>) : sample, target);
}

function overlap(sample: Record<string, unknown>, { fields }: Target): number {
  const names = new Set(fields.map(({ name }) => name));
  const keys = Object.keys(sample);
  const both = keys.filter((key) => names.has(key)).length;
  const needed = fields.filter(({ name, required }) => required || keys.includes(name)).length;
  return both / Math.max(1, keys.length + needed - both);
}

/** Where the data of a sample stands: in itself, or in the body of an envelope that the schema says nothing of. */
function bodyOf(sample: Record<string, unknown>, target: Target): string[] {
  const own = overlap(sample, target);
  const inner = BODIES.filter((key) => isRecord(sample[key]))
    .map((key) => ({ key, alike: overlap(sample[key] as Record<string, unknown>, target) }))
    .sort((a, b) => b.alike - a.alike)[0];
  return inner && inner.alike > own ? [inner.key] : [];
}

function isList({ schema }: Target): boolean {
  const [part] = isRecord(schema) && Array.isArray(schema.allOf) ? schema.allOf : [schema];
  return isRecord(part) && part.type === 'array';
}

function keysOf({ fields }: Target): string {
  return fields
    .map(({ name, required }) => `${name}${required ? '!' : ''}`)
    .sort()
    .join();
}
