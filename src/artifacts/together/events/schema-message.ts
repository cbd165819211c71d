import { type Artifact, lineIn } from '../../artifact.ts';
import { readData } from '../../data/read-data.ts';
import type { DesignDocument } from '../../document.ts';
import type { Message } from '../design.ts';
import { isRecord } from './pointer.ts';
import { schemaFields } from './schema-fields.ts';
import { wordsBefore } from './words-before.ts';

/** What a JSON Schema document describes, under its title, its file's name, or what the text above calls it. */
export function schemaMessage(artifact: Artifact, document: DesignDocument): Message[] {
  const [read] = readData(artifact.text).documents;
  if (!read || !isRecord(read.value)) return [];
  const fields = schemaFields(read.value, [], (path) => lineIn(artifact, read.lineOf(path)));
  const name = nameOf(read.value, artifact) ?? eventName(wordsBefore(artifact, document)) ?? artifact.section;
  if (name === undefined) return [];
  const line = lineIn(artifact, read.line);
  return [{ name, line, from: 'json-schema', schema: { value: read.value, line, fields } }];
}

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
