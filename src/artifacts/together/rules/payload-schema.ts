import type { Finding } from '../../../session/finding.ts';
import type { Design, Payload } from '../design.ts';
import { type Match, matchPayload } from '../events/match-payload.ts';
import { isRecord, valueAt } from '../events/pointer.ts';
import type { Target } from '../events/target.ts';
import { targetsOf } from '../events/targets.ts';
import { type Violation, violationsOf } from '../events/validate-payload.ts';
import { literally } from '../literally.ts';
import type { Rule } from '../rule.ts';

/** A sample has to meet the schema of what it is a sample of. */
export const payloadSchema: Rule = {
  name: 'together/payload-schema',
  find: (design) => {
    if (design.payloads.length === 0) return [];
    const targets = targetsOf(design);
    return design.payloads.flatMap((payload) => {
      const match = matchPayload(payload, targets);
      return match ? findingsOf(design, payload, match) : [];
    });
  },
};

const EVENT = /\b(?:events?|messages?|topics?|subjects?|channels?|keyed)\b|`[a-z][\w-]*(?:\.[\w-]+)+`/i;
/** With more than these, the sample is of something else, unless its type says otherwise. */
const MOST = 4;

function findingsOf(design: Design, payload: Payload, match: Match): Finding[] {
  const { target, within, by } = match;
  const violations = violationsOf(target.schema, valueAt(payload.value, within))?.filter((violation) =>
    counts(violation, target),
  );
  if (!violations || (by !== 'type' && violations.length > MOST) || isDeclared(design, payload)) return [];
  // An event carries what its readers need of a resource.
  const lacking = violations.filter(({ kind }) => kind === 'required').length;
  if (target.from === 'openapi' && by !== 'endpoint' && lacking > 1 && EVENT.test(payload.saidToBe)) return [];
  const isPart = design.artifacts[payload.artifact]?.artifact.fragment ?? false;
  return violations
    .filter(({ kind, path }) => !(isPart && kind === 'required') && !isLeftOut(payload, [...within, ...path]))
    .filter((violation) => !isWithheld(design, violation))
    .map(({ path, kind, message }) => {
      const instead =
        kind === 'required' && path.length === 0 ? strangeKey(valueAt(payload.value, within), target) : [];
      const rest = instead.length > 0 ? `, and has \`${instead[0]}\` instead` : '';
      return {
        level: by === 'shape' ? ('warning' as const) : ('error' as const),
        rule: 'together/payload-schema',
        message: `The sample does not meet the schema of ${nameOf(target)}: ${message}${rest}.`,
        line: payload.lineOf([...within, ...path, ...instead]),
        with: [target.line],
      };
    });
}

/** The one key of a sample that its schema does not have; empty where there is none, or more. */
function strangeKey(sample: unknown, { fields }: Target): string[] {
  const keys = isRecord(sample) ? Object.keys(sample).filter((key) => !fields.some(({ name }) => name === key)) : [];
  return keys.length === 1 && fields.length > 0 ? keys : [];
}

/** `…`, `<id>`: the author left the value, or what follows, to the reader. */
function isLeftOut({ value }: Payload, path: (string | number)[]): boolean {
  const at = valueAt(value, path);
  return [path.at(-1), at].some((text) => typeof text === 'string' && /\.{3}|…|^<.*>$|^\{.*\}$/.test(text));
}

/** "`data` is the `Return` schema without `label.documentUrl`": the text says itself what is left out. */
function isWithheld({ prose }: Design, { kind, message }: Violation): boolean {
  const field = /lacks `([^`]*)`/.exec(message)?.[1];
  if (kind !== 'required' || field === undefined) return false;
  const said = new RegExp(
    String.raw`\b(?:without|except|minus|but (?:not|for)|leaves? out|omits?) [^.;]{0,40}\x60(?:\w+\.)*${literally(field)}\x60`,
    'i',
  );
  return prose.passages.some(({ text }) => said.test(text));
}

/** Who sends a request leaves out what only the server writes. */
function counts({ kind, message }: Violation, { use, schema }: Target): boolean {
  if (kind !== 'required' || use === 'event') return true;
  const field = /lacks `([^`]*)`/.exec(message)?.[1] ?? '';
  const text = JSON.stringify(schema);
  const mark = use === 'response' ? 'writeOnly' : 'readOnly';
  const own = new RegExp(`"${literally(field)}":\\{[^{}]*"${mark}":true`);
  return !own.test(text);
}

/** Samples that are said to be refused break their schema on purpose. */
function isDeclared({ artifacts }: Design, payload: Payload): boolean {
  // Of a paragraph, the sentence right above.
  const said = payload.saidToBe.split(' · ').map((part) => part.split(/(?<=[.!?])\s+/).at(-1));
  const words = `${said.join(' ')} ${artifacts[payload.artifact]?.artifact.name ?? ''}`;
  return /\b(?:invalid|malformed|rejected|refused|bad|wrong|broken|before (?:the|this|that|v\d)|old|legacy|deprecated|fails?|violat\w*|excerpt|partial|abbreviated|shortened|abridged|v1 and v2)\b/i.test(
    words,
  );
}

function nameOf({ name, endpoint, use, status }: Target): string {
  if (!endpoint) return name;
  return use === 'request'
    ? `the request of ${endpoint.method} ${endpoint.path}`
    : `the ${status ?? ''} response of ${endpoint.method} ${endpoint.path}`;
}
