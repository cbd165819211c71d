import type { Design, Field, Payload } from '../design.ts';
import { isRecord, type Path } from '../events/pointer.ts';
import { type Endpoint, endpointsIn } from '../prose/endpoints.ts';

/** A sample of a response or request, field by field; `text` is what it shows for the value of each. */
export type SampledShape = {
  said: string;
  call?: Endpoint;
  fields: Field[];
  values: Map<Field, unknown>;
  line: number;
};

/** What is no row of a table, whatever its keys are. */
const OTHER =
  /\b(?:events?|messages?|topics?|published|webhooks?|errors?|problems?|config\w*|settings?|logs?|claims?|jwt|tokens?|cache|redis|envelope|kafka|dead.letter|queue|invalid|malformed|rejected|legacy|old|before|deprecated)\b/i;
/** What only an event has. */
const ENVELOPE = /^(?:event|message)_?(?:id|type|version)$|^schema_?version$|^occurred_?at$/i;
const WRAPPERS = /^(?:data|items|results?|rows|content|records|entries)$/i;

/** The JSON samples of a text that may show a row: their plain values as fields. */
export function sampledShapes(design: Design): SampledShape[] {
  const isSchematic = design.artifacts.some(({ artifact }) => artifact.kind === 'asyncapi');
  return design.payloads.flatMap((payload): SampledShape[] => {
    if (OTHER.test(payload.saidToBe) || (isSchematic && payload.saidToBe.startsWith('`'))) return [];
    const at = rowIn(payload.value);
    return at && !Object.keys(at.row).some((key) => ENVELOPE.test(key)) ? [shapeOf(payload, at.row, at.path)] : [];
  });
}

/** The object itself, or the first of the list that it wraps. */
function rowIn(value: unknown): { row: Record<string, unknown>; path: Path } | undefined {
  if (Array.isArray(value)) return isRecord(value[0]) ? { row: value[0], path: [0] } : undefined;
  if (!isRecord(value)) return undefined;
  const [key] = Object.keys(value).filter((one) => WRAPPERS.test(one));
  const inner = key === undefined ? undefined : value[key];
  if (key === undefined || typeof inner !== 'object' || inner === null) return { row: value, path: [] };
  const within = rowIn(inner);
  return within && { row: within.row, path: [key, ...within.path] };
}

function shapeOf(payload: Payload, row: Record<string, unknown>, path: Path): SampledShape {
  const values = new Map<Field, unknown>();
  for (const [name, value] of Object.entries(row).slice(0, 100)) {
    const line = payload.lineOf([...path, name]);
    values.set({ name, ...typeOf(value), nullable: value === null, required: false, line }, value);
  }
  const [call, ...more] = endpointsIn(payload.saidToBe.replace(/`/g, ''));
  const said = payload.saidToBe.split(' · ').at(-1) ?? '';
  return {
    said,
    ...(call && more.length === 0 && { call }),
    fields: [...values.keys()],
    values,
    line: payload.line,
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

function typeOf(value: unknown): Pick<Field, 'type' | 'isList' | 'format'> {
  if (Array.isArray(value)) return { type: 'array', isList: true };
  switch (typeof value) {
    case 'string':
      return {
        type: 'string',
        isList: false,
        ...(UUID.test(value) ? { format: 'uuid' } : INSTANT.test(value) ? { format: 'date-time' } : {}),
      };
    case 'number':
      return { type: Number.isInteger(value) ? 'integer' : 'number', isList: false };
    case 'boolean':
      return { type: 'boolean', isList: false };
    default:
      return { type: value === null ? 'any' : 'object', isList: false };
  }
}
