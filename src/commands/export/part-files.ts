import type { Artifact, Kind } from '../../artifacts/artifact.ts';
import { extract } from '../../artifacts/extract.ts';
import { isSecretFile } from '../../paths/secret-names.ts';
import { slugOf } from '../../report/name.ts';

/** A file of an export: its path below the folder, with forward slashes, and what it holds. */
export type ExportFile = { path: string; text: string };

/** What a part without a name of its own is called: a folder for what there is often more than one of. */
const CALLED: Record<Kind, { folder?: string; name: string; ending: string }> = {
  sql: { name: 'schema', ending: 'sql' },
  openapi: { name: 'openapi', ending: 'yaml' },
  asyncapi: { name: 'asyncapi', ending: 'yaml' },
  'json-schema': { folder: 'schemas', name: 'schema', ending: 'json' },
  graphql: { name: 'schema', ending: 'graphql' },
  protobuf: { folder: 'proto', name: 'service', ending: 'proto' },
  mermaid: { folder: 'diagrams', name: 'diagram', ending: 'mmd' },
  compose: { name: 'compose', ending: 'yaml' },
  kubernetes: { folder: 'kubernetes', name: 'manifest', ending: 'yaml' },
  json: { folder: 'data', name: 'example', ending: 'json' },
  yaml: { folder: 'data', name: 'example', ending: 'yaml' },
  toml: { folder: 'data', name: 'example', ending: 'toml' },
  code: { folder: 'code', name: 'code', ending: 'txt' },
};

/** The endings of code, by how a fence names its language. */
const ENDINGS: Record<string, string> = {
  typescript: 'ts',
  javascript: 'js',
  python: 'py',
  go: 'go',
  rust: 'rs',
  java: 'java',
  kotlin: 'kt',
  csharp: 'cs',
  ruby: 'rb',
  php: 'php',
  bash: 'sh',
  shell: 'sh',
};

/** Whole descriptions, of which each document has one: what is called so needs no section in its name. */
const SINGULAR = new Set<Kind>(['openapi', 'asyncapi', 'graphql', 'compose']);

/**
 * The parts of a report as files: `schema.sql`, `openapi.yaml`, `diagrams/data-model.mmd`. A part that names its file
 * has that name, as far as it stays below the folder and looks like no secret; parts of one name are numbered.
 */
export function partFiles(report: string): ExportFile[] {
  const taken = new Set<string>();
  return extract(report).artifacts.map((artifact) => {
    const path = free(nameOf(artifact), taken);
    taken.add(path.toLowerCase());
    return { path, text: artifact.text.endsWith('\n') ? artifact.text : `${artifact.text}\n` };
  });
}

function nameOf(artifact: Artifact): string {
  const { kind, name, dialect = '', section, text } = artifact;
  if (name !== undefined && isSafe(name)) return name;
  const called = CALLED[kind];
  const ending = kind === 'code' ? (ENDINGS[dialect] ?? called.ending) : called.ending;
  const inJson = ending === 'yaml' && text.trimStart().startsWith('{');
  const isSchema = kind === 'sql' && /\bcreate\s+table\b/i.test(text);
  const isOwn = SINGULAR.has(kind) || isSchema;
  const stem = isOwn ? called.name : kind === 'sql' ? 'queries' : section ? slugOf(section) : called.name;
  return `${called.folder ? `${called.folder}/` : ''}${stem}.${inJson ? 'json' : ending}`;
}

/** A name from a report is somebody else's word: plain, relative, below the folder, and no file that tools run unasked. */
function isSafe(name: string): boolean {
  const steps = name.split('/');
  const isPlain = steps.every(
    (step) => /^[\w-][\w.-]{0,99}$/.test(step) && !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(step),
  );
  return isPlain && steps.length <= 8 && /\.[A-Za-z]\w*$/.test(name) && !/\.$/.test(name) && !isSecretFile(name);
}

/** `schema.sql`, then `schema-2.sql`. Disks that ignore case are thought of. */
function free(path: string, taken: ReadonlySet<string>): string {
  const [, stem = path, ending = ''] = /^(.*?)(\.[^./]*)?$/.exec(path) ?? [];
  for (let n = 1; ; n++) {
    const name = n === 1 ? path : `${stem}-${n}${ending}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
