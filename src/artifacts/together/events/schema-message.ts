import { type Artifact, lineIn } from '../../artifact.ts';
import { readData } from '../../data/read-data.ts';
import type { DesignDocument } from '../../document.ts';
import type { Message } from '../design.ts';
import { isRecord, type Path } from './pointer.ts';
import { schemaFields } from './schema-fields.ts';
import { wordsBefore } from './words-before.ts';

/**
 * What a JSON Schema document describes, under its title, its file's name, or what the text above calls it; one that
 * only defines others describes each of them.
 */
export function schemaMessage(artifact: Artifact, document: DesignDocument): Message[] {
  const [read] = readData(artifact.text).documents;
  if (!read || !isRecord(read.value)) return [];
  const defined = definedIn(artifact, read, read.value);
  if (defined.length > 0) return defined;
  const fields = schemaFields(read.value, [], (path) => lineIn(artifact, read.lineOf(path)));
  const name = nameOf(read.value, artifact) ?? eventName(wordsBefore(artifact, document)) ?? artifact.section;
  if (name === undefined) return [];
  const line = lineIn(artifact, read.line);
  return [{ name, line, from: 'json-schema', schema: { value: read.value, line, fields } }];
}

/**
 * What a map of schemas describes, each by its key: `{ "order.paid": { "type": "object", … }, … }`, or the same under
 * `$defs`. A JSON block that is anything else adds nothing.
 */
export function mappedSchemas(artifact: Artifact): Message[] {
  const [read] = readData(artifact.text).documents;
  if (!read || !isRecord(read.value) || !isSchemaMap(read.value)) return [];
  const defined = definedIn(artifact, read, read.value);
  if (defined.length > 0) return defined;
  return Object.entries(read.value).map(([name, value]) => messageOf(artifact, read, value, [name]));
}

/** Whether data is a map of schemas of objects, and no sample. */
export function isSchemaMap(value: unknown): boolean {
  const [only, ...more] = isRecord(value) ? Object.keys(value) : [];
  if (isRecord(value) && only !== undefined && more.length === 0 && DEFINES.includes(only))
    return areSchemas(value[only]);
  return areSchemas(value);
}

function areSchemas(value: unknown): boolean {
  const all = isRecord(value) ? Object.values(value) : [];
  return all.length > 0 && all.every((one) => isRecord(one) && one.type === 'object' && isRecord(one.properties));
}

type Read = ReturnType<typeof readData>['documents'][number];

function definedIn(artifact: Artifact, read: Read, schema: Record<string, unknown>): Message[] {
  return definitions(schema).map(([key, name]) => {
    const { [key]: all } = schema as Record<string, Record<string, object>>;
    return messageOf(artifact, read, { ...all?.[name], [key]: all }, [key, name]);
  });
}

/** @param path where the schema stands, its name last */
function messageOf(artifact: Artifact, read: Read, value: unknown, path: Path): Message {
  const lineOf = (inner: Path): number => lineIn(artifact, read.lineOf([...path, ...inner]));
  const schema = { value, line: lineOf([]), fields: schemaFields(value, [], lineOf) };
  return { name: String(path.at(-1)), line: lineOf([]), from: 'json-schema', schema };
}

/** The objects that a schema defines, where it says nothing else. */
function definitions(schema: Record<string, unknown>): [key: string, name: string][] {
  if (SAYS.some((key) => key in schema)) return [];
  return DEFINES.flatMap((key) => {
    const all = schema[key];
    return isRecord(all)
      ? Object.entries(all).flatMap(([name, one]): [string, string][] =>
          isRecord(one) && isRecord(one.properties) ? [[key, name]] : [],
        )
      : [];
  });
}

const DEFINES = ['$defs', 'definitions'];
const SAYS = ['properties', 'required', 'allOf', 'anyOf', 'oneOf', '$ref', 'items', 'patternProperties', 'if', 'enum'];

function nameOf(schema: Record<string, unknown>, artifact: Artifact): string | undefined {
  if (typeof schema.title === 'string' && schema.title.trim() !== '') return schema.title.trim();
  const file = typeof schema.$id === 'string' ? schema.$id : artifact.name;
  const name = file
    ?.replace(/[#?].*$/, '')
    .split('/')
    .at(-1)
    ?.replace(/(?:\.schema)?\.(?:json|ya?ml)$/i, '');
  return name === '' ? undefined : name;
}

/** The first name in dots, or in code, that a sentence holds. */
function eventName(words: string): string | undefined {
  return /`([\w.:/-]{3,80})`/.exec(words)?.[1] ?? /\b[a-z][\w-]*(?:\.[\w-]+)+\b/.exec(words)?.[0];
}
