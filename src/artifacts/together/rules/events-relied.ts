import type { Finding } from '../../../session/finding.ts';
import type { Design, Payload } from '../design.ts';
import { isRecord } from '../events/pointer.ts';
import { type ReliedField, reliedFields } from '../events/relied-fields.ts';
import { nameKey } from '../names.ts';
import { artifactWords } from '../prose/artifact-words.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/event-relied';
const TOPIC = /`([a-z][\w-]*(?:[.:][\w-]+)+|(?:[A-Z][a-z0-9]+){2,})`/g;
const ABOUT_EVENTS =
  /\b(?:events?|messages?|messaging|topics?|streams?|queues?|subjects?|channels?|kafka|nats|rabbitmq)\b/i;
const NOT_SO =
  /\b(?:requests?|responses?|body|excerpt|partial|abbreviated|shortened|headers?|problem|errors?|only the|data part)\b|…/i;
/** What events have around what they tell. */
const ENVELOPE =
  /^(?:type|event|event_?type|event_?name|event_?id|message_?id|occurred_?at|at|timestamp|time|version|schema_?version|source|specversion|subject)$/i;
const ID = /^(?:id|uuid)$/i;

/** Fields by which readers of events are said to tell them apart or to order them, and which a sample of these lacks. */
export const eventsRelied: Rule = {
  name: RULE,
  isDoubtful: true,
  find(design) {
    const events = design.payloads.filter((payload) => isEvent(payload, design));
    if (events.length === 0) return [];
    const relied = reliedFields(design.prose);
    return events.flatMap((payload): Finding[] => {
      const gone = relied.find(
        (field) =>
          isOf(field, payload, events) && !hasField(payload.value, field.name) && isMissed(field, payload, design),
      );
      if (!gone) return [];
      const message = `Readers of these events rely on \`${gone.name}\` (line ${gone.line}), which the sample does not have.`;
      return [{ level: 'warning', rule: RULE, message, line: payload.line, with: [gone.line] }];
    });
  },
};

function isEvent({ saidToBe, value, artifact }: Payload, { artifacts }: Design): boolean {
  if (!isRecord(value) || '$schema' in value || 'properties' in value || Object.keys(value).length < 3) return false;
  const section = artifacts.find((one) => one.artifact.index === artifact)?.artifact.section ?? '';
  return ABOUT_EVENTS.test(`${section} ${saidToBe}`) && !NOT_SO.test(saidToBe);
}

/** Of the events that the sentence, or else its paragraph, names; of all where it names none, and none of these has it. */
function isOf(
  { passage, sentence, name, ofEvery }: ReliedField,
  { saidToBe, value }: Payload,
  events: readonly Payload[],
): boolean {
  const named = topicsIn(sentence).length > 0 ? topicsIn(sentence) : topicsIn(passage.text);
  const said = `${saidToBe} ${isRecord(value) ? String(value.type ?? value.event ?? '') : ''}`;
  if (named.some((one) => said.includes(one))) return true;
  return ofEvery || (named.length === 0 && !events.some((one) => hasField(one.value, name)));
}

function topicsIn(text: string): string[] {
  return [...text.matchAll(TOPIC)].map(([, name = '']) => name);
}

function hasField(value: unknown, name: string, depth = 0): boolean {
  if (depth > 6) return false;
  if (Array.isArray(value)) return value.some((one) => hasField(one, name, depth + 1));
  if (!isRecord(value)) return false;
  return Object.entries(value).some(([key, one]) => nameKey(key) === nameKey(name) || hasField(one, name, depth + 1));
}

/** Nothing of the design has it, or every event has to, or this one shows what is around it and no id. */
function isMissed({ name, mayBeKey, ofEvery }: ReliedField, payload: Payload, design: Design): boolean {
  const keys = isRecord(payload.value) ? Object.keys(payload.value) : [];
  if (keys.some((key) => ID.test(key) || /…|\.{3}/.test(key))) return false;
  const words = [...artifactWords(design)];
  const isUnknown = !words.some((word) => nameKey(word) === nameKey(name));
  if (isUnknown) return true;
  if (mayBeKey) return false;
  return ofEvery || keys.filter((key) => ENVELOPE.test(key)).length >= 2;
}
