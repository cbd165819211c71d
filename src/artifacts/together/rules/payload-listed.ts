import type { Finding } from '../../../session/finding.ts';
import type { Design, Payload } from '../design.ts';
import { eventWords, sameEvent } from '../events/event-name.ts';
import { type FieldList, fieldLists, isSameField, type JsonType, type ListedField } from '../events/field-lists.ts';
import { matchPayload } from '../events/match-payload.ts';
import { isRecord } from '../events/pointer.ts';
import { targetsOf } from '../events/targets.ts';
import type { Rule } from '../rule.ts';

const RULE = 'together/payload-listed';
/** Of the names of a sample and of its list together: with fewer in common it is about something else. */
const ALIKE = 0.6;
/** In lines, where a document has no headings to tell what belongs together. */
const NEAR = 25;
/** Keys of an envelope, which lists of what is in it leave out. */
const ENVELOPE =
  /^(?:type|event|event_?type|event_?name|id|event_?id|message_?id|version|schema_?version|occurred_?at|emitted_?at|timestamp|source|producer|trace_?id|correlation_?id|topic|subject|routing_?key|\$schema|specversion)$/i;
/** Where an envelope has what it carries. */
const BODIES = ['data', 'payload', 'body', 'detail'];
const NOT_SO =
  /\b(?:invalid|malformed|rejected|refused|bad|wrong|broken|before|old|legacy|deprecated|fails?|violat\w*|excerpt|partial|abbreviated|shortened|abridged|errors?|problem|patch|minimal)\b/i;

/** A sample, and the table, list or interface right above it, or of its name, that says which fields it has. */
export const payloadListed: Rule = {
  name: RULE,
  find(design) {
    const lists = design.payloads.length > 0 ? fieldLists(design) : [];
    if (lists.length === 0) return [];
    const targets = targetsOf(design);
    return design.payloads.flatMap((payload) => {
      const { value } = payload;
      if (!isRecord(value) || '$schema' in value || 'properties' in value) return [];
      if (NOT_SO.test(payload.saidToBe) || matchPayload(payload, targets)) return [];
      const fit = fitOf(design, payload, value, lists);
      const [first] = fit ? breaches(fit, payload) : [];
      return first ? [first] : [];
    });
  },
};

type Sample = Record<string, unknown>;
/** A list, and the part of a sample that it is the list of. */
type Fit = { list: FieldList; within: string[]; body: Sample };

function fitOf({ artifacts }: Design, payload: Payload, value: Sample, lists: readonly FieldList[]): Fit | undefined {
  const section = artifacts[payload.artifact]?.artifact.section;
  const words = payload.saidToBe.split(/[^\w.-]+/);
  // A sample that says which event it is belongs to no other.
  const own = lists.filter((list) => isCalled(value, list));
  const fits = (own.length > 0 ? own : lists).flatMap((list): Fit[] => {
    const isNamed = list.name !== undefined && words.some((word) => sameEvent(word, list.name ?? ''));
    const isNear = section !== undefined || payload.line - list.line <= NEAR;
    const isAbove = list.line < payload.line && isNear && list.section === section;
    if (!isNamed && !isAbove && own.length === 0) return [];
    return bodiesOf(value)
      .map((within) => ({ list, within, body: (within[0] === undefined ? value : value[within[0]]) as Sample }))
      .filter((fit) => alikeness(fit) >= ALIKE);
  });
  const [first, ...others] = fits.sort((a, b) => alikeness(b) - alikeness(a) || b.list.line - a.list.line);
  // Of two events it is like, nobody says which.
  const isOther = (fit: Fit): boolean =>
    first?.list.name !== fit.list.name && alikeness(fit) === alikeness(first ?? fit);
  return own.length === 0 && first?.list.name !== undefined && others.some(isOther) ? undefined : first;
}

function isCalled(value: Sample, { name }: FieldList): boolean {
  return (
    name !== undefined &&
    Object.entries(value).some(
      ([key, one]) =>
        ENVELOPE.test(key) &&
        typeof one === 'string' &&
        (one === name || (eventWords(one).length > 1 && sameEvent(one, name))),
    )
  );
}

function bodiesOf(value: Sample): string[][] {
  return [[], ...BODIES.filter((key) => isRecord(value[key])).map((key) => [key])];
}

function alikeness({ body, list: { fields, isOpen } }: Fit): number {
  const keys = Object.keys(body).filter(
    (key) => !ENVELOPE.test(key) || fields.some(({ name }) => isSameField(key, name)),
  );
  const shared = keys.filter((key) => fields.some(({ name }) => isSameField(key, name))).length;
  return shared < 2 ? 0 : shared / (isOpen ? fields.length : Math.max(keys.length, fields.length));
}

function breaches({ list, within, body }: Fit, payload: Payload): Finding[] {
  const keys = Object.keys(body);
  if (keys.some((key) => /\.{3}|…/.test(key))) return [];
  const strange = keys.filter((key) => !ENVELOPE.test(key) && !list.fields.some(({ name }) => isSameField(key, name)));
  const absent = list.fields.filter(({ name }) => !keys.some((key) => isSameField(key, name)));
  const told = (what: string, key: string | undefined, field: ListedField): Finding => ({
    level: 'warning',
    rule: RULE,
    message: `The sample ${what}, but the list of its fields (line ${field.line}) has otherwise.`,
    line: payload.lineOf(key === undefined ? within : [...within, key]),
    with: [field.line],
  });
  const [key, ...more] = strange;
  const [gone, ...others] = absent;
  if (key !== undefined && gone && more.length + others.length === 0) {
    return [told(`has \`${key.slice(0, 60)}\` in the place of \`${gone.name}\``, key, gone)];
  }
  const isRest = strange.length === 0 || list.isOpen === true;
  const lacking = isRest && others.length === 0 && gone?.required ? [gone] : [];
  return [
    ...lacking.map((field) => told(`lacks \`${field.name}\``, undefined, field)),
    ...list.fields.flatMap((field) => {
      const own = keys.find((one) => isSameField(one, field.name));
      if (own === undefined) return [];
      const given = body[own];
      const shown = (JSON.stringify(given) ?? '').slice(0, 50);
      if (!isOfType(given, field.type))
        return [told(`gives ${shown} for \`${own}\`, which is no ${field.type}`, own, field)];
      if (field.values && typeof given === 'string' && !/[<…{]/.test(given) && !field.values.includes(given))
        return [told(`gives ${shown} for \`${own}\`, none of ${field.values.join(', ').slice(0, 80)}`, own, field)];
      return [];
    }),
  ];
}

function isOfType(given: unknown, type: JsonType | undefined): boolean {
  if (type === undefined || given === null || (typeof given === 'string' && /^[<{].*[>}]$|…|\.{3}/.test(given)))
    return true;
  switch (type) {
    case 'string':
      return typeof given === 'string';
    // Large and exact numbers travel as strings.
    case 'integer':
      return typeof given === 'number' ? Number.isInteger(given) : typeof given === 'string' && /^-?\d+$/.test(given);
    case 'number':
      return typeof given === 'number' || (typeof given === 'string' && /^-?\d+(?:\.\d+)?$/.test(given));
    case 'boolean':
      return typeof given === 'boolean';
    case 'array':
      return Array.isArray(given);
    default:
      return type satisfies never;
  }
}
