import type { Finding } from '../../../session/finding.ts';
import type { Design, Payload } from '../design.ts';
import { sameEvent } from '../events/event-name.ts';
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
  /^(?:type|event|event_?type|event_?name|id|event_?id|version|schema_?version|occurred_?at|source|trace_?id|\$schema|specversion)$/i;
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
      const list = listOf(design, payload, value, lists);
      const [first] = list ? breaches(value, list, payload) : [];
      return first ? [first] : [];
    });
  },
};

function listOf(
  { artifacts }: Design,
  payload: Payload,
  value: Record<string, unknown>,
  lists: readonly FieldList[],
): FieldList | undefined {
  const section = artifacts[payload.artifact]?.artifact.section;
  const words = `${payload.saidToBe} ${typeof value.type === 'string' ? value.type : ''}`.split(/[^\w.-]+/);
  const fit = lists.filter((list) => {
    const isNamed = list.name !== undefined && words.some((word) => sameEvent(word, list.name ?? ''));
    const isNear = section !== undefined || payload.line - list.line <= NEAR;
    const isAbove = list.line < payload.line && isNear && list.section === section;
    return (isNamed || isAbove) && alikeness(value, list) >= ALIKE;
  });
  return fit.sort((a, b) => alikeness(value, b) - alikeness(value, a) || b.line - a.line)[0];
}

function alikeness(value: Record<string, unknown>, { fields }: FieldList): number {
  const keys = Object.keys(value).filter(
    (key) => !ENVELOPE.test(key) || fields.some(({ name }) => isSameField(key, name)),
  );
  const shared = keys.filter((key) => fields.some(({ name }) => isSameField(key, name))).length;
  return shared < 2 ? 0 : shared / Math.max(keys.length, fields.length);
}

function breaches(value: Record<string, unknown>, list: FieldList, payload: Payload): Finding[] {
  const keys = Object.keys(value);
  if (keys.some((key) => /\.{3}|…/.test(key))) return [];
  const strange = keys.filter((key) => !ENVELOPE.test(key) && !list.fields.some(({ name }) => isSameField(key, name)));
  const absent = list.fields.filter(({ name }) => !keys.some((key) => isSameField(key, name)));
  const told = (what: string, key: string | undefined, field: ListedField): Finding => ({
    level: 'warning',
    rule: RULE,
    message: `The sample ${what}, but the list of its fields (line ${field.line}) has otherwise.`,
    line: payload.lineOf(key === undefined ? [] : [key]),
    with: [field.line],
  });
  const [key, ...more] = strange;
  const [gone, ...others] = absent;
  if (key !== undefined && gone && more.length + others.length === 0) {
    return [told(`has \`${key.slice(0, 60)}\` in the place of \`${gone.name}\``, key, gone)];
  }
  const lacking = strange.length === 0 && others.length === 0 && gone?.required ? [gone] : [];
  return [
    ...lacking.map((field) => told(`lacks \`${field.name}\``, undefined, field)),
    ...list.fields.flatMap((field) => {
      const own = keys.find((one) => isSameField(one, field.name));
      if (own === undefined) return [];
      const given = value[own];
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
    case 'integer':
    case 'number':
      // Large and exact numbers travel as strings.
      return typeof given === 'number' || (typeof given === 'string' && /^-?\d+(?:\.\d+)?$/.test(given));
    case 'boolean':
      return typeof given === 'boolean';
    case 'array':
      return Array.isArray(given);
    default:
      return type satisfies never;
  }
}
