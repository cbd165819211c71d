import { parse } from 'yaml';

/** What an API description of the repo says of its conventions. */
export type FoundContract = {
  path: string;
  /** `/v2`, when its paths or servers carry a version. */
  prefix?: string;
  /** How it spells the names of fields. */
  spelling?: 'snake' | 'camel';
  operations: number;
  title?: string;
};

const METHODS = new Set(['get', 'put', 'post', 'delete', 'patch', 'head', 'options']);

/** The conventions of an OpenAPI document in YAML or JSON; nothing when the text is none. */
export function readContract(path: string, text: string): FoundContract | undefined {
  if (!/\b(?:openapi|swagger)\b["']?\s*:/.test(text.slice(0, 2000))) return undefined;
  const root = parsed(text);
  if (!isRecord(root) || !isRecord(root.paths)) return undefined;
  const paths = Object.entries(root.paths);
  const operations = paths.reduce(
    (sum, [, item]) => sum + (isRecord(item) ? Object.keys(item).filter((key) => METHODS.has(key)).length : 0),
    0,
  );
  const places = [...paths.map(([name]) => name), ...servers(root.servers)].join(' ');
  const prefix = /\/(v\d{1,2})\b/.exec(places)?.[1];
  const spelling = spellingOf(root);
  const title = isRecord(root.info) && typeof root.info.title === 'string' ? root.info.title : undefined;
  return {
    path,
    ...(prefix ? { prefix: `/${prefix}` } : {}),
    ...(spelling ? { spelling } : {}),
    operations,
    ...(title ? { title } : {}),
  };
}

/** A document that is no YAML says nothing: reading a repo never fails for one file. */
function parsed(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 50, logLevel: 'silent' });
  } catch {
    return undefined;
  }
}

function servers(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item) => (isRecord(item) && typeof item.url === 'string' ? [item.url] : []));
}

/** Counts the property names that show a spelling: those of more than one word. */
function spellingOf(root: Record<string, unknown>): 'snake' | 'camel' | undefined {
  const components = isRecord(root.components) ? root.components : {};
  const schemas = isRecord(components.schemas)
    ? components.schemas
    : isRecord(root.definitions)
      ? root.definitions
      : {};
  const names = Object.values(schemas).flatMap((schema) =>
    isRecord(schema) && isRecord(schema.properties) ? Object.keys(schema.properties) : [],
  );
  const snake = names.filter((name) => /[a-z]_[a-z]/.test(name)).length;
  const camel = names.filter((name) => /[a-z][A-Z]/.test(name)).length;
  if (snake === camel) return undefined;
  return snake > camel ? 'snake' : 'camel';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
