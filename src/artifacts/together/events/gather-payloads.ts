import { type Artifact, lineIn } from '../../artifact.ts';
import type { CheckedArtifact } from '../../checker.ts';
import { readData } from '../../data/read-data.ts';
import type { DesignDocument } from '../../document.ts';
import type { Payload } from '../design.ts';
import { isRecord, type Path } from './pointer.ts';
import { isSchemaMap } from './schema-message.ts';
import { wordsBefore } from './words-before.ts';

/** Of one document. */
const MOST = 100;

/** The samples of data in a document: its JSON, and the examples within AsyncAPI documents. */
export function gatherPayloads(document: DesignDocument, artifacts: readonly CheckedArtifact[]): Payload[] {
  return artifacts
    .flatMap(({ artifact }): Payload[] => {
      if (artifact.kind === 'json') return samples(artifact, document, artifacts);
      return artifact.kind === 'asyncapi' ? examples(artifact) : [];
    })
    .slice(0, MOST);
}

function samples(artifact: Artifact, document: DesignDocument, artifacts: readonly CheckedArtifact[]): Payload[] {
  const data = readData(artifact.text);
  if (data.problems.length > 0) return [];
  const said = [introduction(artifact, document, artifacts), artifact.name, artifact.section].filter(
    (words) => words !== undefined,
  );
  return data.documents
    .filter(({ value }) => typeof value === 'object' && value !== null && !isSchemaMap(value))
    .flatMap(({ value, lineOf, line }): Payload[] => {
      const whole: Payload = {
        value,
        saidToBe: said.join(' · '),
        line: lineIn(artifact, line),
        artifact: artifact.index,
        lineOf: (path) => lineIn(artifact, lineOf(path)),
      };
      return isSeveral(whole) ? eachOf(whole) : isByName(value) ? eachByName(whole) : [whole];
    });
}

/** `{ "order.placed.v1": { … }, "order.sent.v1": { … } }`: a sample of each, under what it is called. */
function isByName(value: unknown): value is Record<string, unknown> {
  const entries = isRecord(value) ? Object.entries(value) : [];
  return (
    entries.length > 0 &&
    entries.length <= MOST_OF_ONE &&
    entries.every(([key, one]) => /^[a-z][\w-]*(?:\.[\w-]+)+$/.test(key) && isRecord(one))
  );
}

function eachByName(whole: Payload): Payload[] {
  return Object.entries(whole.value as Record<string, unknown>).map(([key, value]) => ({
    ...whole,
    value,
    saidToBe: `\`${key}\``,
    line: whole.lineOf([key]),
    lineOf: (path) => whole.lineOf([key, ...path]),
  }));
}

/** A list of samples is meant, and no sample that is a list: `Samples of A, B and C`. */
function isSeveral({ value, saidToBe }: Payload): boolean {
  return (
    Array.isArray(value) &&
    value.length > 1 &&
    value.length <= MOST_OF_ONE &&
    value.every(isRecord) &&
    (areOfTypes(value) ||
      areUnlike(value) ||
      (new Set(value.map((one) => Object.keys(one).sort().join())).size > 1 && SEVERAL.test(saidToBe)))
  );
}

/** Each says of itself what it is, and they are not the same. */
function areOfTypes(values: readonly Record<string, unknown>[]): boolean {
  return ['type', 'topic', 'subject', 'event', 'eventType', 'event_type'].some((key) => {
    const types = values.map((one) => one[key]);
    return types.every((type) => typeof type === 'string' && /[.:_-]|[a-z][A-Z]/.test(type)) && new Set(types).size > 1;
  });
}

/** Rows of one list have the same keys, but for a few; these share less than half of theirs. */
function areUnlike([first = {}, ...others]: readonly Record<string, unknown>[]): boolean {
  const own = Object.keys(first);
  return others.some((other) => {
    const keys = new Set([...own, ...Object.keys(other)]);
    return own.filter((key) => key in other).length < keys.size / 2;
  });
}

/** `Samples of A, B and C`, `an event of each topic in turn`. */
const SEVERAL =
  /\b(?:samples|examples|payloads)\b|\b(?:one|an?) (?:event|message|sample|example)s? (?:of|for|per) (?:each|every)\b|\bin turn\b/i;

const MOST_OF_ONE = 20;

function eachOf(whole: Payload): Payload[] {
  return (whole.value as unknown[]).map((value, at) => ({
    ...whole,
    value,
    line: whole.lineOf([at]),
    lineOf: (path) => whole.lineOf([at, ...path]),
  }));
}

/** The words right above a sample; above the schema, where it follows one without a word between. */
function introduction(artifact: Artifact, document: DesignDocument, artifacts: readonly CheckedArtifact[]): string {
  const own = wordsBefore(artifact, document);
  const before = artifacts[artifact.index - 1]?.artifact;
  const isOfSchema = before?.kind === 'asyncapi' || before?.kind === 'json-schema';
  return own === '' && isOfSchema && before.section === artifact.section ? wordsBefore(before, document) : own;
}

/** The examples of the messages in the components, each said to be of its message. */
function examples(artifact: Artifact): Payload[] {
  const [document] = readData(artifact.text).documents;
  const root = document?.value;
  const components = isRecord(root) && isRecord(root.components) ? root.components : {};
  if (!document || !isRecord(components.messages)) return [];
  return Object.entries(components.messages).flatMap(([key, message]) => {
    if (!isRecord(message) || !Array.isArray(message.examples)) return [];
    const name = typeof message.name === 'string' ? message.name : key;
    return message.examples.flatMap((example, index): Payload[] => {
      if (!isRecord(example) || !isRecord(example.payload)) return [];
      const at: Path = ['components', 'messages', key, 'examples', index, 'payload'];
      const lineOf = (path: Path) => lineIn(artifact, document.lineOf([...at, ...path]));
      return [{ value: example.payload, saidToBe: `\`${name}\``, line: lineOf([]), artifact: artifact.index, lineOf }];
    });
  });
}
